"""How does a place phrase point: at a name, beside it, part of it, so far from it, between two?

Each function knows one way of speaking and answers None when the phrase does not speak so. None of them looks
anything up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

AREA = frozenset({"province", "region", "district", "country"})
MILITARY = frozenset(
    {"base", "air base", "naval base", "garrison", "camp", "outpost", "landing zone", "barracks", "training camp", "headquarters", "airport"}
)  # fmt: skip
FIELDS = frozenset({"airport", "air base"})
CAMPS = frozenset({"refugee camp", "camp", "displacement camp", "base"})

KIND_WORDS: dict[str, tuple[str, frozenset[str]]] = {}
"""The word that says what a place is, its kind, and the kinds of place that may bear such a name."""

for kind, wanted, words in (
    ("province", AREA, "province governorate region oblast state wilayat wilaya prefecture department krai emirate "
                       "federally-administered-territory republic autonomous-region regional-state"),
    ("district", AREA, "district raion rayon tehsil taluka woreda zone commune cercle subdistrict sub-district locality "
                       "county canton lga local-government-area local-government administrative-district constituency "
                       "regency upazila agency tribal-agency territory sub-county parish arrondissement border-fence border-wall "
                         "perimeter-fence border-area border-areas border-zone border-region"),
    ("area", frozenset({"region", "district", "valley", "desert"}),
     "area areas hinterland axis front sector direction surroundings environs triangle corridor pocket enclave "
     "frontline front-line line suburb suburbs fronts frontlines front-lines lines"),
    ("countryside", AREA, "countryside hinterlands"),
    ("town", frozenset({"town"}), "city town village hamlet settlement municipality township capital port-city border-town "
                                  "market-town commune kibbutz moshav farming-village"),
    ("neighbourhood", frozenset({"town", "neighbourhood"}), "neighbourhood neighborhood quarter suburb borough ward"),
    ("airport", FIELDS, "airport international-airport airfield airstrip aerodrome military-airport airport-complex"),
    ("air base", MILITARY, "air-base airbase air-force-base military-airfield military-airbase aerodrome air-station"),
    ("base", MILITARY, "base military-base army-base camp military-camp garrison barracks outpost fort naval-base "
                       "coalition-base military-complex position army-camp landing-zone fob forward-operating-base "
                       "support-site headquarters compound military-site training-camp missile-base cantonment"),
    ("refugee camp", CAMPS, "refugee-camp displacement-camp displaced-persons-camp idp-camp detention-camp camp"),
    ("oil field", frozenset({"oil field", "gas field"}), "oil-field oilfield gas-field gasfield gas-plant gas-facility oil-fields "
                                                       "conoco-field field"),
    ("dam", frozenset({"dam"}), "dam reservoir hydroelectric-dam hydroelectric-power-plant"),
    ("crossing", frozenset({"crossing"}), "crossing border-crossing border-post checkpoint border-gate crossing-point border-point"),
    ("port", frozenset({"port", "naval base", "town"}), "port harbour harbor seaport anchorage oil-terminal terminal port-complex"),
    ("island", frozenset({"island", "region"}), "island islands archipelago isle atoll reef shoal islet"),
    ("strait", frozenset({"sea", "strait"}), "strait straits channel gulf sea bay passage"),
    ("valley", frozenset({"region", "valley"}), "valley mountains mountain hills hill plateau desert forest plains basin "
                                                "range heights lake river highlands delta pass gorge"),
    ("prison", frozenset({"prison"}), "prison jail detention-centre detention-center detention-facility penitentiary"),
    ("plant", frozenset({"plant", "refinery", "nuclear site"}), "power-plant nuclear-power-plant nuclear-plant nuclear-facility "
                                                              "refinery oil-refinery power-station steelworks steel-plant mine "
                                                              "factory oil-depot fuel-depot depot substation"),
    ("road", frozenset({"town"}), "highway road motorway route bridge junction intersection tunnel railway railway-station track bypass"),
    ("facility", frozenset({"facility"}), "hospital clinic medical-centre medical-complex health-centre market bazaar mosque church "
     "cathedral temple synagogue shrine monastery school university college academy hotel guesthouse restaurant cafe mall "
     "shopping-centre supermarket theatre theater cinema concert-hall city-hall stadium arena station train-station bus-station "
     "metro-station police-station police-headquarters square street avenue boulevard park beach cemetery graveyard palace parliament "
     "ministry embassy consulate mission court courthouse building tower hall centre center complex headquarters office "
     "gate roundabout estate compound tomb ferry jetty dormitory barracks club bakery orphanage kindergarten warehouse farm festival"),
):  # fmt: skip
    for word in words.split():
        KIND_WORDS.setdefault(word.replace("-", " "), (kind, wanted))

LOOSE_KINDS = frozenset({"facility", "plant", "prison", "road"})
"""Kinds that stand in a town rather than being one: the town's name alone does not name them."""

KIND_NAMES = "|".join(sorted((re.escape(w).replace(r"\ ", r"[ -]") for w in KIND_WORDS), key=len, reverse=True))
SUFFIX = re.compile(rf"^(?P<rest>.+?)[ -](?P<word>{KIND_NAMES})$", re.I)
PREFIX = re.compile(
    rf"^(?:[\w'’-]+ ){{0,4}}?(?P<word>{KIND_NAMES})s?(?: called| named| known as)?(?: of|) (?:the )?(?P<rest>[\"“']?(?-i:[A-Z0-9]|al-|el-|ash?-).*)$",
    re.I,
)
OF_KIND = re.compile(rf"^(?:[\w'’-]+ ){{0,5}}?(?P<word>{KIND_NAMES})s? (?:of|called|named) (?P<rest>.+)$", re.I)

LEADING = re.compile(
    r"^(?:(?:from|in|at|inside|into|onto|on|to|within|across|throughout|over|under|through|against|toward|towards|what is now)\s+)+"
    r"(?=\S)", re.I
)  # fmt: skip
NEARNESS = re.compile(
    r"^(?:just |right |close |very )?(?:near to|near|nearby|next to|beside|alongside|around|outside of|outside|close to|close by|"
    r"not far from|adjacent to|by|opposite|facing|in the vicinity of|the vicinity of|the (?:immediate )?(?:area|surroundings|"
    r"environs|region) (?:around|near|surrounding)|an? (?:area|location|place|site|position) (?:near|close to|outside|beside)|"
    r"(?:the )?(?:northern |southern |eastern |western )?(?:outskirts|suburbs|edge|edges|periphery|approaches|environs|fringes|"
    r"countryside|gates|entrance) (?:of|to)|"
    r"(?:(?:several|some|a number of) )?(?:towns|villages|hamlets|settlements|areas|farms) (?:near|around|outside|surrounding))\s+",
    re.I,
)
CENTRE = re.compile(
    r"^(?:the )?(?:central|downtown|midtown|inner|(?:city |town )?(?:centre|center|heart|middle|streets|old city|old town|"
    r"business district|residential areas?) of)\s+(?=\S)", re.I
)  # fmt: skip

RURAL = re.compile(r"^(?:the )?rural (?:areas? (?:of|in|around) )?(?=\S)", re.I)

COMPASS = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
PART = re.compile(
    rf"^(?:the )?(?:far |extreme |remote |rural |deep |mid-)*(?P<way>{COMPASS})(?P<ern>ern(?:most)?)?"
    r"(?: (?:part|parts|half|tip|areas?|regions?|provinces?|districts?|countryside|suburbs|sector|side|end|corner|section|front|"
    r"flank|reaches|stretch|strip))?(?P<of> of)? (?:the )?(?P<rest>\S.*)$",
    re.I,
)
PART_BEHIND = re.compile(rf"^(?P<rest>.+?)['’]s? (?:far |extreme |remote )?(?P<way>{COMPASS})(?P<ern>ern)?$", re.I)
PART_ALONE = re.compile(
    rf"^(?:the )?(?:country['’]s )?(?:far |extreme |remote )?(?P<way>{COMPASS})(?:ern)?(?: (?:part|parts|half|regions?|provinces?|areas?|districts?|"
    r"front|border|sector))?(?: of the country)?$", re.I
)  # fmt: skip
CAPITAL = re.compile(r"^(?:the )?(?:country['’]s |nation['’]s )?capital(?: city)?(?: of (?:the )?(?P<rest>\S.*))?$", re.I)
PROJECTED = re.compile(
    r"^(?:\w+ ){0,2}(?:bases?|outposts?|posts?|garrisons?|camps?|embassy|consulate|troops?|forces?|soldiers|positions?|warships?|vessels?|"
    r"ships?|tankers?|patrol|convoy|compound|mission|aircraft|drone)\b", re.I
)  # fmt: skip
""" "US base", "Iranian embassy": whose it is, not where."""


NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "a hundred": 100, "a few": 5, "few": 5, "several": 10, "a couple of": 2, "a dozen": 12, "dozens of": 40,
    "half a": 0.5, "tens of": 30, "hundreds of": 300, "some": 10,
}  # fmt: skip
UNITS = {"km": 1.0, "kilom": 1.0, "mile": 1.609, "mi": 1.609, "nautical": 1.852, "nm": 1.852, "met": 0.001, "m": 0.001, "yard": 0.0009}
DISTANCE = re.compile(
    r"^(?:(?-i:(?:[a-z][a-z'’-]* ){1,4}?))?"
    r"(?:about|around|some|roughly|approximately|nearly|almost|just|only|at least|more than|less than|over|under|up to|~|an? estimated)?\s*"
    r"(?P<number>\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")(?:[ -]?(?P<unit>nautical miles?|nm|kms?|"
    r"kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m|yards?))\b(?: \([^)]*\))?"
    rf"(?: (?:to the )?(?:due )?(?P<way>{COMPASS})(?:ern|ward|wards)?)?(?: \([^)]*\))?"
    r" (?P<link>of|from|short of|before|past|up|down|off|outside|away from|beyond|inside|into|within|along|offshore from|deep into)"
    r" (?:the )?(?P<coast>(?:\w+ )?(?:coast|shore|shores|port) of )?(?:the )?(?P<rest>\S.*)$",
    re.I,
)  # fmt: skip
DISTANCE_ALONE = re.compile(
    r"^(?:about|around|some|roughly|approximately|nearly|almost|just|only)?\s*(?P<number>\d[\d,]*(?:\.\d+)?|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")[ -](?P<unit>nautical miles?|nm|km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m) (?:away )?(?:to (?:the|its) )?(?:due )?"
    rf"(?P<way>{COMPASS})(?:ern|ward|wards)?(?: of (?:here|there|the (?:town|city|village|base|camp|capital)))?$",
    re.I,
)
COAST = re.compile(
    rf"^(?:(?:the )?waters |an area |the area )?(?:just )?(?:off|along|on|near)? ?(?:the )?(?:(?P<way>{COMPASS})(?:ern)? )?"
    r"(?:coast|coastline|shore|shores|coastal waters|territorial waters|waters) (?:of|off) (?:the )?(?P<rest>\S.*)$",
    re.I,
)
COAST_BEHIND = re.compile(
    rf"^(?:off |along |near )?(?:the )?(?P<rest>.+?)(?:['’]s?)? (?:(?P<way>{COMPASS})(?:ern)? )?(?:\w+ sea )?(?:coast|coastline|shores?|"
    r"coastal waters|territorial waters|waters)$", re.I
)  # fmt: skip
OFF = re.compile(r"^off (?:of )?(?!the (?:coast|road|highway|track|main|route))(?:the )?(?P<rest>\S.*)$", re.I)
BETWEEN = re.compile(
    r"^(?:.*\b)?(?:between|connecting|linking|(?:road|highway|track|route|railway|motorway|trail|path) from)\s+"
    r"(?:the )?(?:cities of |towns of |villages of )?(?P<a>\S.*?)\s+(?:and|to|with)\s+(?:the )?(?P<b>\S.*)$",
    re.I,
)
ROAD = re.compile(
    r"^(?:the )?(?P<a>[A-Z][\w'’ ]*?(?:[ -][A-Z][\w'’]*)*?)(?:-|–|—|/| to )(?P<b>[A-Z][\w'’ -]*?) (?:main |old |international |coastal )?"
    r"(?:highway|road|motorway|route|axis|railway|pipeline|corridor)$"
)
BORDER = re.compile(
    r"^(?:.*\b(?:on|along|near|at|of) )?(?:the )?(?P<a>[\w'’ ]+?)(?:['’]s?)?(?:\s?[-–—/]\s?| and )(?P<b>[\w'’ ]+?) (?:border|frontier|boundary|"
    r"border (?:area|region|zone|strip)s?)$", re.I
)  # fmt: skip
BORDER_BETWEEN = re.compile(
    r"^(?:.*\b(?:on|along|near|at|of) )?(?:the )?(?:\w+ )?(?:border|frontier|boundary)(?: area| region| zone| areas)? "
    r"(?:between|of|separating) (?:the )?"
    r"(?P<a>\S.*?) (?:and|from|with) (?:the )?(?P<b>\S.*)$", re.I
)  # fmt: skip
BORDER_ONE = re.compile(r"^(?:.*\b(?:on|along|near|at|of) )?(?:the )?(?P<b>[\w'’ ]+?) (?:border|frontier)$", re.I)
ROAD_TO = re.compile(
    r"^(?:.*\b)?(?:road|highway|track|route|path|railway|motorway)s? (?:leading )?(?:to|towards?|into|out of) (?:the )?(?P<rest>\S.*)$", re.I
)
BORDER_WITH = re.compile(
    r"^(?:.*\b(?:on|along|near|at|of) )?(?:(?P<a>[\w'’. -]+?)(?:['’]s?)? )?(?:\w+ern )?(?:border|frontier)(?: area| region| zone| areas)?"
    r" (?:with|between|to) (?:the )?(?P<b>\S.*)$", re.I
)  # fmt: skip
INSIDE = re.compile(
    r"^(?P<head>\S.*?),? (?P<link>in|inside|within|on|at|of|near|outside|close to|next to|beside|adjacent to|by|"
    r"above|below|behind|beyond|overlooking|north of|south of|east of|west of) "
    r"(?:the )?(?P<rest>\S.*)$", re.I
)  # fmt: skip
TOLD_WHERE = re.compile(rf"^(?:the )?(?:far )?(?:{COMPASS})ern(?:most)? (?=(?:[\w'’-]+ ){{0,4}}(?:{KIND_NAMES}) (?:of |[A-Z]))", re.I)
""" "The northern city of X": where in its country X lies, not a part of X."""

OWNER = re.compile(r"^(?P<owner>.+?)['’]s?\s+(?P<rest>\S.*)$")
NEAR_LINKS = frozenset({"near", "outside", "close to", "next to", "beside", "adjacent to", "by", "above", "below", "behind", "beyond", "overlooking"})

ADJECTIVES = re.compile(r"^(?:[a-z][a-z'’-]* )+(?=[A-Z\"“]|[ae]l-[A-Z]|a[sdrtnz]h?-[A-Z])")

DETERMINER = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|one|two|three|four|five|six|several|some|many|various|multiple|"
    r"both|other|another|different|numerous|\d+)\s+", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offset:
    """So far from a place, perhaps in a direction."""

    km: float
    way: str | None
    rest: str
    at_sea: bool


def ends_in_road(text: str) -> bool:
    """A road leads from place to place and contains none."""
    found = SUFFIX.match(tidy(text))
    return found is not None and KIND_WORDS[found["word"].lower().replace("-", " ")][0] == "road"


LAST_KIND = re.compile(rf"(?:^|[ -])(?P<word>{KIND_NAMES})$", re.I)


def kind_word(text: str) -> frozenset[str] | None:
    """The kinds of place that a description ends with ("the main airport")."""
    found = LAST_KIND.search(text)
    wanted = KIND_WORDS[found["word"].lower().replace("-", " ")][1] if found is not None else None
    return wanted if wanted in (FIELDS, MILITARY, CAMPS) else None


@lru_cache(maxsize=1 << 13)
def tidy(phrase: str) -> str:
    """White space evened out, quotes and end stops gone."""
    text = re.sub(r"\s+", " ", phrase).strip()
    text = re.sub(r"^[\s\"“”«»(\[,.;:]+|[\s\"“”«»)\],.;:]+$", "", text)
    return re.sub(r"\s*\([^)]*\)\s*", " ", text).strip()


def way(text: str) -> str:
    """ "North-western" and "north west" are "northwest"."""
    return re.sub(r"(?:ern(?:most)?)$|[ -]", "", text.lower())


def offset_in(text: str) -> Offset | None:
    found = DISTANCE.match(text)
    return None if found is None else measured(found, found["rest"], found["link"].lower(), found["coast"] or "")


def offset_alone(text: str) -> Offset | None:
    """ "Forty kilometres to the north": of what, the containers tell."""
    found = DISTANCE_ALONE.match(text)
    return None if found is None else measured(found, "", "of", "")


def measured(found: re.Match[str], rest: str, link: str, coast: str) -> Offset:
    number = found["number"].replace(",", "").lower()
    count = NUMBERS[number] if number in NUMBERS else float(number)
    unit = next(factor for name, factor in UNITS.items() if found["unit"].lower().startswith(name))
    inland = link in {"inside", "into", "within", "deep into"}
    at_sea = not inland and (link.startswith("off") or (coast != "" and "port" not in coast))
    at_sea = at_sea or found["unit"].lower().startswith("n")
    return Offset(min(count * unit, 2000.0), found["way"] and way(found["way"]), rest, at_sea)


KIND_PATTERNS = (OF_KIND, SUFFIX, PREFIX)


TITLED = re.compile(r"^(?:[A-Z][\w'’.-]* ?)+$")


def titled_kind(text: str) -> tuple[str, frozenset[str]] | None:
    """ "North Western Province": a name of describing words, told by its capitals."""
    found = SUFFIX.match(text)
    if found is None or TITLED.match(found["rest"]) is None:
        return None
    kind, wanted = KIND_WORDS[found["word"].lower().replace("-", " ")]
    return None if kind in LOOSE_KINDS or "town" in wanted else (found["rest"], wanted)


def kind_named(text: str, patterns: tuple[re.Pattern[str], ...] = KIND_PATTERNS) -> tuple[str, str, frozenset[str]] | None:
    """Name, kind and wanted kinds of "Kharkiv region", "the village of Kuriga", "Camp Taji"."""
    for pattern in patterns:
        found = pattern.match(text)
        if found is not None:
            kind, wanted = KIND_WORDS[found["word"].lower().replace("-", " ")]
            rest = DETERMINER.sub("", tidy(found["rest"]))
            if rest and not is_description(rest):
                return rest, kind, wanted
    return None


DESCRIPTIVE = frozenset(
    """a an the its their this that these those of in at on near for with and or to from by own same other another
    military army naval coalition american us british french russian foreign international joint former main central local
    public private residential civilian rural urban remote small large major nearby key strategic populated densely
    important heavily fortified government government-held rebel-held opposition-held government-controlled rebel-controlled
    occupied disputed volatile restive northern southern eastern western northeastern northwestern southeastern southwestern
    north south east west coastal mountainous oil-rich mineral-rich gold-rich crowded busy popular main different various several
    two three four five multiple some many most few base bases site sites position positions place places location locations
    town towns village villages city cities hamlet area areas region regions province provinces district districts country
    countries territory territories state states border borders frontier capital camp camps house houses home homes building
    buildings apartment block blocks compound compounds road roads highway street streets market markets hospital hospitals school
    schools mosque mosques church churches hotel restaurant airport airports port ports airbase air facility facilities
    installation installations headquarters checkpoint checkpoints outpost outposts post posts station stations police prison farm
    farms field fields oil gas plant plants factory factories depot depots warehouse warehouses vessel ship tanker boat sea waters
    coast shore island islands mountain mountains hill hills desert valley river lake forest bush jungle neighbourhood neighborhood
    suburb suburbs quarter outskirts edge center centre heart downtown part parts side ground scene spot zone community communities
    settlement settlements locality localities front line lines frontline frontlines target targets line troops forces camp there
    here where elsewhere abroad overseas school university college campus court embassy consulate tunnel tunnels bridge vehicle
    convoy car bus train shelter refugee displaced tribal predominantly mainly shiite sunni christian muslim kurdish-held
    kurdish-controlled area's hotel farmland fields""".split()
)  # fmt: skip
"""Words that describe and do not name."""

VESSEL = re.compile(
    r"\b(?:(?:USS|USNS|HMS|HMAS|HMCS|HMNZS|INS|KRI|BRP|ROKS|TCG|HNLMS|M/?[VT]|S/?S|F/?V|R/?V)\s+[A-Z]|"
    r"(?:destroyer|frigate|corvette|cruiser|warship|gunboat|tanker|freighter|trawler|ferry|carrier|vessel|ship|schooner|barge|dhow|yacht|tug)s?\b)"
)
"""Ships bear the names of towns ("USS Carney")."""


def is_vessel(wordings: Iterable[str]) -> bool:
    """Does one of a thing's wordings say that it is a ship?"""
    return any(VESSEL.search(text) for text in wordings)


def is_name(text: str) -> bool:
    """Some word in the phrase is a name: capitals, and not for the describing words alone."""
    return any(c.isupper() for c in text) and not is_description(text)


@lru_cache(maxsize=1 << 13)
def is_description(text: str) -> bool:
    """Nothing in the phrase is a name: no capital or digit, or none but describing words."""
    words = [w.strip("'’\".,;:-") for w in re.split(r"[\s/]+", text)]
    words = [w for w in words if w]
    if not words or all(w.lower() in DESCRIPTIVE for w in words):
        return True
    return not any(c.isupper() or c.isdigit() for c in text)
