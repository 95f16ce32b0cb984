"""Does a look-up say whom a name means, who else was considered, and why not them?"""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.actor_finding import OUTSIDE_YEARS, find_actor, relations_of
from dateline.reference.actors import load_directory

DIRECTORY = load_directory()


def test_the_actor_meant_stands_first_with_its_reason() -> None:
    found = find_actor("Kata'ib Hizballah", DIRECTORY, ("IQ",))
    assert found.value.actor_id == found.candidates[0].actor.actor_id == "kataib-hezbollah"
    assert "IQ is spoken of" in found.candidates[0].reasons


def test_names_that_only_share_words_are_rejected_and_say_so() -> None:
    found = find_actor("Hezbollah", DIRECTORY)
    rejected = {c.actor.actor_id: c.reasons for c in found.candidates if c.rejected}
    assert found.value.actor_id == "hezbollah"
    assert "only shares words" in rejected["kataib-hezbollah"][0]


def test_a_common_word_is_rejected_where_its_countries_are_not_spoken_of() -> None:
    found = {c.actor.actor_id: c for c in find_actor("the coalition", DIRECTORY, ("YE",)).candidates}
    assert not found["saudi-led-coalition"].rejected
    assert found["global-coalition"].reasons == ("goes by this name only where IQ or SY is spoken of",)


def test_the_day_tells_two_men_of_one_surname_apart() -> None:
    early, late, open_ = (find_actor("Kabila", DIRECTORY, ("CD",), day) for day in (date(1999, 5, 1), date(2010, 5, 1), None))
    assert (early.value.actor_id, late.value.actor_id, open_.value.actor_id) == ("person-laurent-desire-kabila", "person-joseph-kabila", None)
    assert early.candidates[0].score > early.candidates[1].score
    assert "held no office on that day" in early.candidates[1].reasons


def test_a_day_outside_the_years_of_a_row_weighs_against_it() -> None:
    inside, outside = (find_actor("Mahdi Army", DIRECTORY, (), day).candidates[0] for day in (date(2005, 1, 1), date(2020, 1, 1)))
    assert outside.score == inside.score * OUTSIDE_YEARS
    assert "known from 2003 to 2008, not in 2020" in outside.reasons


def test_relations_are_told_in_words() -> None:
    told = relations_of(DIRECTORY.actors["kataib-hezbollah"], DIRECTORY)
    assert "part of Popular Mobilization Forces (pmf)" in told
    assert any(
        line.startswith("President of cd-government, 1997") for line in relations_of(DIRECTORY.actors["person-laurent-desire-kabila"], DIRECTORY)
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.sampled_from([(), ("IQ",), ("YE", "SA")]))
def test_any_name_is_answered(name: str, countries: tuple[str, ...]) -> None:
    found = find_actor(name, DIRECTORY, countries, date(2020, 1, 1))
    assert all(0 <= c.score <= 1 for c in found.candidates)
