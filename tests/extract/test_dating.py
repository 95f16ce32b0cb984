"""When did an undated report come out? Mini-texts of many conflicts and years, dated by their own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.dates import TimeContext, ground_time
from dateline.extract.dating import date_document
from dateline.extract.ports import Reading
from dateline.model.documents import Document
from dateline.model.values import Basis
from dateline.reference.anchors import Anchors, parse_anchors
from dateline.reference.officeholders import parse_officeholders
from training.annotated import parse
from training.perfect import document_of, perfect_reading

EMPTY = Reading({})
ANCHOR_ROWS = """kind,name,country,start,end,phrases,source
war_start,Harvest War,LB,2006-07-12,2006-08-14,war in the south|July war,hand
war_start,Valley War,ET,2020-11-04,2022-11-03,war in the valley,hand
war_start,First Coast War,PS,2014-07-08,2014-08-26,war on the coast,hand
war_start,Second Coast War,PS,2023-10-07,,war on the coast,hand
war_start,Northern invasion,UA,2022-02-24,,invasion of the north,hand
attack,Harbour bombing,IR,2024-01-03,,harbour bombing|bombing of the harbour,hand
founding,Band of the River,IQ,2023-10-17,,Band of the River,hand
coup,Barracks coup,MM,2021-02-01,,barracks coup,hand
""".splitlines()
HOLDER_ROWS = """person,office,body,country,from,to,aliases,source
Ada Fennimore,press secretary,army,US,2022-08-19,2025-01-20,,hand
Boris Quill,foreign minister,government,TR,2023-06-03,,,hand
Carla Nwosu,president,government,NG,2023-05-29,,,hand
Dmitri Vale,president,government,RU,2000-05-07,2008-05-07,,hand
Dmitri Vale,president,government,RU,2012-05-07,,,hand
""".splitlines()


@pytest.fixture(scope="module")
def anchors() -> Anchors:
    return parse_anchors(ANCHOR_ROWS, parse_officeholders(HOLDER_ROWS))


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(t) for t in texts)


def in_years(month_day: str, *years: int) -> tuple[date, ...]:
    return days(*(f"{y}-{month_day}" for y in years))


ALONE = [  # name, text, day
    ("the year told once",
     "Since 2 January 2023 the road has been shut. No group had owned up when this article was written on Friday, the day after the 9 November fire.",
     "2023-11-10"),
    ("day of a war as of a weekday", "The war in the south, in its 21st day as of Tuesday, has emptied the border towns.", "2006-08-01"),
    ("day of a war on a weekday", "Shells fell on the market. The war in the valley entered its ninth day on Thursday.", "2020-11-12"),
    ("which of two wars of one name is told by the weekday",
     "The war on the coast entered its 21st day on Monday. Two children were hurt on Sunday.", "2014-07-28"),
    ("the other of the two wars", "The war on the coast, in its 17th day as of Monday, has spread.", "2023-10-23"),
    ("day number and war", "Day 100 of the invasion of the north: troops pulled back from the plant on Friday, officials said Friday.", "2022-06-03"),
    ("dateline with a full date", "KHARTOUM, May 1, 2023 (Nile Wire) - Gunfire was heard again near the airport on Monday.", "2023-05-01"),
    ("a line that is only a date", "Convoy hit by mine\nPublished: 16 January 2013\nThree soldiers died on Tuesday, the ministry "
     "said.", "2013-01-16"),
    ("an updated line", "Convoy hit by mine\nUpdated Jan. 16, 2013 10:40 GMT\nThree soldiers died on Tuesday, the ministry said.", "2013-01-16"),
    ("today with its date", "Today, Thursday 11 March 2004, the city counts its dead.", "2004-03-11"),
    ("yesterday with its date", "Militiamen shot two farmers yesterday, 18 May 2009, near the lagoon.", "2009-05-19"),
    ("tomorrow with its date", "The curfew of 2019 ends. Delegates meet tomorrow, 5 May, in the capital. Written on Monday, 4 May 2020.", "2020-05-04"),
    ("yesterday beside words that look ahead", "What the mediators expected came about yesterday, 21 January 2009, at noon.", "2009-01-22"),
    ("days ago with a date", "The post fell four days ago, on 8 August 2008, and has not been retaken.", "2008-08-12"),
    ("as of a full date", "As of 20 November 2012, 130 people had been killed, the clinic said.", "2012-11-20"),
    ("an anchored attack and days after it", "Five arrests were made on Friday, two days after the harbour bombing, prosecutors said.", "2024-01-05"),
    ("office-holder cuts the years",
     "Nobody had explained by Monday, 18 days after the raid of 7 March, what was paid. President Carla Nwosu said the men would be "
     "hunted.", "2024-03-25"),
    ("a founding is a lower bound",
     "The Band of the River said on Friday that it fired on the base. A spokesman said late Thursday that bases had been attacked 16 times "
     "between October 17 and 26.", "2023-10-27"),
    ("a window that closes on the day it is told",
     "A militia said on Friday that it fired on the base. Army press secretary Ada Fennimore said late Thursday that bases had been attacked "
     "16 times between October 17 and 26.", "2023-10-27"),
    ("present tense beside so many days after a full date",
     "Contact with the ship is lost, its owner says, two days after the boarding of 19 November 2023.", "2023-11-21"),
    ("coup and anniversary", "On Saturday, the second anniversary of the invasion of the north, sirens sounded. Mourners gathered on "
     "Saturday.", "2024-02-24"),
    ("a month of war is a range, the weekday with its date does the rest",
     "The war in the south is in its third week. As of Tuesday, 1 August, the bridge was shut.", "2006-08-01"),
]  # fmt: skip

SEVERAL = [  # name, text, candidates
    ("weekday and date of two days before",
     "As this letter goes out on Wednesday, two days after the killings of Monday, 26 August, there are two sets of figures.",
     in_years("08-28", 1991, 1996, 2002, 2013, 2019, 2024)),
    ("a dated Saturday and the Monday after",
     "The search is over. Twelve people died when a rocket hit their house in the night of Saturday, 2 March. Rescuers cleared the rubble on Monday, "
     "two days after the strike. Sunday had been a day of mourning.",
     in_years("03-04", 1991, 1996, 2002, 2013, 2019, 2024)),
    ("a ministry on Friday, two days after",
     "The claim was published on Thursday. On Friday, two days after the 3 January bombing, the ministry said that 11 people had been arrested.",
     in_years("01-05", 1990, 1996, 2001, 2007, 2018, 2024)),
    ("written on Friday, the day after", "No group had owned up when this article was written on Friday, the day after the 9 November fire.",
     in_years("11-10", 1995, 2000, 2006, 2017, 2023)),
    ("present tense, a yearless day", "Five days after two men attacked the ministry on 1 October, the reply is still widening, foreign "
     "minister Boris Quill said.",
     in_years("10-06", 2023, 2024, 2025, 2026)),
    ("a dateline without a year: the weekday may be an older one", "MONROVIA, July 19 (Cape Wire) - Shells hit the embassy compound on Saturday.",
     in_years("07-19", *range(1990, 2027))),
    ("four days before a feast", "Four days before Christmas Eve the capital is still dark.", in_years("12-20", *range(1990, 2027))),
    ("a leap day", "Gunmen took the post on Thursday, 29 February. Villagers fled on Friday, the day after the raid.", in_years("03-01", 1996, 2024)),
    ("Christmas on a Monday", "As of Monday, Christmas Day, the barracks were still on fire.", in_years("12-25", 1995, 2000, 2006, 2017, 2023)),
    ("terms with a gap", "As of Saturday, 12 January, the attackers were cornered, President Dmitri Vale said.",
     in_years("01-12", 2002, 2008, 2013, 2019)),
    ("yesterday and a dated weekday", "Three police died yesterday, Tuesday 16 April, in an "
     "ambush.", in_years("04-17", 1991, 1996, 2002, 2013, 2019, 2024)),
    ("a said-on day and its window", "Police said on Thursday that 40 homes were burned between 20 and 24 April. On Friday the town was calm. "
     "Curfew began on Thursday, 24 April.",
     in_years("04-25", 1997, 2003, 2008, 2014, 2025)),
    ("today and a dated weekday in one breath", "Today, Sunday, 27 September, shelling began along the "
     "line.", in_years("09-27", 1992, 1998, 2009, 2015, 2020, 2026)),
    ("the year of an older event is only a lower bound",
     "Rebels held the bridge until 3 May 2012. This article was written on Wednesday, the day after the 8 May fire.", in_years("05-09", 2012, 2018)),
    ("the day after a dated weekday", "The truce broke on Wednesday, the day after the talks of Tuesday, 14 June, ended.",
     in_years("06-15", 1994, 2005, 2011, 2016, 2022)),
]  # fmt: skip

NOTHING = [  # name, text, words that the trace must hold
    ("no time words", "Fighters attacked a convoy and burned two lorries.", "nothing fixes"),
    ("only weekdays", "Fighters attacked a convoy on Monday, police said on Tuesday.", "nothing fixes"),
    ("only a month", "Fighters attacked a convoy in March.", "nothing fixes"),
    ("only a year", "The group, founded in 2014, attacked a convoy on Monday.", "nothing fixes"),
    ("a yearless day with nothing beside it", "Fighters attacked a convoy on 14 November, police said.", "nothing fixes"),
    ("an old full date is no news day", "The group was founded on 12 May 2015. It attacked a convoy on Thursday.", "nothing fixes"),
    ("a weekday beside its date may be any time ago", "Gunmen took the post on Thursday, 29 February. Villagers fled on Friday.", "nothing fixes"),
    ("and so with a year", "Gunmen stormed the plant on Friday, 11 January 2013. On Saturday the army said it had freed the hostages.",
     "nothing fixes"),
    ("a weekly digest", "Tuesday, 4 June: a patrol was shot at. Wednesday, 5 June: a bus was burned. On Monday a judge was "
     "abducted.", "nothing fixes"),
    ("weeks after a date are no exact count", "Seven weeks after a drone hit the school on 18 April, classes began again on "
     "Monday.", "nothing fixes"),
    ("days after something of another date", "A rocket hit the house on Saturday, 2 March. On Tuesday, two days after the ambush, a patrol came back.",
     "nothing fixes"),
    ("a person named like a feast", "The week before and I reported it, the farmer, Ramazan, said on Monday.", "nothing fixes"),
    ("two weekdays for one date", "Mines killed two on Monday, 4 March. The mines of Tuesday, 4 March, were Soviet. Deminers came on "
     "Wednesday.", "contradict"),
    ("war day on the wrong weekday", "The war in the south, in its 21st day as of Friday, goes on.", "contradict"),
    ("office-holder against the year", "As of 20 November 1999 nobody had claimed it. President Carla Nwosu said the men would be "
     "hunted.", "contradict"),
    ("empty", "", "nothing fixes"),
]  # fmt: skip

LEFT_OUT = [  # name, text, day: other dates in it must not mislead
    ("a planned day is no past day", "As of Saturday, 12 January 2013, the plant was held. The vote will be held on Sunday, 3 March "
     "2013.", "2013-01-12"),
    ("a copyright line", "As of Saturday, 12 January 2013, the plant was held.\n© Delta Post, 12 March 2024", "2013-01-12"),
    ("the war before the last", "The war on the coast entered its 21st day on Monday. Planes struck the port on Sunday.", "2014-07-28"),
    ("a war that was over by then", "The war on the coast is in its 60th day.", "2023-12-05"),
    ("a former minister", "As of Monday, 3 March 2014, the road was shut. Former president Carla Nwosu said nothing.", "2014-03-03"),
    ("an old speech", "As of Monday, 3 March 2014, the road was shut. In 2013 president Carla Nwosu said nothing.", "2014-03-03"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "wanted"), ALONE, ids=[row[0] for row in ALONE])
def test_one_day(name: str, text: str, wanted: str, anchors: Anchors) -> None:
    published = date_document(Document("x", text), EMPTY, anchors)
    assert published.day == date.fromisoformat(wanted), published.trace
    assert published.basis is Basis.INFERRED
    assert published.evidence


@pytest.mark.parametrize(("name", "text", "wanted"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_several_years_fit(name: str, text: str, wanted: tuple[date, ...], anchors: Anchors) -> None:
    published = date_document(Document("x", text), EMPTY, anchors)
    assert published.day is None, published.trace
    assert published.candidates == wanted, published.trace


@pytest.mark.parametrize(("name", "text", "why"), NOTHING, ids=[row[0] for row in NOTHING])
def test_nothing_is_said_to_be_nothing(name: str, text: str, why: str, anchors: Anchors) -> None:
    published = date_document(Document("x", text), EMPTY, anchors)
    assert (published.day, published.candidates) == (None, ()), published.trace
    assert any(why in line for line in published.trace), published.trace


@pytest.mark.parametrize(("name", "text", "wanted"), LEFT_OUT, ids=[row[0] for row in LEFT_OUT])
def test_not_misled(name: str, text: str, wanted: str, anchors: Anchors) -> None:
    published = date_document(Document("x", text), EMPTY, anchors)
    assert published.day == date.fromisoformat(wanted), published.trace


def test_a_given_day_is_kept(anchors: Anchors) -> None:
    published = date_document(Document("x", "As of Tuesday, 1 August", published_on=date(2020, 1, 2)), EMPTY, anchors)
    assert (published.day, published.basis) == (date(2020, 1, 2), Basis.STATED)


def test_the_capture_is_the_latest_day(anchors: Anchors) -> None:
    text = "As this letter goes out on Wednesday, two days after the killings of Monday, 26 August, there are two sets of figures."
    captured = Document("x", text, captured_at=datetime(2013, 8, 30, 4, 0, tzinfo=UTC))
    assert date_document(captured, EMPTY, anchors).candidates == in_years("08-28", 1991, 1996, 2002, 2013)


def test_an_address_with_a_date(anchors: Anchors) -> None:
    text = "Fighters attacked a convoy on Monday."
    document = Document("x", text, url="https://delta-post.example/2015/03/17/convoy-attacked")
    assert date_document(document, EMPTY, anchors).day == date(2015, 3, 17)


def test_years_differ_only_back_to_1990_and_up_to_2026(anchors: Anchors) -> None:
    published = date_document(Document("x", "Its owner says, two days after the boarding of 19 November, that contact is lost."), EMPTY, anchors)
    assert published.candidates == in_years("11-21", *range(1990, 2027))


# ---- with a reading
CLUES = [  # name, annotated report, day or candidates
    ("one time, two wordings: the weekday is the date",
     "id: a\n---\nOn <t1>Tuesday</t1> <a1>the group</a1> announced an <e1>attack</e1>. <t2>As of Wednesday</t2> the army had not mentioned "
     "any drone on "
     "<t1>14 November</t1>.\n---\ne1 air_drone actual by=a1 at=t1\nt2 now\n",
     in_years("11-15", 1995, 2000, 2006, 2017, 2023)),
    ("one event, two wordings: this morning is Monday",
     "id: a\n---\n<a1>The band</a1> <e1>attacked</e1> the post <t1>this morning</t1>. The <e1>attack</e1> of <t2>Monday, 26 August</t2>, "
     "killed two.\n---\n"
     "e1 attack actual by=a1 at=t1,t2\n",
     in_years("08-26", 1991, 1996, 2002, 2013, 2019, 2024)),
    ("now, counted from a date",
     "id: a\n---\nThe ship is gone, its owner told us <t1>two days after the <e1>boarding</e1> of <t2>19 November</t2></t1>.\n---\n"
     "e1 attack actual at=t2\nt1 now from=e1\n",
     in_years("11-21", *range(1990, 2027))),
    ("counted from an event dated elsewhere",
     "id: a\n---\nA rocket <e1>hit</e1> the house on <t1>Saturday, 2 March</t1>. Rescuers <c1>said</c1> <t2>on Monday, two days after the "
     "strike</t2>, "
     "that <s1>the <e1>strike</e1> killed twelve</s1>.\n---\ne1 shelling actual at=t1\ns1 confirms cue=c1 said_on=t2\nt2 from=e1\n",
     in_years("03-04", 1991, 1996, 2002, 2013, 2019, 2024)),
    ("nobody speaks of an event before it",
     "id: a\n---\n<a1>The band</a1> <c1>said</c1> on <t1>Monday</t1> that <s1>it <e1>boarded</e1> the ship on <t2>19 November</t2></s1>. "
     "The ship is lost, "
     "its owner says, <t3>two days after the <e1>boarding</e1></t3>.\n---\ne1 attack actual by=a1 at=t2\ns1 claims by=a1 cue=c1 "
     "said_on=t1\nt3 now from=e1\n",
     in_years("11-21", *(y for y in range(1990, 2027) if any(date(y, 11, d).weekday() == 0 for d in (19, 20, 21))))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "wanted"), CLUES, ids=[row[0] for row in CLUES])
def test_clues_of_a_reading(name: str, source: str, wanted: tuple[date, ...], anchors: Anchors) -> None:
    report = parse(source, name)
    assert not [f for f in report.faults if "wants one" in f]
    published = date_document(document_of(report), perfect_reading(report), anchors)
    assert published.candidates == wanted, published.trace


PIECES = [row[1] for row in (*ALONE, *SEVERAL, *NOTHING)]
PIECES += ["", "on Monday", "2 March 2019", "as of", "the war", "says", "29 February", "\n", "31 June 2020"]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=3).map(" ".join)), st.booleans())
def test_any_text(text: str, with_title: bool) -> None:
    anchors = parse_anchors(ANCHOR_ROWS, parse_officeholders(HOLDER_ROWS))
    document = Document("x", text, title=text[:30] if with_title else None)
    published = date_document(document, EMPTY, anchors)
    assert list(published.candidates) == sorted(set(published.candidates))
    assert len(published.candidates) <= 40 and (published.day is None or not published.candidates)
    for span in published.evidence:
        assert 0 <= span.start < span.end <= len(document.title or "" if span.title else document.text)


def test_the_grammar_and_the_dating_agree(anchors: Anchors) -> None:
    """The day that comes out is the one on which the words mean what they say."""
    text = "Two days after the killings of Monday, 26 August"
    value = ground_time(text, TimeContext(anchor=date(2024, 8, 28), published=date(2024, 8, 28)))
    assert value.days is not None
    assert value.days.first == date(2024, 8, 28)


def test_a_reader_that_is_not_sure_has_no_say_where_the_text_gives_the_day(anchors: Anchors) -> None:
    body = "Since 2 January 2023 the road has been shut. It burned on <t1>Thursday</t1>. This was written on Friday, the day after the 9 November fire."
    report = parse(f"id: x\n---\n{body}\n---\nt1 now\n", "x", None)
    document = document_of(report)
    unsure = replace(perfect_reading(report), certain=False)
    assert date_document(document, unsure, anchors).day == date(2023, 11, 10) == date_document(document, EMPTY, anchors).day


def test_a_date_beside_the_documents_own_day_leaves_it_to_other_documents(anchors: Anchors) -> None:
    text = (
        "The group announced a new attack on Tuesday. As of Wednesday the army had not mentioned any drone at the base on 14 November. "
        "Army press secretary Ada Fennimore said that she had no comment."
    )
    published = date_document(Document("d", text), EMPTY, anchors)
    assert published.day is None and published.candidates == (date(2023, 11, 15),), published.trace
    since = text.replace("on 14 November", "since 14 November")
    assert not date_document(Document("d", since), EMPTY, anchors).candidates
