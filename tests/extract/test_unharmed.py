"""Words that say that nobody came to harm, for a reader that is not sure. Synthetic texts."""

from __future__ import annotations

import pytest

from tests.stories import told

FIRST = "<e1>Shells</e1> <f1>hit</f1> <p1>Gao</p1> on <t1>Friday</t1>"
TABLE = "e1 shelling actual in=p1 at=t1 effect=f1\nf1 hit"


def tolls(body: str, table: str = TABLE, *, certain: bool = False) -> list[tuple[str, int | None]]:
    report = told("zero", "2024-03-10", body, table, certain=certain)
    return sorted((str(t.toll), t.figure.high) for t in report.accounts[0].tolls)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (". Nobody was hurt.", ["injured", "killed"]),
        (". None of the guards was hurt in it.", ["injured", "killed"]),
        (", without causing casualties.", ["injured", "killed"]),
        (". There were no injuries.", ["injured", "killed"]),
        (". No one was killed.", ["killed"]),
        (", with no loss of life.", ["killed"]),
        (". It caused neither casualties nor damage.", ["injured", "killed"]),
        (". There was no word of casualties.", []),
        (". There were no immediate reports of casualties.", []),
        (". It was not clear whether there were no injuries.", []),
        (". There were no further casualties.", []),
        (".\nNobody was hurt.", []),
    ],
)
def test_words_that_say_that_nobody_came_to_harm(words: str, found: list[str]) -> None:
    assert [toll for toll, high in tolls(FIRST + words) if high == 0] == found
    assert tolls(FIRST + words, certain=True) == []


def test_the_words_are_of_the_event_told_last_and_never_against_a_toll() -> None:
    two = FIRST + " and a <w1>mine</w1> <e2>blew up</e2> in <p2>Kidal</p2>. Nobody was hurt."
    report = told("zero", "2024-03-10", two, TABLE + "\ne2 ied actual in=p2 at=t1 with=w1", certain=False)
    assert [[str(t.toll) for t in a.tolls] for a in report.accounts] == [[], ["injured", "killed"]]
    table = TABLE.replace("at=t1", "at=t1 killed=n1")
    assert tolls(FIRST + " and <n1>two</n1> people died. Nobody was hurt.", table) == [("killed", 2)]


def test_words_before_the_first_event_of_a_paragraph_are_of_the_one_in_their_sentence() -> None:
    assert tolls("Nobody was hurt when <e1>shells</e1> <f1>hit</f1> <p1>Gao</p1> on <t1>Friday</t1>.") == [("injured", 0), ("killed", 0)]


def test_words_that_the_reader_gave_to_another_event_are_not_told_twice() -> None:
    body = FIRST + " and a <w1>mine</w1> <e2>blew up</e2> in <p2>Kidal</p2>. <n1>Nobody</n1> was hurt."
    table = TABLE.replace("at=t1", "at=t1 injured=n1") + "\ne2 ied actual in=p2 at=t1 with=w1"
    report = told("zero", "2024-03-10", body, table, certain=False)
    assert [bool(a.tolls) for a in report.accounts] == [True, False]
