"""Undated reports that count from things which they do not call by name, and that speak of today. The counted things are real and dated
in anchors.csv; the reports are invented."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.dating import date_document
from dateline.extract.dating_clues import said_today, with_counted
from dateline.extract.dating_mentions import mentions_of
from dateline.extract.ports import Reading
from dateline.extract.segment import reading_view
from dateline.model.documents import Document
from dateline.reference.anchors import load_anchors


def published(text: str) -> date | None:
    return date_document(Document("d", text), Reading({}), load_anchors()).day


TOLD = [
    ("three days ago", "Herders agreed a truce today, a mediator said on Saturday. Gabon's president was overthrown three days ago.",
     "2023-09-02"),
    ("exactly two weeks after", "A barge blew up on Tuesday. Today's blast came exactly two weeks after Mosul fell to the jihadists.", "2014-06-24"),
    ("two days ago", "The cells denied any part on Saturday in the bombings of commuter trains in Madrid two days ago. Vigils go on today.", "2004-03-13"),
    ("years to the day since", "The boat was found this morning. It was ten years to the day since gunmen began their attack on Mumbai. The priest "
     "spoke on Monday.", "2018-11-26"),
    ("whose anniversary", "A bomb went off today. More than 130 pupils were killed in the massacre in Peshawar, whose third anniversary was kept on "
     "Saturday.", "2017-12-16"),
    ("anniversary of the coup, the country told elsewhere", "A grenade killed two in Myanmar today. The strike marked the first anniversary of the coup. "
     "The group wrote on Tuesday.", "2022-02-01"),
    ("a weekday is the nth day", "Two were killed early today. Saturday is the 500th day of Russia's full-scale invasion.", "2023-07-08"),
    ("that weekday's coup attempt", "Three bodies were found today, the director said on Tuesday. Flights were stopped in Turkey after Friday night's coup "
     "attempt.", "2016-07-19"),
    ("on the eve of what lies ahead", "A bomb was made safe this afternoon, on the eve of the referendum on the Good Friday Agreement. The van had been left "
     "on Thursday.", "1998-05-21"),
    ("a plebiscite is no presidential election", "Two buses were stopped today, a teacher said on Wednesday. Colombia's voters rejected the accord in Sunday's "
     "plebiscite.", "2016-10-05"),
    ("tomorrow, with weekday and date, and the year by its distance", "Raids began in 2015, five years ago. Burials are tomorrow, Sunday, 23 February.",
     "2020-02-22"),
    ("a president left office yesterday", "Three died on New Year's Day, a mayor said. President Boris Yeltsin resigned yesterday.", "2000-01-01"),
    ("a president was driven out on a day of a month", "A month has passed to the day since 2 October. President Jovenel Moise was assassinated on 7 July. "
     "Shots fell today, a priest said on Tuesday.", "2021-11-02"),
]  # fmt: skip
OPEN = [
    ("two coups of one country, both three days before a Friday", "Herders agreed a truce today, a mediator said on Friday. Mali's president was "
     "overthrown three days ago."),
    ("counted days of a war spoken of, on another weekday", "Men hung in a lift today on the fiftieth day of Nato's air campaign. Work had begun again on "
     "Monday. Bread was sold on Wednesday."),
    ("another attack in that town: no weekday bears it out", "A shot was fired at a tram in Sarajevo this morning, as people laid flowers for the dead of "
     "the shelling two years ago to the day. Monday's ceremony was short."),
    ("an attack of any weekday in a town of many attacks", "Friday's bombing in Baghdad killed four, a nurse said today."),
    ("of no country", "The coup came three days ago, a teacher said today. The market opened on Friday."),
    ("today in a quotation only", 'The well was poisoned three days after the fall of Mosul, "and today nobody drinks", an elder wrote. Friday is market '
     "day."),
    ("of something else", "Mali's president was overthrown, a mediator said, and the well was poisoned three days ago. Herders met on Friday."),
    ("years ago, said of something else", "Raids began in 2015, and farmers who fled five years ago came back. Burials are tomorrow, Sunday, 23 "
     "February."),
    ("somebody else resigned yesterday", "Three died on New Year's Day, a mayor said. A judge of President Boris Yeltsin resigned. He left yesterday."),
    ("a president has not resigned", "Three died on New Year's Day. A paper denied that President Boris Yeltsin resigned yesterday."),
    ("he resigned something else", "Three died on New Year's Day. Boris Yeltsin resigned as coach yesterday."),
    ("another resigned", "Three died on New Year's Day. A judge resigned and met President Boris Yeltsin yesterday."),
    ("what he does tomorrow", "Three died on New Year's Day. President Boris Yeltsin resigned and goes to Sochi tomorrow."),
    ("another told it yesterday", "Three died on New Year's Day. President Boris Yeltsin resigned, a mayor said yesterday."),
    ("tomorrow is another weekday", "Burials are tomorrow, Sunday. The elder spoke today."),
    ("about so long ago", "Mali's president was overthrown about a year ago. Herders met today, on Friday."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), [pytest.param(text, day, id=name) for name, text, day in TOLD])
def test_what_is_counted_from_without_its_name_dates_a_report(text: str, day: str) -> None:
    assert published(text) == date.fromisoformat(day)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in OPEN])
def test_what_may_be_something_else_does_not(text: str) -> None:
    assert published(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("President Bola Tinubu, who took office in May, has called for calm.", "2023-05-29", "2024-05-28"),
        ("It was declared by President Joko Widodo, who had taken office in October.", "2014-10-21", "2015-10-20"),
    ],
)
def test_a_month_without_a_year_is_the_last_one_before_publication(text: str, first: str, last: str) -> None:
    for day in (first, last):
        month = date.fromisoformat(day).strftime("%-d %B")
        weekday = date.fromisoformat(day).strftime("%A")
        assert published(f"Lorries burned on {weekday}. {text} As of today, {weekday}, {month}, the road is shut.") == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Three bodies were found today, the director said on Tuesday.", True),
        ("Three bodies were found today near the mine of Tuesday.", False),
        ("Three bodies were found, the director said on Tuesday.", False),
        ('Three bodies were found, "today at last", the director said on Tuesday.', False),
    ],
)
def test_what_is_said_today_is_of_today(text: str, told: bool) -> None:
    view = reading_view(Document("d", text))
    mentions = mentions_of(view)
    (weekday,) = (m for m in mentions if m.weekday is not None)
    assert said_today(view, mentions, weekday) is told


@pytest.mark.parametrize(
    ("text", "day"),
    [("Two days before Friday a mine was laid.", "2017-05-10"), ("Two days after Friday a mine was laid.", "2017-05-14")],
)
def test_days_beside_a_weekday_count_from_the_last_one(text: str, day: str) -> None:
    view = reading_view(Document("d", text))
    counted = with_counted(view, mentions_of(view), lambda _head: None)[0]
    told = date.fromisoformat(day).toordinal()
    assert counted.at(date(2017, 5, 15).toordinal()) == (told, told)
