"""Which countries and which ground does a document speak of, as far as its other places tell?

Names and demonyms tell who acts; place names tell where. A name borne in one country only, or far better known in one,
votes for it. `around` leaves out the votes of the place in question: no name may vouch for itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.extract import place_phrase as say
from dateline.extract.country_words import countries_in, country_of
from dateline.extract.place_choice import LEAD_SHARE, Scope, lies_in, own_weight
from dateline.extract.place_company import Company, company_of
from dateline.reference.earth import Point
from dateline.reference.gazetteer import Gazetteer, Place
from dateline.reference.place_names import fold_place

CLEAR_SHARE = 0.8
"""Of the ten-fold weights of all bearers, what one country's must hold to get the vote."""

LEAST_TOLD = 2
"""One word is too little to say which country a document is about."""

AT_HOME_TOO = 0.5
"""A country with more than this share of what points to the leading one is one that the document is about, named or not."""

TRUSTED = 5.0
"""`own_weight` of a town of 100,000, and less than that of a state of the US: what is so well known contains what is told in it."""

KNOWN_WEIGHT = 3.0
"""A town of a thousand: smaller places say too little about where a document is."""

_DATELINE = re.compile(
    r"(?P<where>[A-Z][\w'’.-]*(?: [A-Z][\w'’.()-]*){0,3})(?P<more>, [^:\n–—]{0,60}?)?(?P<agency> ?\([^)\n]{2,40}\))? ?(?:[-–—]+ |: )"
)
"""What opens a report before its first sentence: "KARACHI, March 14:", "GYUMRI, Armenia (TNS) -"."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One place name of the document that points to one country."""

    key: str
    country: str
    point: Point | None
    """None for areas: they say which country, not which corner of it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document says about where it plays."""

    named: tuple[tuple[str, int], ...]
    """Countries by name, demonym or capital, with counts."""
    votes: tuple[Vote, ...]
    company: Mapping[str, Company] = field(default_factory=dict)
    """By wording: which bearers of the name lie beside bearers of the document's other names."""
    spoken: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """By wording that is a country's name or demonym: the country, and how often the text has it."""

    def company_of(self, phrases: Iterable[str]) -> Company:
        """The company of all bearers of these wordings."""
        found: dict[Point, float] = {}
        for phrase in phrases:
            for point, share in self.company.get(phrase, ()):
                found[point] = max(share, found.get(point, 0.0))
        return tuple(found.items())

    def _besides(self, phrases: Iterable[str]) -> tuple[dict[str, int], list[Vote]]:
        """Counts of countries by name, and votes, from everything but these phrases."""
        phrases = tuple(phrases)
        own = {key for phrase in phrases for key in keys_of(phrase)}
        named = dict(self.named)
        for phrase in phrases:
            iso, count = self.spoken.get(phrase, ("", 0))
            if iso in named:
                named[iso] = max(0, named[iso] - count)
        return named, [vote for vote in self.votes if vote.key not in own]

    def home(self, phrases: Iterable[str]) -> tuple[str | None, frozenset[str]]:
        """The country that everything but these phrases tells the document to be about, if one leads clearly; and those that
        the text names, or that its places point to more than half as often."""
        named, others = self._besides(phrases)
        told = Counter(named) + Counter(vote.country for vote in others)
        ranked = told.most_common(2)
        if not ranked or ranked[0][1] < LEAST_TOLD or (len(ranked) > 1 and ranked[1][1] > LEAD_SHARE * ranked[0][1]):
            return None, frozenset()
        home, most = ranked[0]
        spoken = {iso for iso, _ in self.named}
        return home, frozenset(iso for iso, count in told.items() if iso in spoken or count > AT_HOME_TOO * most)

    def around(self, phrases: Iterable[str]) -> tuple[tuple[tuple[str, float], ...], tuple[Point, ...]]:
        """Countries with weights in 0..1, heaviest first, and points, from everything but these phrases."""
        named, others = self._besides(phrases)
        tally = Counter(vote.country for vote in others)
        most_named = max(named.values(), default=0) or 1
        most_voted = max(tally.values(), default=0)
        weights: dict[str, float] = defaultdict(float)
        for iso, count in named.items():
            weights[iso] += count / most_named
        for iso, count in tally.items():
            weights[iso] += count / most_voted
        weights = {iso: weight for iso, weight in weights.items() if weight > 0.0}
        top = max(weights.values(), default=1.0)
        ranked = sorted(((iso, weight / top) for iso, weight in weights.items()), key=lambda pair: (-pair[1], pair[0]))
        return tuple(ranked), tuple(dict.fromkeys(vote.point for vote in others if vote.point is not None))


@lru_cache(maxsize=16)
def read_scene(text: str, phrases: tuple[str, ...], gazetteer: Gazetteer) -> Scene:
    """`phrases` are all wordings of all places of the document. Kept for the last ones: a report is grounded more than once."""
    votes: dict[str, Vote] = {}
    for phrase in phrases:
        for key in keys_of(in_full(phrase, gazetteer)):
            vote = None if key in votes else vote_of(key, gazetteer)
            if vote is not None:
                votes[key] = vote
    named = countries_in(text, gazetteer)
    top = max(named.values(), default=1)
    phrases = tuple(dict.fromkeys(phrases))
    company = company_of({p: bearers_of(p, gazetteer) for p in phrases}, {iso: count / top for iso, count in named.items()})
    nations = {p: iso for p in phrases if (iso := country_of(p, gazetteer)) is not None}
    return Scene(tuple(named.items()), tuple(votes.values()), company, {p: (iso, text.count(p)) for p, iso in nations.items()})


def dateline_of(text: str) -> tuple[str, ...]:
    """Where a report was filed, as its opening tells; none when it opens otherwise. In capitals, or with a day or an agency behind it."""
    match = _DATELINE.match(text.lstrip())
    if match is None:
        return ()
    where = match["where"]
    if where.isupper():
        return (where.title(),)
    return (where,) if match["agency"] or any(c.isdigit() for c in match["more"] or "") else ()


def bearers_of(phrase: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every place that the name in a phrase may be: the whole name if any bears it, else without the word that says what it is."""
    text = say.tidy(in_full(phrase, gazetteer).split(",")[0])
    if say.is_description(text):
        return ()
    named = say.kind_named(text)
    return gazetteer.find(text) or (gazetteer.find(named[0]) if named is not None else ())


def in_full(phrase: str, gazetteer: Gazetteer) -> str:
    """ "Paducah, Ky." with the state's name in full; the stop is part of a short form."""
    head, comma, tail = phrase.rpartition(",")
    full = gazetteer.short_forms.get(tail.strip())
    return phrase if full is None else f"{head}{comma} {full}".strip()


@lru_cache(maxsize=1 << 12)
def keys_of(phrase: str) -> tuple[str, ...]:
    """The folded names in a phrase: whole, without the word that says what it is, and each part between commas."""
    text = say.tidy(phrase)
    found: list[str] = []
    for part in (text, *text.split(",")):
        name = say.LEADING.sub("", say.NEARNESS.sub("", say.tidy(part)))
        named = say.kind_named(name)
        found += [fold_place(n) for n in (name, named[0] if named is not None else "") if n and not say.is_description(n)]
    return tuple(dict.fromkeys(key for key in found if len(key) > 3))


def vote_of(key: str, gazetteer: Gazetteer) -> Vote | None:
    """The country that holds clearly most of the name's weight."""
    bearers = gazetteer.find(key)
    shares: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Place]] = {}
    for place in bearers:
        if place.country is not None:
            weight = own_weight(place, bearers)
            shares[place.country] += 10.0**weight
            if weight > best.get(place.country, (0.0, place))[0]:
                best[place.country] = (weight, place)
    if not shares:
        return None
    country = max(shares, key=lambda iso: (shares[iso], iso))
    weight, place = best.get(country, (0.0, bearers[0]))
    if weight < KNOWN_WEIGHT or shares[country] < CLEAR_SHARE * sum(shares.values()):
        return None
    return Vote(key, country, None if place.is_area else place.point)


def is_elsewhere(container: Place, phrases: Iterable[str], scope: Scope, gazetteer: Gazetteer) -> bool:
    """Is a container in a country that nothing else in the document points to, while the name of what it is to contain is borne in one
    that the document speaks of? "County Tyrone" around Strabane is not Tyrone, Pennsylvania."""
    if own_weight(container, ()) >= TRUSTED or any(scope.weight(iso) > 0.0 for iso in container.countries_of):
        return False
    bearers = [b for phrase in phrases for key in keys_of(phrase) for b in gazetteer.find(key)]
    spoken_of = any(scope.weight(iso) > 0.0 for b in bearers for iso in b.countries_of)
    return spoken_of and not any(lies_in(b, container) for b in bearers)
