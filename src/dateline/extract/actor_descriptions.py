"""What kind of actor does a phrase without a name describe?

Civilians become the one plain term, officials and witnesses are kept as they were told, nameless doers are marked
faceless, and a backer's nation ("Iran-backed militias") is not taken for the group's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.actor_phrases import bare, body_in, without_count, without_lead
from dateline.extract.actor_words import (
    ARMED_CUES,
    ARTICLES,
    CIVILIAN_FILLERS,
    CIVILIAN_GROUPS,
    COMMON_WORDS,
    DOER_FILLERS,
    GATHERINGS,
    NOT_STATE,
    NUMBERS,
    OFFICIAL_HEADS,
    ORGANISATION_NOUNS,
    PLAIN_CIVILIANS,
    SMALL_WORDS,
    SPEAKERS,
    UNKNOWN_DOERS,
    VOICE_HEADS,
    VOICES_OF_MEDIA,
    WITNESSES,
)  # fmt: skip
from dateline.reference.actor_likeness import ARMED_NOUNS
from dateline.reference.actor_names import key_of, plain
from dateline.reference.state_bodies import StateBodies

_LINK = re.compile(r"\b(?:of|from|in|at|with|for|close|near|who|that|on|by|to|loyal|linked|living|inside|aboard|escorting|guarding)\b|,", re.I)
_WHERE = re.compile(r"(?:from|on board|aboard|in|inside|at)\b", re.I)
_OF_A_NAME = re.compile(r"\bof (?:the )?[A-Z]")
_SIDE = re.compile(r"\b(?:close|loyal|linked|tied|allied|aligned|backed|affiliated) (?:to|by|with)\b", re.I)
_BACKER = re.compile(r"-(?:backed|led|linked|aligned|allied|supported|funded|sponsored|affiliated|trained|friendly|armed)", re.I)


@dataclass(frozen=True, slots=True)
class Description:
    """`faceless` marks a doer or voice that nobody names; `body` holds the words for whom an official serves, and
    `speaks` says whether he may speak for all of it ("an Egyptian officer" may not); `plain`: no detail at all."""

    name: str
    kind: str
    countries: tuple[str, ...]
    rule: str
    faceless: bool = False
    body: str = ""
    speaks: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A phrase, the words of its core (up to the first "of", "in", "who" …) and the nation told in them."""

    phrase: str
    core: tuple[str, ...]
    words: tuple[str, ...]
    countries: tuple[str, ...]
    states: StateBodies

    @property
    def head(self) -> str:
        return self.words[-1]

    def of(self, kind: str, rule: str, *, faceless: bool = False) -> Description:
        return Description(_small_start(self.phrase), kind, self.countries, rule, faceless)


def describe(text: str, states: StateBodies) -> Description | None:
    """The description, or None when the words are of none of the known sorts."""
    phrase = without_lead(text)
    core = tuple(_LINK.split(without_count(phrase), maxsplit=1)[0].split())
    words = tuple(bare(w) for w in core)
    if not any(words):
        return None
    if len(words) == 1 and words[0] in GATHERINGS and " of " in phrase:
        inner = describe(phrase.split(" of ", 1)[1], states)
        return None if inner is None else replace(inner, name=inner.name if inner.plain else _small_start(phrase))
    told = _Told(phrase, core, words, nations_in(core, states), states)
    if words[0] == "those" and _WHERE.match(phrase.split(maxsplit=1)[-1]):
        return Description("civilians", "civilians", (), "people told by where they were", plain=True)
    found = _civilians(plain(text).split(), told) or _people(told) or _official(told) or _state_body(told) or _doer(told) or _group(told)
    return None if found is None or _is_a_name(told, found) else found


def _is_a_name(told: _Told, found: Description) -> bool:
    """Capitals throughout: the "Highland Ansar Movement" is named, not described."""
    enough = 3 if found.kind == "civilians" else 2
    return not found.faceless and not found.plain and len(told.core) >= enough and all(w[:1].isupper() for w in told.core)


def _small_start(phrase: str) -> str:
    """A description that began its sentence gets back its small letter."""
    first, *rest = phrase.split()
    common = first.istitle() and bare(first) in COMMON_WORDS and not (rest and rest[0][:1].isupper())
    return phrase[0].lower() + phrase[1:] if common else phrase


def nations_in(words: Sequence[str], states: StateBodies) -> tuple[str, ...]:
    """The nation an adjective or possessive tells; not a backer's, which stands before a hyphen."""
    if any(w.lower().startswith(("pro-", "anti-")) for w in words):
        return ()
    flat = [part for w in words if not _BACKER.search(w) for part in key_of(w).split()]
    for start in range(len(flat)):
        found, _ = states.nations_at(flat[start:])
        if found:
            return found
    return ()


def _civilians(all_words: Sequence[str], told: _Told) -> Description | None:
    fillers = CIVILIAN_FILLERS | ARTICLES | NUMBERS | SMALL_WORDS
    if any(w in PLAIN_CIVILIANS for w in all_words) and all(
        w in PLAIN_CIVILIANS or w in fillers or w.isdigit() or told.states.nation(w) for w in all_words
    ):
        return Description("civilians", "civilians", told.countries, "people without arms", plain=True)
    if told.head in PLAIN_CIVILIANS and told.head not in ("dead", "victims", "victim") and not set(told.words) & (UNKNOWN_DOERS | {"armed"}):
        return told.of("civilians", "people told more closely")
    if told.head in CIVILIAN_GROUPS and told.head not in OFFICIAL_HEADS:
        return told.of("civilians", "a group of people without arms")
    return None


def _people(told: _Told) -> Description | None:
    """ "Iraqis", "all Syrians": the people of a nation, for whom no state body stands."""
    last = key_of(told.core[-1])
    found = told.states.nation(last[:-1]) if last.endswith("s") and told.core[-1][:1].isupper() else ()
    return Description(told.phrase, "civilians", found, "the people of a nation") if found else None


def _official(told: _Told) -> Description | None:
    if told.head in WITNESSES:
        return told.of("civilians", "witnesses", faceless=True)
    if told.head in VOICES_OF_MEDIA:
        return told.of("media", "media without a name")
    if told.head not in VOICE_HEADS:
        return None
    found = told.of("official", "an official voice without a name", faceless=True)
    return replace(found, body=body_in(without_count(told.phrase)), speaks=told.head in SPEAKERS)


def _state_body(told: _Told) -> Description | None:
    """ "The regional police", "soldiers of the 214th Battalion": part of a body of a state that is not told."""
    for start in range(len(told.words)):
        role = told.states.role_of(key_of(" ".join(told.core[start:])).split())
        if role is not None and not set(told.words[:start]) & NOT_STATE:
            whole = start == 0
            return told.of(told.states.bodies[role].kind, "part of a state body" if whole else "a state body told more closely")
    return None


def _doer(told: _Told) -> Description | None:
    men = told.head in ("men", "man")
    if not men and told.head not in UNKNOWN_DOERS:
        return None
    common = UNKNOWN_DOERS | DOER_FILLERS | NUMBERS | ARTICLES
    faceless = all(w in common or w.isdigit() for w in told.words) and not _OF_A_NAME.search(told.phrase) and not _SIDE.search(told.phrase)
    armed = not men or bool(set(plain(told.phrase).split()) & ARMED_CUES)
    return told.of("armed_group" if armed else "", "doers without a name", faceless=faceless)


def _group(told: _Told) -> Description | None:
    if told.head in ARMED_NOUNS:
        return told.of("armed_group", "armed group without a name")
    if told.head in ORGANISATION_NOUNS and told.core[-1].islower():
        return told.of("organisation", "body without a name")
    return None


__all__ = ["Description", "describe", "nations_in"]
