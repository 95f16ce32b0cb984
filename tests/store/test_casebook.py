"""The casebook on SQLite, and on PostgreSQL where a server is given (DATELINE_TEST_POSTGRESQL, a SQLAlchemy URL)."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.errors import CasebookError, UnknownRecord
from dateline.export.rows import rows_of
from dateline.model.resolution import Judgement
from dateline.store.casebook import Casebook, Filter, open_casebook
from tests.stories import ARMY, CLAIM, resolved, told

NOW = datetime(2021, 3, 14, 12, tzinfo=UTC)
CLAIMED, CONFIRMED = told("claim", "2021-03-12", *CLAIM), told("army", "2021-03-13", *ARMY)
SERVER = os.environ.get("DATELINE_TEST_POSTGRESQL")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.skipif(SERVER is None, reason="no PostgreSQL server given"))])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casebook]:
    if request.param == "sqlite":
        yield open_casebook(str(tmp_path / "book.db"))
        return
    assert SERVER is not None
    found = open_casebook(SERVER)
    yield found
    from dateline.store.tables import Base

    with found.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
    found.close()


def keep(book: Casebook) -> int:
    resolution = resolved(*book.reports(), previous=dict(book.previous()))
    return book.keep(rows_of(resolution, [r.document for r in book.reports()]), NOW)


def test_reports_come_back_equal(book: Casebook) -> None:
    book.add(CLAIMED, "r1", NOW)
    assert book.reports() == (CLAIMED,)
    assert book.report("claim") == CLAIMED
    assert book.has(CLAIMED.document, "r1")
    assert not book.has(CLAIMED.document, "r2")


def test_a_second_run_changes_nothing_and_a_grown_one_adds(book: Casebook) -> None:
    book.add(CLAIMED, "r1", NOW)
    assert keep(book) == 1
    (before,) = book.incidents()
    book.add(CLAIMED, "r1", NOW)
    assert keep(book) == 0
    book.add(CONFIRMED, "r1", NOW)
    assert keep(book) == 1
    (after,) = book.incidents()
    assert after["incident_id"] == before["incident_id"]
    assert sorted(after["documents"]) == ["army", "claim"]


def test_changed_text_supersedes(book: Casebook) -> None:
    book.add(CLAIMED, "r1", NOW)
    changed = told("claim", "2021-03-12", ARMY[0], ARMY[1])
    book.add(changed, "r1", NOW)
    assert book.reports() == (changed,)
    assert not book.has(CLAIMED.document, "r1")


def test_filters(book: Casebook) -> None:
    book.add(CLAIMED, "r1", NOW)
    keep(book)
    assert len(book.incidents(Filter(since=date(2021, 3, 12), country="ye", kind="drone", actor="sawt", status="claim-only"))) == 1
    for missed in (Filter(since=date(2021, 3, 13)), Filter(until=date(2021, 3, 11)), Filter(country="SY"), Filter(kind="clash"), Filter(actor="nur"), Filter(status="denied")):
        assert book.incidents(missed) == []


def test_unknown_and_ambiguous_ids(book: Casebook) -> None:
    book.add(CLAIMED, "r1", NOW)
    keep(book)
    (row,) = book.incidents()
    assert book.incident(row["incident_id"][:9]) == row
    for missing in (lambda: book.incident("inc-zzz"), lambda: book.report("nothing"), lambda: book.incident(""), lambda: book.report("")):
        with pytest.raises(UnknownRecord):
            missing()
    book.add(told("clash", "2021-03-12", *CLAIM), "r1", NOW)
    assert book.report("claim").document.external_id == "claim"
    with pytest.raises(UnknownRecord, match=r"no single document \(2 begin so, give more of the id\) 'cl'"):
        book.report("cl")


def test_reports_of_some_documents(book: Casebook) -> None:
    for report in (CLAIMED, CONFIRMED):
        book.add(report, "r1", NOW)
    assert book.reports(["army", "none"]) == (CONFIRMED,)
    assert book.reports([]) == ()


def test_a_report_of_another_version_is_named_as_that(book: Casebook) -> None:
    book.add(CLAIMED, "r1", NOW)
    with book.engine.begin() as connection:
        connection.execute(text("update reports set payload = '{}'"))
    for look in (book.reports, lambda: book.report("claim")):
        with pytest.raises(CasebookError, match="holds reports of another version"):
            look()


def test_what_the_database_refuses_is_a_casebook_error_in_one_line(book: Casebook) -> None:
    ruling = Judgement("j1", "same", ("a", "b"), None, None, "why", "2021-01-01")
    book.judge(ruling)
    with pytest.raises(CasebookError, match="cannot be read or written: ") as raised:
        book.judge(ruling)
    assert "\n" not in str(raised.value)
    assert book.judgements() == (ruling,)


def test_judgements_are_kept_in_order(book: Casebook) -> None:
    first = Judgement("j2", "same", ("a", "b"), None, None, "why", "2021-01-01")
    second = Judgement("j1", "value", ("a",), "killed", "2", "why not", "2021-01-02")
    book.judge(second)
    book.judge(first)
    assert book.judgements() == (first, second)


def test_a_file_that_is_no_casebook(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_text("this is no database, just words that go on for a while")
    with pytest.raises(CasebookError, match="cannot be opened"):
        open_casebook(str(wrong))
    with pytest.raises(CasebookError, match="no such file"):
        open_casebook(str(tmp_path / "none.db"), create=False)
    with pytest.raises(CasebookError, match="no such folder"):
        open_casebook(str(tmp_path / "no" / "book.db"))
    with pytest.raises(CasebookError, match="is a folder"):
        open_casebook(str(tmp_path))
    assert [p.name for p in tmp_path.iterdir()] == ["wrong.db"]


def test_an_address_of_a_file_is_held_to_the_same(tmp_path: Path) -> None:
    for name, said in (("none.db", "no such file"), ("no/book.db", "no such file"), ("", "is a folder")):
        with pytest.raises(CasebookError, match=said):
            open_casebook(f"sqlite:///{tmp_path}/{name}", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("made", "said"),
    [("create table notes (words text)", "is a database, but no casebook"), ("create table alembic_version (version_num text)", None)],
)
def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path, made: str, said: str | None) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute(made)
        if said is None:
            other.execute("insert into alembic_version values ('0815')")
    with pytest.raises(CasebookError, match=said or "not those of this version"):
        open_casebook(str(path))
    with sqlite3.connect(path) as other:
        assert len(other.execute("select name from sqlite_master").fetchall()) == 1


@pytest.mark.parametrize("name", ["what?x=1.db", "50%.db", "é ü.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    open_casebook(str(tmp_path / name)).add(CLAIMED, "r1", NOW)
    assert (tmp_path / name).is_file()
    assert open_casebook(str(tmp_path / name), create=False).folder == tmp_path.resolve()


def test_a_casebook_that_is_no_file_has_no_folder() -> None:
    assert open_casebook("sqlite://").folder is None


def test_a_locked_casebook_is_a_casebook_error(tmp_path: Path) -> None:
    location = f"sqlite:///{tmp_path}/book.db?timeout=0"
    book = open_casebook(location)
    other = sqlite3.connect(tmp_path / "book.db", isolation_level=None)
    other.execute("begin exclusive")
    with pytest.raises(CasebookError, match=r"book.db: cannot be read or written: database is locked"):
        book.add(CLAIMED, "r1", NOW)
    other.close()


def test_migrations_make_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from dateline.store.tables import Base

    book = open_casebook(str(tmp_path / "book.db"))
    with book.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_a_document_is_safe_before_the_run_ends(tmp_path: Path) -> None:
    """A crash after `add` loses nothing: the row is there for another process."""
    path = tmp_path / "book.db"
    open_casebook(str(path)).add(CLAIMED, "r1", NOW)
    with sqlite3.connect(path) as other:
        assert other.execute("select external_id from documents").fetchall() == [("claim",)]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("nosuch://somebody:s3cret@host/book", "is no database address"),
        ("http://[broken", "is no database address"),
        ("mysql://somebody:s3cret@host/book", "the driver 'MySQLdb' is not installed: it wants a file name"),
        ("postgresql+psycopg://somebody:s3cret@127.0.0.1:1/book", "casebook postgresql+psycopg://somebody@127.0.0.1:1/book: cannot be opened"),
        ("postgresql+psycopg://127.0.0.1:1/book?user=u&password=s3cret", "casebook postgresql+psycopg://127.0.0.1:1/book?user=u&password=…: "),
        ("postgresql+psycopg://somebody:p@s3cret@127.0.0.1:1/book", "casebook postgresql+psycopg://somebody@127.0.0.1:1/book: its password"),
    ],
)
def test_an_address_that_cannot_be_used_is_named_without_its_password(location: str, said: str) -> None:
    with pytest.raises(CasebookError) as raised:
        open_casebook(location)
    assert said in str(raised.value) and "s3cret" not in str(raised.value)


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for address in ("postgresql+psycopg://somebody@127.0.0.1:1/book", "postgresql://somebody@127.0.0.1:1/book"):
        with pytest.raises(CasebookError, match=r"the driver 'psycopg' is not installed: pip install 'dateline\[postgresql\]'"):
            open_casebook(address)


def test_a_driver_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ImportError("no pq wrapper available.")

    monkeypatch.setattr("dateline.store.casebook.create_engine", broken)
    with pytest.raises(CasebookError, match=r"dateline\[postgresql\]"):
        open_casebook("postgresql+psycopg://somebody@127.0.0.1:1/book")
