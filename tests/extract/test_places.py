"""Are place phrases from reports all over the world grounded where they lie?"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.place_company import FULL, KNOWN, closeness, company_of
from dateline.extract.place_context import read_scene
from dateline.extract.place_value import NEAR_KM
from dateline.extract.places import PlaceQuery, PlaceUnknown, countries_in, country_of, ground_place
from dateline.model.values import Basis, PlaceValue
from dateline.reference.earth import distance_km
from dateline.reference.gazetteer import Gazetteer, Place, load_gazetteer

GAZETTEER = load_gazetteer()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return GAZETTEER


@dataclass(frozen=True)
class Row:
    """A phrase as a report has it, what the report says around it, and where it lies."""

    said: str
    country: str | None
    lat: float
    lon: float
    km: float
    precision: int
    parents: tuple[str, ...] = ()
    context: str = ""
    near: bool = False

    @property
    def query(self) -> PlaceQuery:
        context = tuple((iso, 1.0 - 0.2 * rank) for rank, iso in enumerate(self.context.split()))
        return PlaceQuery(tuple(self.said.split(" | ")), self.parents, self.near, context)


PLAIN_NAMES = (
    Row("Mosul", "IQ", 36.34, 43.13, 15, 1),
    Row("Deir ez-Zor", "SY", 35.34, 40.14, 15, 1),
    Row("Deir al-Zour", "SY", 35.34, 40.14, 15, 1),
    Row("Qamishli", "SY", 37.05, 41.23, 10, 1),
    Row("al-Qaim", "IQ", 34.37, 41.09, 25, 1, context="IQ SY"),
    Row("Hodeidah", "YE", 14.80, 42.95, 15, 1),
    Row("Sana'a", "YE", 15.35, 44.21, 15, 1),
    Row("Sanaa", "YE", 15.35, 44.21, 15, 1),
    Row("Marib", "YE", 15.46, 45.33, 15, 1),
    Row("Khan Younis", "PS", 31.35, 34.30, 10, 1),
    Row("Jenin", "PS", 32.46, 35.30, 10, 1),
    Row("Nablus", "PS", 32.22, 35.26, 10, 1),
    Row("Bakhmut", "UA", 48.59, 38.00, 10, 1),
    Row("Avdiivka", "UA", 48.14, 37.75, 10, 1),
    Row("Kryvyi Rih", "UA", 47.91, 33.39, 15, 1),
    Row("Zaporizhzhia", "UA", 47.84, 35.14, 20, 1),
    Row("Odesa", "UA", 46.48, 30.73, 15, 1),
    Row("Odessa", "UA", 46.48, 30.73, 15, 1, context="UA RU"),
    Row("Belgorod", "RU", 50.60, 36.58, 15, 1),
    Row("Sevastopol", "UA", 44.60, 33.53, 20, 1),
    Row("Stepanakert", "AZ", 39.82, 46.75, 15, 1),
    Row("Shusha", "AZ", 39.76, 46.75, 15, 1),
    Row("El Fasher", "SD", 13.63, 25.35, 15, 1),
    Row("Al-Fashir", "SD", 13.63, 25.35, 15, 1),
    Row("Omdurman", "SD", 15.64, 32.48, 20, 1),
    Row("Geneina", "SD", 13.45, 22.45, 15, 1, context="SD"),
    Row("Goma", "CD", -1.68, 29.22, 15, 1),
    Row("Beni", "CD", 0.49, 29.47, 15, 1, context="CD UG"),
    Row("Palma", "MZ", -10.77, 40.48, 15, 1, context="MZ"),
    Row("Mocimboa da Praia", "MZ", -11.35, 40.35, 15, 1),
    Row("Maiduguri", "NG", 11.85, 13.16, 15, 1),
    Row("Chibok", "NG", 10.87, 12.85, 15, 1),
    Row("Djibo", "BF", 14.10, -1.63, 15, 1),
    Row("Ménaka", "ML", 15.92, 2.40, 15, 1),
    Row("Gao", "ML", 16.27, -0.04, 15, 1),
    Row("Mogadishu", "SO", 2.04, 45.34, 15, 1),
    Row("Kismayo", "SO", -0.36, 42.55, 15, 1),
    Row("Mekelle", "ET", 13.50, 39.47, 15, 1),
    Row("Lalibela", "ET", 12.03, 39.05, 15, 1),
    Row("Kandahar", "AF", 31.61, 65.71, 15, 1),
    Row("Jalalabad", "AF", 34.43, 70.45, 15, 1, context="AF PK"),
    Row("Quetta", "PK", 30.18, 67.00, 15, 1),
    Row("Peshawar", "PK", 34.01, 71.57, 15, 1),
    Row("Turbat", "PK", 26.00, 63.05, 15, 1),
    Row("Srinagar", "IN", 34.09, 74.81, 15, 1),
    Row("Imphal", "IN", 24.81, 93.94, 15, 1),
    Row("Myawaddy", "MM", 16.69, 98.51, 15, 1),
    Row("Lashio", "MM", 22.94, 97.75, 15, 1),
    Row("Marawi", "PH", 8.00, 124.29, 15, 1),
    Row("Culiacán", "MX", 24.80, -107.39, 15, 1),
    Row("Culiacan", "MX", 24.80, -107.39, 15, 1),
    Row("Tumaco", "CO", 1.80, -78.77, 20, 1, context="CO"),
    Row("Port-au-Prince", "HT", 18.54, -72.34, 15, 1),
    Row("Benghazi", "LY", 32.12, 20.07, 15, 1),
    Row("Pristina", "XK", 42.67, 21.17, 15, 1),
    Row("Nagorno-Karabakh", "AZ", 39.85, 46.75, 60, 2),
)

ONE_OF_MANY = (
    Row("Tripoli", "LB", 34.43, 35.84, 10, 1, context="LB SY"),
    Row("Tripoli", "LY", 32.89, 13.18, 15, 1, context="LY EG"),
    Row("Tripoli", "LY", 32.89, 13.18, 15, 1),
    Row("Valencia", "VE", 10.16, -68.00, 15, 1, context="VE CO"),
    Row("Valencia", "ES", 39.47, -0.38, 15, 1, context="ES"),
    Row("Hamilton", "NZ", -37.79, 175.28, 15, 1, context="NZ"),
    Row("Rafah", "PS", 31.29, 34.25, 10, 1, parents=("Gaza",)),
    Row("Rafah", "EG", 31.28, 34.24, 10, 1, parents=("North Sinai", "Egypt")),
    Row("Sinjar", "IQ", 36.32, 41.87, 15, 1, context="IQ"),
    Row("San Juan", "AR", -31.54, -68.53, 15, 1, parents=("Argentina",)),
    Row("San Juan", "PR", 18.47, -66.11, 15, 1, context="PR US"),
    Row("Hyderabad", "PK", 25.39, 68.37, 15, 1, parents=("Sindh",)),
    Row("Hyderabad", "IN", 17.38, 78.46, 20, 1, context="IN"),
    Row("Córdoba", "CO", 8.4, -75.8, 130, 2, parents=("Colombia",)),
    Row("Santiago", "CL", -33.45, -70.65, 20, 1),
    Row("Moscow", "RU", 55.75, 37.62, 20, 1, context="US UA RU"),
    Row("Alexandria", "EG", 31.20, 29.92, 20, 1, context="US EG"),
    Row("Georgetown", "GY", 6.80, -58.16, 15, 1, context="GY VE"),
    Row("Bo", "SL", 7.96, -11.74, 15, 1, context="SL"),
    Row("Georgia", "GE", 42.2, 43.5, 150, 3, context="GE RU"),
    Row("Niger", "NE", 17.6, 9.4, 350, 3),
    Row("Niger State", "NG", 9.9, 5.6, 150, 2, parents=("Nigeria",)),
    Row("Kashmir", "IN", 34.2, 74.9, 250, 3, context="IN PK"),
)

KINDS = (
    Row("Anbar province", "IQ", 33.0, 42.0, 150, 2),
    Row("Ukraine's Kharkiv region", "UA", 49.6, 36.5, 60, 2),
    Row("Kharkiv Oblast", "UA", 49.6, 36.5, 60, 2),
    Row("Donetsk region", "UA", 48.1, 37.7, 70, 2),
    Row("Idlib governorate", "SY", 35.8, 36.7, 50, 2),
    Row("Borno State", "NG", 11.7, 13.1, 130, 2),
    Row("North Kivu province", "CD", -0.8, 29.0, 150, 2),
    Row("Cabo Delgado", "MZ", -12.3, 39.5, 150, 2),
    Row("the northern province of Cabo Delgado", "MZ", -12.3, 39.5, 150, 2, context="MZ"),
    Row("Rakhine state", "MM", 20.0, 93.7, 150, 2),
    Row("Khyber Pakhtunkhwa province", "PK", 34.3, 72.0, 200, 2),
    Row("North Waziristan district", "PK", 32.95, 69.9, 60, 2),
    Row("Mastung district", "PK", 29.8, 66.85, 40, 2, parents=("Balochistan",)),
    Row("Erbil International Airport", "IQ", 36.24, 43.96, 8, 1),
    Row("Baghdad airport", "IQ", 33.26, 44.23, 10, 1),
    Row("Kabul airport", "AF", 34.57, 69.21, 10, 1),
    Row("Khartoum International Airport", "SD", 15.59, 32.55, 8, 1),
    Row("al-Asad air base | Ain al-Asad", "IQ", 33.79, 42.44, 8, 1, parents=("Anbar province",)),
    Row("Bagram Airfield", "AF", 34.95, 69.27, 8, 1),
    Row("Khmeimim air base", "SY", 35.41, 35.95, 10, 1),
    Row("Engels air base", "RU", 51.48, 46.21, 12, 1),
    Row("Incirlik Air Base", "TR", 37.00, 35.43, 10, 1),
    Row("Nevatim air base", "IL", 31.21, 35.01, 10, 1),
    Row("Camp Lemonnier", "DJ", 11.54, 43.15, 10, 1),
    Row("the al-Omar oil field", "SY", 35.09, 40.56, 15, 1),
    Row("al-Hol camp", "SY", 36.38, 41.15, 15, 1),
    Row("Dadaab refugee camp", "KE", 0.06, 40.31, 20, 1),
    Row("Zaatari refugee camp", "JO", 32.29, 36.32, 15, 1),
    Row("Jabaliya refugee camp", "PS", 31.54, 34.50, 8, 1),
    Row("Jenin camp", "PS", 32.46, 35.29, 8, 1),
    Row("Kakhovka dam", "UA", 46.78, 33.37, 12, 1),
    Row("Zaporizhzhia nuclear power plant", "UA", 47.51, 34.59, 12, 1),
    Row("the port of Hodeidah", "YE", 14.83, 42.93, 15, 1),
    Row("Ras Isa", "YE", 15.12, 42.67, 25, 1, context="YE"),
    Row("the Kerem Shalom crossing", "IL", 31.23, 34.28, 10, 1),
    Row("Torkham border crossing", "PK", 34.12, 71.09, 15, 1, context="PK AF"),
    Row("the village of Urum al-Kubra", "SY", 36.15, 36.96, 15, 1, context="SY"),
    Row("the town of Kupiansk", "UA", 49.71, 37.61, 10, 1),
    Row("Gaza City", "PS", 31.50, 34.47, 10, 1),
    Row("al-Shifa Hospital", "PS", 31.52, 34.44, 12, 1, parents=("Gaza City",)),
    Row("a market in Kabul", "AF", 34.53, 69.17, 15, 1),
    Row("SYL Hotel, Mogadishu", "SO", 2.04, 45.34, 15, 1),
    Row("Evin prison", "IR", 35.80, 51.38, 12, 1),
    Row("Snake Island", "UA", 45.26, 30.20, 10, 1, context="UA RU"),
)

PARTS = (
    Row("western Iraq", "IQ", 33.3, 41.2, 180, 3),
    Row("northern Iraq", "IQ", 36.3, 43.8, 150, 3),
    Row("north-eastern Syria", "SY", 36.5, 41.0, 120, 3),
    Row("northeast Syria", "SY", 36.5, 41.0, 120, 3),
    Row("southern Lebanon", "LB", 33.3, 35.4, 40, 3),
    Row("south Lebanon", "LB", 33.3, 35.4, 40, 3),
    Row("the north of Burkina Faso", "BF", 14.0, -1.5, 130, 3),
    Row("Nigeria's northwest", "NG", 12.2, 5.5, 220, 3),
    Row("northwestern Nigeria", "NG", 12.2, 5.5, 220, 3),
    Row("eastern Ukraine", "UA", 48.7, 38.0, 200, 3),
    Row("eastern Democratic Republic of Congo", "CD", -1.5, 28.0, 500, 3),
    Row("eastern Congo", "CD", -1.5, 28.0, 500, 3),
    Row("central Mali", "ML", 15.0, -3.5, 400, 3),
    Row("southwestern Pakistan", "PK", 28.0, 65.0, 250, 3),
    Row("northern Gaza", "PS", 31.53, 34.50, 15, 2),
    Row("southern Gaza Strip", "PS", 31.30, 34.28, 15, 2),
    Row("northern Idlib", "SY", 36.1, 36.6, 45, 2),
    Row("the eastern Aleppo countryside", "SY", 36.2, 37.6, 70, 2),
    Row("eastern Deir ez-Zor province", "SY", 34.9, 40.7, 80, 2),
    Row("northern Israel", "IL", 32.9, 35.4, 60, 3),
    Row("southern Philippines", "PH", 7.5, 124.5, 300, 3),
    Row("the far north of Cameroon", "CM", 11.0, 14.3, 250, 3),
)

AROUND = (
    Row("15 km north of Tikrit", "IQ", 34.74, 43.69, 12, 2),
    Row("about 30 kilometres (19 miles) south-west of Aden", "YE", 12.60, 44.84, 15, 2),
    Row("near Kirkuk", "IQ", 35.47, 44.39, 10, 2),
    Row("Kayseri", "TR", 38.72, 35.49, 15, 2, near=True),
    Row("the outskirts of Damascus", "SY", 33.51, 36.29, 12, 2),
    Row("central Beirut", "LB", 33.89, 35.50, 8, 1),
    Row("downtown Baghdad", "IQ", 33.33, 44.40, 12, 1),
    Row("the road between Homs and Palmyra", "SY", 34.65, 37.5, 30, 2),
    Row("the Homs-Palmyra highway", "SY", 34.65, 37.5, 30, 2),
    Row("the Syrian-Iraqi border", None, 35.0, 41.2, 150, 3),
    Row("Lebanon's border with Israel", None, 33.09, 35.4, 40, 2),
    Row("the Afghanistan-Pakistan border", None, 32.8, 69.4, 350, 3),
    Row("near the border with Niger", "NG", 13.2, 5.3, 80, 2, parents=("Sokoto State",)),
    Row("northwest of Syria", "SY", 35.9, 36.9, 100, 3),
    Row("north of Mosul", "IQ", 36.48, 43.13, 15, 2),
    Row("forty kilometres to the north", "AF", 37.09, 68.86, 15, 2, parents=("Kunduz", "Afghanistan")),
    Row("the road to Ras Lanuf", "LY", 30.50, 18.55, 15, 2),
    Row("Kidal, Gao and Timbuktu", "ML", 18.44, 1.41, 15, 2, parents=("Mali",)),
    Row("a village in Homs province", "SY", 34.6, 37.6, 130, 2),
    Row("a base in Syria", "SY", 35.0, 38.5, 150, 3),
    Row("Rarasham, Musakhail district", "PK", 30.8, 69.8, 180, 2, parents=("Balochistan", "Pakistan")),
    Row("the Green Village | a US base beside Syria's al-Omar oil field", "SY", 35.09, 40.56, 20, 1),
    Row("military sites near Abu Kamal", "SY", 34.45, 40.92, 10, 2),
    Row("Istanbul and Kirklareli", "TR", 41.0, 28.9, 40, 2),
)

AT_SEA = (
    Row("southern Red Sea", None, 14.5, 42.3, 250, 3),
    Row("the Red Sea", None, 20.0, 38.5, 350, 3),
    Row("the Red Sea", None, 14.8, 42.0, 150, 3, context="YE US"),
    Row("the Black Sea", None, 46.0, 31.5, 150, 3, context="UA RU"),
    Row("the Mediterranean", None, 33.0, 17.0, 400, 3, context="LY"),
    Row("the Bab al-Mandab strait", None, 12.58, 43.33, 40, 2),
    Row("Bab el-Mandeb", None, 12.58, 43.33, 40, 2),
    Row("the Gulf of Aden", None, 12.3, 47.5, 250, 3),
    Row("the Strait of Hormuz", None, 26.5, 56.4, 70, 2),
    Row("the Black Sea", None, 43.5, 34.5, 250, 3),
    Row("the South China Sea", None, 13.0, 114.0, 600, 3),
    Row("off the coast of Yemen", None, 13.5, 44.0, 450, 3),
    Row("40 miles off Hodeidah", None, 14.8, 42.35, 45, 2),
    Row("60 nautical miles southwest of Hodeidah", None, 14.1, 42.2, 30, 2),
    Row("off the coast of Somalia", None, 3.0, 48.0, 700, 3),
    Row("the north-western Black Sea", None, 45.5, 31.0, 250, 3),
    Row("the Kerch Strait", None, 45.3, 36.55, 30, 2),
)

REGIONS = (
    Row("the Gaza Strip", "PS", 31.42, 34.36, 12, 2),
    Row("Gaza", "PS", 31.45, 34.40, 15, 2),
    Row("the occupied West Bank", "PS", 32.0, 35.25, 40, 2),
    Row("the Kurdistan Region", "IQ", 36.3, 44.3, 80, 3),
    Row("Iraqi Kurdistan", "IQ", 36.3, 44.3, 80, 3),
    Row("the Donbas", "UA", 48.3, 38.2, 90, 3),
    Row("Crimea", "UA", 45.3, 34.4, 60, 2),
    Row("Tigray", "ET", 13.8, 38.9, 90, 2),
    Row("Darfur", "SD", 13.2, 24.7, 150, 3),
    Row("the Golan Heights", None, 33.0, 35.8, 30, 2),
    Row("Somaliland", "SO", 9.7, 46.0, 250, 3),
    Row("Puntland", "SO", 8.7, 49.3, 250, 3),
    Row("the Sinai Peninsula", "EG", 29.6, 33.9, 120, 3),
    Row("Mindanao", "PH", 7.7, 124.9, 150, 3),
    Row("Chechnya", "RU", 43.3, 45.7, 60, 2),
)

ROWS = PLAIN_NAMES + ONE_OF_MANY + KINDS + PARTS + AROUND + AT_SEA + REGIONS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join((row.said, *row.parents, row.context)))
def test_place_is_grounded_where_it_lies(row: Row, gazetteer: Gazetteer) -> None:
    value = ground_place(row.query, gazetteer)
    assert isinstance(value, PlaceValue), value
    away = distance_km((value.lat, value.lon), (row.lat, row.lon))
    assert away <= row.km, f"{away:.0f} km away: {value}"
    assert value.precision == row.precision, value
    if row.country is not None or row in AT_SEA:
        assert value.country == row.country, value
    assert value.trace


# ---- what a value says of itself


def grounded(said: str, *parents: str, context: str = "", **more: object) -> PlaceValue:
    value = ground_place(Row(said, None, 0, 0, 0, 1, parents, context, **more).query, GAZETTEER)  # type: ignore[arg-type]
    assert isinstance(value, PlaceValue), value
    return value


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the city of Hodeidah", "Hodeidah"),
        ("Al Hudaydah", "Hodeidah"),
        ("al-Tanf", "al-Tanf garrison"),
        ("MOSUL", "Mosul"),
        ("north-eastern Syria", "northeastern Syria"),
        ("Anbar province", "Anbar"),
        ("Kharkiv region", "Kharkiv Oblast"),
        ("the Syrian-Iraqi border", "Syria–Iraq border"),
        ("the road between Homs and Palmyra", "between Homs and Palmyra"),
        ("SYL Hotel, Mogadishu", "SYL Hotel, Mogadishu"),
        ("Turkey", "Turkey"),
        ("Türkiye", "Turkey"),
    ],
)
def test_name_is_the_usual_english_one(said: str, name: str) -> None:
    assert grounded(said).name == name


def test_unlisted_village_keeps_its_name_in_the_middle_of_its_district() -> None:
    value = grounded("Zarrabad-e Nau", "Turbat", "Pakistan")
    turbat = grounded("Turbat", "Pakistan")
    assert (value.name, value.precision, value.basis) == ("Zarrabad-e Nau", 2, Basis.INFERRED)
    assert (value.lat, value.lon) == (turbat.lat, turbat.lon)
    assert "in no list" in value.trace[-1]


def test_unlisted_village_of_a_country_is_as_coarse_as_the_country() -> None:
    value = grounded("Zarrabad-e Nau", "Pakistan")
    assert (value.country, value.precision, value.basis) == ("PK", 3, Basis.INFERRED)


def test_unlisted_village_told_as_in_a_town_may_lie_as_far_off_as_one_near_it() -> None:
    village, town = grounded("Zelhest", "Gao", "Mali"), grounded("Gao", "Mali")
    assert (village.radius_km, village.precision) == (NEAR_KM, 2)
    assert town.radius_km < NEAR_KM


def test_unlisted_building_in_a_town_is_as_fine_as_the_town() -> None:
    value = grounded("Al-Wafa hospital", "Tripoli", context="LY")
    assert (value.name, value.country, value.precision) == ("Al-Wafa hospital", "LY", 1)
    assert value.radius_km == grounded("Tripoli", context="LY").radius_km


def test_description_stands_for_the_finest_place_told() -> None:
    value = grounded("a checkpoint", "Beledweyne", "Somalia")
    assert (value.name, value.precision) == ("Beledweyne", 1)
    assert "names no place" in value.trace[-1]


@pytest.mark.parametrize(
    ("said", "context", "reason"),
    [
        ("a village", "IQ", "names no place"),
        ("the base", "", "names no place"),
        ("Xyzzyplughia", "IQ", "no known place of this name"),
        ("", "", "no words"),
        ("the capital", "", "not told"),
        ("the north", "", "not told"),
        ("a US base", "IQ SY", "does not tell where"),
    ],
)
def test_unknown_says_why(said: str, context: str, reason: str) -> None:
    value = ground_place(Row(said, None, 0, 0, 0, 1, context=context).query, GAZETTEER)
    assert isinstance(value, PlaceUnknown)
    assert reason in value.reason


def test_homonym_far_from_everything_told_is_not_believed() -> None:
    value = ground_place(Row("Aleppo Pines", None, 0, 0, 0, 1, context="UA RU").query, GAZETTEER)
    assert isinstance(value, PlaceUnknown)
    value = ground_place(Row("Nome", None, 0, 0, 0, 1, context="UA RU").query, GAZETTEER)
    assert isinstance(value, PlaceUnknown)
    assert "US" in [c.country for c in value.rejected]
    assert all("nothing in the document points to" in c.reason for c in value.rejected)


def test_only_bearer_of_a_long_name_is_believed_but_inferred() -> None:
    value = grounded("Puerto Cabello", context="UA RU")
    assert (value.country, value.basis) == ("VE", Basis.INFERRED)


def test_rejected_readings_are_kept_with_reasons() -> None:
    value = grounded("Tripoli", context="LB SY")
    assert value.basis is Basis.INFERRED
    assert 1 <= len(value.rejected) <= 5
    assert any(c.country == "LY" and c.reason for c in value.rejected)


def test_told_container_decides_and_counts_as_stated() -> None:
    value = grounded("Tripoli", "Lebanon")
    assert (value.country, value.basis) == ("LB", Basis.STATED)
    assert all(c.reason for c in value.rejected)


def test_container_outweighs_context_and_population() -> None:
    assert grounded("Valencia", "Venezuela", context="ES").country == "VE"
    assert grounded("Hamilton", "Bermuda", context="CA GB").country == "BM"


def test_neighbours_decide_where_nothing_else_does() -> None:
    query = PlaceQuery(("Sinjar",), neighbours=((36.34, 43.13), (36.4, 42.4)))
    value = ground_place(query, GAZETTEER)
    assert isinstance(value, PlaceValue)
    assert value.country == "IQ"


def test_near_is_never_exact() -> None:
    exact, near = grounded("Mosul"), grounded("Mosul", near=True)
    assert (exact.precision, near.precision) == (1, 2)
    assert near.radius_km >= 15


def test_finest_wording_wins() -> None:
    assert grounded("the base | Syria | al-Tanf garrison").name == "al-Tanf garrison"
    assert grounded("Syria | eastern Syria | Deir ez-Zor").precision == 1


def test_whose_base_it_is_does_not_tell_where() -> None:
    assert grounded("a US base in Erbil", context="US IQ").country == "IQ"
    assert grounded("a Turkish base", "Bashiqa", "Iraq").country == "IQ"


def test_capital_is_that_of_the_container_or_leading_country() -> None:
    assert grounded("the capital", "Somalia").name == "Mogadishu"
    assert grounded("the capital", context="TD").country == "TD"


def test_point_off_a_coast_is_in_no_country() -> None:
    value = grounded("40 miles off Hodeidah", context="YE")
    assert value.country is None
    assert value.lon < 42.95


def test_phrase_is_kept_as_it_was_said() -> None:
    assert grounded("in the northern  city of Mosul").phrase == "in the northern  city of Mosul"


@pytest.mark.parametrize(
    ("name", "home", "country"),
    [("Oyem", "HT", "GA"), ("Benares", "HT", "HT"), ("Kodok", "HT", "HT"), ("Kodok", "SD", "SS")],
)
def test_what_few_know_by_its_name_is_at_home_unless_it_lies_on_disputed_ground(name: str, home: str, country: str) -> None:
    value = ground_place(PlaceQuery((name,), home=home), GAZETTEER)
    assert isinstance(value, PlaceValue)
    assert value.country == country


@pytest.mark.parametrize(
    "query",
    [
        PlaceQuery(("Borel",), parents=("Haiti",)),
        PlaceQuery(("Borel",), home="HT"),
        PlaceQuery(("Borel",), home="HT", beside=grounded("Verrettes")),
    ],
)
def test_a_name_placed_by_what_is_around_it_keeps_the_bearers_that_do_not_fit(query: PlaceQuery) -> None:
    value = ground_place(query, GAZETTEER)
    assert isinstance(value, PlaceValue)
    assert (value.country, [c.country for c in value.rejected]) == ("HT", ["FR"])


def test_a_name_that_is_only_taken_to_be_at_home_is_no_end_of_a_road() -> None:
    value = ground_place(PlaceQuery(("the road between Gao and Zelhest",), home="ML"), GAZETTEER)
    assert isinstance(value, PlaceValue)
    assert (value.lat, value.lon) == (grounded("Gao").lat, grounded("Gao").lon)
    assert "only this end is known" in value.trace[-1]


# ---- countries in running text


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Iraqi militias fired on US troops in Iraq.", {"IQ": 2, "US": 1}),
        ("South Korean and North Korean officials", {"KR": 1, "KP": 1}),
        ("They told us to leave; chad is not Chad.", {"TD": 1}),
        ("The Niger Delta is in Nigeria", {"NG": 1}),
        ("South Sudan, not Sudan", {"SS": 1, "SD": 1}),
        ("Damascus condemned the raid", {"SY": 1}),
        ("The Democratic Republic of the Congo", {"CD": 1}),
        ("U.S. officials", {"US": 1}),
        ("", {}),
    ],
)
def test_countries_in_text(text: str, counts: dict[str, int]) -> None:
    assert countries_in(text, GAZETTEER) == counts


@pytest.mark.parametrize(
    ("phrase", "iso"),
    [
        ("Iraq", "IQ"),
        ("the Iraqis", "IQ"),
        ("Syrian", "SY"),
        ("Ivory Coast", "CI"),
        ("Côte d'Ivoire", "CI"),
        ("Burkinabe", "BF"),
        ("Mosul", None),
        ("", None),
    ],
)
def test_country_of_a_name_or_demonym(phrase: str, iso: str | None) -> None:
    assert country_of(phrase, GAZETTEER) == iso


# ---- a document's own places as context


def test_places_vouch_for_each_other_but_not_for_themselves() -> None:
    scene = read_scene("Gunmen struck at dawn.", ("Goundam", "Bandiagara", "Timbuktu"), GAZETTEER)
    countries, points = scene.around(["Goundam"])
    assert countries == (("ML", 1.0),)
    assert len(points) == 2
    assert scene.around(("Goundam", "Bandiagara", "Timbuktu")) == ((), ())


def test_a_country_does_not_vouch_for_its_own_name() -> None:
    scene = read_scene("Georgia, Georgia and again Georgia; a man from Turkey.", ("Georgia",), GAZETTEER)
    assert scene.around(["Georgia"])[0] == (("TR", 1.0),)
    assert scene.around([])[0][0] == ("GE", 1.0)


@pytest.mark.parametrize(
    ("text", "places", "home", "also"),
    [
        ("Mali, says Malian radio, is calm. Ghana too.", (), "ML", frozenset({"ML", "GH"})),
        ("", ("Goundam", "Bandiagara", "Timbuktu", "Zinder", "Maradi"), "ML", frozenset({"ML", "NE"})),
        ("", ("Goundam", "Bandiagara", "Timbuktu", "Zinder"), "ML", frozenset({"ML"})),
        ("Mali, says Malian radio, is calm. Ghana, says Ghanaian radio, too.", (), None, frozenset()),
    ],
)
def test_the_country_that_a_text_is_about(text: str, places: tuple[str, ...], home: str | None, also: frozenset[str]) -> None:
    assert read_scene(text, places, GAZETTEER).home([]) == (home, also)


def town(name: str, lat: float, lon: float, people: int, country: str = "BB") -> Place:
    return Place(name, "town", country, None, lat, lon, 5.0, "made up", people)


VEL, GREAT_VEL = town("Vel", 40.0, 40.0, 3_000), town("Vel", 0.0, 0.0, 2_000_000, "AA")
HEST, GORN, GREAT_GORN = town("Hest", 40.2, 40.1, 5_000), town("Gorn", 40.1, 39.9, 5_000), town("Gorn", -20.0, -20.0, 900_000, "DD")


def test_the_bearer_beside_the_other_names_has_company_and_the_great_one_far_off_has_none() -> None:
    kept = {name: dict(company) for name, company in company_of({"Vel": [VEL, GREAT_VEL], "Hest": [HEST]}, {}).items()}
    assert kept["Vel"][GREAT_VEL.point] == 0.0 < kept["Vel"][VEL.point]


def test_names_that_are_both_uncertain_make_each_other_surer() -> None:
    bearers = {"Vel": [VEL, GREAT_VEL], "Hest": [HEST], "Gorn": [GORN, GREAT_GORN]}
    alone = 1.0 / (1.0 + (GREAT_GORN.population / GORN.population) ** (KNOWN / log(10)))
    assert dict(company_of(bearers, {})["Vel"])[VEL.point] > (closeness([VEL, HEST], np.array([0, 1]))[0, 1] + alone) / FULL


def test_bearers_of_one_name_are_no_company_for_each_other() -> None:
    twin = town("Vel", 40.3, 40.2, 3_000)
    assert dict(company_of({"Vel": [VEL, twin], "Hest": [town("Hest", -30.0, -30.0, 5_000, "CC")]}, {})["Vel"]) == {VEL.point: 0.0, twin.point: 0.0}


def test_actors_weigh_less_than_places() -> None:
    scene = read_scene("American jets, American troops and Iraqi police", ("Mosul", "Kirkuk", "Tikrit"), GAZETTEER)
    weights = dict(scene.around([])[0])
    assert weights["IQ"] == 1.0
    assert weights["US"] < weights["IQ"]


# ---- any text

WORDS = st.sampled_from(
    "the of in near north southern western km 15 miles off coast between and road to border village province district Mosul Syria's Iraqi"
    " Kharkiv Yemen al-Asad air base, camp 's hospital capital Rafah Red Sea | - – ' outskirts central a two".split()
)
PHRASES = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=10).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(st.lists(PHRASES, max_size=3), st.lists(PHRASES, max_size=2), st.booleans(), st.sampled_from(["", "IQ", "US SY", "UA RU"]))
def test_any_words_give_a_place_on_earth_or_a_reason(phrases: list[str], parents: list[str], near: bool, context: str) -> None:
    query = PlaceQuery(tuple(phrases), tuple(parents), near, tuple((iso, 0.5) for iso in context.split()))
    value = ground_place(query, GAZETTEER)
    assert value == ground_place(query, GAZETTEER)
    if isinstance(value, PlaceUnknown):
        assert value.reason
        return
    assert -90 <= value.lat <= 90
    assert -180 <= value.lon <= 180
    assert value.precision in (1, 2, 3)
    assert value.radius_km > 0
    assert len(value.rejected) <= 5
    assert value.name
    assert value.phrase in phrases
    assert not near or value.precision > 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_countries(text: str) -> None:
    assert set(countries_in(text, GAZETTEER)) <= set(GAZETTEER.countries)
