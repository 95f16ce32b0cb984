"""What lands in exported files? Lossless JSON Lines; CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.export.jsonl import flat, write_csv, write_jsonl, write_whole
from dateline.export.rows import rows_of
from tests.stories import ARMY, CLAIM, resolved, told

REPORTS = (told("claim", "2021-03-12", *CLAIM), told("army", "2021-03-13", *ARMY))
ROWS = rows_of(resolved(*REPORTS), [r.document for r in REPORTS])


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_json_lines_give_every_row_back(tmp_path: Path) -> None:
    paths = write_jsonl(tmp_path / "new" / "folder", ROWS)
    assert [p.name for p in paths] == ["documents.jsonl", "incidents.jsonl", "tallies.jsonl", "presences.jsonl"]
    for path in paths:
        assert [json.loads(line) for line in path.read_text("utf-8").split("\n") if line] == ROWS[path.stem]


def test_an_incident_row_says_who_what_when_where_and_who_told() -> None:
    (row,) = ROWS["incidents"]
    assert {k: row[k] for k in ("sub_event_type", "date_start", "date_end", "country", "place", "perpetrators", "responsibility", "outcome")} == {
        "sub_event_type": "Air/drone strike", "date_start": "2021-03-12", "date_end": "2021-03-12", "country": "YE", "place": "Marib",
        "perpetrators": ["Sawt al-Jabal Brigades"], "responsibility": "claimed", "outcome": "intercepted",
    }  # fmt: skip
    assert (row["injured"], row["abducted"], row["documents"]) == ({"low": 0, "high": 0}, None, ["army", "claim"])


def test_every_quote_of_an_export_stands_in_its_document() -> None:
    texts = {r.document.external_id: r.document.text for r in REPORTS}
    (row,) = ROWS["incidents"]
    quoted = [*row["statements"], *(rival for field in row["ledger"] for rival in field["rivals"])]
    assert len(quoted) > 10
    for told_row in quoted:
        assert texts[told_row["document"]][told_row["start"] : told_row["end"]] == told_row["quote"] != ""


def test_csv_has_one_row_for_each_and_ranges_as_two_columns(tmp_path: Path) -> None:
    paths = write_csv(tmp_path, ROWS)
    (incident,) = cells(paths[1])
    assert (incident["injured_low"], incident["injured_high"], incident["abducted_low"], incident["documents"]) == ("0", "0", "", "army; claim")
    assert json.loads(incident["statements"]) == ROWS["incidents"][0]["statements"]
    assert [d["id"] for d in cells(paths[0])] == [d["id"] for d in ROWS["documents"]]
    assert paths[2].read_text("utf-8") == ""


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"killed": {"low": 2, "high": 5}}, {"killed_low": 2, "killed_high": 5}),
        ({"killed": None}, {"killed_low": None, "killed_high": None}),
        ({"names": ["A", "B"]}, {"names": "A; B"}),
        ({"names": []}, {"names": ""}),
        ({"nested": [{"a": "é"}]}, {"nested": '[{"a": "é"}]'}),
        ({"title": "=cmd|' /C calc'!A0"}, {"title": "'=cmd|' /C calc'!A0"}),
        ({"title": "+1", "quote": "-2+3", "publisher": "@SUM(A1)"}, {"title": "'+1", "quote": "'-2+3", "publisher": "'@SUM(A1)"}),
        ({"title": "\t=1", "quote": "\r=1"}, {"title": "'\t=1", "quote": "'\r=1"}),
        ({"names": ["=HYPERLINK(1)", "B"]}, {"names": "'=HYPERLINK(1); B"}),
        ({"title": "1=1", "lat": -15.5, "missing": None}, {"title": "1=1", "lat": -15.5, "missing": None}),
    ],
)
def test_a_cell_is_what_a_spreadsheet_can_show_and_will_not_run(row: dict[str, Any], shown: dict[str, Any]) -> None:
    assert flat(row) == shown


def test_rows_with_different_fields_and_hard_characters_survive_csv(tmp_path: Path) -> None:
    rows = [{"id": "a", "quote": 'He said: "run,\nnow"'}, {"id": "b", "extra": "é; ,"}]
    (path,) = write_csv(tmp_path, {"x": rows})
    assert cells(path) == [{"id": "a", "quote": 'He said: "run,\nnow"', "extra": ""}, {"id": "b", "quote": "", "extra": "é; ,"}]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "new \ud800")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text() == "old"
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(tmp_path / "folder", "new")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "folder"]
