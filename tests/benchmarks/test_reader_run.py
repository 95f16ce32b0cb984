"""A gold set without a story loses every document that tells of it, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.reader.run import without

ROWS = {
    "documents": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
    "incidents": [{"story": "one", "documents": ["a", "b"]}, {"story": "two", "documents": ["b"]}, {"story": "two", "documents": ["c"]}],
    "tallies": [{"story": "one", "document": "a"}],
    "dates": [{"document": "c"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for name, rows in ROWS.items():
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def test_a_story_goes_with_all_that_its_documents_tell(gold: Path) -> None:
    kept = {p.stem: [json.loads(line) for line in p.read_text().splitlines()] for p in without(gold, {"one"}).glob("*.jsonl")}
    assert kept == {"documents": [{"id": "c"}], "incidents": [{"story": "two", "documents": ["c"]}], "tallies": [], "dates": [{"document": "c"}]}


def test_a_story_that_is_not_there_is_named(gold: Path) -> None:
    with pytest.raises(SystemExit, match="no story nosuch"):
        without(gold, {"nosuch"})
