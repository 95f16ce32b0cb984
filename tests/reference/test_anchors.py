"""Do anchors and terms of office give a text's words the right days?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ReferenceDataError
from dateline.reference.actors import load_directory
from dateline.reference.anchors import MAX_PHRASE_WORDS, AnchorKind, load_anchors, parse_anchors
from dateline.reference.officeholders import parse_officeholders

ANCHORS = load_anchors()

DAYS = [  # phrase, day it began
    ("Israel-Hamas war", "2023-10-07"),
    ("the war in Gaza", "2023-10-07"),
    ("Hamas's attack on Israel", "2023-10-07"),
    ("Russia's full-scale invasion of Ukraine", "2022-02-24"),
    ("Sudan's civil war", "2023-04-15"),
    ("the Tigray war", "2020-11-03"),
    ("the 2021 coup in Myanmar", "2021-02-01"),
    ("coup in Niger", "2023-07-26"),
    ("the fall of Bashar al-Assad", "2024-12-08"),
    ("9/11 attacks", "2001-09-11"),
    ("Westgate mall attack", "2013-09-21"),
    ("the Pulwama attack", "2019-02-14"),
    ("Jaffar Express hijacking", "2025-03-11"),
    ("the assassination of President Jovenel Moïse", "2021-07-07"),
    ("Chibok kidnapping", "2014-04-14"),
    ("the Beirut port blast", "2020-08-04"),
    ("44-day war", "2020-09-27"),
    ("Srebrenica massacre", "1995-07-11"),
    ("Marawi siege", "2017-05-23"),
    ("Taliban takeover", "2021-08-15"),
    ("Operation Sindoor", "2025-05-07"),
]


@pytest.mark.parametrize(("phrase", "day"), DAYS)
def test_an_anchor_gives_its_day(phrase: str, day: str) -> None:
    assert ANCHORS.find(phrase)[0].day == date.fromisoformat(day)


@pytest.mark.parametrize("phrase", ["", "war", "the attack", "coup", "the invasion", "Gaza", "election"])
def test_bare_words_are_no_anchor(phrase: str) -> None:
    assert ANCHORS.find(phrase) == ()


def test_a_month_or_year_is_no_day() -> None:
    anchor = ANCHORS.find("conflict in Amhara")[0]
    assert anchor.day is None
    assert (anchor.start.first, anchor.start.last) == (date(2023, 8, 1), date(2023, 8, 31))


def test_anchors_are_found_in_running_text_with_their_offsets() -> None:
    text = "The Israel-Hamas war was in its 17th day as of Monday, longer than Operation Pillar of Defence."
    named = ANCHORS.named_in(text)
    assert [(n.anchor.name, text[n.start : n.end]) for n in named] == [
        ("Gaza war", "Israel-Hamas war"),
        ("Gaza War (2012)", "Operation Pillar of Defence"),
    ]


def test_the_longest_name_in_a_text_wins() -> None:
    text = "since Russia's full-scale invasion of Ukraine."
    assert [text[n.start : n.end] for n in ANCHORS.named_in(text)] == ["Russia's full-scale invasion of Ukraine"]


@pytest.mark.parametrize("before", ["", "On Monday, ", "the al-", "Gen. "])
def test_every_name_is_found_in_a_text(before: str) -> None:
    for anchor in ANCHORS.anchors:
        for name in anchor.names:
            if len(name.split()) <= MAX_PHRASE_WORDS - len(before.split()) and not name.lower().startswith("the "):
                named = ANCHORS.named_in(f"{before}{name} went on.")
                assert any(anchor in ANCHORS.find(name) for n in named), name


def test_wars_of_a_country_come_latest_first() -> None:
    wars = ANCHORS.wars("IL")
    assert [w.start.first for w in wars] == sorted((w.start.first for w in wars), reverse=True)
    assert wars[0].kind is AnchorKind.WAR_START
    assert ANCHORS.wars("IS") == ()


def test_ran_on_is_false_only_where_certain() -> None:
    war = ANCHORS.find("Operation Cast Lead")[0]
    assert war.ran_on(date(2009, 1, 18))
    assert not war.ran_on(date(2009, 1, 19))
    assert not war.ran_on(date(2008, 12, 26))


def test_the_anchors_cover_the_world_and_the_years() -> None:
    assert len(ANCHORS.anchors) >= 150
    assert len({c for a in ANCHORS.anchors for c in a.countries}) >= 60
    assert {1990 + 5 * n for n in range(7)} <= {a.start.first.year // 5 * 5 for a in ANCHORS.anchors}


TERMS = [  # person, day, office held
    ("Lloyd Austin", "2023-10-27", "Secretary of Defense"),
    ("Lloyd J. Austin", "2014-06-01", "Commander of US Central Command"),
    ("Hossein Amirabdollahian", "2023-01-01", "Foreign Minister"),
    ("Hulusi Akar", "2020-01-10", "Defence Minister"),
    ("Volodymyr Zelenskiy", "2022-03-01", "President"),
    ("Benjamin Netanyahu", "2015-01-01", "Prime Minister"),
    ("Yahya Sinwar", "2021-05-15", "Hamas leader in Gaza"),
    ("Goodluck Jonathan", "2014-04-20", "President"),
    ("Juan Manuel Santos", "2016-11-24", "President"),
    ("Asif Ghafoor", "2019-02-27", "Director-General of ISPR"),
    ("Ban Ki-moon", "2012-08-01", "UN Secretary-General"),
]


@pytest.mark.parametrize(("person", "day", "office"), TERMS)
def test_terms_of_office(person: str, day: str, office: str) -> None:
    assert [t.office for t in ANCHORS.terms_of(person) if t.held_on(date.fromisoformat(day))] == [office]


NOT_IN_OFFICE = [("Lloyd Austin", "2017-06-01"), ("Benjamin Netanyahu", "2022-01-01"), ("Yahya Sinwar", "2024-12-01"), ("Ashraf Ghani", "2022-01-01")]


@pytest.mark.parametrize(("person", "day"), NOT_IN_OFFICE)
def test_out_of_office(person: str, day: str) -> None:
    terms = ANCHORS.terms_of(person)
    assert terms
    assert not any(t.held_on(date.fromisoformat(day)) for t in terms)


def test_every_office_is_of_a_known_body() -> None:
    directory = load_directory()
    assert len(ANCHORS.holders) >= 250
    assert [h.person for h in ANCHORS.holders if directory.get(h.body) is None] == []
    assert [h.person for h in ANCHORS.holders if h.first < date(1945, 1, 1)] == []


ONE_SEAT = ("President", "Prime Minister", "Secretary of Defense", "Secretary of State", "UN Secretary-General", "Chief of Army Staff")


MOST_OVERLAP = 150
"""Days; rival presidents were sworn in over four months apart in Côte d'Ivoire."""


def test_no_two_hold_one_seat_for_months() -> None:
    """Terms of one seat may meet at their unsure ends, not overlap."""
    clashes = []
    for one in ANCHORS.holders:
        for other in ANCHORS.holders:
            same = (one.office, one.body, one.country) == (other.office, other.body, other.country) and one.office in ONE_SEAT
            if same and one is not other and one.first <= other.first and one.last is not None and (one.last - other.first).days > MOST_OVERLAP:
                clashes.append((one.person, other.person, one.office))
    assert clashes == []


HEAD = "kind,name,country,start,end,phrases,source"
BROKEN = [
    ("riot,Big War,IQ,2001-01-01,,,hand", "unknown kind 'riot'"),
    ("war_start,Big War,IQ,2001-13-01,,,hand", "no such day"),
    ("war_start,Big War,IQ,spring,,,hand", "not a day, month or year"),
    ("war_start,Big War,IQ,2001-01-01,2000,,hand", "before it starts"),
    ("war_start,Big War,Iraq,2001-01-01,,,hand", "not country codes"),
    ("war_start,,IQ,2001-01-01,,,hand", "must be given"),
    ("war_start,Big War", "must have the columns"),
]


@pytest.mark.parametrize(("row", "reason"), BROKEN)
def test_a_broken_anchor_is_named_with_file_and_line(row: str, reason: str) -> None:
    with pytest.raises(ReferenceDataError) as caught:
        parse_anchors((HEAD, row))
    assert (caught.value.file, caught.value.line) == ("anchors.csv", 2)
    assert reason in caught.value.reason


@pytest.mark.parametrize("row", ["A,President,un,,2001-02-30,,,hand", "A,President,un,,2003,2001,,hand", ",President,un,,2003,,,hand", "A,B"])
def test_a_broken_term_is_named_with_file_and_line(row: str) -> None:
    with pytest.raises(ReferenceDataError, match=r"officeholders.csv:2"):
        parse_officeholders(("person,office,body,country,from,to,aliases,source", row))


@given(st.text(max_size=120))
def test_any_text_is_searched_without_fault(text: str) -> None:
    for named in ANCHORS.named_in(text):
        assert 0 <= named.start < named.end <= len(text)
