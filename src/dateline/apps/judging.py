"""Which rulings does a `dateline judge` command mean? Incident ids become rulings on accounts, which outlive them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import typer

from dateline.errors import UnknownRecord
from dateline.ingest.text import whole
from dateline.model.documents import hash_id
from dateline.model.report import Account, Report
from dateline.model.resolution import Judgement
from dateline.resolve.judged import parse_value
from dateline.store.casebook import Casebook

PAIR_KINDS = {"same": "same", "different": "different"}
SINGLE_KINDS = {"not-incident": "not_incident", "incident": "incident"}


def judgements_of(book: Casebook, kind: str, subjects: Sequence[str], why: str, now: datetime) -> list[Judgement]:
    """The rulings to keep. Raises `typer.BadParameter` for a wrong number or kind of subjects, `UnknownRecord` for ids."""
    stamp, why = now.isoformat(), whole(why).strip()
    if not why:
        raise typer.BadParameter("wants a reason, not an empty one", param_hint="--why")
    if kind in PAIR_KINDS:
        if len(subjects) != 2:
            raise typer.BadParameter(f"{kind} wants two incidents or accounts")
        left, right = _accounts(book, subjects[0]), _accounts(book, subjects[1])
        pairs = [(a, b) for a in left for b in right if a != b]
        if not pairs:
            raise typer.BadParameter("the two are the same account")
        chosen = pairs[:1] if kind == "same" else pairs
        return [_made(kind, pair, None, None, why, stamp) for pair in chosen]
    if kind in SINGLE_KINDS:
        return [_made(SINGLE_KINDS[kind], tuple(a for s in subjects for a in _accounts(book, s)), None, None, why, stamp)]
    if kind == "value":
        if len(subjects) != 3:
            raise typer.BadParameter("value wants INCIDENT FIELD VALUE")
        try:
            parse_value(subjects[1], subjects[2])
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        return [_made("value", tuple(_accounts(book, subjects[0])), subjects[1], subjects[2], why, stamp)]
    if kind == "undo":
        known = {j.judgement_id for j in book.judgements()}
        for subject in subjects:
            if subject not in known:
                raise UnknownRecord("judgement", subject)
        return [_made("undo", tuple(subjects), None, None, why, stamp)]
    raise typer.BadParameter(f"{kind!r}: wants same, different, value, not-incident, incident or undo")


def standing(given: Sequence[Judgement]) -> list[tuple[Judgement, bool]]:
    """Every ruling but the undoing ones, and whether it is undone."""
    undone = {ident for j in given if j.kind == "undo" for ident in j.subjects}
    return [(j, j.judgement_id in undone) for j in given if j.kind != "undo"]


def _accounts(book: Casebook, ident: str) -> list[str]:
    """An account id stands for itself, also when no incident holds it; an incident for its accounts."""
    if not ident.startswith("acc-"):
        return list(book.incident(ident)["accounts"])
    if ident not in book.previous() and not any(ident == a.account_id for r in book.reports() for a in _told(r)):
        raise UnknownRecord("account", ident)
    return [ident]


def _told(report: Report) -> Iterator[Account]:
    yield from report.accounts
    for _, variant in report.variants:
        yield from variant.accounts


def _made(kind: str, subjects: tuple[str, ...], field: str | None, value: str | None, why: str, stamp: str) -> Judgement:
    return Judgement(hash_id("jud", kind, *subjects, field or "", value or "", stamp), kind, subjects, field, value, why, stamp)
