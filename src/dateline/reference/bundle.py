"""Which look-ups does grounding need, as one argument? Gazetteer, actor directory, dated anchors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.reference.actors import ActorDirectory, load_directory
from dateline.reference.anchors import Anchors, load_anchors
from dateline.reference.gazetteer import Gazetteer, load_gazetteer


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference data as one argument of the pure functions."""

    gazetteer: Gazetteer
    directory: ActorDirectory
    anchors: Anchors


@lru_cache(maxsize=1)
def load_reference() -> Reference:
    """The data that come with the package. Raises `ReferenceDataError` for a broken file."""
    return Reference(load_gazetteer(), load_directory(), load_anchors())
