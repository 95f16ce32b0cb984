"""What has a person ruled on a field's value? Rulings re-applied to a freshly resolved incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.model.codes import Corroboration, Outcome, Responsibility, SubEventType, Toll
from dateline.model.resolution import Incident, LedgerField, TollRange
from dateline.model.values import Days
from dateline.resolve.cluster import Rulings

RULE = "a judgement"


def apply_values(incident: Incident, said: Rulings) -> Incident:
    """Set each field that a judgement on one of the incident's accounts rules; a value that does not parse is left out."""
    for account, name, value in said.values:
        if account in incident.accounts:
            incident = _with_value(incident, name, value)
    return incident


def parse_value(name: str, value: str) -> object:
    """The typed value of a ruling. Raises `ValueError` with what the field takes."""
    if name == "occurred":
        first, _, last = value.partition("..")
        return Days(date.fromisoformat(first), date.fromisoformat(last or first))
    if name in ("killed", "injured", "abducted"):
        low, _, high = value.partition("-")
        return TollRange(int(low), int(high or low))
    kinds = {"outcome": Outcome, "responsibility": Responsibility, "corroboration": Corroboration, "sub_event_type": SubEventType}
    if name in kinds:
        return kinds[name](value)
    raise ValueError(f"{name!r} cannot be ruled; fields: occurred, killed, injured, abducted, {', '.join(kinds)}")


def _with_value(incident: Incident, name: str, value: str) -> Incident:
    parsed = parse_value(name, value)
    known = any(f.name == name for f in incident.ledger)
    ledger = tuple(replace(f, chosen=value, rule=RULE) if f.name == name else f for f in incident.ledger)
    ledger = ledger if known else (*ledger, LedgerField(name, value, RULE, ()))
    if isinstance(parsed, Days):
        return replace(incident, days=parsed, ledger=ledger)
    if isinstance(parsed, TollRange):
        return replace(incident, tolls={**incident.tolls, Toll(name): parsed}, ledger=ledger)
    return replace(incident, ledger=ledger, **{name: parsed})  # type: ignore[arg-type]
