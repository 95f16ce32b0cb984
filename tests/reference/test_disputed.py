"""Is disputed ground shown as the settings say, and otherwise left alone?"""

from __future__ import annotations

import pytest

from dateline.errors import SettingsError
from dateline.reference.disputed import disputed_areas, read_namings, renamed
from dateline.reference.gazetteer import load_countries

SIMFEROPOL = {"country": "UA", "admin1": "Crimea", "place": "Simferopol", "lat": 44.95, "lon": 34.10}
SMARA = {"country": "EH", "admin1": None, "place": "Smara", "lat": 26.74, "lon": -11.67}
KYIV = {"country": "UA", "admin1": "Kyiv City", "place": "Kyiv", "lat": 50.45, "lon": 30.52}
KATZRIN = {"country": "SY", "admin1": None, "place": "Katzrin", "lat": 32.99, "lon": 35.69}


@pytest.mark.parametrize(
    ("setting", "row", "country"),
    [
        ("", SIMFEROPOL, "UA"),
        ("crimea=RU", SIMFEROPOL, "RU"),
        ("crimea=UA/RU", SIMFEROPOL, "UA/RU"),
        ("crimea=RU", KYIV, "UA"),
        ("western-sahara=MA, crimea=RU", SMARA, "MA"),
        ("western-sahara=MA", SIMFEROPOL, "UA"),
        ("golan=IL", KATZRIN, "IL"),
    ],
)
def test_the_country_shown(setting: str, row: dict[str, object], country: str) -> None:
    before = dict(row)
    assert renamed(row, read_namings(setting))["country"] == country
    assert row == before


def test_the_area_itself_takes_the_chosen_name() -> None:
    shown = renamed({**SMARA, "place": "Western Sahara"}, read_namings("western-sahara=EH/MA:Moroccan-administered Western Sahara"))
    assert (shown["place"], shown["country"]) == ("Moroccan-administered Western Sahara", "EH/MA")
    assert renamed(SMARA, read_namings("western-sahara=EH:Sahara"))["place"] == "Smara"


def test_a_row_without_a_place_stays() -> None:
    row = {"country": None, "lat": 14.0, "lon": 42.0}
    assert renamed(row, read_namings("crimea=RU")) == row


@pytest.mark.parametrize("setting", ["crimea", "atlantis=GR", "crimea=FR", "crimea=", "kosovo=XK/AL"])
def test_what_nobody_claims_is_refused(setting: str) -> None:
    with pytest.raises(SettingsError):
        read_namings(setting)


def test_the_list_holds_together() -> None:
    codes = load_countries()
    for area in disputed_areas().values():
        assert {*area.claimants, *area.countries, area.shown} <= set(codes), area.key
