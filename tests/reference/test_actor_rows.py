"""Does the check of an actor file tell every fault where it is, and none of a good file?"""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.errors import ReferenceDataError
from dateline.reference.actor_rows import COLUMNS, check_file
from dateline.reference.actors import load_directory, parse_directory

DIRECTORY = load_directory()
HEADER = ",".join(COLUMNS)
GOOD = "tel-front,Tel Front,armed_group,IQ,3,TF|Front@IQ+SY,pmf,ir-state,,,2010,2015,hand"


def check(*rows: str) -> list[str]:
    return [str(fault) for fault in check_file([HEADER, *rows], DIRECTORY.actors, DIRECTORY.states)]


def test_a_good_file_has_no_fault() -> None:
    assert check(GOOD, "b,B,person,,,,,,,tel-front,,,some data set") == []


def test_the_directory_that_is_shipped_has_no_fault() -> None:
    lines = (files("dateline.reference") / "data" / "actors.csv").read_text("utf-8").splitlines()
    assert check_file(lines, DIRECTORY.actors, DIRECTORY.states) == ()


FAULTS = [  # changed cells, how the fault begins
    ({"kind": "grup"}, "line 2, kind: unknown kind 'grup'. One of"),
    ({"country": "Iraq"}, "line 2, country: not a country code: 'Iraq'. Use ISO"),
    ({"country": "QQ"}, "line 2, country: no such country: QQ"),
    ({"inter": "9"}, "line 2, inter: inter must be 1 to 8: 9"),
    ({"inter": "three"}, "line 2, inter: inter is not a whole number: 'three'"),
    ({"aliases": "TF|Front@iq"}, "line 2, aliases: not an alias: 'Front@iq'"),
    ({"member_of": "nosuch"}, "line 2, member_of: 'nosuch' has no row. Add one"),
    ({"front_name_of": "tel-front"}, "line 2, front_name_of: tel-front names itself"),
    ({"from": "2016"}, "line 2, to: ends (2015) before it starts (2016)"),
    ({"from": "May 2010"}, "line 2, from: from is not a whole number"),
    ({"to": "15"}, "line 2, to: not a year: 15"),
    ({"source": ""}, "line 2, source: actor_id, name and source must be given. Give `hand`"),
    ({"actor_id": "Tel Front"}, "line 2, actor_id: not an id: 'Tel Front'"),
]


@pytest.mark.parametrize(("cells", "begins"), FAULTS)
def test_a_fault_names_line_column_and_remedy(cells: dict[str, str], begins: str) -> None:
    row = {**dict(zip(COLUMNS, GOOD.split(","), strict=True)), **cells}
    (found,) = check(",".join(row.values()))
    assert found.startswith(begins)


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    found = check(GOOD, GOOD, GOOD.replace("armed_group", "x").replace("tel-front", "b"), "c,C")
    assert [f.split(":")[0] for f in found] == ["line 3, actor_id", "line 4, kind", "line 5"]


def test_a_file_without_its_columns_or_that_is_no_csv() -> None:
    assert "the header lacks actor_id" in str(check_file(["name,kind"], (), DIRECTORY.states)[0])
    assert check_file([], (), DIRECTORY.states)[0].line == 1
    assert "not CSV" in str(check_file([HEADER + "\n", 'a,"b'], (), DIRECTORY.states)[0])
    assert "too many values" in check(GOOD + ",more")[0]


def test_the_loader_raises_the_first_fault() -> None:
    with pytest.raises(ReferenceDataError, match=r"actors\.csv:2: unknown kind 'grup'"):
        parse_directory([HEADER, GOOD.replace("armed_group", "grup")], DIRECTORY.states)
