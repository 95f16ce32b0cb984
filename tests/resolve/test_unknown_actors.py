"""Are named actors without a row gathered across documents, and nothing else?"""

from __future__ import annotations

from dateline.reference.actor_rows import COLUMNS, check_file
from dateline.reference.actors import load_directory
from dateline.resolve.unknown_actors import unknown_actors
from tests.stories import ARMY, CLAIM, told

DIRECTORY = load_directory()
GUNMEN = (
    """<a1>Gunmen</a1> <e1>attacked</e1> <o1>a depot</o1> near <p1>Marib</p1> on <t1>Friday</t1>.""",
    "e1 air_drone actual by=a1 on=o1 in=p1 at=t1\np1 near",
)


def claim(ident: str, name: str, place: str = "Marib"):  # type: ignore[no-untyped-def]
    return told(ident, "2021-03-13", CLAIM[0].replace("Sawt al-Jabal", name).replace("Marib", place), CLAIM[1])


def test_one_name_in_two_documents_is_one_actor() -> None:
    (found,) = unknown_actors([told("a", "2021-03-13", *CLAIM), told("b", "2021-03-13", *ARMY)], DIRECTORY)
    assert (found.name, found.documents, found.country) == ("Sawt al-Jabal Brigades", ("a", "b"), "YE")


def test_spellings_are_gathered_where_a_country_is_shared() -> None:
    (found,) = unknown_actors([claim("a", "Sawt al-Jabal"), claim("b", "Saut al-Jabal")], DIRECTORY)
    assert set(found.names) == {"Sawt al-Jabal Brigades", "Saut al-Jabal Brigades"}


def test_one_name_in_two_parts_of_the_world_stays_two() -> None:
    found = unknown_actors([claim("a", "Sawt al-Jabal"), claim("b", "Sawt al-Jabal", "Gao")], DIRECTORY)
    assert [f.country for f in found] == ["YE", "ML"]


def test_descriptions_and_known_actors_are_not_offered() -> None:
    assert unknown_actors([claim("a", "al-Qassam"), told("b", "2021-03-13", *GUNMEN)], DIRECTORY) == ()


def test_a_row_can_be_completed_by_hand() -> None:
    (found,) = unknown_actors([claim("a", "Sawt al-Jabal")], DIRECTORY)
    row = found.row(["sawt-al-jabal-brigades"])
    assert (row["actor_id"], row["country"], row["source"]) == ("sawt-al-jabal-brigades-2", "YE", "casebook")
    lines = [",".join(COLUMNS), ",".join({**row, "kind": "armed_group"}[c] for c in COLUMNS)]
    assert check_file(lines, DIRECTORY.actors, DIRECTORY.states) == ()
