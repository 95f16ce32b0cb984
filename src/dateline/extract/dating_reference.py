"""What do wars, attacks and office-holders that a text names say about the day it came out?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.date_words import WEEKDAYS
from dateline.extract.dating_clues import Clue, Clues, Fresh, own_day, same_time
from dateline.extract.dating_mentions import DaysAt, Kind, Mention, number_of, sentences_of, weekday_at
from dateline.extract.segment import ReadingView
from dateline.model.documents import Span
from dateline.reference.anchors import Anchor, AnchorKind, Anchors
from dateline.reference.officeholders import OfficeHolder

AFTER_OFFICE_DAYS = 7
"""Words of an office-holder are still quoted with the title some days after the last one in office."""
UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_ORDINAL = r"(?P<n>\d{1,4}(?:st|nd|rd|th)?|[a-z]+(?:-[a-z]+)?)"
_NTH = re.compile(
    r"(?P<verb>\b(?:is|are|now|has|have|was|were|had)\b)?,? ?\b(?:in|into|entered|entering|enters|for) "
    rf"(?:its|the|their) {_ORDINAL} (?P<u>day|week|month|year)\b"
    r"|\b[Dd]ay (?P<n2>\d{1,4}) of\b"
    r"|\b[Oo]n the (?P<n3>\d{1,4}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) day of\b"
)
_ON_WEEKDAY = re.compile(rf"(?P<cue> as of| on| by|,)(?: late| early)? (?P<w>{'|'.join(w.title() for w in WEEKDAYS)})\b")
_ANNIVERSARY = re.compile(r"\b(?P<n>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) anniversary of\b")
_NOT_IN_OFFICE = re.compile(
    r"\b(?:former|ex|then|late|ousted|deposed|jailed|exiled|outgoing|incoming|elect|designate|under|during|since|slain|assassinated)\b[ -]",
    re.IGNORECASE,
)
_SECOND_IN_OFFICE = re.compile(r"\b(?:vice|deputy|assistant)\b", re.IGNORECASE)
_OLD_NEWS = re.compile(r"\b(?:era|administration|predecessor|successor|succeeded|years ago|decades?|(?:19|20)\d\d)\b")
_ACTS = re.compile(
    r"\b(?:sa(?:id|ys)|told|announced|warned|confirmed|urged|wrote|called|stated|added|posted|condemned|vowed|ordered|has|have|calls|accused|denied|"
    r"insisted|declared|claimed|spoke|put|promised|met|asked|blamed|praised|rejected|dismissed|let it be known)\b"
)
_KIND_OF_EVENT = re.compile(
    r"\b(?:war|conflict|offensive|invasion|coup|earthquake|ceasefire|truce|siege|battle|uprising|insurgency|rebellion|attacks?|bombings?|explosions?|"
    r"massacres?|kidnapping|killings?|genocide|tsunami)\b"
)
_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class NamedAnchor:
    """A dated thing in the text; several when the words name more than one ("the Gaza war")."""

    anchors: tuple[Anchor, ...]
    span: Span
    words: str
    sentence: Span


def named_anchors(view: ReadingView, anchors: Anchors) -> tuple[NamedAnchor, ...]:
    found: list[NamedAnchor] = []
    for sentence in sentences_of(view):
        text = view.words(sentence)
        for named in anchors.named_in(text):
            words = text[named.start : named.end]
            if words.islower() and not _KIND_OF_EVENT.search(words):
                continue
            span = Span(sentence.start + named.start, sentence.start + named.end, sentence.title)
            found.append(NamedAnchor(_meant_by(words, anchors), span, words, sentence))
    return tuple(found)


def _meant_by(words: str, anchors: Anchors) -> tuple[Anchor, ...]:
    """The anchors that the words may mean: "the war in Gaza" is said of each war there, "Operation Serval" of one."""
    found = anchors.find(words)
    noun = _KIND_OF_EVENT.search(words)
    if noun is None or re.search(r"\d", words) or words.startswith("Operation"):
        return found
    kinds, here = {a.kind for a in found} - {AnchorKind.ATTACK, AnchorKind.FOUNDING}, {c for a in found for c in a.countries[:1]}
    like = (a for a in anchors.anchors if a.kind in kinds and here & set(a.countries) and any(noun[0] in name.lower() for name in a.names))
    return tuple(dict.fromkeys((*found, *like)))


def days_named_in(stretch: Span, named: Sequence[NamedAnchor]) -> DaysAt | None:
    """The day of the one dated thing named in a stretch of text."""
    inside = next((n for n in named if stretch.holds(n.span)), None)
    if inside is None:
        return None
    return _latest_before(tuple((a.start.first.toordinal(), a.start.last.toordinal()) for a in inside.anchors if a.start.length <= 2))


def _latest_before(ranges: tuple[tuple[int, int], ...]) -> DaysAt | None:
    if not ranges:
        return None

    def at(day: int) -> tuple[int, int] | None:
        return max((r for r in ranges if r[0] <= day), default=None)

    return at


def anchor_clues(view: ReadingView, named: Sequence[NamedAnchor], mentions: Sequence[Mention], found: Clues) -> None:
    for each in named:
        if any(a.kind is AnchorKind.ELECTION for a in each.anchors):
            continue
        first = min(a.start.first for a in each.anchors)
        found.add(Clue(f"{each.words!r} began on {first}", (each.span,), first=first.toordinal()))
    for sentence in sentences_of(view):
        text = view.words(sentence)
        for match in _NTH.finditer(text):
            _nth_day(match, _Sentence(view, sentence, text), named, found)
        for match in _ANNIVERSARY.finditer(text):
            _anniversary(match, _Sentence(view, sentence, text), named, (mentions, found))


@dataclass(frozen=True, slots=True)
class _Sentence:
    view: ReadingView
    span: Span
    text: str

    def part(self, start: int, end: int) -> Span:
        return Span(self.span.start + start, self.span.start + end, self.span.title)


def _nth_day(match: re.Match[str], sentence: _Sentence, named: Sequence[NamedAnchor], found: Clues) -> None:
    number = number_of(match["n"] or match["n2"] or match["n3"] or "")
    war = _war_for(sentence.span, named)
    if number is None or war is None:
        return
    unit = match["u"] or "day"
    span = sentence.part(match.start(), match.end())
    told = ((a, _nth_range(a.start.first.toordinal(), number, unit)) for a in war.anchors if a.start.length == 1)
    at = _latest_before(tuple(days for a, days in told if a.end is None or days[0] <= a.end.last.toordinal()))
    if at is None:
        return
    mention = Mention(span, match[0].strip(" ,"), Kind.COUNTED, at, sentence.span, slack=0 if unit == "day" else 1)
    beside = _ON_WEEKDAY.match(sentence.text, match.end())
    if beside is not None:
        weekday = _weekday_mention(beside, sentence)
        found.add(same_time(mention, weekday, why=f"counted from the start of {war.words!r}"))
        found.fresh.append(Fresh(at, (span, weekday.span), f"{mention.words}, {weekday.words}"))
        if beside["cue"].strip() == "as of":
            found.add(own_day(mention))
    elif match["verb"] in ("is", "are", "now", "has", "have") or (match["verb"] is None and match["n"] is not None and "entered" not in match[0]):
        found.add(own_day(mention, why=f"now, counted from the start of {war.words!r}"))
    else:
        found.add(Clue(f"{mention.words!r} is past", (span,), _not_ahead(at)))
        found.fresh.append(Fresh(at, (span,), mention.words))


def _not_ahead(at: DaysAt) -> Callable[[int], bool]:
    return lambda day: at(day) is not None


def _nth_range(start: int, number: int, unit: str) -> tuple[int, int]:
    if unit == "day":
        return start + number - 1, start + number - 1
    size = UNIT_DAYS[unit]
    return start + int((number - 1) * size), start + int(number * size)


def _weekday_mention(match: re.Match[str], sentence: _Sentence) -> Mention:
    weekday = WEEKDAYS.index(match["w"].lower())
    span = sentence.part(match.start("w"), match.end("w"))
    return Mention(span, match["w"], Kind.WEEKDAY, weekday_at(weekday), sentence.span, weekday=weekday)


def _war_for(sentence: Span, named: Sequence[NamedAnchor]) -> NamedAnchor | None:
    """The war whose days are counted: named in the sentence, else the last one named before it, else the next."""
    wars = [n for n in named if any(a.kind in (AnchorKind.WAR_START, AnchorKind.OTHER, AnchorKind.COUP) for a in n.anchors)]
    inside = [n for n in wars if n.sentence == sentence]
    before = [n for n in wars if n.span < sentence]
    return inside[0] if inside else before[-1] if before else wars[0] if wars else None


def _anniversary(match: re.Match[str], sentence: _Sentence, named: Sequence[NamedAnchor], rest: tuple[Sequence[Mention], Clues]) -> None:
    mentions, found = rest
    years = number_of(match["n"])
    inside = next((n for n in named if n.sentence == sentence.span and n.span.start >= sentence.span.start + match.end()), None)
    if years is None or inside is None:
        return
    days = [a.start.first for a in inside.anchors if a.start.length == 1]
    ranges = tuple((d.replace(year=d.year + years).toordinal(),) * 2 for d in days if not (d.month == 2 and d.day == 29))
    at = _latest_before(ranges)
    if at is None:
        return
    span = sentence.part(match.start(), match.end())
    mention = Mention(span, f"{match[0]} {inside.words}", Kind.COUNTED, at, sentence.span)
    found.add(Clue(f"{mention.words!r} is not ahead", (span,), _not_ahead(at)))
    weekday = next((m for m in mentions if m.sentence == sentence.span and m.kind is Kind.WEEKDAY and m.plain_weekday), None)
    if weekday is not None:
        found.add(same_time(mention, weekday, why="the anniversary"))
        found.fresh.append(Fresh(at, (span, weekday.span), mention.words))


# ---- office-holders
def office_clues(view: ReadingView, anchors: Anchors) -> Iterator[Clue]:
    """Who is named with an office tells between which days the text was written."""
    seen: set[str] = set()
    for sentence in sentences_of(view):
        text = view.words(sentence)
        if not _ACTS.search(text):
            continue
        for start, end, holders in _people_in(text, anchors):
            held = _in_office(text, start, end, holders)
            if not held or held[0].person in seen:
                continue
            seen.add(held[0].person)
            span = Span(sentence.start + start, sentence.start + end, sentence.title)
            terms = tuple((h.first.toordinal(), None if h.last is None else h.last.toordinal() + AFTER_OFFICE_DAYS) for h in held)
            told = ", ".join(f"{h.first} to {h.last or 'now'}" for h in held)
            yield Clue(f"{held[0].person} was {held[0].office} from {told}", (span,), _within_terms(terms), first=min(t[0] for t in terms))


def _within_terms(terms: tuple[tuple[int, int | None], ...]) -> Callable[[int], bool]:
    return lambda day: any(first <= day and (last is None or day <= last) for first, last in terms)


def _people_in(text: str, anchors: Anchors) -> Iterator[tuple[int, int, tuple[OfficeHolder, ...]]]:
    words = list(_TOKEN.finditer(text))
    at = 0
    while at < len(words):
        step = 1
        if words[at][0][0].isupper():
            for size in range(min(5, len(words) - at), 1, -1):
                last = words[at + size - 1]
                if not (last[0][0].isupper() or "-" in last[0]):
                    continue
                end = last.end() - (last[0].endswith("."))
                name = text[words[at].start() : end].removesuffix("'s").removesuffix("’s")
                holders = anchors.terms_of(name)
                if holders:
                    yield words[at].start(), words[at].start() + len(name), holders
                    step = size
                    break
        at += step


def _in_office(text: str, start: int, end: int, holders: Sequence[OfficeHolder]) -> tuple[OfficeHolder, ...]:
    before, after = text[max(0, start - 70) : start], text[end : end + 70]
    if _NOT_IN_OFFICE.search(before[-45:]) or _OLD_NEWS.search(text):
        return ()
    beside = f"{before} {after}".lower()
    second = _SECOND_IN_OFFICE.search(before) is not None
    return tuple(h for h in holders if any(stem in beside for stem in _stems(h.office)) and (not second or _SECOND_IN_OFFICE.search(h.office)))


def _stems(office: str) -> tuple[str, ...]:
    words = re.findall(r"[a-z]{4,}", office.lower())
    return tuple("spokes" if w.startswith("spokes") else w for w in words if w not in ("general", "state", "affairs", "chief", "force", "forces"))
