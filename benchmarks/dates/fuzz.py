"""Does any phrase break the date grammar or the finder of time expressions?

    python -m benchmarks.dates.fuzz [--phrases 100000] [--seed 1]

Phrases are drawn from the words that the grammar knows, from numbers and from other characters, in any order, with any
context. Exits 1 when one raises, when a range ends before it starts, when a value comes without a trace, or when a span
lies outside its text. Prints how many phrases a second were read.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date, timedelta

from dateline.extract.date_words import MONTHS, UNITS, WEEKDAYS
from dateline.extract.dates import TimeContext, ground_time
from dateline.extract.time_finder import find_times
from dateline.model.values import Days

WORDS = (
    *MONTHS, *WEEKDAYS, *UNITS, *(u + "s" for u in UNITS),
    *(
        "the a an of in on at by to from until since before after between and or into through over during for within every each other last next this "
        "that past first second third fourth final opening half quarter early late mid overnight tonight today yesterday tomorrow now recently ago "
        "earlier later following previous straight consecutive running row war offensive its daily nightly dawn dusk noon midnight morning afternoon "
        "evening spring summer autumn winter Ramadan Easter Christmas Hanukkah Eid al-Fitr few several couple dozen one two three ten twenty thirty "
        "a.m. p.m. GMT local time o'clock weekend fiscal decade century - – , : / . ( ) ' ’s"
    ).split(),
)  # fmt: skip
CHARACTERS = "0123456789:/.-–, '’()\n\tabcdéß漢ع\u00a0\u202f\0"


def phrase(draw: random.Random) -> str:
    parts: list[str] = []
    for _ in range(draw.randint(1, 9)):
        kind = draw.random()
        if kind < 0.75:
            parts.append(draw.choice(WORDS))
        elif kind < 0.95:
            parts.append(
                str(draw.choice((draw.randint(0, 31), draw.randint(1900, 2100), draw.randint(0, 10**6)))) + draw.choice(("", "", "st", "th", "s"))
            )
        else:
            parts.append("".join(draw.choices(CHARACTERS, k=draw.randint(1, 6))))
    return draw.choice((" ", " ", " ", "-")).join(parts)


def day(draw: random.Random) -> date | None:
    if draw.random() < 0.15:
        return None
    if draw.random() < 0.02:
        return draw.choice((date.min, date.max))
    return date(1990, 1, 1) + timedelta(days=draw.randint(0, 20000))


def fault(words: str, draw: random.Random) -> str | None:
    """What is wrong with what came out, or None."""
    other = day(draw)
    context = TimeContext(
        anchor=day(draw), published=day(draw), other=None if other is None else Days(other, other),
        tense=draw.choice(("past", "future")), began=day(draw),
    )  # fmt: skip
    try:
        value = ground_time(words, context)
        times = find_times(words, context.published)
    except Exception as error:  # noqa: BLE001 - any error at all is what is looked for
        return f"raised {error!r}"
    if not value.trace:
        return "no trace"
    if value.days is not None and value.days.first > value.days.last:
        return f"ends before it starts: {value.days}"
    end = 0
    for found in times:
        if not end <= found.start < found.end <= len(words):
            return f"span outside the text: {found}"
        end = found.end
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phrases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    draw = random.Random(args.seed)
    broken = 0
    start = time.perf_counter()
    for _ in range(args.phrases):
        words = phrase(draw)
        wrong = fault(words, draw)
        if wrong is not None:
            broken += 1
            print(f"{words!r}: {wrong}")
    seconds = time.perf_counter() - start
    print(f"{args.phrases} phrases, {broken} broken, {args.phrases / seconds:.0f} a second")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
