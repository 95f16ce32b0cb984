"""Does every hand-listed site lie in its country?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.places.sites import crossed, outside_km, rows, shapes, strays, unrolled
from dateline.reference.gazetteer import load_gazetteer

SQUARE = (0.0, 0.0, 10.0, 0.0, 10.0, 10.0, 0.0, 10.0)
OVER_THE_DATE_LINE = unrolled((170.0, 0.0, -170.0, 0.0, -170.0, 10.0, 170.0, 10.0))


def test_every_site_lies_in_its_country() -> None:
    assert [(site.line, site.name, round(far)) for site, far in strays(load_gazetteer())] == []


def test_there_are_enough_of_them_in_enough_countries() -> None:
    assert len(rows()) >= 800
    assert len({site.country for site in rows()}) >= 40


@pytest.mark.parametrize(("lat", "lon", "held"), [(5.0, 5.0, True), (5.0, 11.0, False), (-1.0, 5.0, False)])
def test_a_point_in_a_ring(lat: float, lon: float, held: bool) -> None:
    assert crossed(SQUARE, lat, lon) is held


def test_a_ring_over_the_date_line() -> None:
    assert crossed(OVER_THE_DATE_LINE, 5.0, 175.0)
    assert crossed(OVER_THE_DATE_LINE, 5.0, 185.0)
    assert not crossed(OVER_THE_DATE_LINE, 5.0, 0.0)


def test_a_site_moved_abroad_is_noticed() -> None:
    found = shapes(load_gazetteer())
    moved = next(site for site in rows() if site.country == "IQ")
    assert outside_km(replace(moved, lat=24.7, lon=46.7), found) > 300.0
