"""Which mentions can be one thing, and where does a name really end? Rules beside the trained heads.

On held-out reports the same-as head alone chains different names into one node ("Iran-backed groups", "Iran", "coalition"),
and tags stop short inside names ("northeastern" for "northeastern Syria"). Both cost more than what the rules forbid.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.inference.words import Token, Words

STRICTER = {"e": 1.75, "t": 1.5, "n": 1.5}
"""How much surer (logits) than the tuned limit same-as must be for these kinds."""
MOST_WORDS_ADDED = 4
_LOOSE_ENDS = frozenset("and or of in on at to from by with for the a an that as but who which while when , ; : - – — . ( “ \"".split())
_LOOSE_STARTS = frozenset("and or of , ; : - – — that but ) ” .".split())
_DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december".split()
)
_GENERIC = frozenset("the a an two three four five several some many no all its his her their our this that these those".split())
_TRIMMED = frozenset("apotwen")
_PART_OF_A_LAND = frozenset(
    f"{way}{end}" for way in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central") for end in ("", "ern")
) - {"centralern"}
_COUNTED_FROM = frozenset("after before later earlier ago".split())


def proper_words(tokens: Sequence[Token]) -> frozenset[str]:
    """The capitalised words of a mention, folded; the first word counts only when it is not a plain article or number."""
    return frozenset(t.text.casefold() for t in tokens if t.text[:1].isupper() and t.text.casefold() not in _GENERIC)


def clash(letter: str, one: Sequence[Token], two: Sequence[Token]) -> bool:
    """Can the two mentions not be one thing, by their words alone?"""
    if letter == "t":
        return [t.text.casefold() for t in one] != [t.text.casefold() for t in two]
    if letter not in "apo":
        return False
    left, right = proper_words(one), proper_words(two)
    if letter == "p" and left and right and _parts_meant(one) != _parts_meant(two):
        return True
    if not left or not right or left & right:
        return False
    return not (_initials(one) & right or _initials(two) & left)


def _parts_meant(tokens: Sequence[Token]) -> set[str]:
    """ "Western Iraq" is neither Iraq nor its north."""
    words = " ".join(t.text.casefold() for t in tokens).replace(" - ", "").replace("-", "").split()
    return {w.removesuffix("ern") for w in words if w in _PART_OF_A_LAND}


def _initials(tokens: Sequence[Token]) -> set[str]:
    """ "Counter Terrorism Department" can be the "CTD", with or without its small words."""
    words = [t.text for t in tokens if t.text[:1].isalpha()]
    return {"".join(w[0] for w in words).casefold(), "".join(w[0] for w in words if w[0].isupper()).casefold()}


def tidied(words: Words, letter: str, first: int, last: int) -> tuple[int, int]:
    """The span of a mention without loose ends, and of a place or time with the rest of its name."""
    if letter not in _TRIMMED:
        return first, last
    tokens = words.tokens
    while last > first and tokens[last].text.casefold() in _LOOSE_ENDS:
        last -= 1
    while first < last and tokens[first].text.casefold() in _LOOSE_STARTS:
        first += 1
    if letter == "p":
        return _whole_name(words, first, last)
    if letter == "t" and _follows(words, last) and tokens[last + 1].text.casefold() in _COUNTED_FROM:
        return first, last + 1
    return first, last


def _follows(words: Words, at: int) -> bool:
    return at + 1 < len(words) and words.tokens[at + 1].block == words.tokens[at].block


def _whole_name(words: Words, first: int, last: int) -> tuple[int, int]:
    for _ in range(MOST_WORDS_ADDED):
        if not _follows(words, last) or not words.tokens[last + 1].spaced or not _is_name(words.tokens[last + 1]):
            break
        last += 1
    for _ in range(MOST_WORDS_ADDED):
        before = first - 1
        if before < 0 or not _follows(words, before) or not words.tokens[first].spaced or not _is_name(words.tokens[before]):
            break
        if words.sentences[before] != words.sentences[first]:
            break
        first = before
    return first, last


def _is_name(token: Token) -> bool:
    folded = token.text.casefold()
    return len(folded) > 1 and token.text[0].isupper() and folded not in _DAYS_AND_MONTHS | _GENERIC | _LOOSE_ENDS
