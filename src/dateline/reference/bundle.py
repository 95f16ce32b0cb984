"""Which look-ups does grounding need, as one argument? Gazetteer, actor directory, dated anchors, garrisons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.reference.actors import ActorDirectory, load_directory
from dateline.reference.anchors import Anchors, load_anchors
from dateline.reference.garrisons import Garrisons, load_garrisons
from dateline.reference.gazetteer import Gazetteer, load_countries, load_gazetteer
from dateline.reference.user_places import sites, tables


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference data as one argument of the pure functions."""

    gazetteer: Gazetteer
    directory: ActorDirectory
    anchors: Anchors
    garrisons: Garrisons


@lru_cache(maxsize=2)
def load_reference(own_places: Path | None = None) -> Reference:
    """The data that come with the package, and the places that the user added to this folder.

    Raises `ReferenceDataError` for a broken file."""
    if own_places is None:
        return Reference(load_gazetteer(), load_directory(), load_anchors(), load_garrisons())
    gazetteer = load_gazetteer(sites(own_places, load_countries()), tables(own_places))
    return Reference(gazetteer, load_directory(), load_anchors(), load_garrisons())
