"""`dateline gazetteer`: the user's own places, added, listed and taken out again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, help=__doc__)
Name = Annotated[str | None, typer.Option("--name", help="Name of the addition.", show_default="the file's name")]


def folder() -> Path:
    """Where the user's places are kept."""
    from dateline.settings import load_settings

    return Path(load_settings().gazetteer)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="IQ.txt or IQ.zip from download.geonames.org.")],
    name: Name = None,
) -> None:
    """Add a GeoNames country dump: tab-separated, 19 columns, of any size.

    Towns, divisions, airports, bases, dams, prisons, ports, crossings, oil fields, islands and valleys are kept; streams, hotels,
    farms and the like are left out. An addition of the same name is replaced. Later runs read their documents anew with it.
    """
    from dateline.reference.user_places import add_dump

    item = add_dump(file, folder(), name)
    typer.echo(f"added {item.name}: {item.rows} places, {item.left_out} lines of other kinds left out, in {folder()}")


@app.command("add-sites")
def add_sites_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="CSV: name,lat,lon,kind,country,radius,aliases,source.")],
    name: Name = None,
) -> None:
    """Add own places from a CSV file with a header line.

    name, lat, lon and kind are needed; country is an ISO 3166-1 alpha-2 code (empty at sea), radius in kilometres, aliases stand
    between bars (Camp A|Alpha), source says where the point comes from.
    """
    from dateline.reference.gazetteer import load_countries
    from dateline.reference.user_places import add_sites

    item = add_sites(file, folder(), load_countries(), name)
    typer.echo(f"added {item.name}: {item.rows} sites, in {folder()}")


@app.command("list")
def list_added() -> None:
    """List what was added."""
    from dateline.reference.user_places import added

    items = added(folder())
    for item in items:
        typer.echo(f"{item.name}\t{item.kind}\t{item.rows} places")
    if not items:
        typer.echo(f"nothing added in {folder()}")


@app.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As `dateline gazetteer list` shows it.")]) -> None:
    """Take an addition out again."""
    from dateline.reference.user_places import remove as forget

    if not forget(name, folder()):
        raise typer.BadParameter(f"no addition {name!r}: see `dateline gazetteer list`", param_hint="NAME")
    typer.echo(f"removed {name}")


@app.command()
def disputed() -> None:
    """List disputed areas, the code they are shown under, and the codes and names they may be shown under instead.

    DATELINE_DISPUTED="crimea=UA/RU, western-sahara=EH:Western Sahara" chooses. What is stored does not change.
    """
    from dateline.reference.disputed import disputed_areas, read_namings
    from dateline.settings import load_settings

    chosen = {n.area.key: n for n in read_namings(load_settings().disputed)}
    for area in disputed_areas().values():
        naming = chosen.get(area.key)
        shown = area.shown if naming is None else naming.country + (f" as {naming.name}" if naming.name else "")
        typer.echo(f"{area.key}\t{area.title}\tshown under {shown}\tmay be {', '.join(area.claimants)}; {', '.join(area.names)}")
