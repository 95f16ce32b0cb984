"""The `dateline` command: read reports into a casebook, look into it, rule on it, hand it on.

Exit codes: 0 all done; 1 failed; 2 wrong usage; 3 finished, but some input was refused.
"""

from __future__ import annotations

import errno
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dateline import __version__
from dateline.apps import places
from dateline.apps.actor_commands import actors
from dateline.errors import DatelineError

EXIT_FAILED, EXIT_USAGE, EXIT_REFUSED = 1, 2, 3


class Commands(TyperGroup):
    """A named error, and a file that cannot be written, is one line on standard error and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            reason: object = error
            cause: Exception = error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe has had enough: nothing failed here
                raise
            reason = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else error
            cause = error
        typer.echo(f"dateline: {reason}", err=True)
        raise typer.Exit(EXIT_FAILED) from cause


app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, rich_markup_mode=None, help=__doc__)
app.add_typer(places.app, name="gazetteer", cls=Commands)
app.add_typer(actors, name="actors")
Book = Annotated[str, typer.Option("--casebook", help="Casebook file, or a database by SQLAlchemy URL.", show_default="casebook.db")]
DEFAULT_BOOK = ""


def _book(given: str) -> str:
    from dateline.settings import load_settings

    return given or load_settings().casebook


def open_book(given: str, *, create: bool = False):  # type: ignore[no-untyped-def]
    from dateline.store.casebook import open_casebook

    return open_casebook(_book(given), create=create)


def _shown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Incidents with disputed ground under the codes and names that the settings choose."""
    from dateline.reference.disputed import read_namings, renamed
    from dateline.settings import load_settings

    namings = read_namings(load_settings().disputed)
    return [renamed(row, namings) for row in rows] if namings else rows


@app.command()
def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=".txt, .md, .html, .jsonl, folders of these, or - for standard input.")],
    casebook: Book = DEFAULT_BOOK,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Read reports into the casebook and resolve them into incidents."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from dateline.apps.pipeline import Tools
    from dateline.apps.pipeline import run as run_all
    from dateline.inference.onnx_reader import shipped_reader
    from dateline.ingest.files import Intake, count_inputs
    from dateline.reference.bundle import load_reference
    from dateline.reference.user_places import fingerprint
    from dateline.settings import load_settings

    settings, errors = load_settings(), Console(stderr=True)
    own = Path(settings.gazetteer)
    now = datetime.now(UTC)
    tools = Tools(shipped_reader(settings.reader_threads), load_reference(own), now, fingerprint(own), settings.workers)
    book = open_book(casebook, create=True)
    intake = Intake(settings.max_bytes, settings.language_min_words, now, getattr(sys.stdin, "buffer", None), book.folder)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=errors, disable=quiet or not errors.is_terminal) as bar:
        task = bar.add_task("", total=count_inputs(paths))
        result = run_all(paths, book, tools, intake, lambda name: bar.update(task, advance=1, description=name[-50:]))
    for refusal in result.refused:
        errors.print(f"refused {refusal}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    typer.echo(
        f"{result.read} read, {result.known} already known, {len(result.refused)} refused; "
        f"{result.incidents} incidents ({result.changed} new or changed) in {_book(casebook)}"
    )
    if result.undated:
        typer.echo(
            f"{result.undated} of the documents could not be dated: what they tell by weekday alone is in no incident. "
            "`dateline document ID` shows why; a date in the text, the page or the JSON Lines field published_at settles it."
        )
    if result.refused:
        raise typer.Exit(EXIT_REFUSED)


@app.command("list")
def list_incidents(
    casebook: Book = DEFAULT_BOOK,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day.")] = None,
    country: Annotated[str | None, typer.Option(help="A country's name, or its ISO 3166-1 alpha-2 code.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="Part of an ACLED event or sub-event type.")] = None,
    actor: Annotated[str | None, typer.Option(help="Part of a perpetrator's or target's name.")] = None,
    status: Annotated[str | None, typer.Option(help="A responsibility, corroboration or outcome, e.g. claim-only.")] = None,
) -> None:
    """List incidents, oldest first."""
    from dateline.apps.screens import incident_table, print_plain
    from dateline.store.casebook import Filter

    wanted = Filter(since.date() if since else None, until.date() if until else None, country_code(country), kind, actor, status)
    print_plain(incident_table(_shown(open_book(casebook).incidents(wanted))))


def country_code(told: str | None) -> str | None:
    """The ISO code of a country told by code or by name; wrong usage if there is none such, not an empty list."""
    from dateline.reference.gazetteer import country_keys, load_countries
    from dateline.reference.place_names import fold_place

    if told is None:
        return None
    countries = load_countries()
    found = told.upper() if told.upper() in countries else country_keys(countries).get(fold_place(told))
    if found is None:
        raise typer.BadParameter(f"no country {told!r}: give its name or its ISO code, such as Yemen or YE", param_hint="--country")
    return found


@app.command()
def show(incident: Annotated[str, typer.Argument(help="Incident id, or its beginning.")], casebook: Book = DEFAULT_BOOK) -> None:
    """Show one incident's ledger: every field, rival value and statement, with quote, document and link."""
    from dateline.apps.judging import standing
    from dateline.apps.screens import incident_screen, print_plain
    from dateline.export.rows import headline_statements

    book = open_book(casebook)
    row = _shown([book.incident(incident)])[0]
    judgements = [(j, undone) for j, undone in standing(book.judgements()) if set(j.subjects) & {*row["accounts"], row["incident_id"]}]
    headlines = headline_statements(row, book.reports(row["documents"]))
    print_plain(*incident_screen(row, book.totals("documents"), judgements, headlines))


@app.command()
def document(ident: Annotated[str, typer.Argument(metavar="ID", help="Document id or external id.")], casebook: Book = DEFAULT_BOOK) -> None:
    """Show a document's text with its mentions marked, and what its date rests on."""
    from dateline.apps.screens import document_screen, print_plain

    book = open_book(casebook)
    report = book.report(ident)
    rows = {r["document_id"]: r for r in book.totals("documents")}
    print_plain(*document_screen(report, rows.get(report.document_id)))


@app.command()
def tallies(casebook: Book = DEFAULT_BOOK) -> None:
    """List stated totals, with what they account for and what is missing."""
    from dateline.apps.screens import print_plain, tally_table

    print_plain(tally_table(open_book(casebook).totals("tallies")))


@app.command()
def judge(
    kind: Annotated[str, typer.Argument(help="same | different | value | not-incident | incident | undo")],
    subjects: Annotated[list[str], typer.Argument(help="Incident or account ids; for value: INCIDENT FIELD VALUE; for undo: a judgement id.")],
    why: Annotated[str, typer.Option("--why", help="The reason; kept for ever.")],
    casebook: Book = DEFAULT_BOOK,
) -> None:
    """Rule that incidents are the same or different, that a value is so, or that something is no incident.

    A ruling is kept, re-applied on every run, shown in `show` and `judgements`, and undone by another one.
    """
    from dateline.apps.judging import judgements_of
    from dateline.apps.pipeline import resolve_again
    from dateline.reference.bundle import load_reference

    book = open_book(casebook)
    now = datetime.now(UTC)
    for ruling in judgements_of(book, kind, subjects, why, now):
        book.judge(ruling)
        typer.echo(f"kept as {ruling.judgement_id}")
    typer.echo(f"{resolve_again(book, load_reference(places.folder()), now)} incidents changed")


@app.command()
def judgements(casebook: Book = DEFAULT_BOOK) -> None:
    """List every ruling ever made, oldest first, with the id that undoes it."""
    from dateline.apps.judging import standing
    from dateline.apps.screens import judgement_table, print_plain

    print_plain(judgement_table(standing(open_book(casebook).judgements())))


@app.command()
def export(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write into.")],
    form: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    casebook: Book = DEFAULT_BOOK,
) -> None:
    """Write incidents, tallies, documents and presences as JSON Lines or CSV."""
    from dateline.export.jsonl import write_csv, write_jsonl

    writers = {"jsonl": write_jsonl, "csv": write_csv}
    if form not in writers:
        raise typer.BadParameter(f"{form!r}: wants jsonl or csv", param_hint="--format")
    book = open_book(casebook)
    rows = {"incidents": _shown(book.incidents()), **{k: book.totals(k) for k in ("tallies", "documents", "presences")}}
    for path in writers[form](output, rows):
        typer.echo(str(path))


@app.command()
def brief(output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="HTML file to write.")], casebook: Book = DEFAULT_BOOK) -> None:
    """Write one self-contained HTML file: summary, map, timeline, table, every incident with its evidence."""
    from dateline.export.brief import Told, write_brief
    from dateline.reference.gazetteer import load_countries

    book = open_book(casebook)
    names = {iso: country.name for iso, country in load_countries().items()}
    write_brief(output, Told(_shown(book.incidents()), {k: book.totals(k) for k in ("tallies", "documents", "presences")}, book.reports(), names))
    typer.echo(str(output))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter gets an escape, not a failure
    app()


if __name__ == "__main__":
    main()
