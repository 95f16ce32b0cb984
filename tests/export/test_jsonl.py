"""What lands in exported files? Lossless JSON Lines; CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.export.jsonl import flat, write_csv, write_jsonl, write_whole
from dateline.export.rows import headline_statements, rows_of
from dateline.model.report import Report
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


QUOTED = [{"quote": "body", "in_title": False}, {"quote": "headline", "in_title": True}]


@pytest.mark.parametrize("write", [write_jsonl, write_csv])
def test_an_export_quotes_no_headline(tmp_path: Path, write: Any) -> None:
    rows = {"incidents": [{"incident_id": "inc-1", "statements": QUOTED}], "documents": [{"id": "a", "title": "headline"}]}
    incidents, documents = write(tmp_path, rows)
    assert "body" in incidents.read_text("utf-8")
    assert "headline" not in incidents.read_text("utf-8")
    assert "headline" in documents.read_text("utf-8")
    assert len(QUOTED) == 2


def test_what_only_a_headline_says_is_found_for_the_screens(headlined: Report) -> None:
    (row,) = rows_of(resolved(headlined), [headlined.document])["incidents"]
    assert row["statements"] == []
    (found,) = headline_statements(row, [headlined])
    assert {k: found[k] for k in ("document", "stance", "side", "in_title")} == {
        "document": "headlined", "stance": "attributes", "side": "headline", "in_title": True,
    }  # fmt: skip
    assert found["quote"] == headlined.document.title
    assert headline_statements(row, [headlined, headlined]) == [found]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"accounts": ["acc-other"]}, "of another incident"),
        ({"statements": [{"document": "headlined", "speaker": "army spokesman", "stance": "attributes"}]}, "the text says it too"),
    ],
)
def test_a_headline_is_not_repeated_where_it_is_not_needed(headlined: Report, row: dict[str, Any], why: str) -> None:
    (incident,) = rows_of(resolved(headlined), [headlined.document])["incidents"]
    assert headline_statements({**incident, **row}, [headlined]) == [], why


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
    with pytest.raises(OSError, match="is a file, not a folder to write into"):
        write_whole(target / "b.txt", "new")
    with pytest.raises(OSError, match="is a folder, not a file"):
        write_whole(tmp_path / "folder", "new")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "folder"]


def test_a_file_that_cannot_be_written_is_named_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt.part").mkdir()
    with pytest.raises(OSError, match=r"cannot be written: .*a\.txt'$"):
        write_whole(tmp_path / "a.txt", "new")
    (tmp_path / "b.txt").write_text("a file")
    with pytest.raises(OSError, match=r"cannot be made: .*b\.txt/in/to'$"):
        write_whole(tmp_path / "b.txt" / "in" / "to" / "a.txt", "new")
