"""Which actors do these reports name that the directory does not hold, and would be worth a row?

Only names count, not descriptions ("gunmen"), crowds or voices without a name. Spellings of one name are one actor where
their documents share a country; the same name told of two parts of the world stays two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.model.report import Report
from dateline.model.values import ActorValue
from dateline.reference.actor_likeness import same_actor
from dateline.reference.actor_names import key_of, plain
from dateline.reference.actor_rows import COLUMNS, KINDS
from dateline.reference.actors import ActorDirectory

ONE_ACTOR = 0.95
"""As in `resolve.merge`; measured by benchmarks/actors."""
NO_ROWS = frozenset(("civilians", "official"))
PRONOUNS = frozenset("he she it they we you i him her them his hers its their theirs who this that these those".split())
SMALL = frozenset("of for the and in de la le los el al du des von van der bin ibn et y".split())


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """One actor without a row: its commonest name, all spellings, how often and in which documents it is told."""

    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    times: int
    documents: tuple[str, ...]

    def row(self, taken: Sequence[str] = ()) -> dict[str, str]:
        """A row of an actor file to complete by hand (the kind, where no report tells it); the id is none of `taken`."""
        stem = "-".join(plain(self.name).split()) or "actor"
        ident = next(i for i in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)
        cells = dict.fromkeys(COLUMNS, "")
        kind = self.kind if self.kind in KINDS else ""
        aliases = "|".join(n for n in self.names if key_of(n) != key_of(self.name))
        return {**cells, "actor_id": ident, "name": self.name, "kind": kind, "country": self.country or "", "aliases": aliases, "source": "casebook"}


@dataclass
class _Cluster:
    value: ActorValue
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    documents: list[str] = field(default_factory=list)


def unknown_actors(reports: Sequence[Report], directory: ActorDirectory) -> tuple[UnknownActor, ...]:
    """Named actors without a row, those told in most documents first."""
    clusters: list[_Cluster] = []
    for report in reports:
        around = _countries(report)
        for value in _named(report):
            home = next((c for c in clusters if same_actor(c.value, value, directory, seen_in=(tuple(c.countries), around)) >= ONE_ACTOR), None)
            if home is None:
                home = _Cluster(value)
                clusters.append(home)
            home.names[value.name] += 1
            home.kinds[value.kind] += 1
            home.countries.update([value.country] if value.country else around[:1])
            if report.document.external_id not in home.documents:
                home.documents.append(report.document.external_id)
    found = [_told(c) for c in clusters]
    return tuple(sorted(found, key=lambda u: (-len(u.documents), -u.times, u.name)))


def _told(cluster: _Cluster) -> UnknownActor:
    names = tuple(name for name, _ in sorted(cluster.names.items(), key=lambda pair: (-pair[1], pair[0])))
    kind = next((k for k, _ in cluster.kinds.most_common() if k), "")
    country = next((iso for iso, _ in cluster.countries.most_common(1)), None)
    return UnknownActor(names[0], names, kind, country, cluster.names.total(), tuple(cluster.documents))


def _named(report: Report) -> Iterator[ActorValue]:
    """Every telling of an actor in the report that is a name and has no row."""
    told = [t.actor for account in report.accounts for t in (*account.perpetrators, *account.targets)]
    told += [statement.speaker for statement in report.statements]
    return (v for v in told if v.actor_id is None and not v.unnamed and v.kind not in NO_ROWS and _is_name(v.name))


def _is_name(name: str) -> bool:
    words = [w for w in name.split() if w.lower() not in SMALL]
    return bool(words) and not PRONOUNS.issuperset(map(str.lower, words)) and all(any(c.isupper() or c.isdigit() for c in w) for w in words)


def _countries(report: Report) -> tuple[str, ...]:
    """The countries of the report's places, the most frequent first."""
    told = Counter(place.place.country for account in report.accounts for place in account.places if place.place.country is not None)
    return tuple(iso for iso, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0])))


__all__ = ["UnknownActor", "unknown_actors"]
