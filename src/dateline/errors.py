"""Which errors does Dateline raise?

    DatelineError
    ├── InputRefused          one input could not become a document (path, reason); never stops a batch
    ├── ReaderError           the reader's weights or answer are unusable (reader, reason)
    ├── ReferenceDataError    a reference data file breaks its format (file, line, reason)
    ├── CasebookError         the casebook can't be opened or migrated (casebook, reason)
    ├── UnknownRecord         no such incident, document, field … (kind, ident)
    └── SettingsError         a setting has no valid value (name, value, reason)
"""

from __future__ import annotations

from dataclasses import dataclass


class DatelineError(Exception):
    """Root of the tree; every error carries its fields and says what to do."""


@dataclass
class InputRefused(DatelineError):
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass
class ReaderError(DatelineError):
    reader: str
    reason: str

    def __str__(self) -> str:
        return f"reader {self.reader}: {self.reason}"


@dataclass
class ReferenceDataError(DatelineError):
    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass
class CasebookError(DatelineError):
    casebook: str
    reason: str

    def __str__(self) -> str:
        return f"casebook {self.casebook}: {self.reason}"


@dataclass
class UnknownRecord(DatelineError):
    kind: str
    ident: str

    def __str__(self) -> str:
        return f"no {self.kind} {self.ident!r} in this casebook"


@dataclass
class SettingsError(DatelineError):
    name: str
    value: str
    reason: str

    def __str__(self) -> str:
        return f"setting {self.name}={self.value!r}: {self.reason}"
