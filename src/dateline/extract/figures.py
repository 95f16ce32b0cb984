"""How many does this phrase say? Numbers as news English writes them, with their qualifier."""

from __future__ import annotations

import re

from dateline.model.values import Figure, Qualifier

_UNITS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_GROUPS = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "brace": 2, "trio": 3, "half-dozen": 6}
_SINGLES = {
    "a": 1, "an": 1, "single": 1, "only": 1, "sole": 1, "another": 1, "lone": 1, "once": 1, "twice": 2, "thrice": 3,
    "both": 2, "each": 1, "apiece": 1, "second": 1, "further": 1, "one": 1,
}  # fmt: skip
_NONE = re.compile(r"\b(no|none|no one|nobody|without|neither|nor|zero|not any|never|no-one|nil|did not|not a single|not one)\b", re.I)
_VAGUE = re.compile(
    r"\b(several|some|many|few|a few|a number|numerous|multiple|various|dozens|scores|hundreds|thousands|tens of|"
    r"casualties|minor|unspecified|unknown|countless|handful|most|more|others|part|parts)\b",
    re.I,
)
_QUALIFIERS: tuple[tuple[Qualifier, re.Pattern[str]], ...] = (
    (Qualifier.MORE_THAN, re.compile(r"\b(more than|over|upwards? of|in excess of|exceed\w*|above|well over)\b", re.I)),
    (Qualifier.AT_LEAST, re.compile(r"\b(at least|no fewer than|not less than|no less than|or more|minimum of|as many as \w+ or more)\b", re.I)),
    (Qualifier.FEWER_THAN, re.compile(r"\b(fewer than|less than|under|below)\b", re.I)),
    (Qualifier.AT_MOST, re.compile(r"\b(up to|at most|as many as|no more than|not more than|a maximum of)\b", re.I)),
    (
        Qualifier.ABOUT,
        re.compile(r"\b(about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa|perhaps|near)\b", re.I),
    ),
)
_TOKEN = re.compile(r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)|\d+\.\d+|\d+|[a-z]+(?:-[a-z]+)*", re.I)
_RANGE = re.compile(r"^(?:between\s+|from\s+)?(?P<a>.+?)\s*(?:\bto\b|\bor\b|\band\b|–|—|(?<=\d)-(?=\d))\s*(?P<b>.+)$", re.I)


def parse_figure(phrase: str) -> Figure:
    """The figure that a phrase states: "about two dozen", "at least 2,500", "No", "ten to 15", "several".

    Never raises: words that give no number come out as `Qualifier.VAGUE` with `low` None.
    """
    text = " ".join(phrase.replace("’", "'").split())
    if _NONE.search(text) and not re.search(r"\bno (?:fewer|less|more) than\b|\d", text, re.I):
        return Figure(phrase, 0, 0, Qualifier.NONE)
    qualifier = next((q for q, pattern in _QUALIFIERS if pattern.search(text)), Qualifier.EXACT)
    span = _range(text)
    if span is not None and qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
        return Figure(phrase, span[0], span[1], Qualifier.RANGE)
    number = number_in(text)
    if number is None:
        return Figure(phrase, None, None, Qualifier.VAGUE)
    high = None if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else number
    return Figure(phrase, number, high, qualifier)


def _range(text: str) -> tuple[int, int] | None:
    match = _RANGE.match(text)
    if match is None or re.search(r"\bhundred and\b|\bthousand and\b|\d\.\d", text, re.I):
        return None
    low, high = number_in(match["a"], strict=True), number_in(match["b"], strict=True)
    return (low, high) if low is not None and high is not None and low < high else None


def number_in(text: str, *, strict: bool = False) -> int | None:
    """The first number that the words spell; None for none. `strict` leaves out articles and "once"."""
    words = [w.lower() for w in _TOKEN.findall(text)]
    for at, word in enumerate(words):
        value = _number_at(words, at)
        if value is not None:
            return value
        if not strict and word in _SINGLES and not _VAGUE.search(text):
            rest = number_in(" ".join(words[at + 1 :]), strict=True)
            return _SINGLES[word] if rest is None else rest
    return None


def _number_at(words: list[str], at: int) -> int | None:
    """Read a run of number words that starts at `at`."""
    if words[at] in ("half",) and words[at + 1 : at + 3] == ["a", "dozen"]:
        return 6
    total, current, seen = 0.0, 0.0, False
    for i in range(at, len(words)):
        word = words[i]
        plain = _plain(word)
        if plain is not None:
            current += plain
        elif word in _GROUPS and (seen or _article(words, i)):
            current = (current or 1) * _GROUPS[word]
        elif word in _SCALES and (seen or _article(words, i)):
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0
        elif word in ("and", "a", "an") and _goes_on(words, i, seen=seen):
            continue
        else:
            break
        seen = True
    return int(total + current) if seen else None


def _article(words: list[str], at: int) -> bool:
    return at > 0 and words[at - 1] in ("a", "an", "half-a", "per")


def _goes_on(words: list[str], at: int, *, seen: bool) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "and":
        return seen and at > 0 and words[at - 1] in _SCALES and (_plain(following) is not None)
    return not seen and (following in _GROUPS or following in _SCALES)


def _plain(word: str) -> float | None:
    if word[0].isdigit():
        return float(re.sub(r"[,\u00a0 ]", "", word))
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    head, _, tail = word.partition("-")
    if head in _TENS and tail in _UNITS:
        return _TENS[head] + _UNITS[tail]
    return None


def is_single(figure: Figure) -> bool:
    """Does the figure say just one ("a drone", "the only", "one")?"""
    return figure.low == 1 and figure.high == 1
