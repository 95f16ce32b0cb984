"""How does a resolution look as plain rows? The JSON Lines shape of the casebook's export (field names of GOLD.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.model.codes import Aspect, Stance, Toll, Weapon, event_type, is_violent
from dateline.model.documents import Document, Published
from dateline.model.report import Report
from dateline.model.resolution import Incident, LedgerField, Resolution, ResolvedPresence, ResolvedTally, SourcedStatement, TollRange
from dateline.model.values import ActorValue

Row = dict[str, Any]
HEADLINE = "headline"
"""The side that is shown of a statement that only a headline makes."""


def rows_of(resolution: Resolution, documents: Sequence[Document]) -> dict[str, list[Row]]:
    """Rows by file name: documents, incidents, tallies, presences."""
    by_id = {d.document_id: d for d in documents}
    return {
        "documents": [document_row(d, resolution.published.get(d.document_id)) for d in documents],
        "incidents": [incident_row(i, by_id) for i in resolution.incidents],
        "tallies": [tally_row(t, by_id) for t in resolution.tallies],
        "presences": [presence_row(p, by_id) for p in resolution.presences],
    }


def document_row(document: Document, published: Published | None) -> Row:
    day = published.day if published is not None else document.published_on
    return {
        "id": document.external_id,
        "document_id": document.document_id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "path": document.path,
        "lang": document.lang,
        "content_hash": document.content_hash,
        "captured_at": document.captured_at.isoformat() if document.captured_at else None,
        "published_on": day.isoformat() if day else None,
        "published_on_basis": str(published.basis) if published is not None and day else None,
        "published_on_candidates": [d.isoformat() for d in published.candidates] if published is not None else [],
        "published_on_evidence": [document.words(s) for s in published.evidence] if published is not None else [],
        "published_on_trace": list(published.trace) if published is not None else [],
        "provenance": [{"field": p.field, "how": p.how, "value": p.value} for p in document.provenance],
    }


def incident_row(incident: Incident, by_id: Mapping[str, Document]) -> Row:
    place = incident.place
    town = place.name if place.precision == 1 else ""
    return {
        "incident_id": incident.incident_id,
        "event_type": event_type(incident.sub_event_type),
        "sub_event_type": incident.sub_event_type.value,
        "date_start": incident.days.first.isoformat(),
        "date_end": incident.days.last.isoformat(),
        "country": place.country,
        "admin1": place.admin1,
        "place": place.name,
        "lat": round(place.lat, 4),
        "lon": round(place.lon, 4),
        "place_precision": place.precision,
        "radius_km": round(place.radius_km, 1),
        "perpetrators": [a.name for a in incident.perpetrators],
        "targets": [a.name for a in incident.targets],
        "responsibility": incident.responsibility.value,
        "responsibility_basis": incident.responsibility_basis,
        "corroboration": incident.corroboration.value,
        "weapons": [w.value for w in incident.weapons] or ([Weapon.UNKNOWN.value] if is_violent(incident.sub_event_type) else []),
        "weapon_count": incident.weapon_count,
        "outcome": incident.outcome.value,
        **{toll.value: toll_row(incident.tolls.get(toll)) for toll in Toll},
        "documents": [by_id[d].external_id for d in incident.documents if d in by_id],
        "statements": [statement_row(s, by_id, town) for s in incident.statements if s.document_id in by_id],
        "responds_to": incident.responds_to,
        "accounts": list(incident.accounts),
        "ledger": [ledger_row(f, by_id) for f in incident.ledger],
        "trace": list(incident.trace),
    }


def toll_row(value: TollRange | None) -> Row | None:
    return None if value is None else {"low": value.low, "high": value.high}


def statement_row(told: SourcedStatement, by_id: Mapping[str, Document], town: str) -> Row:
    statement, document = told.statement, by_id[told.document_id]
    # "it was not them": shown as what it denies; the grades tell a doer's own denial from a third party's
    denies_doing = statement.stance is Stance.DENIES and statement.aspect is Aspect.AGENCY
    row: Row = {
        "document": document.external_id,
        "speaker": shown_speaker(statement.speaker, town),
        "stance": (Stance.DISCLAIMS if denies_doing else statement.stance).value,
        "channel": statement.channel.value,
        "quote": document.words(told.quote),
        "start": told.quote.start,
        "end": told.quote.end,
        "in_title": told.quote.title,
        "side": told.side,
        "said_on": statement.said_on.days.first.isoformat() if statement.said_on and statement.said_on.days else None,
    }
    if statement.aspect is not None:
        row["aspect"] = statement.aspect.value
    if statement.speaker.speaks_for:
        row["speaker_for"] = statement.speaker.speaks_for
    return row


def headline_statements(incident: Row, reports: Iterable[Report]) -> list[Row]:
    """Statements on an incident that only a headline makes: looked at, not exported, for a quote of an export stands in
    the document's text (GOLD.md). One for each document, speaker and stance that the text does not give; their side was
    not judged."""
    accounts = set(incident["accounts"])
    told = {(s["document"], s["speaker"], s["stance"]) for s in incident["statements"]}
    found: dict[tuple[str, str, str], Row] = {}
    town = incident["place"] if incident["place_precision"] == 1 else ""
    for report in reports:
        by_id = {report.document.document_id: report.document}
        for version in (report, *(v for _, v in report.variants)):
            for s in version.statements:
                if s.quote.title and not s.chain and not accounts.isdisjoint((*s.about, *s.passes_to)):
                    row = statement_row(SourcedStatement(report.document.document_id, s, s.quote, HEADLINE), by_id, town)
                    found.setdefault((row["document"], row["speaker"], row["stance"]), row)
    return [row for key, row in found.items() if key not in told]


_OF_THE_PLACE = re.compile(r"(?i)^(?:local )?(?:residents|villagers|inhabitants|townspeople|locals|neighbours|neighbors|elders)$")


def shown_speaker(speaker: ActorValue, town: str = "") -> str:
    """The speaker's name. Mere "residents" are those of the incident's town: those of two towns are not one voice."""
    name = speaker.name or speaker.phrase
    return f"{name} of {town}" if town and speaker.actor_id is None and _OF_THE_PLACE.match(name) else name


def ledger_row(field: LedgerField, by_id: Mapping[str, Document]) -> Row:
    rivals = [
        {
            "value": r.shown, "document": by_id[r.document_id].external_id, "speaker": r.speaker, "basis": r.basis,
            "quote": by_id[r.document_id].words(r.span), "start": r.span.start, "end": r.span.end, "in_title": r.span.title,
            "chosen": r.chosen, "trace": list(r.trace),
        }
        for r in field.rivals if r.document_id in by_id
    ]  # fmt: skip
    return {"field": field.name, "chosen": field.chosen, "rule": field.rule, "rivals": rivals}


def tally_row(resolved: ResolvedTally, by_id: Mapping[str, Document]) -> Row:
    tally, document = resolved.tally, by_id[resolved.document_id]
    start, end = resolved.window
    return {
        "tally_id": tally.tally_id,
        "document": document.external_id,
        "speaker": shown_speaker(tally.speaker) if tally.speaker is not None else document.publisher or "the report itself",
        "kind": tally.kind.value,
        "count": tally.count,
        "count_max": tally.count_max,
        "what": tally.what,
        "weapons": [w.value for w in tally.weapons],
        "window_start": start.isoformat() if start else None,
        "window_end": end.isoformat() if end else None,
        "countries": list(tally.countries),
        "perpetrators": [a.name for a in tally.perpetrators],
        "targets": [a.name for a in tally.targets],
        "quote": document.words(tally.quote),
        "start": tally.quote.start,
        "end": tally.quote.end,
        "accounted_for": list(resolved.accounted_for),
        "missing": resolved.missing,
        "trace": list(resolved.trace),
    }


def presence_row(resolved: ResolvedPresence, by_id: Mapping[str, Document]) -> Row:
    presence, document = resolved.presence, by_id[resolved.document_id]
    return {
        "document": document.external_id,
        "force": presence.force.name,
        "count": presence.count,
        "approximate": presence.approximate,
        "country": presence.country,
        "place": presence.place,
        "quote": document.words(presence.quote),
        "start": presence.quote.start,
        "end": presence.quote.end,
    }
