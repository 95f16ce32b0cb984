"""What is a time expression's meaning, and what has the text told before it?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from re import Match

from dateline.extract.date_context import Tense
from dateline.model.values import Days


class TimeKind(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timed:
    """`days` are those of the date grammar where the words fix any."""

    kind: TimeKind
    value: str
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class TimesSoFar:
    """What the text has told before: the document's day, and the last day that it named. `tense` is None where no verb tells it."""

    created: date | None
    tense: Tense | None = None
    last: Days | None = None
    quarter: str | None = None
    """The last quarter told ("1989-Q3"): "a year earlier" is then that quarter of the year before."""

    def after(self, meant: Timed) -> TimesSoFar:
        if re.fullmatch(r"\d{4}-Q[1-4]", meant.value):
            again = self.quarter is not None and self.quarter[-1] == meant.value[-1] and meant.value < self.quarter
            ahead = self.created is not None and meant.value > f"{self.created.year}-Q{(self.created.month + 2) // 3}"
            return self if again or ahead else replace(self, quarter=meant.value)
        return replace(self, last=meant.days) if meant.days is not None and meant.days.length <= 366 else self


Reader = Callable[[Match[str], TimesSoFar], Timed | None]
"""A rule's second half: the words that its pattern found, brought into one spelling, and what the text has told."""
