"""`dateline gazetteer` as its users meet it, and runs that use what was added."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.apps.cli import app
from dateline.settings import load_settings
from tests.reference.test_user_places import DUMP, SITES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "own"))
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(app, ["gazetteer", *words])


def test_add_list_and_remove(folder: Path) -> None:
    (folder / "IQ.txt").write_text("".join(DUMP), "utf-8")
    (folder / "mine.csv").write_text(SITES, "utf-8")
    assert "nothing added" in call("list").stdout
    assert "added IQ: 3 places, 1 lines of other kinds left out" in call("add", str(folder / "IQ.txt")).stdout
    assert "added mine: 2 sites" in call("add-sites", str(folder / "mine.csv")).stdout
    assert call("list").stdout == "IQ\tgeonames\t3 places\nmine\tsites\t2 places\n"
    assert call("remove", "IQ").exit_code == 0
    assert call("list").stdout == "mine\tsites\t2 places\n"
    assert call("remove", "IQ").exit_code == 2


def test_a_broken_file_is_one_line_on_standard_error(folder: Path) -> None:
    (folder / "IQ.txt").write_text("9100001\tTall Zarqa\n", "utf-8")
    result = call("add", str(folder / "IQ.txt"))
    assert result.exit_code == 1
    assert result.stderr == f"dateline: {folder / 'IQ.txt'}:1: 2 columns, a GeoNames dump has 19 (tab-separated)\n"


def test_disputed_areas_are_listed_as_chosen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DISPUTED", "taiwan=TW:Chinese Taipei")
    assert "taiwan\tTaiwan\tshown under TW as Chinese Taipei\t" in call("disputed").stdout
    monkeypatch.setenv("DATELINE_DISPUTED", "taiwan=FR")
    result = call("disputed")
    assert (result.exit_code, "'FR' is none of TW, CN" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/h"}, "/h/.local/share/dateline/gazetteer"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/data"}, "/data/dateline/gazetteer"),
        ({"HOME": "/h", "DATELINE_GAZETTEER": "/mine"}, "/mine"),
    ],
)
def test_where_own_places_are_kept(environment: dict[str, str], folder: str) -> None:
    assert load_settings(environment).gazetteer == folder
