"""Letters that a text gives a name are that name in it. Synthetic texts."""

from __future__ import annotations

import pytest

from dateline.extract.acronyms import acronyms_in
from tests.stories import told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Hill Peoples' Democratic Front (HPDF) and the HPDF", {"HPDF": "Hill Peoples' Democratic Front"}),
        ("in Uige the Front for the Liberty of Mayombe (FLM) said", {"FLM": "Front for the Liberty of Mayombe"}),
        ("the Front for the Freedom of Mayombe (FLM)", {"FLM": "Front for the Freedom of Mayombe"}),
        ("On Monday the Free Salt Army (FSA-N) said", {"FSA-N": "Free Salt Army"}),
        ("the National Front of the Pampas (FNPM)", {"FNPM": "National Front of the Pampas"}),
        ("of Katiba Nour al-Sahra (known as KNS)", {"KNS": "Katiba Nour al-Sahra"}),
        ("the Red Column (the RC; see below)", {"RC": "Red Column"}),
        ("In Gaza, Salem Barid (ABC) said", {}),
        ("A" * 200_000, {}),
        ("LUANDA, May 12 (LPA) - Shots", {}),
        ("the River Guard (RG) and another River Guard, Rural Ghosts (RG)", {"RG": "River Guard"}),
    ],
)
def test_letters_and_the_name_before_them(text: str, found: dict[str, str]) -> None:
    assert acronyms_in(text) == found


@pytest.mark.parametrize(("told_as", "name"), [("Plateau Liberty Assembly (PLA)", "Plateau Liberty Assembly"), ("plateau rebels", "People's Liberation Army")])
def test_a_namesake_of_a_known_actor_is_who_the_text_says(told_as: str, name: str) -> None:
    body = f"The {told_as} met. <a1>The PLA</a1> <e1>shelled</e1> <p1>Gao</p1> on <t1>Tuesday</t1>, near China."
    report = told("letters", "2024-03-06", body, "e1 shelling actual by=a1 in=p1 at=t1")
    assert [t.actor.name for t in report.accounts[0].perpetrators] == [name]
