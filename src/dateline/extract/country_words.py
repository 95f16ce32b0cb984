"""Which countries does a text name, by name, demonym or capital?

Names count only as they are written in print: "Chad" and "US" are countries, "chad" and "us" are not. In longer names
the longer wins: "South Korean" is no Korean, "Niger Delta" no Niger.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from dateline.reference.gazetteer import Gazetteer
from dateline.reference.place_names import fold_place

CAPITALS_THAT_SAY_NOTHING = frozenset(
    "George Town|Georgetown|Kingston|Victoria|Hamilton|San José|San Juan|Santo Domingo|Port Louis|Saint John's|"
    "St. John's|St. Peter Port|Saint Helier|Douglas|Stanley|Washington|Santiago|Kingstown|Road Town|Basseterre|Luxembourg|"
    "Monaco|Tripoli|Singapore|Gibraltar|San Marino|Alofi|The Valley|Plymouth|Moroni|Male|Nice|Apia|Roseau|Valletta|Bern|Lima|"
    "Sucre|Vaduz|Praia|Belmopan|Castries|Settlement|Hagatna|Melekeok|Avarua|Adamstown|Jamestown|Longyearbyen|"
    "Papeete|Saipan|Marigot|Gustavia|Flying Fish Cove|Guatemala City|Panama City|Kuwait City|Mexico City|Jerusalem".split("|")
)
"""Capitals that are as often a person, another town, or part of their country's own name."""

NOT_COUNTRIES = (
    "Niger Delta", "Niger State", "Niger River", "New Mexico", "Georgia Tech", "Gulf of Guinea", "Gulf of Oman",
    "Gulf of Mexico", "Gulf of Thailand", "South China Sea", "East China Sea", "Sea of Japan", "Indian Ocean",
    "Lake Chad", "Chad Basin", "Jordan River", "Jordan Valley", "River Jordan", "Mozambique Channel", "Congo River",
    "Guinea worm", "American Samoa", "Latin America", "Latin American", "South America", "South American",
    "Central America", "Central American", "North America", "North American", "Michael Jordan", "Persian Gulf",
    "English Channel", "French Guiana", "French Polynesia", "British Columbia", "Dutch Harbor", "African American",
    "Indian reservation", "Native American", "Palestine Square", "Lebanon County", "Kurdistan Region of Iraq",
)  # fmt: skip

STYLE = re.compile(r"^(?:the )?(?:[A-Z]\w+ )?(?:Republic|Kingdom|State|Commonwealth|Union) of (?:the )?(?=[A-Z])")
""" "Republic of Armenia", "Hashemite Kingdom of Jordan"."""

HOSTS = {"Kurdistan Region of Iraq": "IQ"}


@lru_cache(maxsize=4)
def country_pattern(names: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern over all names, longest first, and which country each stands for."""
    owner = dict(reversed(names))
    beginnings: dict[str, list[str]] = defaultdict(list)
    for name in sorted(filter(None, owner), key=len, reverse=True):
        beginnings[name[:2]].append(name)  # names are tried one by one: two letters leave a few of a thousand
    groups = "|".join(f"{re.escape(start)}(?:{'|'.join(re.escape(n[2:]) for n in group)})" for start, group in sorted(beginnings.items()))
    openings = "".join(sorted({re.escape(start[0]) for start in beginnings}))
    return re.compile(rf"(?<![\w-])(?=[{openings}])(?:{groups})(?!\w)(?![-.]?[A-Z]\.)"), owner


def country_names(gazetteer: Gazetteer, *, capitals: bool) -> tuple[tuple[str, str], ...]:
    """Every wording of every country with its code; an earlier row wins where two share one."""
    names: list[tuple[str, str]] = [(phrase, HOSTS.get(phrase, "")) for phrase in NOT_COUNTRIES]
    later: list[tuple[str, str]] = []
    for iso, country in gazetteer.countries.items():
        names += [(wording, iso) for wording in (country.name, *country.aliases, *country.demonyms)]
        later += [(f"{demonym}s", iso) for demonym in country.demonyms if not demonym.endswith(("s", "h", "ese", "."))]
        if capitals and country.capital and country.capital not in CAPITALS_THAT_SAY_NOTHING:
            later.append((country.capital, iso))
    return (*names, *later, *((name, iso) for name, iso in gazetteer.region_words.items() if len(name) > 3))


@lru_cache(maxsize=4)
def _pattern_of(gazetteer: Gazetteer, *, capitals: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    return country_pattern(country_names(gazetteer, capitals=capitals))


def countries_in(text: str, gazetteer: Gazetteer, *, capitals: bool = True) -> dict[str, int]:
    """How often each country (ISO 3166-1 alpha-2) is named, most often first, ties in order of appearance."""
    return dict(_counted(text, gazetteer, capitals=capitals))


@lru_cache(maxsize=512)
def _counted(text: str, gazetteer: Gazetteer, *, capitals: bool) -> tuple[tuple[str, int], ...]:
    """Kept for the texts read last: dates, places and actors of one report each ask for its countries."""
    pattern, owner = _pattern_of(gazetteer, capitals=capitals)
    counts: dict[str, int] = {}
    for found in pattern.finditer(text):
        if iso := owner[found[0]]:
            counts[iso] = counts.get(iso, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: -item[1]))


def country_of(phrase: str, gazetteer: Gazetteer) -> str | None:
    """The country that a phrase is the name or demonym of ("Iraq", "the Iraqis", "Syrian"), else None."""
    return gazetteer.country_keys.get(fold_place(phrase)) or gazetteer.country_keys.get(fold_place(STYLE.sub("", phrase)))
