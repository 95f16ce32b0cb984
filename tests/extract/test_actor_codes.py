"""Do short phrases get the country, the PLOVER sector and the ACLED inter code of the actor they name?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.actor_codes import codes_of
from dateline.reference.bundle import load_reference
from dateline.reference.plover import inter_of, sector_of, sector_of_words

REFERENCE = load_reference()
CODES = [  # phrase, country, sector, inter
    ("Peruvian soldiers", "PE", "MIL", 1),
    ("Chilean senators", "CL", "LEG", None),
    ("a Dutch company", "NL", "BUS", None),
    ("the Greek interior ministry", "GR", "GOV", 1),
    ("Mossad", "IL", "SPY", 1),
    ("Hamas", "PS", "REB", 2),
    ("the Jalisco cartel", "MX", "CRM", 3),
    ("UNICEF", None, "IGO", 7),
    ("the European Union", None, "IGO", 7),
    ("Reuters", None, "MED", 7),
    ("Austria", "AT", "", 1),
    ("masked men", None, "UAF", None),
    ("the mayor of Paris", "FR", "GOV", None),
    ("a former Polish minister", "PL", "ELI", None),
    ("Supreme Court of Ghana", "GH", "JUD", None),
    ("Swedish nurses", "SE", "HLH", None),
]


@pytest.mark.parametrize(("phrase", "country", "sector", "inter"), CODES)
def test_codes_of(phrase: str, country: str | None, sector: str, inter: int | None) -> None:
    found = codes_of(phrase, REFERENCE)
    assert (found.country, found.sector) == (country, sector)
    assert inter is None or found.inter == inter


def test_an_office_that_is_over_on_the_day() -> None:
    assert [codes_of("Angela Merkel", REFERENCE, day).sector for day in (date(2015, 1, 1), date(2023, 1, 1))] == ["GOV", "ELI"]


@pytest.mark.parametrize(
    ("phrase", "sector"), [("opposition activists", "OPP"), ("chief of police", "COP"), ("House of Commons", "LEG"), ("a cloud", "")]
)
def test_sector_of_words(phrase: str, sector: str) -> None:
    assert sector_of_words(phrase) == sector


def test_every_row_but_states_has_a_sector() -> None:
    rows = REFERENCE.directory.actors.values()
    assert [a.actor_id for a in rows if not sector_of(a, REFERENCE.directory) and not a.actor_id.endswith("-state")] == []
    assert all(inter_of(a) is not None for a in rows if a.kind != "person")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_any_phrase_has_codes(phrase: str) -> None:
    assert codes_of(phrase, REFERENCE).sector.isupper() or codes_of(phrase, REFERENCE).sector == ""
