"""Which places lie in which, for a reader that is not sure: words and gazetteer decide. Synthetic texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.containment import contained
from dateline.extract.graph import graph_of
from dateline.extract.grounding import PLACE_REACH
from dateline.extract.place_context import dateline_of
from dateline.extract.places import BESIDE_KM, PlaceQuery, ground_place
from dateline.model.documents import Document
from dateline.model.values import Basis, PlaceValue
from dateline.reference.bundle import load_reference
from tests.stories import told
from training.annotated import parse
from training.perfect import perfect_reading

CASES = [
    ("Shots at <p1>Gao</p1> in <p2>Mali</p2>.", "", {"p1": ("p2",)}),
    ("Shots at <p1>Ikotos</p1>, <p2>Eastern Equatoria</p2>.", "", {"p1": ("p2",)}),
    ("Shots at <p1>Paris</p1>, <p2>Texas</p2>.", "", {"p1": ("p2",)}),
    ("Shots in <p1>Metelen</p1>, a village in the <p2>Kharkiv region</p2>.", "", {"p1": ("p2",)}),
    ("Raids on <p1>Vel</p1>, <p2>Hest</p2> and <p3>Gorn</p3> in <p4>northern Iraq</p4>.", "", {"p1": ("p4",), "p2": ("p4",), "p3": ("p4",)}),
    ("Shots at <p1>Gao</p1>, <p2>Kidal</p2> and <p3>Menaka</p3>.", "", {}),
    ("Shots at <p1>Gao</p1> and in <p2>Mali</p2>'s <p3>Kidal</p3>.", "", {"p3": ("p2",)}),
    ("<p1>Gao</p1> was quiet. In <p2>Mali</p2> as a whole it was not.", "p1 in=p2", {"p1": ("p2",)}),
    ("<p1>Gao</p1> was quiet. In <p2>Iraq</p2> it was not.", "p1 in=p2", {}),
    ("<p1>Gao</p1> was quiet. <p2>Kidal</p2> was not.", "p1 in=p2", {}),
    ("<p1>Vel</p1> was quiet. <p2>Mali</p2> was not.", "p1 in=p2", {"p1": ("p2",)}),
    ("<p1>Vel</p1> was quiet. <p2>Gao</p2> was not.", "p1 in=p2", {}),
    ("<p1>Vel</p1> was quiet, <p2>Hest</p2> too.", "p1 in=p2", {}),
    ("<p1>Vel</p1> was quiet, <p3>Gao</p3> too, says radio of Mali, Malians hear. In <p2>Kidal region</p2> it was not.", "p1 in=p2", {"p1": ("p2",)}),
]


@pytest.mark.parametrize(("body", "table", "edges"), CASES)
def test_edges_that_words_or_gazetteer_bear_out(body: str, table: str, edges: dict[str, tuple[str, ...]]) -> None:
    report = parse(f"id: x\nsynthetic: yes\n---\n{body}\n---\n{table}\n", "x")
    graph = graph_of(Document("x", report.text), replace(perfect_reading(report), certain=False))
    found = contained(graph, load_reference())
    assert {n.node_id: n.to("in") for n in found.reading.nodes.values() if n.to("in")} == edges


def test_circles_are_cut() -> None:
    body = "Shots at <p1>Vel</p1> in <p2>Hest</p2>. One map shows <p2>Hest</p2> in <p1>Vel</p1>."
    report = parse(f"id: x\nsynthetic: yes\n---\n{body}\n---\n\n", "x")
    graph = graph_of(Document("x", report.text), replace(perfect_reading(report), certain=False))
    found = contained(graph, load_reference())
    assert (found.node("p1").to("in"), found.node("p2").to("in")) == ((), ("p1",))


def test_a_place_that_no_list_holds_is_found_by_the_area_beside_it() -> None:
    body = "<a1>Gunmen</a1> <e1>raided</e1> <p1>Zelhest</p1> in <p2>Eastern Equatoria</p2> on <t1>Tuesday</t1>."
    table = "e1 attack actual by=a1 in=p1 at=t1\na1 unnamed"
    assert told("area", "2024-03-05", body, table, certain=False).accounts[0].places[0].place.country == "SS"
    assert not told("area", "2024-03-05", body, table).accounts[0].places[0].place.admin1


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        ("KARACHI, March 14: Police have", ("Karachi",)),
        ("GYUMRI, Armenia (TNS) - Shells", ("Gyumri",)),
        ("Imphal, April 13: A patrol", ("Imphal",)),
        ("LASHKAR GAH (APS) — Two", ("Lashkar Gah",)),
        ("YALA: Two", ("Yala",)),
        ("Police in Yala: two", ()),
        ("The army said on Monday - again", ()),
        ("Shells fell. KABUL - no", ()),
    ],
)
def test_where_a_report_was_filed(text: str, filed: tuple[str, ...]) -> None:
    assert dateline_of(text) == filed


VILLAGES = "<a1>Gunmen</a1> <e1>raided</e1> <p1>{0}</p1> on <t1>Tuesday</t1>. They then <e2>burned</e2> {1}. {2}"
VILLAGES_TABLE = "e1 attack actual by=a1 in=p1 at=t1\na1 unnamed\ne2 looting actual by=a1 in=p2 at=t1"


def raided(first: str, second: str, told_of: str, *, certain: bool = False) -> list[tuple[str, str | None]]:
    body = VILLAGES.format(first, second if "<p2>" in second else f"<p2>{second}</p2>", told_of)
    report = told("villages", "2024-03-06", body, VILLAGES_TABLE, certain=certain)
    return [(p.place.name, p.place.country) for a in report.accounts for p in a.places[:1]]


def test_two_villages_that_only_another_country_lists_are_in_the_one_the_text_is_about() -> None:
    """Borel and Liancourt are towns of France, and vouch for each other."""
    about = "Haiti has no army to send. Haitian radio counted 20 dead."
    assert raided("Borel", "Liancourt", about) == [("Borel", "HT"), ("Liancourt", "HT")]
    assert {country for _, country in raided("Borel", "Liancourt", "Radio counted 20 dead.")} == {"FR"}
    assert {country for _, country in raided("Borel", "Liancourt", f"{about} France sent police.")} == {"FR"}


def test_a_name_in_no_list_is_kept_at_home_and_a_thing_without_a_name_is_not() -> None:
    about = "Haiti has no army to send. Haitian radio counted 20 dead."
    assert raided("Zelhest", "Verrettes", about)[0] == ("Zelhest", "HT")
    assert raided("the hill", "Verrettes", about)[0] == ("Verrettes", "HT")
    assert raided("Zelhest", "Qormu", "Haiti has no army to send.") == [("Haiti", "HT")] * 2


def test_where_a_report_was_filed_counts_as_a_place_of_its_story() -> None:
    body = "PORT-AU-PRINCE (KTR) - " + VILLAGES.format("Zelhest", "<p2>Verrettes</p2>", "Radio counted 20 dead.")
    report = told("filed", "2024-03-06", body, VILLAGES_TABLE, certain=False)
    assert [(p.place.name, p.place.country) for p in report.accounts[0].places[:1]] == [("Zelhest", "HT")]


FILED = "{0}<a1>Gunmen</a1> <e1>shot</e1> <a2>a judge</a2> on <t1>Tuesday</t1>. He had come from a quiet life in <p1>Kidal</p1>.{1}"


@pytest.mark.parametrize(
    ("opening", "again", "certain", "place"),
    [
        ("GAO (KTR) - ", " Gao mourns.", False, "Gao"),
        ("GAO (KTR) - ", "", False, "Kidal"),
        ("", " Gao mourns.", False, "Kidal"),
        ("MALI (KTR) - ", " Mali mourns.", False, "Kidal"),
        ("GAO (KTR) - ", " Gao mourns.", True, "Mali"),
        ("NAIROBI (KTR) - ", " Nairobi mourns.", False, "Kidal"),
    ],
)
def test_what_is_told_before_any_place_happened_where_the_report_was_filed(opening: str, again: str, certain: bool, place: str) -> None:
    table = "e1 attack actual by=a1 on=a2 at=t1\na1 unnamed\na2 unnamed"
    body = FILED.format(opening, again) + " <e2>Another</e2> died in <p2>Mali</p2>."
    report = told("filed", "2024-03-06", body, table + "\ne2 attack actual in=p2 at=t1", certain=certain)
    assert report.accounts[0].places[0].place.name == place


FAR = " It rained." * (PLACE_REACH // 10) + " "


@pytest.mark.parametrize(("gap", "place"), [(" ", "Menaka"), ("\n\n", "Kidal"), (FAR, "Gao")])
def test_behind_another_paragraph_the_most_named_place_counts_and_not_the_last(gap: str, place: str) -> None:
    """From too far back, the first one."""
    calm = "<p3>Gao</p3> mourns. In <p1>Kidal</p1> and near <p1>Kidal</p1> all was calm. In <p2>Menaka</p2> the market was shut."
    body = f"{calm}{gap}Then <e1>shells</e1> fell on <t1>Tuesday</t1>."
    report = told("most", "2024-03-06", body, "e1 shelling actual at=t1", certain=False)
    assert report.accounts[0].places[0].place.name == place


@pytest.mark.parametrize(("thing", "place"), [("USS Timbuktu", "Kidal"), ("tanker Timbuktu", "Kidal"), ("Timbuktu airport", "Timbuktu Airport")])
def test_a_ship_with_the_name_of_a_town_is_no_place(thing: str, place: str) -> None:
    body = f"At <p1>Kidal</p1> on <t1>Tuesday</t1> <a1>gunmen</a1> <e1>fired</e1> at the <o1>{thing}</o1>."
    report = told("ship", "2024-03-06", body, "e1 attack actual by=a1 on=o1 at=t1\na1 unnamed", certain=False)
    assert report.accounts[0].places[0].place.name == place


STRANGER = "<e1>Attacks</e1> on <t1>{0}</t1> in <p1>Gao</p1> recalled the day when <a1>a general</a1> was <e2>killed</e2> in <p2>Kidal</p2>, on <t2>{1}</t2>."


@pytest.mark.parametrize(
    ("days", "certain", "members"),
    [
        (("4 March", "3 February"), False, 0),
        (("4 March", "3 February"), True, 1),
        (("4 March", "5 March"), False, 1),
        (("4 March", "7 March"), False, 0),
        (("4 March", "2 March"), False, 0),
        (("since 4 March", "7 March"), False, 1),
        (("since 4 March", "1 March"), False, 0),
        (("until 4 March", "1 March"), False, 1),
        (("until 4 March", "7 March"), False, 0),
        (("the days after 4 February", "3 March"), False, 1),
    ],
)
def test_what_happened_on_other_days_is_no_part_of_a_set(days: tuple[str, str], certain: bool, members: int) -> None:
    table = "e1 attack actual set in=p1 at=t1\ne2 attack actual on=a1 in=p2 at=t2 part_of=e1\na1 unnamed"
    report = told("stranger", "2024-03-10", STRANGER.format(*days), table, certain=certain)
    assert len(report.accounts[0].members) == members


@pytest.mark.parametrize(
    ("how", "where", "place"),
    [
        ("had come in over the", "Black Sea", "Odesa"),
        ("crossed from the", "Black Sea", "Odesa"),
        ("was shot down over the", "Black Sea", "Black Sea"),
        ("fell into the", "Black Sea", "Black Sea"),
        ("had come in over", "Kherson", "Kherson"),
    ],
)
def test_a_sea_that_something_came_in_over_is_not_where_it_hit(how: str, where: str, place: str) -> None:
    body = f"ODESA (KTR) - A <w1>drone</w1> <e1>hit</e1> a tower in the <t1>night</t1>. The <w1>drone</w1> {how} <p1>{where}</p1>. Odesa mourns."
    report = told("sea", "2024-03-06", body, "e1 air_drone actual in=p1 at=t1 with=w1", certain=False)
    assert report.accounts[0].places[0].place.name == place


@pytest.mark.parametrize("name", ["<p1>Ramadan</p1>", "<p1>Easter</p1>", "<p1>March</p1>", "a hall of <a2>the <p1>Zelhest</p1> Brigade</a2>"])
def test_a_word_of_the_calendar_or_of_a_groups_name_is_no_village_at_home(name: str) -> None:
    body = f"<a1>Gunmen</a1> <e1>shot</e1> at guards in {name}, on <t1>Tuesday</t1>. Haiti has no army. Haitian radio said so."
    report = told("calendar", "2024-03-06", body, "e1 attack actual by=a1 in=p1 at=t1\na1 unnamed", certain=False)
    assert [p.place.name for p in report.accounts[0].places] == ["Haiti"]


BESIDE = "{0}<a1>Gunmen</a1> <e1>raided</e1> <p1>Zelhest</p1>{1} on <t1>Tuesday</t1>. <p3>Gao</p3> mourns, <p3>Gao</p3> prays.{2}"


@pytest.mark.parametrize(
    ("before", "behind", "after", "near"),
    [
        ("In <p2>Kidal</p2> it was calm. ", ", far from <p4>Menaka</p4>,", "", "Menaka"),
        ("In <p2>Kidal</p2> it was calm. ", "", "", "Kidal"),
        ("In <p2>Kidal</p2> it was calm.\n\n", "", "", "Gao"),
        ("In <p2>Kidal</p2> of Mali, says Malian radio, it was calm. ", "", "", "Kidal"),
        ("In <p2>Mombasa</p2> nobody spoke. ", "", " Mali has no army to send. Malian radio is off.", "Gao"),
        ("In <p2>Mali</p2> it was calm. ", "", "", "Gao"),
        ("In the <p2>Kerch Strait</p2> it was calm. ", "", " Mali and Niger are poor, say Malian and Nigerien radio.", "Gao"),
    ],
)
def test_a_name_in_no_list_is_taken_to_be_near_what_is_told_beside_it(before: str, behind: str, after: str, near: str) -> None:
    body = BESIDE.format(before, behind, after)
    report = told("beside", "2024-03-06", body, "e1 attack actual by=a1 in=p1 at=t1\na1 unnamed", certain=False)
    place = report.accounts[0].places[0].place
    spot = ground_place(PlaceQuery((near,), context_countries=(("ML", 1.0),)), load_reference().gazetteer)
    assert isinstance(spot, PlaceValue)
    assert (place.name, place.lat, place.lon) == ("Zelhest", spot.lat, spot.lon)
    assert (place.precision, place.radius_km, place.basis) == (2, BESIDE_KM, Basis.INFERRED)
    assert "taken to be near it" in place.trace[-1]


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("<p1>Strabane</p1> in <p2>County Tyrone</p2>, police of Northern Ireland said, British", "GB"),
        ("<p1>Strabane</p1> in <p2>County Tyrone</p2>, says Nobody", "US"),
        ("<p1>Strabane</p1> in <p2>County Tyrone</p2> of the United States, not Britain, says Nobody", "US"),
        ("<p1>Paris</p1> in <p2>Texas</p2>, French radio said; France", "US"),
        ("<p1>Liancourt</p1> in <p2>Texas</p2>, French radio said; France", "US"),
        ("<p1>Trujillo</p1> in <p2>La Libertad</p2>, said radio of Spain; Spanish", "PE"),
    ],
)
def test_a_container_that_nothing_else_points_to_gives_way_to_the_name_itself(body: str, country: str) -> None:
    text = f"<a1>Gunmen</a1> <e1>shot</e1> at <a2>a guard</a2> at {body} dogs barked on <t1>Tuesday</t1>."
    report = told("strange", "2024-03-06", text, "e1 attack actual by=a1 on=a2 in=p1 at=t1\na1 unnamed\na2 unnamed\np1 in=p2")
    assert report.accounts[0].places[0].place.country == country
