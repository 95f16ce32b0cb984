"""Do maps show every incident inside the frame, as wide as it is uncertain, with names that can be read?"""

from __future__ import annotations

import itertools
import math
import random
from typing import Any

import pytest

from dateline.export.map_labels import Box, Label, area, label_countries, label_places, middle, within
from dateline.export.maps import DOT, MOST_MAPS, WIDTH, MapView, maps_of

GAO, ANSONGO, PASTO, MANILA, SUVA = (16.27, -0.04), (15.66, 0.50), (1.21, -77.28), (14.6, 120.98), (-18.14, 178.44)
NAMES = {"ML": "Mali", "CO": "Colombia", "PH": "Philippines"}


def row(number: int, at: tuple[float, float], **given: Any) -> dict[str, Any]:
    base = {
        "incident_id": f"inc-{number}", "lat": at[0], "lon": at[1], "radius_km": 5.0, "place_precision": 1, "place": f"Town {number}",
        "country": "ML", "sub_event_type": "Armed clash", "date_start": "2022-05-13", "corroboration": "confirmed",
    }  # fmt: skip
    return {**base, **given}


def area_row(number: int, at: tuple[float, float], radius: float, **given: Any) -> dict[str, Any]:
    return row(number, at, radius_km=radius, place_precision=3, **given)


def the_map(*rows: dict[str, Any]) -> MapView:
    (found,) = maps_of(rows, NAMES)
    return found


def inside(view: MapView) -> bool:
    frame = Box(0, 0, view.width, view.height)
    return all(frame.holds(Box.round(d.x, d.y, d.radius)) for d in view.discs)


@pytest.mark.parametrize(
    "rows",
    [
        [row(1, GAO)],
        [row(1, GAO), row(2, ANSONGO)],
        [area_row(1, GAO, 240)],
        [area_row(1, GAO, 900)],
        [area_row(1, GAO, 900), row(2, ANSONGO)],
        [area_row(1, (69.0, 33.0), 200), row(2, (67.0, 41.0))],
        [row(i, GAO) for i in range(40)],
        [row(1, SUVA), row(2, (-17.8, 177.4))],
        [row(1, (0.0, 0.0)), row(2, (20.0, 0.0)), row(3, (10.0, 0.0))],
    ],
)
def test_every_disc_lies_inside_its_frame(rows: list[dict[str, Any]]) -> None:
    assert inside(the_map(*rows))


def test_discs_of_scattered_incidents_lie_inside_too() -> None:
    dice = random.Random(7)
    spots = [(dice.uniform(-55, 70), dice.uniform(-179, 179)) for _ in range(120)]
    rows = [area_row(n, at, dice.choice((15, 80, 240, 700))) if n % 2 else row(n, at) for n, at in enumerate(spots)]
    views = maps_of(rows, NAMES)
    assert all(map(inside, views))
    assert all(0.45 < v.height / v.width < 0.85 for v in views)


def test_no_incident_no_map() -> None:
    assert maps_of([], NAMES) == ()


def test_far_regions_get_maps_of_their_own_fullest_first() -> None:
    rows = [row(1, PASTO, country="CO"), row(2, GAO), row(3, ANSONGO), row(4, MANILA, country="PH")]
    assert [(m.title, m.count) for m in maps_of(rows, NAMES)] == [("Mali", 2), ("Colombia", 1), ("Philippines", 1)]


def test_a_chain_of_near_places_is_no_single_map_of_half_the_world() -> None:
    rows = [row(n, (10.0, -60.0 + 9 * n)) for n in range(16)]
    views = maps_of(rows, NAMES)
    assert 1 < len(views) <= MOST_MAPS
    assert all(v.scale_km <= 500 for v in views)


@pytest.mark.parametrize(
    ("grade", "confirmed"), [("confirmed", True), ("claim-only", False), ("single-source", False), ("contested", False), ("denied", False)]
)
def test_colour_follows_corroboration(grade: str, confirmed: bool) -> None:
    (disc,) = the_map(row(1, GAO, corroboration=grade)).discs
    assert (disc.confirmed, disc.exact, disc.radius) == (confirmed, True, DOT)
    assert disc.label == f"Town 1: Armed clash, 2022-05-13, {grade}"


def test_a_disc_is_as_wide_as_the_place_is_uncertain() -> None:
    view = the_map(area_row(1, GAO, 100), area_row(2, ANSONGO, 50))
    km = view.scale_px / view.scale_km
    assert [round(d.radius / km) for d in view.discs] == [100, 50]
    assert not any(d.exact for d in view.discs)


def test_a_whole_country_is_named_under_the_map_and_does_not_blow_it_up() -> None:
    somewhere = [area_row(n, (17.6, -4.0), 700, place="Mali") for n in (2, 3)]
    view = the_map(row(1, GAO), *somewhere, row(4, ANSONGO))
    assert view.wide == (("Mali", ("inc-2", "inc-3")),)
    assert [d.incident_id for d in view.discs] == ["inc-1", "inc-4"]
    assert (view.count, view.scale_km) == (4, 50)
    alone = the_map(*somewhere)
    assert (alone.wide, len(alone.discs)) == ((), 2)


def test_incidents_of_one_place_stand_apart_under_one_name() -> None:
    view = the_map(*(row(n, GAO, place="Gao") for n in range(7)))
    assert [p.text for p in view.places] == ["Gao (7)"]
    near = the_map(row(1, GAO, place="Gao"), row(2, (GAO[0] + 0.01, GAO[1]), place="Gao"), row(3, (GAO[0], GAO[1] + 0.01), place="Gao Airport"))
    assert sorted(p.text for p in near.places) == ["Gao (2)", "Gao Airport"]
    assert min(math.dist((a.x, a.y), (b.x, b.y)) for a, b in itertools.combinations(near.discs, 2)) > DOT
    gaps = [math.dist((a.x, a.y), (b.x, b.y)) for a, b in itertools.combinations(view.discs, 2)]
    assert min(gaps) > DOT
    assert max(gaps) < 8 * DOT


def test_names_stand_in_the_frame_and_never_on_one_another() -> None:
    dice = random.Random(3)
    view = the_map(*(row(n, (GAO[0] + dice.uniform(-2, 2), GAO[1] + dice.uniform(-3, 3)), place=f"A town with a long name {n}") for n in range(25)))
    names = [*view.places, *view.countries]
    frame = Box(0, 0, view.width, view.height)
    assert len(view.places) >= 5
    assert "Mali" in {n.text for n in view.countries}
    assert all(frame.holds(n.box) for n in names)
    assert not any(a.box.meets(b.box) for a, b in itertools.combinations(names, 2))
    assert not any(n.box.meets(Box.round(d.x, d.y, d.radius)) for n in names for d in view.discs)
    assert all(len(n.text) <= 26 for n in view.places)


def test_outlines_are_cut_at_the_frame_and_keep_their_borders() -> None:
    view = the_map(row(1, (21.9, 0.9)))  # the long straight border of Mali and Algeria runs slantwise through this map
    shapes = {name: [tuple(map(float, p.split())) for p in path[1:-1].split("L")] for name, path in view.paths if path.count("M") == 1}
    assert {"Mali", "Algeria"} <= shapes.keys()
    for points in shapes.values():
        assert all(-10.1 <= x <= WIDTH + 10.1 and -10.1 <= y <= view.height + 10.1 for x, y in points)
    whole = sum(area(tuple(points)) for points in shapes.values())  # type: ignore[misc,arg-type]
    assert whole == pytest.approx((WIDTH + 20) * (view.height + 20), rel=0.02)


SQUARE = ((0.0, 0.0), (300.0, 0.0), (300.0, 200.0), (0.0, 200.0))


def test_the_geometry_of_labels() -> None:
    assert area(SQUARE) == area(SQUARE[::-1]) == 60_000
    assert middle(SQUARE) == (150, 100)
    assert middle(((1.0, 2.0), (1.0, 2.0))) == (1.0, 2.0)
    assert [within(SQUARE, *p) for p in ((150, 100), (301, 100), (-1, 5), (150, 201))] == [True, False, False, False]
    (label,) = label_countries([("Chad", (SQUARE,))], Box(0, 0, 600, 400), [])
    assert (label.text, label.x, label.box.meets(Box(149, 99, 151, 101))) == ("Chad", 150, True)
    assert label_countries([("Chad", (SQUARE,))], Box(0, 0, 600, 400), [Box(0, 0, 600, 400)]) == ()


def test_a_place_name_moves_out_of_the_way_or_is_left_out() -> None:
    frame = Box(0, 0, 600, 400)

    def placed(x: float, *taken: Box) -> Label | None:
        return next(iter(label_places([("Gao", x, 200.0, DOT)], frame, taken)), None)

    right, left = placed(300), placed(590)
    below = placed(300, Box(308, 190, 400, 210), Box(200, 190, 292, 210))
    assert right is not None
    assert left is not None
    assert below is not None
    assert right.box.left > 300 + DOT
    assert left.box.right < 590 - DOT
    assert below.box.top > 200 + DOT
    assert placed(300, Box(0, 0, 600, 400)) is None
