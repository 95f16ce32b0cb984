"""Do the phrase sets stand above their floors, and are they well formed?"""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.dates import phrases


@pytest.mark.parametrize("flags", [["--check"], ["--held", "--check"]])
def test_floors_hold(flags: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["phrases", *flags])
    assert phrases.main() == 0


@pytest.mark.parametrize("name", ["phrases", "phrases_held"])
def test_rows_are_well_formed(name: str) -> None:
    rows = phrases.rows(name)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        if row["first"] not in ("none", ""):
            assert date.fromisoformat(row["first"]) <= date.fromisoformat(row["last"]), row
        assert phrases.context_of(row).anchor is not None, row
