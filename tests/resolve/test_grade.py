"""Responsibility, corroboration and outcome by their written rules."""

from __future__ import annotations

import pytest

from dateline.model.codes import Aspect, Channel, Corroboration, Outcome, Responsibility, Stance
from dateline.model.documents import Span
from dateline.model.report import Effect, Statement
from dateline.model.values import ActorValue, Basis
from dateline.resolve.grade import Voice, corroboration, outcome, responsibility
from dateline.resolve.voices import Side

GROUP = ActorValue("Nur Front", "Nur Front", None, "armed_group", None, Basis.STATED)
C, V, I = Side.CLAIMANT, Side.VICTIM, Side.INDEPENDENT  # noqa: E741
SPAN = Span(0, 1)


def voice(name: str, stance: Stance, side: Side, aspect: Aspect | None = None, kind: str = "government") -> Voice:
    speaker = ActorValue(name, name, None, kind, None, Basis.STATED)
    statement = Statement(f"{name}{stance}{aspect}", "s1", speaker, stance, aspect, Channel.UNKNOWN, SPAN, (SPAN,), ())
    return Voice(statement, side, True, "d")


CLAIM = voice("Nur Front", Stance.CLAIMS, C, kind="armed_group")
DENIAL = voice("Nur Front", Stance.DISCLAIMS, C, kind="armed_group")
CONFIRMED = voice("army", Stance.CONFIRMS, V)
BLAME = voice("minister", Stance.ATTRIBUTES, V)


@pytest.mark.parametrize(
    ("voices", "named", "expected"),
    [
        ((CLAIM,), True, Responsibility.CLAIMED),
        ((CLAIM, CONFIRMED), True, Responsibility.CLAIMED),
        ((BLAME,), True, Responsibility.ATTRIBUTED),
        ((), True, Responsibility.ATTRIBUTED),
        ((CONFIRMED,), False, Responsibility.UNKNOWN),
        ((BLAME, DENIAL), True, Responsibility.DENIED),
        ((CLAIM, DENIAL), True, Responsibility.DENIED),
        ((CLAIM, voice("Fajr Brigade", Stance.DISCLAIMS, I)), True, Responsibility.CLAIMED),
    ],
)
def test_responsibility(voices: tuple[Voice, ...], named: bool, expected: Responsibility) -> None:
    assert responsibility(voices, (GROUP,) if named else ())[0] is expected


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ((), Corroboration.SINGLE_SOURCE),
        ((CLAIM,), Corroboration.CLAIM_ONLY),
        ((CLAIM, CONFIRMED), Corroboration.CONFIRMED),
        ((voice("a witness", Stance.REPORTS, I),), Corroboration.SINGLE_SOURCE),
        ((voice("a witness", Stance.REPORTS, I), voice("a monitor", Stance.REPORTS, I)), Corroboration.CONFIRMED),
        ((voice("a monitor", Stance.REPORTS, I), voice("a monitor", Stance.CONFIRMS, I)), Corroboration.SINGLE_SOURCE),
        ((voice("media", Stance.REPORTS, I), voice("army", Stance.DENIES, V)), Corroboration.DENIED),
        ((CONFIRMED, voice("a monitor", Stance.DENIES, I)), Corroboration.CONTESTED),
        ((CLAIM, CONFIRMED, voice("army", Stance.DENIES, V, Aspect.TOLL)), Corroboration.CONFIRMED),
        ((CONFIRMED, voice("army", Stance.DENIES, V, Aspect.OUTCOME)), Corroboration.CONTESTED),
        ((BLAME, DENIAL), Corroboration.CONTESTED),
        ((CLAIM, BLAME, voice("a third state", Stance.DENIES, I, Aspect.AGENCY)), Corroboration.CONFIRMED),
    ],
)
def test_corroboration(voices: tuple[Voice, ...], expected: Corroboration) -> None:
    grade, why = corroboration(voices, ())
    assert grade is expected, why
    assert why


def effect(value: Outcome) -> Effect:
    return Effect(value, "s1", SPAN)


@pytest.mark.parametrize(
    ("effects", "harmed", "unarmed", "expected"),
    [
        ((), False, False, Outcome.UNKNOWN),
        ((), True, False, Outcome.HIT),
        ((), False, True, Outcome.HIT),
        (((Outcome.HIT, C),), False, False, Outcome.HIT),
        (((Outcome.HIT, C), (Outcome.INTERCEPTED, V)), False, False, Outcome.INTERCEPTED),
        (((Outcome.MISSED, V), (Outcome.HIT, V)), False, False, Outcome.HIT),
        (((Outcome.INTERCEPTED, V), (Outcome.HIT, V)), False, False, Outcome.PARTLY),
        (((Outcome.PARTLY, V),), True, False, Outcome.PARTLY),
        (((Outcome.UNKNOWN, V),), False, False, Outcome.UNKNOWN),
    ],
)
def test_outcome(effects: tuple[tuple[Outcome, Side], ...], harmed: bool, unarmed: bool, expected: Outcome) -> None:
    assert outcome([(effect(o), s) for o, s in effects], harmed=harmed, unarmed=unarmed)[0] is expected


def test_a_claim_of_a_hit_against_a_shoot_down_is_contested() -> None:
    effects = [(effect(Outcome.HIT), C), (effect(Outcome.INTERCEPTED), V)]
    assert corroboration((CLAIM, CONFIRMED), effects)[0] is Corroboration.CONTESTED
