"""Which dated thing does a sentence speak of, when it does not call it by its name?

"Ibrahim Boubacar Keita was overthrown", "Mosul fell", "the second round of France's presidential election": the words that tell a thing
apart (its proper names) and a word of its kind stand in one sentence. A country is a proper name too, by its name, its people or its
president; several coups or elections of one country are all answered, and the other clues of a report say which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.reference.actor_names import plain

KINDS: Mapping[str, frozenset[str]] = MappingProxyType({
    kind: frozenset(words.split())
    for kind, words in {
        "coup": "coup coups putsch mutiny overthrow overthrew overthrown topple toppled toppling oust ousted ouster ousting deposed seized "
        "takeover removed",
        "vote": "election elections electoral vote votes voted voting poll polls polling runoff off referendum referendums plebiscite ballot round "
        "elected reelected",
        "killing": "assassination assassinated assassin killing killed killings murder murdered death died dead slain shot",
        "attack": "attack attacks attacked bomb bombs bombing bombings bombed massacre massacres massacred shooting shootings shelling shelled "
        "siege raid raids explosion explosions exploded blast blasts hostage hostages kidnapping kidnapped abduction abducted stormed "
        "gunmen genocide",
        "war": "war wars invasion invaded offensive fighting conflict uprising intifada campaign hostilities rebellion insurgency operation",
        "fall": "fall fell fallen capture captured seized seizure entered takeover took taken overran liberated liberation recaptured",
        "pact": "ceasefire truce accord accords agreement agreements peace deal treaty pact signed signing",
        "disaster": "earthquake earthquakes quake tsunami cyclone flood floods hurricane eruption explosion blast typhoon",
        "leaving": "resign resigned resignation fled stepped fall fell overthrow ouster toppled ousted departure",
        "founding": "independence independent founded founding established proclaimed declaration declared",
    }.items()
})  # fmt: skip
OF_COUNTRY = ("coup", "vote")
"""Kinds that, with the country alone, tell a thing apart."""
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_COMMON = frozenset(
    "the of in on and at for first second third president presidential general parliamentary legislative national january february march april may "
    "june july august september october november december day days week war operation battle army school hotel beach city town party great street "
    "mosque church airport station international civil people government minister prime state republic democratic national front "
    "north south east west northern southern eastern western central new".split()
)
_ALL_KINDS = frozenset().union(*KINDS.values())
LEAST_LETTERS = 3
LONGEST_NATION = 5


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to speak of the anchor at `index`: all of `names`, and a word of one of `kinds`."""

    index: int
    names: frozenset[str]
    kinds: frozenset[str]


NationsAt = Callable[[Sequence[str]], tuple[tuple[str, ...], int]]
"""The nations (ISO 3166-1 alpha-2) whose name or demonym opens these words, and of how many words it is."""


@dataclass(frozen=True, slots=True)
class LooseNames:
    """Built by `loose_names`; `ways` by the rarest of their names."""

    ways: Mapping[str, tuple[_Way, ...]]
    nations: NationsAt

    def named_in(self, text: str, also: Iterable[str] = ()) -> tuple[int, ...]:
        """Indices of the anchors that the words of a sentence speak of, in the order of the anchors. `also`: nations that it tells
        in another way, by their president."""
        words = _words(text)
        proper, plainly = _proper(words, self.nations) | {f"@{iso}" for iso in also}, {word for word, _ in words}
        found = {way.index for word in proper for way in self.ways.get(word, ()) if way.names <= proper and plainly & way.kinds}
        return tuple(sorted(found))


    def nations_in(self, text: str) -> list[str]:
        """Each nation (ISO 3166-1 alpha-2) that the text names, as often as it does."""
        words = _words(text)
        folded = [word for word, _ in words]
        found = (self.nations(folded[at : at + LONGEST_NATION])[0] for at, (_, capital) in enumerate(words) if capital)
        return [iso for told in found for iso in told[:1]]


def _words(text: str) -> list[tuple[str, bool]]:
    """(folded word, does it open with a capital?), possessives gone."""
    found: list[tuple[str, bool]] = []
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        found += [(part, word[:1].isupper() or word[:1].isdigit()) for part in plain(word).split()]
    return found


def _proper(words: Sequence[tuple[str, bool]], nations: NationsAt) -> frozenset[str]:
    """The proper names among the words; of a nation, "@" and its code."""
    found: set[str] = set()
    folded = [word for word, _ in words]
    at = 0
    while at < len(words):
        word, capital = words[at]
        told, length = nations(folded[at : at + LONGEST_NATION]) if capital else ((), 0)
        if told:
            found.update(f"@{iso}" for iso in told)
        elif capital and _tells_apart(word):
            found.add(word)
        at += max(length, 1)
    return frozenset(found)


def loose_names(names: Iterable[tuple[Sequence[str], tuple[str, ...], bool]], nations: NationsAt) -> LooseNames:
    """From the names of each anchor, its countries (ISO 3166-1 alpha-2), and whether its country and kind tell it apart enough (coups
    and elections)."""
    ways = [way for index, named in enumerate(names) for way in _ways(index, named, nations)]
    count: dict[str, int] = defaultdict(int)
    for way in ways:
        for word in way.names:
            count[word] += 1
    table: dict[str, list[_Way]] = defaultdict(list)
    for way in ways:
        table[min(way.names, key=lambda w: (count[w], w))].append(way)
    return LooseNames(MappingProxyType({word: tuple(found) for word, found in table.items()}), nations)


def _ways(index: int, named: tuple[Sequence[str], tuple[str, ...], bool], nations: NationsAt) -> list[_Way]:
    wordings, countries, of_country = named
    words = [_words(name) for name in wordings]
    used = {word for each in words for word, _ in each}
    kinds = frozenset(word for kind in KINDS.values() if kind & used for word in kind)
    if not kinds:
        return []
    found = {_proper(each, nations) for each in words}
    seen = {proper for proper in found if any(not name.startswith("@") for name in proper)}
    ways = [_Way(index, proper, kinds) for proper in sorted(seen, key=sorted)]
    own = frozenset(word for kind in OF_COUNTRY if KINDS[kind] & used for word in KINDS[kind])
    return [*ways, _Way(index, frozenset((f"@{countries[0]}",)), own)] if of_country and own and len(countries) == 1 else ways


def _tells_apart(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word not in _COMMON and word not in _ALL_KINDS and _YEAR.fullmatch(word) is None


__all__ = ["KINDS", "LooseNames", "NationsAt", "loose_names"]
