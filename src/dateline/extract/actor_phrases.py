"""What are the parts of an actor's phrase: name, title and the body spoken for?

Pure text: "Pentagon Press Secretary Brig. Gen. Pat Ryder" is the name "Pat Ryder", the role "Press Secretary Brig. Gen."
and the body "Pentagon". Whether such a body exists is the directory's business (see `extract.actors`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.actor_words import (
    ARTICLES,
    HONORIFICS,
    NUMBERS,
    OF_STATE,
    ORGANISATION_NOUNS,
    PARTICLES,
    PEELED,
    PORTFOLIOS,
    RANKS,
    ROLE_MODIFIERS,
    ROLES,
    SMALL_WORDS,
)  # fmt: skip
from dateline.reference.actor_names import plain

MAX_NAME_WORDS = 6
_MIDDLE = re.compile(r"[A-Z]\.?|['\"“‘(].*['\"”’)]")
TITLES = RANKS | HONORIFICS | ROLES
_PARENTHESIS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_AFTER_THOSE = frozenset(("from", "who", "on", "aboard", "in", "inside", "with", "at"))
"""What follows "those" where it stands for people: "those from the coast"."""
_QUOTES = re.compile(r"[\"“”„«»]")
_EDGES = " \t\r\n,;:.!?\"“”„«»‘`*_|–—-"
_OFFICES = "|".join((*PORTFOLIOS, "defence", "finance"))
_CHAINED_TITLES = (
    (re.compile(r"\b(secretary|chief|head|member|master|commander|officer)[ -](?:of|in)[ -](?:state|staff|parliament|chief|arms|charge)\b", re.I),
     r"\1"),
    (re.compile(rf"\b(minister|secretary) (?:of|for) (?:the )?(?:national )?({_OFFICES})(?: affairs)?\b", re.I), r"\2 \1"),
    (re.compile(r"\bsecretary[ -]general\b", re.I), "secretary"),
    (re.compile(r"\b(foreign|home|external|internal) affairs (?=minister|secretary|spokes)", re.I), r"\1 "),
)  # fmt: skip
_STATE_SECRETARY = re.compile(r"\bsecretary of state\b", re.I)
SENT_TO = frozenset(("representative", "envoy", "ambassador", "adviser", "advisor"))
"""Those who serve what stands before their title, not what follows it: "UK special representative for Syria"."""
LINKS = frozenset(("of", "for", "at", "with", "from", "in", "to", "on", "by", "and"))
_CALLED = re.compile(
    r"\b(known as|named|nicknamed|calling (?:itself|himself|herself|themselves)|calls (?:itself|himself|herself)|goes by the name of|"
    r"signs (?:as|himself|herself|his messages|her messages))\s+(?:the )?(.+)$",
    re.I,
)
_AGE_OR_WHO = re.compile(r"\d{1,3}\b|who\b|aged\b|a \w+$", re.I)
_OFFICE = re.compile(r"\b(?:for|of|at|with|from|in|to)\b (?:the |its |their |his |a )?(.+)$", re.I)


@dataclass(frozen=True, slots=True)
class PersonWords:
    """A person as told. `body` holds the words of what the person speaks for, empty when the phrase tells none."""

    name: str
    role: str
    body: str


def bare(token: str) -> str:
    """A word as the word lists have it."""
    return plain(token).replace(" ", "")


def cleaned(phrase: str) -> str:
    """The phrase without quotation marks, stray punctuation at its ends and the possessive of its last word."""
    text = _QUOTES.sub("", " ".join(phrase.split()).replace("’", "'"))
    text = text.strip(_EDGES + "'") if not re.search(r"\b[A-Za-z]\.$", text) else text.lstrip(_EDGES + "'")
    return text[:-2] if text.endswith("'s") else text


def outside(phrase: str) -> tuple[str, tuple[str, ...]]:
    """The phrase without its parentheses, and what stood in them."""
    inner = tuple(part.strip() for part in _PARENTHESIS.findall(phrase) if part.strip())
    return _PARENTHESIS.sub("", phrase).strip(), inner


def without_lead(phrase: str) -> str:
    """The phrase without the article or "the same" it starts with; unchanged when nothing would be left."""
    words = phrase.split()
    while len(words) > 1 and (words[0].lower() in ARTICLES or words[0].lower() == "same") and words[1].lower() not in _AFTER_THOSE:
        words = words[1:]
    return " ".join(words)


def without_count(phrase: str) -> str:
    """The phrase without the number it starts with ("two of the", "dozens of", "at least 5")."""
    words = phrase.split()
    while len(words) > 1 and words[1].lower() not in _AFTER_THOSE and (
        _counts(words[0]) or words[0].lower() in ARTICLES or words[0].lower() in SMALL_WORDS
    ):
        words = words[1:]
    return " ".join(words)


def without_initials(name: str) -> str:
    """A person's name without middle initials and quoted by-names: "Joseph L. Votel", "John 'J.D.' Dorrian"."""
    words = name.split()
    if len(words) < 3:
        return name
    middle = [w for w in words[1:-1] if not _MIDDLE.fullmatch(w)]
    return " ".join((words[0], *middle, words[-1]))


@lru_cache(maxsize=1 << 12)
def _counts(word: str) -> bool:
    return word.lower() in NUMBERS or (any(c.isdigit() for c in word) and not any(c.isalpha() for c in word))


def parts_of(phrase: str) -> tuple[str, ...]:
    """What commas and dashes set apart."""
    return tuple(part.strip(_EDGES) for part in re.split(r",| [-–—] |;", phrase) if part.strip(_EDGES))


def person_in(phrase: str) -> PersonWords | None:
    """The person that the phrase names, or None when it names none."""
    called = _CALLED.search(phrase)
    if called is not None:
        return _by_name(phrase[: called.start()], called.group(1), called.group(2))
    parts = parts_of(_untangled(phrase))
    if not parts:
        return None
    first = _titled(parts[0])
    if first is not None and not first.role and len(parts) > 1 and _AGE_OR_WHO.match(parts[1]):
        return PersonWords(first.name, "told by age or deed", "")
    second = parts[1] if len(parts) > 1 else ""
    if first is not None and first.role:
        return first if first.body or not second else PersonWords(first.name, first.role, body_in(second))
    if first is not None and second and has_role(second):
        return PersonWords(first.name, second, body_in(second))
    if first is None and second and has_role(parts[0]):
        named = _titled(second)
        if named is not None:
            return PersonWords(named.name, f"{parts[0]} {named.role}".strip(), body_in(parts[0]))
    if first is None and second and has_role(second) and second.split()[0].lower() in ARTICLES and _is_name(parts[0].split()):
        return PersonWords(parts[0], second, body_in(second))
    return first


def _by_name(before: str, verb: str, name: str) -> PersonWords | None:
    """ "The bandit chief known as Yellow Manu"; a group's by-name ("a group calling itself …") is none of a person."""
    name = parts_of(name)[0] if parts_of(name) else ""
    named = _titled(name) or (PersonWords(name, "", "") if _is_name(name.split()) else None)
    if named is None or not (has_role(before) or verb.lower().endswith(("himself", "herself"))):
        return None
    return PersonWords(named.name, "by-name", body_in(before))


def without_kind(name: str) -> str:
    """An unknown name without the small words that say what it is: "the proscribed Shaheen Column", "a group calling
    itself the Kainantu Patriots"."""
    called = _CALLED.search(name)
    if called is not None:
        return without_lead(called.group(2).strip(_EDGES))
    words = name.split()
    last = max((i for i, w in enumerate(words[:-1]) if w.islower() and bare(w) in PEELED), default=-1)
    rest = words[last + 1 :]
    return name if not rest or rest[0].lower() in LINKS else " ".join(rest)


def _untangled(phrase: str) -> str:
    text = _STATE_SECRETARY.sub("Foreign Secretary", phrase)
    for pattern, by in _CHAINED_TITLES:
        text = pattern.sub(by, text)
    return text


def has_role(phrase: str) -> bool:
    return any(bare(w) in ROLES or bare(w) in RANKS for w in phrase.split())


def _titled(part: str) -> PersonWords | None:
    """ "[BODY] TITLES NAME" or a bare name of two words and more."""
    words = without_lead(part).split()
    last = max((i for i, w in enumerate(words) if _is_title(words, i)), default=-1)
    name = words[last + 1 :]
    place = next((i for i, w in enumerate(name) if w.lower() in ("of", "from", "in", "at") and i > 1 and last >= 0), None)
    name, after = (name, "") if place is None else (name[:place], " ".join(name[place + 1 :]))
    if len(name) == 1 and _part_of_a_name(part, words, last):
        return None
    if not _is_name(name) or (last < 0 and (len(name) < 2 or not all(_capital(w) or w.lower() in PARTICLES for w in name))):
        return None
    start = last + 1
    while start > 0 and bare(words[start - 1]) in TITLES | ROLE_MODIFIERS and not _starts_body(words, start - 1):
        start -= 1
    body = words[:start]
    if body and body[-1].lower() in LINKS:
        return None
    return PersonWords(" ".join(name), " ".join(words[start : last + 1]), " ".join(body) or after)


def _part_of_a_name(part: str, words: Sequence[str], last: int) -> bool:
    """ "The Darfur Witness Desk": a capital role word inside a name, and no man called Desk."""
    title = bare(words[last]) if last > 0 else ""
    return part.lower().startswith("the ") and title in ROLES - RANKS and title not in OF_STATE and all(w[:1].isupper() for w in words)


def _is_title(words: Sequence[str], at: int) -> bool:
    """A title, or any common noun for a person right before a full name ("grocer Ahmed Saleh")."""
    if bare(words[at]) in TITLES:
        return True
    rest = words[at + 1 :]
    common = words[at].islower() and words[at] not in LINKS and words[at] not in PARTICLES and words[at] not in ARTICLES
    return common and len(rest) > 1 and bare(words[at]) not in ORGANISATION_NOUNS and _is_name(rest)


def _starts_body(words: Sequence[str], at: int) -> bool:
    """ "Government" in "government spokesman" and "security" in "Security Council spokeswoman" belong to the body."""
    return bare(words[at]) in ("government", "security", "general") and at + 1 < len(words) and bare(words[at + 1]) in ORGANISATION_NOUNS


def _is_name(words: Sequence[str]) -> bool:
    if not 1 <= len(words) <= MAX_NAME_WORDS or not _capital(words[-1]) or words[0].lower() in ("as", "an", "at", "e", "y"):
        return False
    if any(not (_capital(w) or w.lower() in PARTICLES) for w in words):
        return False
    if len(words) > 1 and all(w.isupper() and len(w) > 2 for w in words):
        return False
    return not any(bare(w) in ORGANISATION_NOUNS or any(c.isdigit() for c in w) for w in words) and not _initials(words)


def _initials(words: Sequence[str]) -> bool:
    """ "ISPR", "U.S.": one word of capitals is no person."""
    letters = [c for c in words[0] if c.isalpha()]
    return len(words) == 1 and len(letters) > 1 and all(c.isupper() for c in letters)


def _capital(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    after = word.lower().removeprefix("al-").removeprefix("el-").removeprefix("ash-").removeprefix("an-")
    return first.isupper() or (after != word.lower() and word[len(word) - len(after) :][:1].isupper())


def body_in(part: str) -> str:
    """The words of the body in a description of office: "a spokesman for the Taliban", "the Iraqi army spokesman"."""
    words = without_lead(part).split()
    heads = [i for i, w in enumerate(words) if bare(w) in ROLES or bare(w) in RANKS]
    if not heads:
        return ""
    before = [w for w in words[: heads[0]] if bare(w) not in TITLES | ROLE_MODIFIERS]
    if before and bare(words[heads[0]]) in SENT_TO:
        return " ".join(before)
    after = _OFFICE.match(" ".join(words[heads[-1] + 1 :])) or _OFFICE.match(" ".join(words[heads[0] + 1 :]))
    if after:
        return after.group(1)
    start = heads[0]
    while start > 0 and bare(words[start - 1]) in TITLES | ROLE_MODIFIERS and bare(words[start - 1]) not in ("security", "government"):
        start -= 1
    return " ".join(words[:start])


__all__ = [
    "PersonWords", "bare", "body_in", "cleaned", "has_role", "outside", "parts_of", "person_in", "without_count",
    "without_initials", "without_kind", "without_lead",
]  # fmt: skip
