"""Stances of a reader that is not sure, corrected where words and speakers leave no doubt. Synthetic texts, invented names."""

import pytest

from dateline.model.codes import Stance
from tests.stories import told

CASES = [
    ("<a1>Witnesses</a1> <c1>described</c1> <s1><a2>gunmen</a2> <e1>firing</e1> at shoppers</s1>.", "attributes", Stance.CONFIRMS),
    ("<a1>The mayor</a1> <c1>said</c1> <s1><a2>the Sawt al-Jabal Brigades</a2> <e1>shelled</e1> the market</s1>.", "attributes", Stance.ATTRIBUTES),
    ("<a1>The governor</a1> <c1>told</c1> deputies that <s1>those behind the <e1>blast</e1> were on the run</s1>.", "denies", Stance.CONFIRMS),
    ("<a1>The governor</a1> <c1>said</c1> that <s1>there had been no <e1>blast</e1></s1>.", "denies", Stance.DENIES),
    ("<a1>The governor</a1> <c1>rejected</c1> <s1>reports of a <e1>blast</e1></s1>.", "confirms", Stance.DENIES),
    ("<a1>The Sawt al-Jabal Brigades</a1> <c1>said</c1> <s1><a1>they</a1> <e1>shelled</e1> the camp</s1>.", "denies", Stance.CLAIMS),
]


@pytest.mark.parametrize(("body", "read", "stance"), CASES)
def test_stance_of_an_uncertain_reader(body: str, read: str, stance: Stance) -> None:
    doer = "by=a1" if "<a1>they</a1>" in body else "by=a2" if "<a2>" in body else ""
    unnamed = "a2 unnamed\n" if "gunmen" in body else ""
    report = told("x", "2024-03-05", body, f"e1 shelling actual {doer}\n{unnamed}s1 {read} by=a1 cue=c1", certain=False)
    assert [s.stance for s in report.statements] == [stance]


def test_people_are_taken_at_their_word() -> None:
    body, read, _ = CASES[2]
    report = told("x", "2024-03-05", body, f"e1 shelling actual\ns1 {read} by=a1 cue=c1")
    assert [s.stance for s in report.statements] == [Stance.DENIES]
