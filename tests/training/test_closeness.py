"""No training report stands close to a story that the weights are measured on, unless somebody has read both."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from training.closeness import closeness, main
from training.data import REPORTS

DEV = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "dev"


def test_every_close_pair_has_been_judged(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["closeness", str(REPORTS), "--gold", str(DEV)])
    assert main() == 0, capsys.readouterr().out


def test_a_retelling_under_other_names_comes_first() -> None:
    gold = {
        "d1": "Rebels shelled the fort at Amber Hill with 14 mortar rounds on 3 May, said Colonel Vance; two sentries died near the mill.",
        "d2": "The harbour of Port Lind was closed on Monday by a strike of 300 dockers over wages.",
    }
    reports = {
        "retold": "Fighters fired 14 mortar rounds at the fort near Amber Hill, killing two sentries by the mill, an officer named Marsh said.",
        "other": "A grenade went off in the market of Tesk on Sunday, wounding 5 traders, police said.",
    }
    score, report, document, shared = closeness(reports, gold, few=0.5)[0]
    assert (report, document) == ("retold", "d1")
    assert score > 0.2
    assert {"14", "amber", "sentries"} <= set(shared)
