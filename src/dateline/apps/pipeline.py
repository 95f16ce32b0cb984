"""How does a run go? Inputs are read, kept one by one, then everything current is resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from dateline.errors import InputRefused, ReaderError
from dateline.export.rows import rows_of
from dateline.extract.assemble import extract
from dateline.extract.ports import Reader
from dateline.ingest.files import Intake, read_paths
from dateline.model.resolution import Resolution
from dateline.reference.bundle import Reference
from dateline.resolve.incidents import resolve
from dateline.store.casebook import Casebook


@dataclass
class RunResult:
    """What a run did. `refused` are inputs that became no document; nothing else is lost by them."""

    read: int = 0
    known: int = 0
    refused: list[InputRefused] = field(default_factory=list)
    changed: int = 0
    incidents: int = 0
    undated: int = 0
    """Documents of the casebook without a day of publication: what they tell by weekday alone is in no incident."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the pure functions and the plumbing need: given by the app."""

    reader: Reader
    reference: Reference
    now: datetime
    own_places: str = ""
    """Fingerprint of the user's own places: with others, documents are read anew."""

    @property
    def label(self) -> str:
        """What a report is kept under: the same reader with the same places reads the same."""
        return f"{self.reader.name} with places {self.own_places}" if self.own_places else self.reader.name


def run(paths: Iterable[str], casebook: Casebook, tools: Tools, intake: Intake, progress: Callable[[str], None]) -> RunResult:
    """Read everything in `paths` into the casebook, then resolve. Each document is committed by itself, so that a
    crash loses none that was done; a second run over the same inputs changes nothing."""
    result = RunResult()
    for found in read_paths(paths, intake):
        if isinstance(found, InputRefused):
            result.refused.append(found)
            progress(found.path)
            continue
        progress(found.external_id)
        if casebook.has(found, tools.label):
            result.known += 1
            continue
        try:
            report = extract(found, tools.reader, tools.reference)
        except ReaderError as error:
            result.refused.append(InputRefused(found.external_id, str(error)))
            continue
        casebook.add(report, tools.label, tools.now)
        result.read += 1
    resolution = resolve_all(casebook, tools.reference)
    documents = [r.document for r in casebook.reports()]
    result.changed = casebook.keep(rows_of(resolution, documents), tools.now)
    result.incidents = len(resolution.incidents)
    result.undated = sum(1 for published in resolution.published.values() if published.day is None)
    return result


def resolve_all(casebook: Casebook, reference: Reference) -> Resolution:
    """Resolve every current report under every standing judgement."""
    return resolve(casebook.reports(), casebook.judgements(), casebook.previous(), reference)


def resolve_again(casebook: Casebook, tools_reference: Reference, now: datetime) -> int:
    """After a judgement: resolve and keep; returns how many incidents changed."""
    resolution = resolve_all(casebook, tools_reference)
    return casebook.keep(rows_of(resolution, [r.document for r in casebook.reports()]), now)
