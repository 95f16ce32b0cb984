"""Is what stands around a time expression told as past or as still to come?

Without a tagger: the nearest verb form before the expression in its sentence decides, else the nearest after it. A form
in -ed or a known past form is past, unless a word of intent or a modal stands close before it ("will be held").
"""

from __future__ import annotations

import re

from dateline.extract.date_context import Tense

_REACH = 160
"""Characters looked at on either side: about a sentence of news."""
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|going to|(?:is|are|was|were) to|due|scheduled|expected|expects?|plans? to|planned to|planning|set to|slated|"
    r"intends?|hopes? to|upcoming|to be|would|could|should|may|might|must|can|until|deadline|expires?|begins|starts|opens|takes place)\b"
    r"|\w(?:'|’)ll\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?!need\b|feed\b|speed\b|indeed\b|hundred\b|succeed\b|proceed\b|exceed\b)(?:\w{2,}ed|was|were|had|did|said|told|went|came|took|made|got|gave|saw|left|met|held|"
    r"began|became|fell|rose|led|won|lost|sent|set|put|cut|hit|ran|shot|struck|killed|broke|found|felt|kept|brought|bought|sold|paid|"
    r"spoke|wrote|grew|knew|threw|drove|flew|stood|sat|spent|taught|thought|fought|built|burst|quit|hurt|shut|has|have|been|since|after)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\s*(?:not |also |then |\w+ly )?(?:be |have |have been |get |being )?(?:\w+ly )?", re.IGNORECASE)
"""What may stand between a word of intent and the participle that it carries."""
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n|;\s")


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """Of the expression at `[start, end)`; None where no verb form stands near."""
    before = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE.split(text[end : end + _REACH])[0]
    if re.match(r"['’]s?\s", text[end : end + 3]):
        return "past"
    return _nearest(before, last=True) or _nearest(after, last=False)


def _nearest(words: str, *, last: bool) -> Tense | None:
    ahead = [m.span() for m in _AHEAD.finditer(words)]
    back = [
        m.span()
        for m in _BACK.finditer(words)
        if not any(a[0] <= m.start() < a[1] or (a[1] <= m.start() and _CARRIED.fullmatch(words[a[1] : m.start()])) for a in ahead)
    ]
    marks: list[tuple[int, Tense]] = [(a, "future") for a, _ in ahead] + [(b, "past") for b, _ in back]
    if not marks:
        return None
    return max(marks)[1] if last else min(marks)[1]
