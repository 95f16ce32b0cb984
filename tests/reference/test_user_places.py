"""Are the user's own places read, refused with line and column, found, listed and forgotten?

The lines of the dump have GeoNames' real format and were written for these tests.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.errors import ReferenceDataError
from dateline.extract.places import PlaceQuery, ground_place
from dateline.model.values import PlaceValue
from dateline.reference import user_places
from dateline.reference.bundle import load_reference
from dateline.reference.gazetteer import Gazetteer, load_countries, load_gazetteer
from dateline.reference.geonames_dump import COLUMNS, read_dump
from dateline.reference.user_places import add_dump, add_sites, added, fingerprint, remove, sites, tables

CODES = frozenset(load_countries())


def dump_line(**cells: str) -> str:
    """A line of a country dump; what is not given is as for a small village in Anbar."""
    usual = {
        "geonameid": "9100001", "name": "Tall Zarqā’ al Gharbī", "asciiname": "Tall Zarqa' al Gharbi",
        "alternatenames": "Tal Zarqa,Tell Zarka,تل زرقاء", "latitude": "33.91021", "longitude": "42.10544", "feature class": "P",
        "feature code": "PPL", "country code": "IQ", "admin1 code": "01", "population": "420", "dem": "112", "timezone": "Asia/Baghdad",
        "modification date": "2021-04-05",
    }  # fmt: skip
    row = {**dict.fromkeys(COLUMNS, ""), **usual, **{name.replace("_", " "): cell for name, cell in cells.items()}}
    return "\t".join(row[column] for column in COLUMNS) + "\n"


DUMP = (
    dump_line(),
    dump_line(geonameid="9100002", name="Qā‘idat Zarqā", asciiname="Qa'idat Zarqa", alternatenames="Zarqa Base", feature_class="S", feature_code="MILB"),
    dump_line(geonameid="9100003", name="Wādī Zarqā", feature_class="H", feature_code="STM"),
    dump_line(geonameid="9100004", name="Mosul", asciiname="Mosul", alternatenames="Mosul", latitude="36.335", longitude="43.11889", population="1739800", admin1_code="15"),
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "IQ.txt"
    path.write_text("".join(DUMP), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


def loaded(folder: Path) -> Gazetteer:
    return load_gazetteer(sites(folder, CODES), tables(folder))


def test_a_dump_is_kept_and_found_by_every_latin_spelling(dump: Path, folder: Path) -> None:
    item = add_dump(dump, folder)
    assert (item.name, item.kind, item.rows, item.left_out) == ("IQ", "geonames", 3, 1)
    gazetteer = loaded(folder)
    for spelling in ("Tall Zarqa al-Gharbi", "Tal Zarqa", "Tell Zarka"):
        assert [p.source for p in gazetteer.find(spelling)] == ["geonames:9100001"], spelling
    base = next(p for p in gazetteer.find("Zarqa Base") if p.source == "geonames:9100002")
    assert (base.kind, base.country, base.radius_km) == ("base", "IQ", 5.0)


def test_what_both_tables_hold_is_one_place(dump: Path, folder: Path) -> None:
    before = load_gazetteer().find("Mosul")
    add_dump(dump, folder)
    assert loaded(folder).find("Mosul") == before


def test_a_report_is_grounded_with_it(dump: Path, folder: Path) -> None:
    query = PlaceQuery(("Tal Zarqa",), (), context_countries=(("IQ", 1.0),))
    assert not isinstance(ground_place(query, load_gazetteer()), PlaceValue)
    add_dump(dump, folder)
    value = ground_place(query, load_reference(folder).gazetteer)
    assert isinstance(value, PlaceValue)
    assert (value.lat, value.lon, value.country, value.admin1, value.source) == (33.9102, 42.1054, "IQ", "Anbar", "geonames:9100001")


def test_keys_are_sorted_over_chunks(dump: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_dump(dump, folder)
    whole = (folder / "IQ.keys").read_bytes()
    monkeypatch.setattr(user_places, "CHUNK", 2)
    add_dump(dump, folder)
    assert (folder / "IQ.keys").read_bytes() == whole
    assert sorted(p.name for p in folder.iterdir()) == ["IQ.json", "IQ.keys", "IQ.rows"]


def test_a_zip_is_read_as_it_comes(dump: Path, folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "IQ.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(dump, "IQ.txt")
    assert add_dump(packed, folder).rows == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("9100001\tTall Zarqa\t33.9\t42.1\n", "4 columns, a GeoNames dump has 19"),
        (dump_line(latitude="north"), "column 5 (latitude): 'north' is no number"),
        (dump_line(latitude="91"), "column 5 (latitude): '91' is no number from -90 to 90"),
        (dump_line(longitude="nan"), "column 6 (longitude)"),
        (dump_line(country_code="Iraq"), "column 9 (country code): 'Iraq'"),
        (dump_line(population="many"), "column 15 (population): 'many'"),
        (dump_line(geonameid=""), "column 1 (geonameid)"),
        (dump_line(name=""), "column 2 (name) is empty"),
    ],
)
def test_a_broken_line_is_named(line: str, said: str) -> None:
    with pytest.raises(ReferenceDataError) as raised:
        list(read_dump([dump_line(), line], "IQ.txt"))
    assert str(raised.value).startswith("IQ.txt:2: ")
    assert said in str(raised.value)


def test_a_broken_dump_leaves_the_former_one(dump: Path, folder: Path) -> None:
    add_dump(dump, folder)
    was = fingerprint(folder)
    dump.write_text(dump_line() + "broken\n", "utf-8")
    with pytest.raises(ReferenceDataError):
        add_dump(dump, folder)
    assert fingerprint(folder) == was
    assert sorted(p.name for p in folder.iterdir()) == ["IQ.json", "IQ.keys", "IQ.rows"]


SITES = "name,lat,lon,kind,country,radius,aliases,source\nCamp Juniper,15.61,45.02,camp,YE,2,Juniper|Camp J,own survey\nBuoy Nine,13.2,43.1,sea,,,,\n"


def test_sites_are_found_by_name_and_alias(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(SITES, "utf-8")
    assert add_sites(path, folder, CODES).rows == 2
    gazetteer = loaded(folder)
    assert [(p.kind, p.radius_km, p.source) for p in gazetteer.find("Camp J")] == [("camp", 2.0, "own survey")]
    assert [(p.country, p.radius_km) for p in gazetteer.find("Buoy Nine")] == [(None, 30.0)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name,lat,lon\n", 1, "no column 'kind'"),
        ("name,lat,lon,kind,colour\n", 1, "unknown column 'colour'"),
        ("name,lat,lon,kind\nA,1,x,town\n", 2, "column lon: 'x'"),
        ("name,lat,lon,kind\nA,1,2,town\nB,95,2,town\n", 3, "column lat: '95'"),
        ("name,lat,lon,kind\nA,1,2,moon\n", 2, "column kind: 'moon'"),
        ("name,lat,lon,kind\n,1,2,town\n", 2, "column name is empty"),
        ("name,lat,lon,kind,country\nA,1,2,town,UK\n", 2, "column country: 'UK'"),
        ("name,lat,lon,kind\nA,1,2,town,YE\n", 2, "more cells than columns"),
        ("name,lat,lon,kind\n", 1, "holds no row"),
    ],
)
def test_a_broken_site_is_named(tmp_path: Path, folder: Path, text: str, line: int, said: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ReferenceDataError) as raised:
        add_sites(path, folder, CODES)
    assert (raised.value.line, said in raised.value.reason) == (line, True)
    assert not added(folder)


def test_an_addition_is_forgotten(dump: Path, folder: Path) -> None:
    assert fingerprint(folder) == ""
    add_dump(dump, folder, "north")
    assert [item.name for item in added(folder)] == ["north"]
    assert remove("north", folder)
    assert not remove("north", folder)
    assert not list(folder.iterdir())


def test_a_name_that_would_leave_the_folder_is_refused(dump: Path, folder: Path) -> None:
    with pytest.raises(ReferenceDataError):
        add_dump(dump, folder, "../north")
