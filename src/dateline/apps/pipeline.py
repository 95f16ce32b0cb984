"""How does a run go? Inputs are read, kept one by one, then everything current is resolved."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from dateline.errors import InputRefused, ReaderError
from dateline.export.rows import rows_of
from dateline.extract.assemble import extract
from dateline.extract.ports import Reader
from dateline.ingest.files import Intake, read_paths
from dateline.model.documents import Document
from dateline.model.report import Report
from dateline.model.resolution import Resolution
from dateline.reference.bundle import Reference
from dateline.resolve.incidents import resolve
from dateline.store.casebook import Casebook

AHEAD = 2
"""Documents that wait, for each worker, so that none is idle while a report is kept."""


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
    workers: int = 1
    """Documents read side by side. The model runs outside Python's lock, so that two on two cores take two thirds of the time."""

    @property
    def label(self) -> str:
        """What a report is kept under: the same reader with the same places reads the same."""
        return f"{self.reader.name} with places {self.own_places}" if self.own_places else self.reader.name


def run(paths: Iterable[str], casebook: Casebook, tools: Tools, intake: Intake, progress: Callable[[str], None]) -> RunResult:
    """Read everything in `paths` into the casebook, then resolve. Each document is committed by itself, so that a
    crash loses none that was done; a second run over the same inputs changes nothing."""
    result = RunResult()
    for document, report in extracted(_unread(paths, casebook, tools, intake, progress, result), tools):
        if isinstance(report, ReaderError):
            result.refused.append(InputRefused(document.external_id, str(report)))
            continue
        casebook.add(report, tools.label, tools.now)
        result.read += 1
    resolution = resolve_all(casebook, tools.reference)
    documents = [r.document for r in casebook.reports()]
    result.changed = casebook.keep(rows_of(resolution, documents), tools.now)
    result.incidents = len(resolution.incidents)
    result.undated = sum(1 for published in resolution.published.values() if published.day is None)
    return result


def _unread(
    paths: Iterable[str], casebook: Casebook, tools: Tools, intake: Intake, progress: Callable[[str], None], result: RunResult
) -> Iterator[Document]:
    """The documents that this reader has not read; what is known or refused is told in `result`."""
    on_the_way: dict[str, str] = {}
    for found in read_paths(paths, intake):
        if isinstance(found, InputRefused):
            result.refused.append(found)
            progress(found.path)
            continue
        progress(found.external_id)
        newest = on_the_way.get(found.external_id)
        if newest == found.document_id if newest is not None else casebook.has(found, tools.label):
            result.known += 1
            continue
        on_the_way[found.external_id] = found.document_id
        yield found


def extracted(documents: Iterable[Document], tools: Tools) -> Iterator[tuple[Document, Report | ReaderError]]:
    """Every document with its report, or with why the reader gave none, in the order given."""
    waiting: deque[tuple[Document, Future[Report]]] = deque()
    pool = ThreadPoolExecutor(tools.workers, thread_name_prefix="dateline-reader")
    try:
        for document in documents:
            waiting.append((document, pool.submit(extract, document, tools.reader, tools.reference)))
            if len(waiting) > AHEAD * tools.workers:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(document: Document, told: Future[Report]) -> tuple[Document, Report | ReaderError]:
    try:
        return document, told.result()
    except ReaderError as error:
        return document, error


def resolve_all(casebook: Casebook, reference: Reference) -> Resolution:
    """Resolve every current report under every standing judgement."""
    return resolve(casebook.reports(), casebook.judgements(), casebook.previous(), reference)


def resolve_again(casebook: Casebook, tools_reference: Reference, now: datetime) -> int:
    """After a judgement: resolve and keep; returns how many incidents changed."""
    resolution = resolve_all(casebook, tools_reference)
    return casebook.keep(rows_of(resolution, [r.document for r in casebook.reports()]), now)
