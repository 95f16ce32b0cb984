"""Documents are read side by side; order, identity and errors are those of reading one after another."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.apps.pipeline import Tools, extracted, run
from dateline.errors import ReaderError
from dateline.extract.ports import Reading
from dateline.extract.segment import ReadingView
from dateline.ingest.files import Intake
from dateline.model.documents import Document
from dateline.model.report import Report
from dateline.reference.bundle import load_reference
from dateline.store.casebook import Casebook, open_casebook

NOW = datetime(2026, 1, 1, tzinfo=UTC)


class FakeReader:
    """Finds nothing; calls `during` with each text that it reads."""

    name = "fake"

    def __init__(self, during=lambda text: None):
        self.during = during

    def read(self, view: ReadingView) -> Reading:
        self.during(view.document.text)
        return Reading({})


@pytest.fixture
def book(tmp_path: Path) -> Casebook:
    return open_casebook(str(tmp_path / "book.db"))


def tools(reader: FakeReader, workers: int = 2) -> Tools:
    return Tools(reader, load_reference(), NOW, workers=workers)


def report_lines(*rows: tuple[str, str]) -> str:
    return "\n".join(f'{{"id": "{ident}", "text": "{text}"}}' for ident, text in rows)


def ran(folder: Path, book: Casebook, reader: FakeReader, lines: str):
    path = folder / "reports.jsonl"
    path.write_text(lines, "utf-8")
    return run([str(path)], book, tools(reader), Intake(10_000, 20, NOW, None, folder), lambda name: None)


def test_two_documents_are_read_at_one_time():
    both = threading.Barrier(2, timeout=20)
    given = [Document(f"d{k}", f"Text {k}.") for k in range(4)]
    found = list(extracted(given, tools(FakeReader(lambda text: both.wait()))))
    assert all(isinstance(report, Report) for _, report in found)


def test_reports_come_in_the_order_of_the_documents():
    slow = threading.Event()

    def during(text: str) -> None:
        if text.startswith("Text 0"):
            slow.wait(20)
        elif text.startswith("Text 1"):
            slow.set()

    given = [Document(f"d{k}", f"Text {k}.") for k in range(12)]
    found = list(extracted(given, tools(FakeReader(during))))
    assert [document.external_id for document, _ in found] == [f"d{k}" for k in range(12)]
    assert [report.document.external_id for _, report in found if isinstance(report, Report)] == [f"d{k}" for k in range(12)]


def test_few_documents_are_taken_in_before_the_first_report_is_given():
    taken = []

    def given():
        for k in range(50):
            taken.append(k)
            yield Document(f"d{k}", f"Text {k}.")

    next(extracted(given(), tools(FakeReader())))
    assert len(taken) < 10


def test_a_reader_that_fails_on_one_document_loses_no_other(tmp_path: Path, book: Casebook):
    def during(text: str) -> None:
        if "broken" in text:
            raise ReaderError("fake", "the model failed")

    done = ran(tmp_path, book, FakeReader(during), report_lines(("a", "one"), ("b", "broken"), ("c", "three")))
    assert (done.read, [refusal.path for refusal in done.refused]) == (2, ["b"])
    assert {r.document.external_id for r in book.reports()} == {"a", "c"}


def test_a_text_that_is_still_being_read_is_known(tmp_path: Path, book: Casebook):
    read = []
    done = ran(tmp_path, book, FakeReader(read.append), report_lines(("a", "one"), ("a", "one"), ("b", "two")))
    assert (done.read, done.known, len(read)) == (2, 1, 2)


def test_the_last_of_several_versions_in_one_run_is_the_current_one(tmp_path: Path, book: Casebook):
    lines = report_lines(("a", "one"), ("a", "two"), ("a", "one"))
    done = ran(tmp_path, book, FakeReader(), lines)
    assert (done.read, [r.document.text for r in book.reports()]) == (3, ["one"])


def test_what_is_no_error_of_the_reader_is_not_hidden(tmp_path: Path, book: Casebook):
    def during(text: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ran(tmp_path, book, FakeReader(during), report_lines(("a", "one")))
