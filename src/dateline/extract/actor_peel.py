"""Which known actor stands inside these describing words?

"The Iran-backed Houthi rebels", "Palestinian militant group Hamas", "fighters of Boko Haram", "the Houthis in Yemen":
words that only describe are taken off both ends until a whole known name is left. A nation may be taken off only
when it is the actor's own, so that "Iraqi Hezbollah" never becomes Hezbollah.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.actor_phrases import bare
from dateline.extract.actor_words import ARTICLES, BACKED, PEELED, PEOPLES, VOICE_HEADS
from dateline.reference.actor_likeness import is_collective
from dateline.reference.actor_names import key_of
from dateline.reference.actors import ActorDirectory, ActorMatch

_MEMBERS_OF = frozenset(("of", "from", "for", "belonging", "loyal", "linked", "affiliated", "the", "in"))
MAX_PEELED = 8


def peeled(phrase: str, directory: ActorDirectory, context: Sequence[str]) -> ActorMatch | None:
    """The known actor left when describing words are taken off, or None."""
    words = phrase.split()
    for first in range(0, min(len(words), MAX_PEELED)):
        for last in range(len(words), first, -1):
            if (first, last) == (0, len(words)):
                continue
            kept, before, after = words[first:last], words[:first], words[last:]
            if not _is_name_start(kept[0]) or not (_before_describes(before, directory) and _after_describes(after, directory)):
                continue
            for match in directory.find(" ".join(kept), context):
                if match.how != "rule" and _nations_fit(match, before, after, directory):
                    return match
    return None


def _is_name_start(word: str) -> bool:
    return any(c.isupper() for c in word) or any(c.isdigit() for c in word) or word.lower().startswith(("al-", "el-"))


def _before_describes(words: Sequence[str], directory: ActorDirectory) -> bool:
    told = [w for w in words if w.lower() not in ARTICLES]
    if any(w[:1].isupper() and "-" not in w and bare(w) not in PEOPLES and not _is_nation(w, directory) for w in told[1:]):
        return False
    kept = [w for w in words if not _describes(w) and w.lower() not in ARTICLES and not _is_nation(w, directory)]
    return all(w.lower() in _MEMBERS_OF for w in kept) and not (kept and not _some_noun(words))


def _some_noun(words: Sequence[str]) -> bool:
    """ "Of" needs something before it: "fighters of", "the leadership of" is none."""
    return any(bare(w) in PEELED for w in words)


def _after_describes(words: Sequence[str], directory: ActorDirectory) -> bool:
    if words and words[0].lower() in ("in", "of", "from", "based"):
        return all(_is_nation(w, directory) or w.lower() in ARTICLES for w in words[1:]) and len(words) > 1
    return all(_describes(w) and (w.islower() or bare(w) in _PEOPLE) for w in words)


_PEOPLE = frozenset("fighters militants rebels insurgents gunmen terrorists group members troops jihadists".split())
"""A capital elsewhere makes a word part of the name: "Dawn Force" is not Dawn."""


def _describes(word: str) -> bool:
    if "-" in word:
        halves = [bare(half) for half in word.split("-") if half]
        return bool(halves) and (halves[-1] in BACKED or halves[-1] in PEELED or halves[-1] in ("led", "dominated", "majority", "inspired"))
    return bare(word) in PEELED and bare(word) not in VOICE_HEADS


def _is_nation(word: str, directory: ActorDirectory) -> bool:
    return bool(directory.states.nations_at([key_of(word).replace(" ", "")])[0])


def _nations_fit(match: ActorMatch, before: Sequence[str], after: Sequence[str], directory: ActorDirectory) -> bool:
    """Every nation taken off, but for a backer's ("Iran-backed"), must be the actor's own."""
    if is_collective(match.actor):
        return True
    for word in (*before, *after):
        found = directory.states.nations_at([key_of(word).replace(" ", "")])[0]
        if found and "-" not in word and match.actor.country not in found:
            return False
    return True


__all__ = ["peeled"]
