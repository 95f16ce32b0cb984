"""`dateline actors`: exit codes, and what is printed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.apps.cli import app
from dateline.reference.actor_rows import COLUMNS
from dateline.store.casebook import open_casebook
from tests.stories import CLAIM, told

HEADER = ",".join(COLUMNS)


def actors(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["actors", *args])
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    return result.output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.csv"


def test_find_explains_a_match() -> None:
    told = actors("find", "Kata'ib Hizballah", "--country", "Iraq")
    assert "Means Kata'ib Hezbollah (kataib-hezbollah)" in told
    assert "part of Popular Mobilization Forces (pmf)" in told
    assert "only shares words" in told


def test_find_uses_the_day() -> None:
    assert "person-laurent-desire-kabila), speaks for" in actors("find", "President Kabila", "--country", "CD", "--on", "1999-05-01")


def test_find_keeps_what_nobody_knows() -> None:
    assert "no actor of the directory; kept as 'Zorblax Front'" in actors("find", "Zorblax Front", code=1)


def test_find_refuses_a_country_that_is_none() -> None:
    assert "no country 'Atlantis'" in actors("find", "Hezbollah", "--country", "Atlantis", code=2)


def test_check_passes_a_good_file(file: Path) -> None:
    file.write_text(f"{HEADER}\ntel-front,Tel Front,armed_group,IQ,,,,,,,,,hand\n", "utf-8")
    assert "1 actors, no faults" in actors("check", str(file))


def test_check_tells_line_and_column(file: Path) -> None:
    file.write_text(f"{HEADER}\ntel-front,Tel Front,grup,IQ,,,,,,,,,hand\n", "utf-8")
    told = actors("check", str(file), code=1)
    assert "line 2, kind: unknown kind 'grup'. One of agency" in told
    assert told.endswith("1 fault\n")


def test_check_of_no_text_or_no_file(file: Path) -> None:
    assert "No such file" in actors("check", str(file), code=1)
    file.write_bytes(b"\xff\xfe\x00a")
    assert "not UTF-8" in actors("check", str(file), code=1)


def test_unknown_lists_and_prints_rows(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    book = open_casebook(path)
    assert "No unknown actors" in actors("unknown", "--casebook", path)
    book.add(told("a", "2021-03-13", *CLAIM), "test", datetime(2021, 3, 14, tzinfo=UTC))
    assert "Sawt al-Jabal Brigades" in actors("unknown", "--casebook", path)
    assert actors("unknown", "--csv", "--casebook", path).splitlines() == [
        HEADER,
        "sawt-al-jabal-brigades,Sawt al-Jabal Brigades,,YE,,,,,,,,,casebook",
    ]
