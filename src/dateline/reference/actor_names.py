"""When are two spellings of an actor's name the same name?

`key_of` is the exact key (case, diacritics, points, articles and British or American spelling do not count).
`skeleton` is the key that transliterations share, and `alike` says whether two names with one skeleton are really
spellings of one another: "Yahya Rasoul" and "Yehia Rasool" are, "Mohammed" and "Mahmoud" are not. Names are compared
whole, so that "Kata'ib Hezbollah" never becomes "Hezbollah".
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

ARTICLES = frozenset("the al el ul ash as ad ar at az an ath adh ez er es et ed en esh eth edh".split())
"""English and Arabic articles, the latter in the shapes that sun letters give them."""

SHORT_ACRONYM = 3
"""Acronyms up to this length must be written in capitals: "is", "us" and "who" are words."""
MIN_SKELETON = 4
"""Shorter skeletons say too little alone."""
MIN_SOUND = 5
MIN_WORD_LIKENESS = 66.0
"""Likeness of the vowels of each word when the consonants are the same; this and the next ones are set by the pairs of
tests/reference/test_actors.py."""
MIN_SOLE_LIKENESS = 84.0
"""The same for a name of one word, or of one word and a common noun ("Tiger Forces" is not "Tigray forces")."""
MIN_JOINED_LIKENESS = 88.0
"""The same where one spelling joins what the other writes apart."""
SHORT_WORD = 3
MIN_SHORT_LIKENESS = 80.0
"""Short words ("boy", "Abu") have too few letters to differ in one."""
GENERIC = frozenset(
    "army forces force police navy government ministry front movement brigade brigades battalion division militia party group "
    "guard guards council command service agency news network cartel".split()
)
CONFUSABLE = ("niger", "guinea", "dominica")
"""Starts of nations' names that one vowel makes another nation's; these are never respelled."""
OPEN_STARTS = "aeiouy"
"""A name that starts with a vowel is none that starts with a consonant: Ahmed, Hamed."""

_POINTED = re.compile(r"(?<![A-Za-z])((?:[A-Za-z]\.){2,})")
_SILENT = re.compile(r"['’‘`´ʼʻʿʾ′\"“”«»]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPELLINGS = (
    (re.compile(r"\bdefence"), "defense"),
    (re.compile(r"\bcentre\b"), "center"),
    (re.compile(r"\blabour\b"), "labor"),
    (re.compile(r"\b(\w{4,}?)isation"), r"\1ization"),
    (re.compile(r"\bpara ?military"), "paramilitary"),
    (re.compile(r"\bspokes(?:man|woman)\b"), "spokesperson"),
    (re.compile(r"\bgov t\b"), "government"),
    (re.compile(r"\b(?:gen|maj|col|brig|lt)\b"), ""),
)

_SPELLED = re.compile("|".join(pattern.pattern for pattern, _ in _SPELLINGS))


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Lower-case ASCII words of a text, single spaces between; points inside acronyms and apostrophes vanish."""
    text = _POINTED.sub(lambda found: found.group(1).replace(".", ""), text)
    text = _SILENT.sub("", anyascii(_SILENT.sub("", text))).lower()
    return _NOT_WORD.sub(" ", text.replace("&", " and ")).strip()


@lru_cache(maxsize=1 << 16)
def key_of(name: str) -> str:
    """The key under which a name is looked up; empty when the name holds no letter or digit."""
    text = plain(name)
    if _SPELLED.search(text):
        for pattern, by in _SPELLINGS:
            text = pattern.sub(by, text)
    words = text.split()
    kept = [w for w in words if w not in ARTICLES]
    return " ".join(kept or words)


def is_acronym(alias: str) -> bool:
    """Is this alias written as initials ("IS", "U.S.", "RSF")?"""
    letters = [c for c in alias if c.isalpha()]
    return 1 < len(letters) <= SHORT_ACRONYM and all(c.isupper() for c in letters)


_CONSONANTS = (
    (re.compile(r"ch(?=r|ae)"), "k"),
    (re.compile(r"kh|q|ck|c(?=[aourltk])"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dj|dzh|zh"), "j"),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"z"), "s"),
)
_VOWELS = (
    (re.compile(r"(?<=[aeiou])h\b"), ""),
    (re.compile(r"ou|oo|au|aw|uw|w(?=[^aeiouy]|\b)|o"), "u"),
    (re.compile(r"ee|ei|ey|ie|iy|yi|(?<=.)y|e"), "i"),
    (re.compile(r"aa+"), "a"),
    (re.compile(r"ii+"), "i"),
    (re.compile(r"uu+"), "u"),
)
_DOUBLE = re.compile(r"(.)\1+")
_SERVANT = re.compile(r"\babd (?=\w)|\babd(?:al|el|ol|il|ul)[ -]?")


COGNATES = {
    form: names[0]
    for names in (
        ("oleksandr", "alexander", "aleksandr", "alexandr", "aliaksandr"), ("ihor", "igor"), ("oleh", "oleg"),
        ("volodymyr", "vladimir", "uladzimir"), ("serhii", "sergei", "sergey", "serhiy", "sergiy", "siarhei"),
        ("dmytro", "dmitry", "dmitri", "dmitriy", "dzmitry"), ("mykola", "nikolai", "nikolay", "mikalai"),
        ("mykhailo", "mikhail", "mykhaylo"), ("andrii", "andrei", "andrey", "andriy"),
        ("oleksii", "alexei", "alexey", "aleksei", "aleksey", "oleksiy"), ("pavlo", "pavel"), ("vasyl", "vasily", "vasiliy", "vasili"),
        ("yevhen", "yevgeny", "evgeny", "yevgeniy", "evgeniy", "yevgeni", "yevhenii"), ("hennadii", "gennady", "gennadiy", "hennadiy"),
        ("kyrylo", "kirill", "kiril"), ("heorhii", "georgy", "georgiy", "heorhiy"), ("viacheslav", "vyacheslav"),
    )
    for form in names
}  # fmt: skip
"""Given names that are written in Ukrainian, Russian or Belarusian form for one man; the first form stands for all."""


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> str:
    """The name with one letter for each sound that transliterations write in several ways; words joined."""
    return _DOUBLE.sub(r"\1", "".join(map(_word_sound, _words(name))))


def _words(name: str) -> list[str]:
    """The words of the key, with the "servant of" of Arabic names in one shape ("Abd al-", "Abdel-", "Abdul ")."""
    return [COGNATES.get(w, w) for w in key_of(_SERVANT.sub("abdul ", plain(name))).split()]


def _word_sound(word: str) -> str:
    for pattern, by in (*_CONSONANTS, *_VOWELS):
        word = pattern.sub(by, word)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """The consonants of `sound`: the key that all transliterations of a name share."""
    return _DOUBLE.sub(r"\1", re.sub(r"[aeiou]", "", sound(name)))


def alike(a: str, b: str) -> bool:
    """Are these two spellings of one whole name?"""
    if key_of(a) == key_of(b):
        return bool(key_of(a))
    if skeleton(a) != skeleton(b):
        return False
    if len(skeleton(a)) < MIN_SKELETON:
        return sound(a) == sound(b) and len(sound(a)) >= MIN_SOUND
    mine, other = _words(a), _words(b)
    if len(mine) != len(other):
        return abs(len(sound(a)) - len(sound(b))) <= 1 and ratio(sound(a), sound(b)) >= MIN_JOINED_LIKENESS
    least = MIN_WORD_LIKENESS if len(mine) > 1 and not GENERIC.intersection(mine) else MIN_SOLE_LIKENESS
    return all(_word_alike(x, y, least) for x, y in zip(mine, other, strict=True))


def _word_alike(a: str, b: str, least: float) -> bool:
    exact = min(len(a), len(b)) <= 2 or (a[0] in OPEN_STARTS) != (b[0] in OPEN_STARTS) or a.startswith(CONFUSABLE)
    if a == b or exact:
        return a == b
    floor = max(least, MIN_SHORT_LIKENESS) if min(len(a), len(b)) <= SHORT_WORD else least
    return skeleton(a) == skeleton(b) and ratio(sound(a), sound(b)) >= floor


__all__ = ["alike", "is_acronym", "key_of", "plain", "skeleton", "sound"]
