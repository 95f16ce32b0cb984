"""What kind of actor does a phrase without a name describe?

Civilians become the one plain term, officials and witnesses are kept as they were told, nameless doers are marked
faceless, and groups known only by their backer keep the backer's nation out of their own ("Iran-backed militias").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.actor_phrases import bare, body_in, without_count, without_lead
from dateline.extract.actor_words import (
    ARTICLES, CIVILIAN_FILLERS, CIVILIAN_GROUPS, DOER_FILLERS, NUMBERS, OFFICIAL_HEADS, VOICE_HEADS, ORGANISATION_NOUNS,
    PLAIN_CIVILIANS, SMALL_WORDS, UNKNOWN_DOERS, VOICES_OF_MEDIA, WITNESSES,
)  # fmt: skip
from dateline.reference.actor_likeness import ARMED_NOUNS
from dateline.reference.actor_names import key_of, plain
from dateline.reference.state_bodies import StateBodies

_LINK = re.compile(r"\b(?:of|from|in|at|with|for|close|near|who|that|on|by|to|loyal|linked|living|inside|aboard)\b", re.I)


@dataclass(frozen=True, slots=True)
class Description:
    """`plain` marks civilians told without any detail, `faceless` a doer nobody names; `body` whom an official serves."""

    name: str
    kind: str
    countries: tuple[str, ...]
    rule: str
    plain: bool = False
    faceless: bool = False
    body: str = ""


def describe(text: str, states: StateBodies) -> Description | None:
    """The description, or None when the words are of none of the known sorts."""
    phrase = without_lead(text)
    core = _LINK.split(without_count(phrase), maxsplit=1)[0].split()
    words = [bare(w) for w in core]
    if not words:
        return None
    if len(words) == 1 and words[0] in GATHERINGS and " of " in phrase:
        inner = describe(phrase.split(" of ", 1)[1], states)
        return None if inner is None else replace(inner, name=inner.name if inner.plain else phrase)
    countries = nations_in(core, states)
    told = (
        _civilians(text, phrase, words, countries, states)
        or _people(phrase, core, states)
        or _official(phrase, words, countries)
        or _doer(phrase, words, countries)
        or _group(phrase, words, countries)
    )
    named = told is not None and not told.faceless and told.kind != "civilians" and len(core) > 1 and all(w[:1].isupper() for w in core)
    return None if named else told


GATHERINGS = frozenset(("group", "groups", "crowd", "crowds", "number", "handful", "band", "team", "convoy", "hundreds", "dozens"))


def _people(phrase: str, core: Sequence[str], states: StateBodies) -> Description | None:
    """ "Iraqis", "all Syrians": the people of a nation, for whom no state body stands."""
    last = key_of(core[-1])
    found = states.nation(last[:-1]) if last.endswith("s") and core[-1][:1].isupper() else ()
    return Description(phrase, "civilians", found, "the people of a nation") if found else None


def nations_in(words: Sequence[str], states: StateBodies) -> tuple[str, ...]:
    """The nation an adjective or possessive tells; not a backer's, which stands before a hyphen."""
    kept = [key_of(w).split() for w in words if not re.search(r"-(?:backed|led|linked|aligned|allied|supported|funded|sponsored|affiliated|trained)", w.lower())]
    flat = [w for group in kept for w in group if w not in ("pro", "anti")]
    if any(w.lower().startswith(("pro-", "anti-")) for w in words):
        return ()
    for start in range(len(flat)):
        found, _ = states.nations_at(flat[start:])
        if found:
            return found
    return ()


def _civilians(text: str, phrase: str, words: Sequence[str], countries: tuple[str, ...], states: StateBodies) -> Description | None:
    all_words = plain(text).split()
    fillers = CIVILIAN_FILLERS | ARTICLES | NUMBERS | SMALL_WORDS
    if any(w in PLAIN_CIVILIANS for w in all_words) and all(
        w in PLAIN_CIVILIANS or w in fillers or w.isdigit() or states.nation(w) for w in all_words
    ):
        return Description("civilians", "civilians", countries, "people without arms", plain=True)
    if words[-1] in PLAIN_CIVILIANS and words[-1] not in ("dead", "victims", "victim") and not any(w in UNKNOWN_DOERS or w == "armed" for w in words):
        return Description(phrase, "civilians", countries, "people told more closely")
    if words[-1] in CIVILIAN_GROUPS and words[-1] not in OFFICIAL_HEADS:
        return Description(phrase, "civilians", countries, "a group of people without arms")
    return None


def _official(phrase: str, words: Sequence[str], countries: tuple[str, ...]) -> Description | None:
    if words[-1] in WITNESSES:
        return Description(phrase, "civilians", countries, "witnesses", faceless=True)
    if words[-1] in VOICES_OF_MEDIA:
        return Description(phrase, "media", countries, "media without a name")
    if words[-1] not in VOICE_HEADS:
        return None
    return Description(phrase, "official", countries, "an official voice without a name", faceless=True, body=body_in(without_count(phrase)))


def _doer(phrase: str, words: Sequence[str], countries: tuple[str, ...]) -> Description | None:
    if words[-1] in ("men", "man", "youths") and "armed" in words or words[-1] in UNKNOWN_DOERS:
        faceless = all(w in UNKNOWN_DOERS or w in DOER_FILLERS or w in NUMBERS or w in ARTICLES for w in words)
        return Description(phrase, "armed_group", countries, "doers without a name", faceless=faceless)
    return None


def _group(phrase: str, words: Sequence[str], countries: tuple[str, ...]) -> Description | None:
    if words[-1] in ARMED_NOUNS:
        return Description(phrase, "armed_group", countries, "armed group without a name")
    if words[-1] in ORGANISATION_NOUNS and phrase[:1].islower():
        return Description(phrase, "organisation", countries, "body without a name")
    return None


__all__ = ["Description", "describe", "nations_in"]
