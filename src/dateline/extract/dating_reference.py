"""What do wars, attacks and office-holders that a text names say about the day it came out?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.date_words import MONTHS, WEEKDAYS
from dateline.extract.dating_clues import Clue, Clues, Fresh, own_day, published_on_one, said_today, same_time, speaks_of_today, today_in
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
    rf"|(?:\b(?P<w4>{'|'.join(w.title() for w in WEEKDAYS)}|[Tt]oday) )?\b(?P<verb4>is|was|marks|marked) (?:the|its|their) "
    rf"{_ORDINAL.replace('<n>', '<n4>')} (?P<u4>day|week|month|year) (?:of|since)\b"
)
_ON_WEEKDAY = re.compile(rf"(?P<cue> as of| on| by|,)(?: late| early)? (?P<w>{'|'.join(w.title() for w in WEEKDAYS)})\b")
_ANNIVERSARY = re.compile(
    r"\bwhose (?P<n2>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) anniversary\b|"
    r"\b(?P<n>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) anniversary (?P<of>of)\b"
)
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
_CLAUSE_START = re.compile(r"[;:\"“”]|\b(?:but|while|when|said|told|after|before|since)\b")
_CLAUSE_END = re.compile(r"[;:\"“”]|,? \b(?:but|while|when|said|told)\b")
_KINDS_OF_VOTE = (
    (re.compile(r"\b(?:referendum|plebiscite)s?\b", re.I), re.compile(r"\b(?:referendum|plebiscite)s?\b", re.I)),
    (re.compile(r"\b(?:run-?off|second round)\b", re.I), re.compile(r"\b(?:run-?off|second round)\b", re.I)),
    (re.compile(r"\bpresidential\b", re.I), re.compile(r"\b(?:presidential|general)\b", re.I)),
    (re.compile(r"\b(?:parliamentary|legislative)\b", re.I), re.compile(r"\b(?:parliamentary|legislative|general|assembly)\b", re.I)),
    (re.compile(r"\bgeneral election", re.I), re.compile(r"\bgeneral\b", re.I)),
    (re.compile(r"^(?!.*\b(?:referendum|plebiscite))", re.I | re.S), re.compile(r"^(?!.*\breferendum)", re.I)),
)
"""How a vote is called, and how an anchor's name then calls it."""
_CONDITIONAL = re.compile(r"\b(?:if|would|could|may|might|demand\w*|call(?:ed|ing|s)? (?:for|on)|until|unless|whether|den(?:y|ied|ies))\b")
_VOTE_OR_COUP = re.compile(
    r"(?: (?:night|morning|evening))?['’]s (?:[\w-]+ ){0,2}(?:election|vote|poll|referendum|plebiscite|run-?off|coup|putsch|mutiny|takeover)s?\b"
)
_ELSEWHERE = re.compile(r"[;:\"“”]|\b(?:but|while|who|which|whose|when|said|told|since|after|before)\b|.{60}")
"""Between a dated thing and "a week ago": the words are said of something else."""
_TOOK_OFFICE = re.compile(
    r"(?:^|,)? ?(?:who |had |has )*(?:took office|taken office|came to power|was sworn in|took power|returned to (?:office|power)|was inaugurated|"
    rf"began (?:his|her) term) in (?P<m>{'|'.join(m.title() for m in MONTHS)})\b(?! (?:of )?\d)"
)
_LEFT_OFFICE = re.compile(
    r"\b(?:resign(?:ed|s)|has quit|stepp?ed down|left office|handed (?:over )?(?:his|her) powers|(?:was|is|were|been|being) (?:[\w-]+ ){0,2}?"
    r"(?:assassinated|murdered|killed|shot dead|overthrown|ousted|toppled|deposed|removed|impeached|unseated|driven out))\b"
)
_NOW = ("is", "are", "now", "has", "have", "marks")
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


def days_named_in(view: ReadingView, stretch: Span, named: Sequence[NamedAnchor], loose: Loosely, *, ahead: bool = False) -> DaysAt | None:
    """The day of the one dated thing named, or spoken of, in a stretch of text: the last one before publication, or the next."""
    inside = next((n for n in named if stretch.holds(n.span)), None)
    told = inside.anchors if inside is not None else loose.spoken_of(_CLAUSE_END.split(view.words(stretch), maxsplit=1)[0])
    ranges = tuple((a.start.first.toordinal(), a.start.last.toordinal()) for a in told if a.start.length <= 2)
    at = _next_after(ranges) if ahead else _latest_before(ranges)
    return at if inside is not None or at is None else loose.borne_out(at)


@dataclass(frozen=True, slots=True)
class Loosely:
    """Dated things that a text speaks of without their name (`reference.anchor_words`). A place has seen more than one attack: what hangs on
    them holds only for a day of publication whose weekday the text names."""

    anchors: Anchors
    weekdays: frozenset[int]
    """What the day of publication may be: the weekday on which something is said "today", else the first bare one of the text."""
    nation: str | None
    """The country that the text names most: "the coup" is its coup."""

    def spoken_of(self, text: str) -> tuple[Anchor, ...]:
        """Anchors of a clause; its nation may be told by who leads it, or by the rest of the text."""
        leaders = [holders[0].country for _, _, holders in _people_in(text, self.anchors)]
        nations = [iso for iso in leaders if iso is not None] or ([self.nation] if self.nation is not None else [])
        found = self.anchors.spoken_of(text, nations)
        for words, wanted in _KINDS_OF_VOTE:
            if words.search(text):
                found = tuple(a for a in found if a.kind is not AnchorKind.ELECTION or wanted.search(a.name)) or found
        return found

    def borne_out(self, at: DaysAt) -> DaysAt:
        return published_on_one(at, self.weekdays)


def loosely(view: ReadingView, mentions: Sequence[Mention], anchors: Anchors) -> Loosely:
    count: Counter[str] = Counter()
    for sentence in sentences_of(view):
        count.update(anchors.loose.nations_in(view.words(sentence)))
    top = count.most_common(2)
    alone = bool(top) and (len(top) == 1 or top[0][1] > top[1][1])
    bare = [m for m in mentions if m.plain_weekday and m.weekday is not None]
    own = [m for m in bare if said_today(view, mentions, m)] or bare[:1]
    return Loosely(anchors, frozenset(m.weekday for m in own if m.weekday is not None), top[0][0] if alone else None)


def _latest_before(ranges: tuple[tuple[int, int], ...]) -> DaysAt | None:
    if not ranges:
        return None

    def at(day: int) -> tuple[int, int] | None:
        return max((r for r in ranges if r[0] <= day), default=None)

    return at


def _next_after(ranges: tuple[tuple[int, int], ...]) -> DaysAt | None:
    return (lambda day: min((r for r in ranges if r[1] >= day), default=None)) if ranges else None


def anchor_clues(view: ReadingView, named: Sequence[NamedAnchor], mentions: Sequence[Mention], rest: tuple[Loosely, Clues]) -> None:
    loose, found = rest
    for each in named:
        if any(a.kind is AnchorKind.ELECTION for a in each.anchors):
            continue
        first = min(a.start.first for a in each.anchors)
        found.add(Clue(f"{each.words!r} began on {first}", (each.span,), first=first.toordinal()))
    _ago_clues(view, named, mentions, rest)
    for sentence in sentences_of(view):
        text = view.words(sentence)
        for match in _NTH.finditer(text):
            _nth_day(match, _Sentence(view, sentence, text, loose), named, (mentions, found))
        for match in _ANNIVERSARY.finditer(text):
            _anniversary(match, _Sentence(view, sentence, text, loose), named, (mentions, found))
    _weekdays_of_votes(view, mentions, loose, found)


def _weekdays_of_votes(view: ReadingView, mentions: Sequence[Mention], loose: Loosely, found: Clues) -> None:
    """ "Sunday's plebiscite", "last Friday night's coup attempt": a known vote or coup, if it was on that weekday. Only of these: they are
    few, and a place sees attacks on any weekday."""
    for mention in mentions:
        if mention.kind is not Kind.WEEKDAY or mention.weekday is None or mention.future:
            continue
        rest = view.words(Span(mention.span.end, mention.sentence.end, mention.span.title))
        noun = _VOTE_OR_COUP.match(rest)
        told = loose.spoken_of(view.words(mention.sentence)) if noun is not None else ()
        held_on = [a.start.first for a in told if a.kind in (AnchorKind.ELECTION, AnchorKind.COUP)]
        days = {day.toordinal() for day in held_on if day.weekday() == mention.weekday}
        if noun is None or not days:
            continue

        def fits(day: int, at: DaysAt = mention.at, days: frozenset[int] = frozenset(days)) -> bool:
            held = at(day)
            return held is not None and held[0] in days

        words = f"{mention.words}{noun[0]}"
        found.add(Clue(f"{words!r} was on {', '.join(map(str, map(date.fromordinal, sorted(days))))}", (mention.span,), fits, hard=False))
        found.fresh.append(Fresh(mention.at, (mention.span,), words))


def _ago_clues(view: ReadingView, named: Sequence[NamedAnchor], mentions: Sequence[Mention], rest: tuple[Loosely, Clues]) -> None:
    """ "M23 rebels entered Goma in January, two months ago to the day": what is known to the day tells the day of publication."""
    loose, found = rest
    for mention in (m for m in mentions if m.ago):
        each = _before_ago(view, named, mention, loose)
        days = tuple(a.start.first.toordinal() for a in each.anchors if a.start.length == 1) if each is not None else ()
        if each is None or not days:
            continue

        fits = _holding(mention.at if each in named else loose.borne_out(mention.at), days)
        spans = each.span, mention.span
        found.add(Clue(f"{each.words!r} was {mention.words!r}", spans, fits, pins=not mention.slack, hard=False))


def _before_ago(view: ReadingView, named: Sequence[NamedAnchor], mention: Mention, loose: Loosely) -> NamedAnchor | None:
    """What happened so long ago: named shortly before in the clause, or spoken of in it."""
    each = next((n for n in named if n.sentence == mention.sentence and n.span.end <= mention.span.start), None)
    if each is not None:
        gap = view.words(Span(each.span.end, mention.span.start, each.span.title))
        return None if _ELSEWHERE.search(gap) else each
    before = view.words(Span(mention.sentence.start, mention.span.start, mention.sentence.title))
    clause = _CLAUSE_START.split(before)[-1]
    told = loose.spoken_of(clause)
    span = Span(mention.span.start - len(clause), mention.span.start, mention.span.title)
    return NamedAnchor(told, span, clause.strip(" ,"), mention.sentence) if told else None


@dataclass(frozen=True, slots=True)
class _Sentence:
    view: ReadingView
    span: Span
    text: str
    loose: Loosely

    def part(self, start: int, end: int) -> Span:
        return Span(self.span.start + start, self.span.start + end, self.span.title)


def _nth_day(match: re.Match[str], sentence: _Sentence, named: Sequence[NamedAnchor], rest: tuple[Sequence[Mention], Clues]) -> None:
    mentions, found = rest
    number = number_of(match["n"] or match["n2"] or match["n3"] or match["n4"] or "")
    war = _war_for(sentence, match.end(), named)
    if number is None or war is None:
        return
    unit = match["u"] or match["u4"] or "day"
    span = sentence.part(match.start(), match.end())
    told = ((a, _nth_range(a.start.first.toordinal(), number, unit)) for a in war.anchors if a.start.length == 1)
    at = _latest_before(tuple(days for a, days in told if a.end is None or days[0] <= a.end.last.toordinal()))
    if at is None:
        return
    at = at if war in named else sentence.loose.borne_out(at)
    mention = Mention(span, match[0].strip(" ,"), Kind.COUNTED, at, sentence.span, slack=0 if unit == "day" else 1)
    beside = _ON_WEEKDAY.match(sentence.text, match.end())
    if match["w4"] is not None and match["w4"].lower() == "today":
        found.add(own_day(mention))
    elif match["w4"] is not None:
        weekday = _named_weekday(match["w4"], match.start("w4"), sentence)
        found.add(same_time(mention, weekday, why=f"counted from the start of {war.words!r}"))
        found.fresh.append(Fresh(at, (span, weekday.span), f"{weekday.words}, {mention.words}"))
    elif beside is not None:
        weekday = _named_weekday(beside["w"], beside.start("w"), sentence)
        found.add(same_time(mention, weekday, why=f"counted from the start of {war.words!r}"))
        found.fresh.append(Fresh(at, (span, weekday.span), f"{mention.words}, {weekday.words}"))
        if beside["cue"].strip() == "as of":
            found.add(own_day(mention))
    elif (match["verb"] or match["verb4"]) in _NOW or (match["verb"] is None and match["n"] is not None and "entered" not in match[0]):
        found.add(own_day(mention, why=f"now, counted from the start of {war.words!r}"))
    else:
        found.add(Clue(f"{mention.words!r} is past", (span,), _not_ahead(at)))
        if war in named:
            found.fresh.append(Fresh(at, (span,), mention.words))
        _on_its_day(mention, sentence, mentions, found)


def _on_its_day(mention: Mention, sentence: _Sentence, mentions: Sequence[Mention], found: Clues) -> None:
    """ "Today, on the third anniversary": the document's own day, if no other day stands in the sentence."""
    others = any(m.sentence == sentence.span and m.kind in (Kind.WEEKDAY, Kind.DATE) for m in mentions)
    if not mention.slack and not others and today_in(sentence.view, mentions, sentence.span) is not None:
        found.add(own_day(mention, hard=False, why="today"))


def _not_ahead(at: DaysAt) -> Callable[[int], bool]:
    return lambda day: at(day) is not None


def _nth_range(start: int, number: int, unit: str) -> tuple[int, int]:
    if unit == "day":
        return start + number - 1, start + number - 1
    size = UNIT_DAYS[unit]
    return start + int((number - 1) * size), start + int(number * size)


def _named_weekday(word: str, start: int, sentence: _Sentence) -> Mention:
    weekday = WEEKDAYS.index(word.lower())
    return Mention(sentence.part(start, start + len(word)), word, Kind.WEEKDAY, weekday_at(weekday), sentence.span, weekday=weekday)


def _war_for(sentence: _Sentence, end: int, named: Sequence[NamedAnchor]) -> NamedAnchor | None:
    """The war whose days are counted: named in the sentence, or spoken of behind the number, else the last one named before it, else
    the next."""
    wars = [n for n in named if any(a.kind in (AnchorKind.WAR_START, AnchorKind.OTHER, AnchorKind.COUP) for a in n.anchors)]
    inside = next((n for n in wars if n.sentence == sentence.span), None) or _spoken_behind(sentence, end)
    before = [n for n in wars if n.span < sentence.span]
    return inside or (before[-1] if before else wars[0] if wars else None)


def _spoken_before(sentence: _Sentence, start: int) -> NamedAnchor | None:
    clause = _CLAUSE_START.split(sentence.text[:start])[-1]
    told = sentence.loose.spoken_of(clause)
    return NamedAnchor(told, sentence.part(start - len(clause), start), clause.strip(" ,."), sentence.span) if told else None


def _spoken_behind(sentence: _Sentence, end: int) -> NamedAnchor | None:
    rest = _CLAUSE_END.split(sentence.text[end:], maxsplit=1)[0]
    told = sentence.loose.spoken_of(rest)
    return NamedAnchor(told, sentence.part(end, end + len(rest)), rest.strip(" ,."), sentence.span) if told else None


def _anniversary(match: re.Match[str], sentence: _Sentence, named: Sequence[NamedAnchor], rest: tuple[Sequence[Mention], Clues]) -> None:
    mentions, found = rest
    years = number_of(match["n"] or match["n2"])
    inside = next((n for n in named if n.sentence == sentence.span and n.span.start >= sentence.span.start + match.end()), None)
    inside = inside or (_spoken_behind(sentence, match.end()) if match["of"] else _spoken_before(sentence, match.start()))
    if years is None or inside is None:
        return
    days = [a.start.first for a in inside.anchors if a.start.length == 1]
    ranges = tuple((d.replace(year=d.year + years).toordinal(),) * 2 for d in days if not (d.month == 2 and d.day == 29))
    at = _latest_before(ranges)
    if at is None:
        return
    at = at if inside in named else sentence.loose.borne_out(at)
    span = sentence.part(match.start(), match.end())
    mention = Mention(span, f"{match[0]} {inside.words}", Kind.COUNTED, at, sentence.span)
    found.add(Clue(f"{mention.words!r} is not ahead", (span,), _not_ahead(at)))
    _on_its_day(mention, sentence, mentions, found)
    if speaks_of_today(sentence.view, mentions):
        found.add(own_day(replace(mention, at=sentence.loose.borne_out(at)), hard=False, why="kept on its day"))
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
        yield from _new_in_office(sentence, text, anchors)
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


def _new_in_office(sentence: Span, text: str, anchors: Anchors) -> Iterator[Clue]:
    """ "President X, who took office in May": May is the last one before publication."""
    for start, end, holders in _people_in(text, anchors):
        took = _TOOK_OFFICE.match(text, end)
        if took is None:
            continue
        month = MONTHS.index(took["m"].lower()) + 1
        firsts = tuple(h.first.toordinal() for h in holders if h.first.month == month)
        if firsts:
            span = Span(sentence.start + start, sentence.start + took.end(), sentence.title)
            yield Clue(f"{holders[0].person} {took[0].strip(' ,')!r}", (span,), _within_a_year(firsts), first=min(firsts), hard=False)


def left_office_clues(view: ReadingView, mentions: Sequence[Mention], anchors: Anchors) -> Iterator[Clue]:
    """ "President X resigned on 10 November", "was overthrown last Sunday": a last day in office is known to the day.

    Of the holder of an office named in the sentence, by the one time told behind the verb.
    """
    for sentence in sentences_of(view):
        text = view.words(sentence)
        verb = _LEFT_OFFICE.search(text)
        if verb is None or _CONDITIONAL.search(text, 0, verb.start()):
            continue
        behind = [m for m in mentions if m.sentence == sentence and m.span.start >= sentence.start + verb.end()]
        people = [p for p in _people_in(text, anchors) if p[1] <= verb.start()]
        if not behind or not people or _ELSEWHERE.search(text[verb.end() : behind[0].span.start - sentence.start]):
            continue
        start, end, holders = people[-1]
        lasts = tuple(h.last.toordinal() for h in holders if h.last is not None and any(stem in text.lower() for stem in _stems(h.office)))
        mention = behind[0]
        if lasts:
            span = Span(sentence.start + start, sentence.start + end, sentence.title)
            why = f"{holders[0].person} left office: {verb[0]!r}, {mention.words!r}"
            yield Clue(why, (span, mention.span), _holding(mention.at, lasts), hard=False)


def _holding(at: DaysAt, days: tuple[int, ...]) -> Callable[[int], bool]:
    def fits(day: int) -> bool:
        told = at(day)
        return told is not None and any(told[0] <= d <= min(told[1], day) for d in days)

    return fits


def _within_a_year(firsts: tuple[int, ...]) -> Callable[[int], bool]:
    return lambda day: any(first <= day < first + 366 for first in firsts)


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
