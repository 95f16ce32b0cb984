"""`dateline actors`: why a name means an actor, whether an actor file is well formed, and whom the directory lacks."""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.extract.actor_finding import Finding
    from dateline.reference.actors import ActorDirectory
    from dateline.resolve.unknown_actors import UnknownActor

EXIT_FAULTS, EXIT_NONE = 1, 1
actors = typer.Typer(no_args_is_help=True, help="Look into the actor directory, check a file for it, list whom it lacks.", rich_markup_mode=None)


@actors.command()
def find(
    name: Annotated[str, typer.Argument(help="A name as a report tells it.")],
    country: Annotated[list[str] | None, typer.Option(help="A country that the report is about, by name or ISO code; may be repeated.")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that the report tells of.")] = None,
) -> None:
    """Explain whom a name means: candidates, scores, why, and relations. Exit code 1 when no actor is known by it."""
    from dateline.apps.cli import country_code
    from dateline.apps.screens import print_plain
    from dateline.extract.actor_finding import find_actor
    from dateline.reference.actors import load_directory

    countries = tuple(filter(None, (country_code(told) for told in country or ())))
    directory = load_directory()
    found = find_actor(name, directory, countries, on.date() if on else None)
    print_plain(*_finding_screen(found, directory))
    if found.value.actor_id is None:
        raise typer.Exit(EXIT_NONE)


def _finding_screen(found: Finding, directory: ActorDirectory) -> list[RenderableType]:
    from rich.table import Table

    from dateline.extract.actor_finding import relations_of

    value = found.value
    meant = f"{value.name} ({value.actor_id})" if value.actor_id is not None else f"no actor of the directory; kept as {value.name!r}"
    spoken = f", speaks for {value.speaks_for}" if value.speaks_for else ""
    lines: list[RenderableType] = [f"Means {meant}{spoken}", f"basis {value.basis}: {'; '.join(value.trace)}"]
    chosen = directory.get(value.actor_id) if value.actor_id is not None else None
    if chosen is not None:
        about = [chosen.kind, chosen.country or "no country", f"source {chosen.source}"]
        lines += [", ".join(about), *(f"  {line}" for line in relations_of(chosen, directory))]
    if found.candidates:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("score", "id", "name", "as", "why"):
            table.add_column(column, overflow="fold", no_wrap=column == "score")
        for c in found.candidates:
            table.add_row("no" if c.rejected else f"{c.score:.2f}", c.actor.actor_id, c.actor.name, c.wording, "; ".join(c.reasons))
        lines += ["", table]
    return lines


@actors.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="An actor file: CSV with the directory's columns.")]) -> None:
    """Check a file of actors: every fault with its line, its column and what mends it. Exit code 1 when there are any."""
    from dateline.errors import InputRefused
    from dateline.reference.actor_rows import check_file
    from dateline.reference.actors import load_directory

    directory = load_directory()
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputRefused(str(file), "is not UTF-8 text; save it as UTF-8") from fault
    lines = text.splitlines(keepends=True)
    faults = check_file(lines, directory.actors, directory.states)
    for found in faults:
        typer.echo(f"{file}: {found}")
    if faults:
        typer.echo(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}")
        raise typer.Exit(EXIT_FAULTS)
    typer.echo(f"{file}: {len(list(csv.DictReader(lines)))} actors, no faults")


@actors.command()
def unknown(
    casebook: Annotated[str, typer.Option("--casebook", help="Casebook file, or a database by SQLAlchemy URL.", show_default="casebook.db")] = "",
    rows: Annotated[bool, typer.Option("--csv", help="Print rows of an actor file, to complete by hand.")] = False,
) -> None:
    """List the actors a casebook names that the directory does not hold: how often, and in which documents."""
    from dateline.apps.cli import open_book
    from dateline.apps.screens import print_plain
    from dateline.reference.actors import load_directory
    from dateline.resolve.unknown_actors import unknown_actors

    directory = load_directory()
    found = unknown_actors(open_book(casebook).reports(), directory)
    if rows:
        _print_rows(found, directory)
    else:
        print_plain(_unknown_table(found))


def _print_rows(found: tuple[UnknownActor, ...], directory: ActorDirectory) -> None:
    from dateline.reference.actor_rows import COLUMNS

    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    taken = list(directory.actors)
    for actor in found:
        row = actor.row(taken)
        taken.append(row["actor_id"])
        writer.writerow(row)


def _unknown_table(found: tuple[UnknownActor, ...]) -> RenderableType:
    from rich.table import Table

    if not found:
        return "No unknown actors."
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("name", "also as", "kind", "country", "times", "documents"):
        table.add_column(column, overflow="fold")
    for actor in found:
        also = ", ".join(n for n in actor.names if n != actor.name)
        table.add_row(actor.name, also, actor.kind, actor.country or "", str(actor.times), ", ".join(actor.documents))
    return table


__all__ = ["actors"]
