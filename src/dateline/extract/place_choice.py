"""Which of the places that bear a name does the document mean?

Told containers outweigh the countries the document speaks of, those outweigh the nearness of its other places, and
those the number of people who live there. Weights are set so by hand; they rank, they are no probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from math import exp, log10

from dateline.model.values import PlaceCandidate
from dateline.reference.earth import Point, distance_km
from dateline.reference.gazetteer import Gazetteer, Place
from dateline.reference.place_names import fold_place

MAX_REJECTED = 5

KIND_WEIGHT = {"country": 9.0, "region": 6.5, "sea": 6.0, "province": 4.5, "district": 2.0, "airport": 2.5, "air base": 3.0}
SITE_WEIGHT = 5.5
LISTED_AREA_WEIGHT = 6.5
"""Sites and regions were listed by hand because reports name them, and under the names that those use."""

ALIAS_COST = 0.8
WANTED_KIND = 4.0
UNWANTED_KIND = 2.5
NAMESAKE_WEIGHT = 5.0
NAMESAKE_POPULATION = 5_000
"""A town that shares its province's name is what the bare name means, unless it is a village."""

INSIDE_PARENT = 8.0
SAME_COUNTRY_AS_PARENT = 2.0
CONTEXT = 4.0
NEIGHBOUR = 1.0
NEIGHBOUR_REACH_KM = 400.0

TOLD_WITH_STATE = frozenset({"US", "CA"})
TOLD_WITH_STATE_COST = 3.0
"""News style names a state beside all but the largest North American towns."""

CAPITAL_WEIGHT = 7.0
STATE_WEIGHT = 6.5
GREAT_CITY = 1_000_000
"""There a state is what its name alone means, unless a city of this size bears it."""

COMPANY = 7.0
LOCAL = 0.3
"""With this much company (`place_company`) a bearer is vouched for by the document's other places."""

FAMOUS_POPULATION = 500_000
"""A town this large needs nothing else in the document that points to its country."""

LEAD_SHARE = 0.7
LARGE_REGION_KM = 500.0
"""Beyond this a region over several countries is in none of them."""

FAR_FROM_PARENT = 2.0
FAR_KM = 120.0
"""Beyond twice a container's radius and this much more, a namesake in the same country is another place."""

CONTAINERS = {"town": 1, "district": 2, "province": 3, "region": 3, "part": 3, "country": 4}
"""Wider kinds of container have higher numbers; sites have none."""

DISTINCTIVE_LENGTH = 6
HAMLET_POPULATION = 2_000

WELL_KNOWN_POPULATION = 30_000
ALIKE = 0.83
"""Share of letters that two spellings have in common, in order."""

LARGE_POPULATION = 300_000
NEAR_ENOUGH_KM = 500.0

CLEAR_LEAD = 1.5
"""A bearer that is better known by this much is what the bare name means to any reader."""

DISPUTED = frozenset(
    frozenset(pair.split())
    for pair in (
        "IL SY", "IL PS", "IL LB", "IL JO", "UA RU", "RS XK", "MA EH", "IN PK", "CN TW", "CN IN", "AM AZ", "CY TR", "GE RU", "SD SS",
        "MD RU", "PS EG", "SO ET", "KR KP", "VE GY", "GB FK", "FK AR", "CN HK", "CN MO", "US PR", "SD ER", "ET ER",
    )
)  # fmt: skip
"""Pairs of countries that reports may name for the same ground."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the document says around a place name."""

    parents: tuple[Place, ...] = ()
    """Containers, nearest first."""
    context: tuple[tuple[str, float], ...] = ()
    neighbours: tuple[Point, ...] = ()
    company: tuple[tuple[Point, float], ...] = ()
    """Bearers of the name by point, with the company they keep among the document's other places, 0..1."""
    unresolved: bool = False
    """A container is told but not known: a namesake far away is then no answer."""
    home: str | None = None
    """The country that the document is about; set where what contains the place may have been missed."""
    also: frozenset[str] = frozenset()
    """With `home`: countries that the text names, or that its places point to nearly as often."""
    beside: Place | None = None
    """The place of the text that one in no list is likeliest near to; set where what contains the place may have been missed."""

    def weight(self, country: str | None) -> float:
        return max((w for iso, w in self.context if iso == country), default=0.0)

    def company_at(self, point: Point) -> float:
        return next((share for known, share in self.company if known == point), 0.0)

    def within(self, parent: Place) -> Scope:
        """One more container; a wider one than those known stands behind them."""
        if any(parent.point == known.point and parent.kind == known.kind for known in self.parents):
            return self
        inner = tuple(p for p in self.parents if extent(p) < extent(parent) and lies_in(p, parent))
        return replace(self, parents=(*inner, parent, *(p for p in self.parents if p not in inner)))

    @property
    def leading(self) -> str | None:
        """The country that the document is about, where one leads clearly."""
        ranked = sorted({iso: self.weight(iso) for iso, _ in self.context}.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[1][1] > LEAD_SHARE * ranked[0][1]):
            return None
        return ranked[0][0]

    @property
    def says_something(self) -> bool:
        return bool(self.parents or self.context or self.neighbours or self.unresolved)


def extent(place: Place) -> tuple[int, float]:
    """Order from fine to wide: a town's reach may exceed a small province's, and still the town lies in it."""
    return CONTAINERS.get(place.kind, 0), place.radius_km


@dataclass(frozen=True, slots=True)
class Choice:
    """The bearer chosen, how it was told from the others, and those."""

    place: Place
    contested: bool
    """Others bear the name and only the context speaks for this one."""
    reason: str
    rejected: tuple[PlaceCandidate, ...]


def lies_in(place: Place, parent: Place) -> bool:
    """Inside as far as names and distances tell; areas are known by middle and radius only."""
    if parent.kind == "country" or parent.country is None:
        if place.country is not None and place.country in parent.countries:
            return True
        if parent.kind == "country":
            return disputed(place.country, parent.country) and in_box(place, parent)
    elif place.country != parent.country and not disputed(place.country, parent.country):
        return False
    if parent.kind in ("province", "town") and place.admin1 is not None and fold_place(place.admin1) == fold_place(parent.name):
        return True
    return distance_km(place.point, parent.point) <= 1.25 * parent.radius_km + (60.0 if parent.kind == "town" else 15.0)


def in_box(place: Place, area: Place) -> bool:
    if area.box is None:
        return distance_km(place.point, area.point) <= area.radius_km
    south, west, north, east = area.box
    across = west <= place.lon <= east if west <= east else (place.lon >= west or place.lon <= east)
    return south <= place.lat <= north and across


def disputed(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and frozenset((a, b)) in DISPUTED


def contradicts(place: Place, scope: Scope) -> str | None:
    """Why a told container rules a place out."""
    for parent in scope.parents:
        if parent.country is None or parent.point == place.point or not place.countries_of or parent.kind == "sea":
            continue
        if lies_in(place, parent):
            continue
        if parent.country not in place.countries_of or distance_km(place.point, parent.point) > FAR_FROM_PARENT * parent.radius_km + FAR_KM:
            return f"not in {parent.name}"
    return None


def score(place: Place, wanted: frozenset[str], scope: Scope, bearers: Iterable[Place]) -> float:
    total = own_weight(place, bearers)
    if wanted:
        total += WANTED_KIND if place.kind in wanted else -UNWANTED_KIND
    for rank, parent in enumerate(scope.parents):
        share = INSIDE_PARENT if lies_in(place, parent) else SAME_COUNTRY_AS_PARENT * (place.country == parent.country)
        total += share / (1 + rank)
    total += CONTEXT * max((scope.weight(iso) for iso in place.countries_of), default=0.0)
    if scope.neighbours:
        nearest = min(distance_km(place.point, other) for other in scope.neighbours)
        total += NEIGHBOUR * exp(-max(0.0, nearest - place.radius_km) / NEIGHBOUR_REACH_KM)
    company = scope.company_at(place.point)
    if place.country in TOLD_WITH_STATE and not place.is_area and place.population < LARGE_POPULATION:
        total -= TOLD_WITH_STATE_COST * (not scope.parents) * (1.0 - max(company, scope.weight(place.country)))
    return total + COMPANY * company


def own_weight(place: Place, bearers: Iterable[Place]) -> float:
    """How well known a place is, whatever the document."""
    if place.listed and place.kind != "town":
        return LISTED_AREA_WEIGHT if place.is_area else SITE_WEIGHT
    if place.listed and place.population == 0:
        return SITE_WEIGHT
    cost = ALIAS_COST * place.alias
    if place.kind == "province" and place.country in TOLD_WITH_STATE:
        return STATE_WEIGHT - cost
    if place.kind != "town":
        return KIND_WEIGHT.get(place.kind, SITE_WEIGHT) - cost
    known = log10(max(place.population, 50)) - cost
    if place.capital and not place.alias:
        return max(known, CAPITAL_WEIGHT)
    shared = any(b.kind == "province" and b.country == place.country and place.admin1 == b.name for b in bearers)
    return max(known, NAMESAKE_WEIGHT) if shared and not place.alias and place.population >= NAMESAKE_POPULATION else known


def unsupported(place: Place, name: str, scope: Scope, bearers: tuple[Place, ...], *, loose: bool) -> str | None:
    """Why a little known place that nothing in the document points to is not believed; None when something does."""
    if any(lies_in(place, parent) for parent in scope.parents):
        return None
    if scope.home is not None and away_from_home(place, scope):
        return f"the document is about {scope.home} and does not name {place.country}"
    reach = NEAR_ENOUGH_KM / 2 if loose else NEAR_ENOUGH_KM
    if any(distance_km(place.point, other) <= reach for other in scope.neighbours):
        return None
    if scope.company_at(place.point) >= LOCAL:
        return None
    named = max((scope.weight(iso) for iso in place.countries_of), default=0.0)
    if named > 0.0 and (not loose or spelled_alike(place, name)):
        return None
    if loose and not (spelled_alike(place, name) and place.population >= WELL_KNOWN_POPULATION):
        return f"only spelled alike, and nothing in the document points to {place.country}"
    if scope.says_something and little_known(place) and not distinctive(place, name, bearers):
        return f"nothing in the document points to {place.country}"
    by_nickname = place.listed and (place.alias or place.kind in ("town", "village")) and " " not in name and not place.is_area
    return f"nothing in the document points to {place.country}" if scope.says_something and by_nickname else None


def away_from_home(place: Place, scope: Scope) -> bool:
    """Is it a place that few know, or not by this name, in a country that only such names point to? Two villages whose names
    stand in no list vouch for each other in a country that the text has nothing to do with."""
    if place.is_area or place.listed or place.country is None:
        return False
    if place.population >= WELL_KNOWN_POPULATION and not place.alias:
        return False
    spoken_of = (scope.home, *scope.also)
    return not any(iso in spoken_of or any(disputed(iso, other) for other in spoken_of) for iso in place.countries_of)


def spelled_alike(place: Place, name: str) -> bool:
    return SequenceMatcher(None, fold_place(place.name), fold_place(name)).ratio() >= ALIKE


def little_known(place: Place) -> bool:
    if place.listed and place.population == 0:
        return False
    return place.kind in ("town", "district", "airport") and place.population < FAMOUS_POPULATION


def distinctive(place: Place, name: str, bearers: tuple[Place, ...]) -> bool:
    """No other country has a place of this name, and the name is too long for chance, or the town no hamlet."""
    if place.alias or any(b.country != place.country for b in bearers):
        return False
    return len(fold_place(name)) >= DISTINCTIVE_LENGTH and place.population >= HAMLET_POPULATION


def choose_site(name: str, wanted: frozenset[str], scope: Scope, gazetteer: Gazetteer) -> Choice | tuple[PlaceCandidate, ...]:
    """A listed site of a wanted kind, by its name without the words that say what it is ("Harir airfield")."""
    return choose_among(name, gazetteer.find_sites(name, wanted), wanted, scope)


def choose(name: str, wanted: frozenset[str], scope: Scope, gazetteer: Gazetteer) -> Choice | tuple[PlaceCandidate, ...]:
    """The bearer the document means, or all of them as rejected when none can be believed."""
    return choose_among(name, gazetteer.find(name), wanted, scope)


def choose_loosely(name: str, wanted: frozenset[str], scope: Scope, gazetteer: Gazetteer) -> Choice | tuple[PlaceCandidate, ...]:
    """The same among places whose name is spelled alike in another transliteration."""
    bearers = tuple(replace(p, alias=True) for p in gazetteer.find_loosely(name))
    return choose_among(name, bearers, wanted, scope, loose=True)


def choose_among(
    name: str, bearers: tuple[Place, ...], wanted: frozenset[str], scope: Scope, *, loose: bool = False
) -> Choice | tuple[PlaceCandidate, ...]:
    ranked = sorted(((score(p, wanted, scope, bearers), p) for p in bearers), key=lambda pair: (-pair[0], pair[1].source, pair[1].point))
    refused = {id(p): contradicts(p, scope) or unsupported(p, name, scope, bearers, loose=loose) for _, p in ranked}
    believed = [(s, p) for s, p in ranked if refused[id(p)] is None]
    if not believed:
        return tuple(as_candidate(p, refused[id(p)] or "") for _, p in ranked[:MAX_REJECTED])
    best = believed[0][1] if wanted else town_before_province([p for _, p in believed])
    rivals = [p for _, p in ranked if p is not best and not same_ground(p, best)]
    rejected = tuple(as_candidate(p, refused[id(p)] or why_behind(p, best, scope)) for p in rivals[:MAX_REJECTED])
    contested = needs_context(best, rivals, bearers, scope)
    return Choice(on_one_side(best, scope), contested, why_ahead(best, scope, contested=contested), rejected)


def needs_context(best: Place, rivals: list[Place], bearers: tuple[Place, ...], scope: Scope) -> bool:
    """Would the bare name leave a reader in doubt? A told container settles it."""
    if any(lies_in(best, parent) for parent in scope.parents):
        return False
    known = own_weight(best, bearers)
    open_rivals = (p for p in rivals if contradicts(p, scope) is None)
    return any(own_weight(p, bearers) > known - CLEAR_LEAD for p in open_rivals) or (scope.says_something and not vouched(best, scope))


def vouched(place: Place, scope: Scope) -> bool:
    """Does anything in the document point to the country or neighbourhood?"""
    return (
        any(scope.weight(iso) > 0.0 for iso in place.countries_of)
        or scope.company_at(place.point) >= LOCAL
        or any(distance_km(place.point, other) <= NEAR_ENOUGH_KM for other in scope.neighbours)
    )


def town_before_province(believed: list[Place]) -> Place:
    """The bare name of a province with a town of that name means the town, unless the region was listed by hand."""
    best = believed[0]
    if best.kind != "province" or best.listed:
        return best
    towns = (p for p in believed if p.kind == "town" and p.country == best.country and p.admin1 == best.name)
    least = GREAT_CITY if best.country in TOLD_WITH_STATE else NAMESAKE_POPULATION
    return next((town for town in towns if town.population >= (GREAT_CITY if town.alias else least)), best)


def on_one_side(place: Place, scope: Scope) -> Place:
    """A small region over several countries, told as being in the one the document speaks of most."""
    if place.country is not None or not place.countries or place.radius_km > LARGE_REGION_KM:
        return place
    told = next((p.country for p in scope.parents if p.country in place.countries), None)
    return replace(place, country=told or max(place.countries, key=scope.weight))


def same_ground(a: Place, b: Place) -> bool:
    """A town and the province or airport named after it are one place to a reader, not rivals."""
    return a.country == b.country and distance_km(a.point, b.point) <= max(30.0, a.radius_km, b.radius_km)


def why_ahead(best: Place, scope: Scope, *, contested: bool) -> str:
    parent = next((p for p in scope.parents if lies_in(best, p)), None)
    if parent is not None:
        return f"in {parent.name}"
    if not contested:
        return "no other place in question"
    if scope.company_at(best.point) >= LOCAL:
        return "beside other places of the document"
    if scope.weight(best.country) > 0:
        return f"the document speaks of {best.country}"
    if any(distance_km(best.point, other) <= NEAR_ENOUGH_KM for other in scope.neighbours):
        return "near other places of the document"
    return "the best known of that name"


def why_behind(place: Place, best: Place, scope: Scope) -> str:
    parent = next((p for p in scope.parents if lies_in(best, p) and not lies_in(place, p)), None)
    if parent is not None:
        return f"not in {parent.name}"
    if scope.company_at(place.point) + LOCAL <= scope.company_at(best.point):
        return "farther from the document's other places"
    if scope.weight(place.country) < scope.weight(best.country):
        return f"the document speaks more of {best.country}"
    if scope.neighbours:
        here, there = (min(distance_km(p.point, o) for o in scope.neighbours) for p in (place, best))
        if here > there + 50:
            return "farther from the document's other places"
    if place.alias and not best.alias:
        return "bears the name only as an alias"
    return "less well known"


def as_candidate(place: Place, reason: str) -> PlaceCandidate:
    return PlaceCandidate(place.name, place.country, place.lat, place.lon, reason)
