"""Which settings does a run use? One frozen record, read from the environment by the apps only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from dateline.errors import SettingsError

PREFIX = "DATELINE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """`DATELINE_<NAME>` in the environment overrides a field; an empty one counts as not set.

    max_bytes: largest input that is read, in bytes. language_min_words: shorter texts are not refused for their
    language. workers: documents read side by side. reader_threads: threads of the model for each of them. casebook: default
    path of the casebook. gazetteer: folder of the user's own places, by default dateline/gazetteer in the user's data folder
    (XDG_DATA_HOME, else ~/.local/share). disputed: how disputed ground is shown, "AREA=CODE[:NAME], …"
    (`dateline gazetteer disputed`).
    """

    casebook: str = "casebook.db"
    max_bytes: int = 5_000_000
    language_min_words: int = 20
    workers: int = 2
    reader_threads: int = 1
    gazetteer: str = ""
    disputed: str = ""


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment. Raises `SettingsError` for a value that is not of the field's kind."""
    given = os.environ if environment is None else environment
    data = given.get("XDG_DATA_HOME") or str(Path(given.get("HOME") or Path.home()) / ".local" / "share")
    values: dict[str, str | int] = {"gazetteer": str(Path(data) / "dateline" / "gazetteer")}
    for field in fields(Settings):
        raw = given.get(PREFIX + field.name.upper())
        if raw is None or raw == "":
            continue
        if field.type in ("int", int):
            if not raw.isdecimal() or int(raw) < 1:
                raise SettingsError(field.name, raw, "wants a whole number of at least 1")
            values[field.name] = int(raw)
        else:
            values[field.name] = raw
    return Settings(**values)  # type: ignore[arg-type]
