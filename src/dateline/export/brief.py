"""What does a person read first? One self-contained HTML file: summary, maps, timeline, table, incidents with evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from dateline.export.jsonl import write_whole
from dateline.export.maps import maps_of
from dateline.export.rows import headline_statements
from dateline.model.documents import Document
from dateline.model.report import Report

CONTEXT = 160
"""Characters of text shown on either side of a quote."""
MOST_BARS = 60
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of the timeline: its days, and the incidents that began in it."""

    label: str
    days: int
    confirmed: int
    other: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a brief is made of. `totals` are the casebook's rows of tallies, documents and presences; `country_names` by ISO code."""

    incidents: Sequence[Row]
    totals: Mapping[str, Sequence[Row]]
    reports: Sequence[Report]
    country_names: Mapping[str, str]


def write_brief(path: Path, told: Told) -> None:
    """Write the brief whole or not at all. No script, style or image in it comes from elsewhere."""
    write_whole(path, brief_html(told))


def brief_html(told: Told) -> str:
    """The page as text. Every value is escaped by the template engine; quotes are marked in their own text."""
    incidents, totals, reports = told.incidents, told.totals, told.reports
    by_id = {r.document.external_id: r for r in reports}
    documents = {ident: r.document for ident, r in by_id.items()}
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(
        days=show_days, toll=show_range, plain=lambda s: str(s).replace("_", " "),
        country=lambda iso: told.country_names.get(iso, iso) if iso else "at sea",
    )  # fmt: skip
    number = {i["incident_id"]: at for at, i in enumerate(incidents, 1)}
    environment.filters["in_order"] = lambda ids: sorted(ids, key=lambda i: number.get(i, len(number) + 1))
    environment.filters["where"] = lambda i: show_place(i, told.country_names)
    environment.globals["evidence"] = lambda row: evidence(documents, row)
    environment.globals["headlines"] = lambda row: headline_statements(row, [by_id[d] for d in row["documents"] if d in by_id])
    template = environment.from_string((files("dateline.export") / "brief.html.jinja").read_text("utf-8"))
    maps = maps_of(incidents, told.country_names)
    return template.render(
        incidents=incidents,
        tallies=totals["tallies"],
        presences=totals["presences"],
        documents=totals["documents"],
        maps=maps,
        unmapped=len(incidents) - sum(m.count for m in maps),
        bars=list(timeline(incidents)),
        summary=summary(incidents, totals),
        number=number,
    )


def summary(incidents: Sequence[Row], totals: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """Headline numbers; a toll is the sum of the ranges."""

    def total(name: str) -> str:
        told = [i[name] for i in incidents if i[name] is not None]
        low, high = sum(t["low"] for t in told), sum(t["high"] for t in told)
        return show_range({"low": low, "high": high}) if told else "–"

    undated = sum(d["published_on"] is None for d in totals["documents"])
    return {
        "incidents": len(incidents),
        "documents": len(totals["documents"]),
        "undated": undated,
        "inferred": sum(d["published_on_basis"] == "inferred" for d in totals["documents"]),
        "killed": total("killed"),
        "injured": total("injured"),
        "countries": Counter(i["country"] for i in incidents).most_common(),
        "grades": Counter(i["corroboration"] for i in incidents).most_common(),
        "first": min((i["date_start"] for i in incidents), default=None),
        "last": max((i["date_end"] for i in incidents), default=None),
    }


def timeline(incidents: Sequence[Row]) -> Iterator[Bar]:
    """Incidents by their first day; stretches of days grow until `MOST_BARS` hold them all."""
    if not incidents:
        return
    firsts = [date.fromisoformat(i["date_start"]) for i in incidents]
    start, end = min(firsts), max(firsts)
    step = next(s for s in (1, 7, 30, 91, 365, 3650) if (end - start).days // s < MOST_BARS or s == 3650)
    day = start
    while day <= end:
        until = day + timedelta(days=step)
        inside = [i for i, first in zip(incidents, firsts, strict=True) if day <= first < until]
        sure = sum(i["corroboration"] == "confirmed" for i in inside)
        yield Bar(day.isoformat() if step == 1 else f"{day.isoformat()} – {(until - timedelta(days=1)).isoformat()}", step, sure, len(inside) - sure)
        day = until


def show_days(row: Row) -> str:
    first, last = str(row["date_start"]), str(row["date_end"])
    return first if first == last else f"{first} – {last[8:] if first[:7] == last[:7] else last}"


def show_place(row: Row, country_names: Mapping[str, str]) -> str:
    """The place with its country, unless that is the place."""
    country = country_names.get(row["country"], row["country"])
    return str(row["place"]) if country in (None, row["place"]) else f"{row['place']}, {country}"


def show_range(value: Row | None) -> str:
    if value is None:
        return "–"
    return str(value["low"]) if value["low"] == value["high"] else f"{value['low']}–{value['high']}"


def evidence(documents: Mapping[str, Document], row: Row) -> Markup:
    """The quote of a statement or rival value, marked in the text round it."""
    document = documents.get(row["document"])
    quote = str(row["quote"])
    if document is None:
        return Markup("<mark>{}</mark>").format(quote)
    text = (document.title or "") if row.get("in_title") else document.text
    start, end = row["start"], row["end"]
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    before = before[before.find(" ") + 1 :] if start > CONTEXT else before
    after = after[: after.rfind(" ")] if end + CONTEXT < len(text) else after
    lead, tail = "… " if start > CONTEXT else "", " …" if end + CONTEXT < len(text) else ""
    return Markup("{}{}<mark>{}</mark>{}{}").format(lead, before, escape(text[start:end]), after, tail)
