"""How do incidents, documents and totals look in a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.model.documents import Document, Span
from dateline.model.report import Report
from dateline.model.resolution import Judgement

Row = Mapping[str, Any]
MARKS = {"event": "bold red", "statement": "italic", "place": "green", "time": "blue", "actor": "magenta", "figure": "yellow", "weapon": "cyan"}
CONTROLS = {c: " " for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\n\t"}
"""Control characters of a text, which a terminal would obey, as blanks: offsets stay."""
PRECISION = {1: "", 2: " ~", 3: " area"}
SHORT_ID = 12
WIDE = 160


def print_plain(*parts: RenderableType) -> None:
    """Print to standard output; when that is no terminal, without colour and wide enough to keep rows whole.

    What reports say is never read as markup: "[the camp]" stays as it stands.
    """
    console = Console(markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(width=WIDE, no_color=True, highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part, highlight=False)


def days_of(row: Row) -> str:
    first, last = row["date_start"], row["date_end"]
    return str(first) if first == last else f"{first} – {last[8:] if first[:7] == last[:7] else last}"


def toll_of(row: Row) -> str:
    parts = []
    for name, letter in (("killed", "k"), ("injured", "i"), ("abducted", "a")):
        value = row[name]
        if value is not None:
            low, high = value["low"], value["high"]
            parts.append(f"{low if low == high else f'{low}–{high}'}{letter}")
    return " ".join(parts)


def incident_table(rows: Sequence[Row]) -> RenderableType:
    if not rows:
        return "No incidents."
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("id", "when", "what", "where", "by", "on", "toll", "who says", "docs"):
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "when"))
    for row in rows:
        where = f"{row['place']} ({row['country'] or 'sea'}){PRECISION[row['place_precision']]}"
        table.add_row(
            row["incident_id"][:SHORT_ID], days_of(row), row["sub_event_type"], where, ", ".join(row["perpetrators"]) or "–",
            ", ".join(row["targets"]) or "–", toll_of(row), f"{row['responsibility']}, {row['corroboration']}", str(len(row["documents"])),
        )  # fmt: skip
    return table


def tally_table(rows: Sequence[Row]) -> RenderableType:
    if not rows:
        return "No tallies."
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("who", "count", "of", "window", "known", "missing", "document", "words"):
        table.add_column(name, overflow="fold")
    for row in rows:
        count = str(row["count"]) + ("+" if row["count_max"] is None else "")
        window = f"{row['window_start'] or '…'} – {row['window_end'] or '…'}"
        missing = "" if row["missing"] is None else str(row["missing"])
        table.add_row(row["speaker"], count, row["kind"], window, str(len(row["accounted_for"])), missing, row["document"], row["quote"])
    return table


def judgement_table(rows: Sequence[tuple[Judgement, bool]]) -> RenderableType:
    if not rows:
        return "No judgements."
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("id", "on", "ruling", "about", "why"):
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "on"))
    for ruling, undone in rows:
        table.add_row(ruling.judgement_id, ruling.recorded_at[:10], _ruled(ruling, undone=undone), "\n".join(ruling.subjects), ruling.why)
    return table


def _ruled(ruling: Judgement, *, undone: bool) -> str:
    told = " ".join(p for p in (ruling.kind.replace("_", " "), ruling.field, ruling.value) if p)
    return f"{told} (undone)" if undone else told


def incident_screen(
    row: Row, documents: Sequence[Row], judgements: Sequence[tuple[Judgement, bool]], headlines: Sequence[Row] = ()
) -> Iterator[RenderableType]:
    """The ledger of one incident; `headlines` are statements that only a headline makes."""
    by_id = {d["id"]: d for d in documents}
    yield Text(f"{row['sub_event_type']} – {row['place']}, {days_of(row)}", style="bold")
    responsibility = f"responsibility: {row['responsibility']} ({row['responsibility_basis']})"
    yield f"{row['incident_id']}   {row['event_type']}   {responsibility}   corroboration: {row['corroboration']}"
    for line in row["trace"]:
        yield f"  {line}"
    if row["responds_to"]:
        yield f"  in response to {row['responds_to']}"
    yield Text("\nFields", style="bold")
    for field in row["ledger"]:
        head = Text(f"  {field['field']}: ", style="bold").append(field["chosen"] or "–", style="not bold")
        yield head.append(f"   [{field['rule']}]", style="dim not bold")
        for rival in field["rivals"]:
            mark = "•" if rival["chosen"] else "◦"
            source = f"   {rival['speaker'] or 'the outlet'}, {rival['document']}: “{rival['quote']}”"
            yield Text(f"    {mark} {rival['value']}").append(source, style="dim")
            if rival["trace"] and field["field"] in ("occurred", "place"):
                yield Text(f"        how: {'; '.join(rival['trace'])}", style="dim")
    yield Text("\nStatements", style="bold")
    if not row["statements"] and not headlines:
        yield "  none: told by narration only"
    for told in (*row["statements"], *headlines):
        yield from _statement(told)
    yield Text("\nDocuments", style="bold")
    for ident in row["documents"]:
        yield Text("  " + _document_line(by_id.get(ident, {"id": ident})))
    yield Text("\nAccounts", style="bold").append("   (ids to rule on)", style="dim not bold")
    for account in row["accounts"]:
        yield f"  {account}"
    if judgements:
        yield Text("\nJudgements", style="bold")
        for ruling, undone in judgements:
            yield f"  {ruling.judgement_id}  {_ruled(ruling, undone=undone)}: {ruling.why}  ({ruling.recorded_at[:10]})"


def _statement(told: Row) -> Iterator[RenderableType]:
    aspect = f" ({told['aspect']})" if told.get("aspect") else ""
    whose = f", for {told['speaker_for']}" if told.get("speaker_for") else ""
    said = f", {told['said_on']}" if told.get("said_on") else ""
    channel = f", by {told['channel'].replace('_', ' ')}" if told["channel"] != "unknown" else ""
    stance = told["stance"].replace("_", " ")
    yield Text("  ").append(told["speaker"], style="magenta").append(f"{whose} {stance}{aspect}{channel}{said} [{told['side']}]")
    where = ", headline" if told["in_title"] else f" {told['start']}–{told['end']}"
    quote, source = " ".join(told["quote"].split()), f"   {told['document']}{where}"
    yield Text(f"      “{quote}”", style="italic").append(source, style="dim not italic")


def _document_line(row: Row) -> str:
    parts = [str(row["id"]), row.get("publisher"), row.get("title"), row.get("published_on"), row.get("url") or row.get("path")]
    return "  ".join(str(p) for p in parts if p)


def document_screen(report: Report, row: Row | None) -> Iterator[RenderableType]:
    """A document with its mentions marked, and what its date rests on."""
    document, published = report.document, report.published
    yield Text(document.title or document.external_id, style="bold")
    yield f"{document.document_id}   {document.publisher or 'publisher unknown'}   {document.url or document.path or ''}"
    day = row["published_on"] if row is not None else (published.day.isoformat() if published.day else None)
    basis = row["published_on_basis"] if row is not None else str(published.basis)
    yield f"published: {day or 'unknown'} ({basis or 'nothing decides'})"
    for line in row["published_on_trace"] if row is not None else published.trace:
        yield f"  {line}"
    if published.candidates and day is None:
        yield f"  days that fit: {', '.join(d.isoformat() for d in published.candidates[:12])}"
    for found in document.provenance:
        yield f"  {found.field}: {found.value!r} from {found.how}"
    yield ""
    yield marked(document, report)
    yield Text("\n" + "  ".join(MARKS), style="dim")


def marked(document: Document, report: Report) -> Text:
    text = Text(document.text.translate(CONTROLS))
    for span, kind in mentions(report):
        if not span.title:
            text.stylize(MARKS[kind], span.start, span.end)
    return text


def mentions(report: Report) -> list[tuple[Span, str]]:
    """Every stretch of text that carries a value, with what it carries."""
    found: list[tuple[Span, str]] = [(s, "statement") for st in report.statements for s in st.content]
    for account in report.accounts:
        found += [(s, "event") for s in account.triggers]
        found += [(p.span, "place") for p in account.places]
        found += [(a.span, "actor") for a in (*account.perpetrators, *account.targets)]
        found += [(w.span, "weapon") for w in account.weapons if not w.read_off]
        found += [(t.span, "figure") for t in account.tolls]
    return list(dict.fromkeys(found))
