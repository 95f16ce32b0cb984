"""Where is a named place, for a document that says this much about it?

`ground_place` reads all wordings that one document uses for a place and keeps the finest answer. Every answer says in
its trace which words led to it; words that lead nowhere fall back to the place told as containing them, and say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dateline.extract import place_phrase as say
from dateline.extract.country_words import countries_in, country_of
from dateline.extract.place_choice import TOLD_WITH_STATE, Choice, Scope, choose, choose_loosely, choose_site, lies_in
from dateline.extract.place_context import in_full, is_elsewhere
from dateline.extract.place_shift import before_told_coast, beside, between, border, coast, offset, part
from dateline.extract.place_value import ROAD_KM, Found, Missing, as_place, described, fall_back, from_choice, grounded, nearby, of_kind, own_name
from dateline.model.values import Basis, PlaceCandidate, PlaceUnknown, PlaceValue
from dateline.reference.earth import Point
from dateline.reference.gazetteer import Gazetteer, Place
from dateline.reference.place_names import fold_place

__all__ = ["PlaceQuery", "PlaceUnknown", "countries_in", "country_of", "ground_place"]

MAX_DEPTH = 8
LARGE_TOWN = 500_000
BESIDE_KM = 50.0
KNOWN_TOWN = 100_000
"""A town of this size is itself, even where the words around it seem to put its name into another place."""

OWN_WORDS_WEIGHT = 0.9
"""A country in the place's own wordings says more than one named elsewhere in the document."""


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """What a document says about one place."""

    phrases: tuple[str, ...]
    parents: tuple[str, ...] = ()
    """Places told as containing it, nearest first."""
    near: bool = False
    context_countries: tuple[tuple[str, float], ...] = ()
    """ISO 3166-1 alpha-2 with weights in 0..1."""
    neighbours: tuple[Point, ...] = ()
    company: tuple[tuple[Point, float], ...] = ()
    """Bearers of the names by point, with the company they keep (`place_company`), 0..1."""
    home: str | None = None
    """The country that the document is about, where what contains the place may have been missed."""
    also: frozenset[str] = frozenset()
    """With `home`: countries that the text names, or that its places point to nearly as often."""
    beside: PlaceValue | None = None
    """The place of the text that one in no list is likeliest near to, where what contains the place may have been missed."""


@lru_cache(maxsize=1 << 12)
def ground_place(query: PlaceQuery, gazetteer: Gazetteer) -> PlaceValue | PlaceUnknown:
    """The finest place that any of the wordings leads to, or why there is none. Kept for the last ones: a document's places are grounded
    by themselves before they are put into each other."""
    reader = Reader(gazetteer)
    query = replace(query, phrases=written_out(query.phrases, gazetteer), parents=written_out(query.parents, gazetteer))
    scope = reader.scope_of(query)
    answers = [reader.read_whole(phrase, scope) for phrase in query.phrases if say.tidy(phrase)]
    found = [answer for answer in answers if isinstance(answer, Found)]
    if not found:
        return unknown(query, [answer for answer in answers if isinstance(answer, Missing)])
    best = min(found, key=lambda f: (f.standing, f.value.precision, f.value.kind == "town", f.value.basis is not Basis.STATED))
    if query.near:
        best = nearby(best, "told as near it")
    return best.value


def written_out(phrases: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """ "Paducah, Ky." with the state's name in full: the stop of a short form is part of it."""
    return tuple(in_full(phrase, gazetteer) for phrase in phrases)


def nation_alone(text: str, gazetteer: Gazetteer) -> str | None:
    """The country of a demonym that stands by itself ("Turkish"), or of a name that is all describing letters ("US")."""
    iso = country_of(text, gazetteer) if text[:1].isupper() else None
    if iso is None:
        return None
    country = gazetteer.countries[iso]
    names = {fold_place(name) for name in (country.name, *country.aliases)}
    return iso if fold_place(text) not in names or say.is_description(text) else None


def found_or_missing(chosen: Choice | tuple[PlaceCandidate, ...], name: str, wanted: frozenset[str]) -> Found | Missing:
    if isinstance(chosen, Choice):
        return from_choice(chosen, name, wanted)
    return Missing("no known place of this name fits" if chosen else "no known place of this name", (), chosen)


def unknown(query: PlaceQuery, missing: list[Missing]) -> PlaceUnknown:
    shown = query.phrases[0] if query.phrases else ""
    reason = missing[0].reason if missing else "no words"
    trace = tuple(line for answer in missing for line in answer.trace)
    return PlaceUnknown(shown, reason, trace, missing[0].rejected if missing else ())


@dataclass(frozen=True, slots=True)
class Reader:
    """Takes phrases apart, the name itself first, and grounds what is left of them."""

    gazetteer: Gazetteer
    seen: dict[tuple[str, Scope], Found | Missing] = field(default_factory=dict)
    """What parts of phrases were read as: the same part comes up under several ways of speaking."""

    def scope_of(self, query: PlaceQuery) -> Scope:
        """Containers resolved from the outermost in, and the countries that the wordings themselves name."""
        own = countries_in(" / ".join((*query.phrases, *query.parents)), self.gazetteer, capitals=False)
        context = (*((iso, OWN_WORDS_WEIGHT) for iso in own), *query.context_countries)
        scope = Scope(context=context, neighbours=query.neighbours, company=query.company, home=query.home, also=query.also)
        if query.beside is not None:
            scope = replace(scope, beside=as_place(query.beside))
        for phrase in reversed(query.parents):
            road = say.ROAD.match(phrase) is not None or say.ends_in_road(phrase)
            answer = Missing("a road contains nothing") if road else self.read(say.tidy(phrase), scope, 0)
            if isinstance(answer, Found) and is_elsewhere(answer.ground, query.phrases, scope, self.gazetteer):
                continue
            if isinstance(answer, Found) and answer.standing == 0:
                scope = scope.within(answer.ground)
            elif not say.is_description(phrase):
                scope = replace(scope, unresolved=True)
        return scope

    def read_whole(self, phrase: str, scope: Scope) -> Found | Missing:
        """One wording, its own words kept as the value's phrase."""
        answer = self.read(say.tidy(phrase), scope, 0)
        if isinstance(answer, Found):
            return replace(answer, value=replace(answer.value, phrase=phrase))
        return answer

    def read(self, text: str, scope: Scope, depth: int) -> Found | Missing:
        """What the text stands for; read once for the same surroundings."""
        if depth > MAX_DEPTH or not text:
            return Missing("too deep a phrase" if text else "no words")
        key = (text, scope)
        if key not in self.seen:
            self.seen[key] = self.read_ways(text, scope, depth)
        return self.seen[key]

    def read_ways(self, text: str, scope: Scope, depth: int) -> Found | Missing:
        """The ways of speaking, one after the other; the first that leads somewhere is taken."""
        iso = nation_alone(text, self.gazetteer)
        if iso is not None:
            return self.country(iso, text)
        whole = self.by_name(text, frozenset(), scope)
        if isinstance(whole, Found):
            return whole
        if scope.parents and (known := self.better_known(text, scope)) is not None:
            return known
        for way in (
            self.read_capital,
            self.read_exact_kind,
            self.read_part_alone,
            self.read_offset,
            self.read_coast,
            self.read_leading,
            self.read_border,
            self.read_between,
            self.read_list,
            self.read_names,
            self.read_part_behind,
            self.read_owner,
            self.read_part,
            self.read_article,
            self.read_inside,
            self.read_kind,
            self.read_several,
            self.read_after_adjectives,
        ):
            answer = way(text, scope, depth + 1)
            if answer is not None:
                return answer
        spelled = self.by_spelling(text, frozenset(), scope)
        return spelled if isinstance(spelled, Found) else self.without_name(text, scope, whole)

    def by_name(self, name: str, wanted: frozenset[str], scope: Scope) -> Found | Missing:
        """The text as a name, as it is spelled."""
        if say.is_description(name) and not (name.istitle() and any(p.listed for p in self.gazetteer.find_areas(name))):
            return Missing("names no place")
        answer = found_or_missing(choose(name, wanted, scope, self.gazetteer), name, wanted)
        return before_told_coast(answer, self.gazetteer, scope) if isinstance(answer, Found) else answer

    def by_spelling(self, name: str, wanted: frozenset[str], scope: Scope) -> Found | Missing:
        """The text as a name, as it might be spelled."""
        if say.is_description(name):
            return Missing("names no place")
        return found_or_missing(choose_loosely(name, wanted, scope, self.gazetteer), name, wanted)

    def without_name(self, text: str, scope: Scope, tried: Missing) -> Found | Missing:
        """Nothing in the words is known: what contains them stands in."""
        if scope.parents:
            if say.is_description(text):
                return described(text, scope.parents[0])
            return fall_back(own_name(text), text, scope.parents[0], rejected=tried.rejected)
        if say.is_name(text) and scope.beside is not None:
            near = fall_back(own_name(text), text, scope.beside, rejected=tried.rejected)
            return nearby(near, "taken to be near it: the text tells both together", BESIDE_KM)
        if say.is_name(text) and scope.home is not None:
            return fall_back(own_name(text), text, self.gazetteer.countries[scope.home].place, rejected=tried.rejected)
        why = "names no place, and nothing is told that contains it" if say.is_description(text) else tried.reason
        return Missing(why, (f"{text!r}: {why}",), tried.rejected)

    def better_known(self, text: str, scope: Scope) -> Found | None:
        """A country, province or well-known town whose name stands where it cannot lie: what was told as containing it
        is mistaken (a list, a dateline), not the name."""
        if say.is_description(text):
            return None
        chosen = choose(text, frozenset(), replace(scope, parents=(), unresolved=False), self.gazetteer)
        if not isinstance(chosen, Choice):
            return None
        place = chosen.place
        area = place.kind == "country" or (place.kind == "province" and not place.alias)
        if not area and place.population < KNOWN_TOWN:
            return None
        found = from_choice(chosen, text, frozenset())
        line = f"{text!r}: not in {scope.parents[0].name}, as the words around it seem to say"
        return replace(found, value=replace(found.value, basis=Basis.INFERRED, trace=(*found.value.trace, line)))

    # ---- ways of speaking
    def read_leading(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "in X", "near X", "the outskirts of X", "central X"."""
        rest = say.LEADING.sub("", text)
        if rest != text:
            return self.read(rest, scope, depth)
        found = say.NEARNESS.match(text)
        if found is not None:
            answer = self.read(text[found.end() :], scope, depth)
            return nearby(answer, f"{text!r}: near it") if isinstance(answer, Found) else answer
        found = say.CENTRE.match(text)
        if found is not None:
            return self.read(text[found.end() :], scope, depth)
        found = say.TOLD_WHERE.match(text)
        if found is not None and country_of(text[found.end() :], self.gazetteer) is None:
            return self.read(text[found.end() :], scope, depth)
        found = say.RURAL.match(text)
        if found is not None:
            answer = self.by_name(text[found.end() :], say.AREA, scope)
            return answer if isinstance(answer, Found) and answer.ground.is_area else self.read(text[found.end() :], scope, depth)
        return None

    def read_article(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "the X", "two X"."""
        rest = say.DETERMINER.sub("", text)
        return self.read(rest, scope, depth) if rest != text and not say.is_description(text) else None

    def read_offset(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "15 km north of X", "40 miles off X"."""
        told = say.offset_alone(text)
        if told is not None and scope.parents:
            parent = scope.parents[0]
            return offset(grounded(parent, text, Basis.INFERRED, (f"{text!r}: from {parent.name}",)), told, text, self.gazetteer, scope)
        told = say.offset_in(text)
        if told is None:
            return None
        answer = self.read(told.rest, scope, depth)
        return offset(answer, told, text, self.gazetteer, scope) if isinstance(answer, Found) else answer

    def read_coast(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "off the coast of X", "off X", "X's western coast"."""
        for pattern in (say.COAST, say.COAST_BEHIND, say.OFF):
            found = pattern.match(text)
            if found is None:
                continue
            told = found.groupdict().get("way")
            iso = country_of(found["rest"], self.gazetteer)
            answer = self.country(iso, text) if iso is not None else self.read(found["rest"], scope, depth)
            if isinstance(answer, Found) and answer.standing == 0:
                return coast(answer, say.way(told) if told else None, text, self.gazetteer, scope) or nearby(answer, f"{text!r}: its coast")
        return None

    def read_border(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "the Syrian-Iraqi border", "Lebanon's border with Israel"."""
        for pattern in (say.BORDER, say.BORDER_BETWEEN, say.BORDER_WITH):
            found = pattern.match(text)
            if found is None:
                continue
            b = self.ends(found["b"], scope, depth)
            a = self.ends(found["a"], scope, depth) if found["a"] else next(iter(scope.parents), None)
            if a is not None and b is not None:
                return border(a, b, text, self.gazetteer, scope)
        found = say.BORDER_ONE.match(text)
        there = country_of(found["b"], self.gazetteer) if found is not None else None
        others = replace(scope, context=tuple((iso, w) for iso, w in scope.context if iso != there))
        here = next((p.country for p in scope.parents if p.country is not None), None) or others.leading
        if here is None or there is None or here == there:
            return None
        return border(self.gazetteer.countries[here].place, self.gazetteer.countries[there].place, text, self.gazetteer, scope)

    def ends(self, words: str, scope: Scope, depth: int) -> Place | None:
        """One side of a border: a country by name or demonym, or a place in it."""
        iso = country_of(words, self.gazetteer)
        if iso is not None:
            return self.gazetteer.countries[iso].place
        answer = self.read(say.tidy(words), scope, depth)
        return answer.ground if isinstance(answer, Found) else None

    def read_between(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "the road between X and Y", "the X-Y highway", "the road to X"."""
        toward = say.ROAD_TO.match(text)
        if toward is not None and say.BETWEEN.match(text) is None:
            answer = self.read(say.tidy(toward["rest"]), scope, depth)
            return nearby(answer, f"{text!r}: along it", ROAD_KM) if isinstance(answer, Found) else answer
        found = say.BETWEEN.match(text) or say.ROAD.match(text)
        if found is None:
            return None
        ends = [self.read(say.tidy(found[side]), scope, depth) for side in ("a", "b")]
        known = [end for end in ends if isinstance(end, Found) and (end.standing == 0 or scope.parents)]
        if len(known) == 2:
            return between(known[0], known[1], text)
        return nearby(known[0], f"{text!r}: only this end is known") if known else None

    def read_list(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "X, Y province, Z": what follows contains what leads."""
        head, comma, tail = text.partition(",")
        if not comma or not tail.strip():
            return None
        outer = self.by_name(say.tidy(tail), say.AREA, scope)
        if not (isinstance(outer, Found) and outer.ground.kind == "province" and outer.value.country in TOLD_WITH_STATE):
            outer = self.read(say.tidy(tail), scope, depth)
        if not isinstance(outer, Found):
            return self.read(say.tidy(head), scope, depth)
        answer = self.inside_of(say.tidy(head), outer, scope, depth)
        if isinstance(answer, Found) and answer.standing != 0 and not outer.ground.is_area:
            alone = self.by_name(say.tidy(head), frozenset(), scope)
            return nearby(alone, f"{text!r}: one of several told together") if isinstance(alone, Found) else answer
        return answer

    def read_names(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "X and Y", each a known name."""
        names = [say.DETERMINER.sub("", say.tidy(p)) for p in re.split(r"\s+and\s+", text)]
        known = [self.by_name(name, frozenset(), scope) for name in names] if len(names) > 1 else []
        if not known or not all(isinstance(answer, Found) for answer in known):
            return None
        first = known[0]
        return nearby(first, f"{text!r}: one of {len(known)} places told together") if isinstance(first, Found) else None

    def read_inside(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "a base in X", "Y near X"."""
        found = say.INSIDE.match(text)
        if found is None:
            return None
        link = found["link"].lower()
        if link == "of" and say.kind_named(text) is not None:
            return None
        outer = self.read(say.tidy(found["rest"]), scope, depth)
        if not isinstance(outer, Found):
            return None
        head = say.tidy(found["head"])
        if link.endswith(" of") and not link.startswith("outside"):
            outer = beside(outer, link.split()[0], text)
            return outer if say.is_description(head) else self.inside_of(head, outer, scope, depth)
        if link in say.NEAR_LINKS and say.is_description(head):
            return nearby(outer, f"{text!r}: near it")
        return self.inside_of(head, outer, scope, depth)

    def inside_of(self, head: str, outer: Found, scope: Scope, depth: int) -> Found | Missing:
        """The head, told as lying in (or by) the outer place."""
        inner = scope.within(outer.ground)
        if say.is_description(head):
            return outer if outer.standing == 1 else self.named_after(head, outer, inner) or self.read(head, inner, depth)
        answer = self.read(head, inner, depth)
        if isinstance(answer, Found) and answer.standing == 1 and outer.value.precision == 1:
            return replace(answer, value=replace(answer.value, name=f"{answer.value.name}, {outer.value.name}"))
        return answer

    def named_after(self, head: str, outer: Found, scope: Scope) -> Found | None:
        """ "Kabul's airport", "the air base in Harir": a listed place of that kind with the town's name."""
        named = say.kind_word(head)
        if named is None or outer.ground.kind != "town":
            return None
        answer = self.by_name(outer.ground.name, named, scope)
        return answer if isinstance(answer, Found) and answer.ground.kind in named else None

    def read_part_behind(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "X's south"."""
        found = say.PART_BEHIND.match(text)
        return None if found is None else self.part_of(found, text, scope, depth)

    def read_part(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "western Iraq", "the north of X", "north of X"."""
        found = say.PART.match(text)
        return None if found is None else self.part_of(found, text, scope, depth)

    def part_of(self, found: re.Match[str], text: str, scope: Scope, depth: int) -> Found | None:
        rest, told = found["rest"], say.way(found["way"])
        iso = country_of(rest, self.gazetteer)
        answer = self.country(iso, rest) if iso is not None else self.read_area(say.tidy(rest), scope, depth, ern=found["ern"] is not None)
        if not isinstance(answer, Found):
            return None
        outside = found.groupdict().get("of") and not text.lower().startswith("the ") and found["ern"] is None
        if outside and not answer.ground.is_area:
            return beside(answer, told, text)
        return part(answer, told, text, self.gazetteer)

    def read_area(self, text: str, scope: Scope, depth: int, *, ern: bool) -> Found | Missing:
        """A name after "northern": the province rather than the town of that name, unless the town is a large one."""
        answer = self.read(text, scope, depth)
        if not (ern and isinstance(answer, Found) and answer.ground.kind == "town" and answer.ground.population < LARGE_TOWN):
            return answer
        wider = self.by_name(text, say.AREA, scope)
        return wider if isinstance(wider, Found) and wider.ground.is_area and wider.value.country == answer.value.country else answer

    def country(self, iso: str, phrase: str) -> Found:
        return grounded(self.gazetteer.countries[iso].place, phrase, Basis.STATED, (f"{phrase!r}: country {iso}",))

    def read_owner(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "Syria's X", "the Syrian town of X"."""
        found = say.OWNER.match(text)
        if found is not None and not say.is_description(found["owner"]):
            owner = self.read(say.DETERMINER.sub("", found["owner"]), scope, depth)
            if isinstance(owner, Found) and owner.standing == 0:
                return self.inside_of(say.tidy(found["rest"]), owner, scope, depth)
        words = text.split()
        for count in (3, 2, 1):
            iso = country_of(" ".join(words[:count]), self.gazetteer) if len(words) > count else None
            if iso is not None:
                return self.of_nation(iso, " ".join(words[count:]), scope, depth)
        return None

    def of_nation(self, iso: str, rest: str, scope: Scope, depth: int) -> Found | Missing:
        """What follows a demonym lies in that country, unless it is what countries keep abroad and more is told."""
        abroad = say.PROJECTED.match(rest) is not None
        if abroad and (scope.parents or not say.is_description(rest)):
            return self.read(rest, scope, depth)
        if abroad and scope.leading != iso:
            return Missing(f"whose it is ({iso}) does not tell where", (f"{rest!r}: of {iso}, but where is not told",))
        return self.inside_of(rest, self.country(iso, rest), scope, depth)

    def read_capital(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "the capital", "the capital of X"."""
        found = say.CAPITAL.match(text)
        if found is None:
            return None
        told = country_of(found["rest"], self.gazetteer) if found["rest"] else None
        iso = told or next((p.country for p in scope.parents if p.country is not None), None) or scope.leading
        country = self.gazetteer.countries.get(iso or "")
        if country is None or not country.capital:
            return Missing("a capital, but of which country is not told", (f"{text!r}: no country told",))
        answer = self.by_name(country.capital, frozenset({"town"}), scope.within(country.place))
        if isinstance(answer, Found):
            how = Basis.STATED if told else Basis.INFERRED
            return replace(answer, value=replace(answer.value, basis=how, trace=(f"{text!r}: capital of {country.name}", *answer.value.trace)))
        return answer

    def read_part_alone(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "the north", "the country's west": of what contains it, or of the country the document is about."""
        found = say.PART_ALONE.match(text)
        if found is None:
            return None
        area = next((p for p in scope.parents if p.is_area), None)
        if area is None and scope.leading is not None:
            area = self.gazetteer.countries[scope.leading].place
        if area is None:
            return Missing("a direction, but of what is not told", (f"{text!r}: no area told",))
        whole = grounded(area, text, Basis.INFERRED, (f"{text!r}: taken as of {area.name}",))
        return part(whole, say.way(found["way"]), text, self.gazetteer)

    def read_exact_kind(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "North Kivu province": a name of just that kind, before its words are read as anything else."""
        titled = say.titled_kind(text)
        if titled is None:
            return None
        name, wanted = titled
        answer = found_or_missing(choose(name, wanted, scope, self.gazetteer), name, wanted)
        if isinstance(answer, Found) and answer.ground.kind in wanted and (not say.is_description(name) or self.is_told(answer.ground, scope)):
            return answer
        answer = found_or_missing(choose_site(name, wanted, scope, self.gazetteer), name, wanted)
        return answer if isinstance(answer, Found) and answer.ground.kind in wanted else None

    def is_told(self, place: Place, scope: Scope) -> bool:
        """Does the document speak of the country? "Northern Province" alone means nothing."""
        return any(scope.weight(iso) > 0.0 for iso in place.countries_of) or any(lies_in(place, parent) for parent in scope.parents)

    def read_kind(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "X province", "X air base", "the village of X", "X hospital"."""
        named = say.kind_named(text)
        if named is None:
            return None
        rest, kind, wanted = named
        answer = self.by_name(rest, wanted, scope)
        if not isinstance(answer, Found):
            answer = self.by_spelling(rest, wanted, scope)
        if not isinstance(answer, Found):
            deeper = self.read(rest, scope, depth) if not scope.parents else None
            answer = deeper if isinstance(deeper, Found) else answer
        if not isinstance(answer, Found):
            return fall_back(own_name(text), text, scope.parents[0], in_town=kind in say.LOOSE_KINDS) if scope.parents else None
        if kind in ("airport", "air base", "base") and answer.ground.kind == "town":
            beside_it = self.by_spelling(rest, wanted, scope.within(answer.ground))
            if isinstance(beside_it, Found) and beside_it.ground.kind in wanted:
                return beside_it
        return of_kind(answer, kind, wanted, text, scope)

    def read_several(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "X and Y": the first that is known stands for all."""
        parts = [say.tidy(p) for p in re.split(r"\s+(?:and|or|as well as|&)\s+|\s*/\s*|\s+[-–—]\s+", text)]
        if len(parts) < 2:
            return None
        for name in parts:
            answer = self.read(name, scope, depth)
            if isinstance(answer, Found) and answer.standing == 0:
                return nearby(answer, f"{text!r}: one of {len(parts)} places told together")
        return None

    def read_after_adjectives(self, text: str, scope: Scope, depth: int) -> Found | Missing | None:
        """ "the strategic X": what stands before the first capital describes."""
        rest = say.ADJECTIVES.sub("", text)
        return self.read(rest, scope, depth) if rest != text else None
