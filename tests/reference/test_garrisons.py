"""Whose base is it, in which year?"""

from __future__ import annotations

import pytest

from benchmarks.places.sites import rows
from dateline.errors import ReferenceDataError
from dateline.reference import garrisons as module
from dateline.reference.actors import load_directory
from dateline.reference.garrisons import Garrison, forces_at, load_garrisons

BASE = {("ML", "Old Fort"): (Garrison("Old Fort", "ML", "nur-front", 2012, 2014, "hand"), Garrison("Old Fort", "ML", "delta-guard", 2014, 9999, "hand"))}


def test_every_row_is_a_listed_site_and_a_known_actor() -> None:
    sites = {(site.country, site.name) for site in rows()}
    known = load_directory()
    found = [row for listed in load_garrisons().values() for row in listed]
    assert len(found) >= 160
    assert [row for row in found if (row.country, row.site) not in sites or known.get(row.forces) is None] == []


@pytest.mark.parametrize(
    ("year", "besides", "forces"),
    [
        (2011, (), ()),
        (2012, (), ("nur-front",)),
        (2014, (), ("nur-front", "delta-guard")),
        (2030, (), ("delta-guard",)),
        (2014, ("nur-front",), ("delta-guard",)),
    ],
)
def test_the_years_say_whose_it_is_and_nobody_hits_himself(year: int, besides: tuple[str, ...], forces: tuple[str, ...]) -> None:
    assert forces_at(BASE, "ML", "Old Fort", year, besides) == forces
    assert forces_at(BASE, "NE", "Old Fort", year) == ()


@pytest.mark.parametrize("row", ["A,ML,x,2012,2011,hand", "A,ML,x,then,,hand", "A,ML,,2012,,hand", "A,ML,x,2012,,"])
def test_a_broken_row_names_its_line(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = dict(zip(("site", "country", "forces", "from", "to", "source"), row.split(","), strict=True))
    monkeypatch.setattr(module, "read_table", lambda _: iter([(7, cells)]))
    with pytest.raises(ReferenceDataError, match="7"):
        load_garrisons.__wrapped__()
