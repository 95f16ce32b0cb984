"""Where are documents, reports, incidents and judgements kept? The casebook, a SQLite file or a PostgreSQL database."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, inspect, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from dateline.errors import CasebookError, UnknownRecord
from dateline.model.documents import Document
from dateline.model.report import Report
from dateline.model.resolution import Judgement
from dateline.store.tables import AccountRow, DocumentRow, IncidentRow, JudgementRow, ReportRow, TotalRow

_DOCUMENT: TypeAdapter[Document] = TypeAdapter(Document)
_REPORT: TypeAdapter[Report] = TypeAdapter(Report)
Row = dict[str, Any]
_WANTED = "wants a file name, sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"


@dataclass(frozen=True, slots=True)
class Filter:
    """What `list` narrows by; dates are inclusive, text fields match case-insensitively."""

    since: date | None = None
    until: date | None = None
    country: str | None = None
    kind: str | None = None
    actor: str | None = None
    status: str | None = None


def open_casebook(location: str, *, create: bool = True) -> Casebook:
    """Open a casebook file, or a database by SQLAlchemy URL, and bring its tables up to date.

    Raises `CasebookError` for a file or database that is no casebook or, without `create`, for a file that does not exist.
    """
    engine = _engine(location)
    file = _file(engine)
    if file is not None:
        _check_file(location, file, create=create)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_settings)
    try:
        with engine.begin() as connection:
            if file is not None and _is_foreign(connection):
                raise CasebookError(location, "is a database, but no casebook")
            _migrate(connection)
    except DBAPIError as error:
        raise CasebookError(_bare(location), f"cannot be opened as a casebook: {_told(error)}") from error
    except CommandError as error:
        raise CasebookError(_bare(location), f"its tables are not those of this version of Dateline: {error}") from error
    return Casebook(engine)


def _engine(location: str) -> Engine:
    try:
        engine = create_engine(location if "://" in location else URL.create("sqlite", database=location))
    except ImportError as error:  # a driver that is missing, or one without the library that it stands on
        fix = "pip install 'dateline[postgresql]'" if error.name in ("psycopg", None) else f"it {_WANTED}"
        raise CasebookError(_bare(location), f"the driver {error.name or 'psycopg'!r} is not installed: {fix}") from error
    except (ArgumentError, ValueError) as error:
        raise CasebookError(_bare(location), f"is no database address that can be used: it {_WANTED}") from error
    if "@" in (engine.url.host or ""):  # the rest of a password, which the driver's own message would show
        raise CasebookError(_bare(location), "its password holds an @, which is written %40 there")
    return engine


def _file(engine: Engine) -> Path | None:
    """The file of a SQLite database; None for one on a server, in memory or under a SQLite URI."""
    name = engine.url.database
    kept = engine.dialect.name == "sqlite" and name not in (None, "", ":memory:") and "uri" not in engine.url.query
    return Path(name) if kept and name is not None else None


def _check_file(location: str, file: Path, *, create: bool) -> None:
    if file.is_dir():
        raise CasebookError(location, "is a folder, not a file")
    if not create and not file.exists():
        raise CasebookError(location, "no such file; `dateline run` makes one")
    if not file.parent.is_dir():
        raise CasebookError(location, f"no such folder: {file.parent}")


def _is_foreign(connection: Connection) -> bool:
    """Does the file hold tables, and none of them ours? Ours do not belong beside another program's."""
    names = inspect(connection).get_table_names()
    return bool(names) and "alembic_version" not in names


def _bare(url: str) -> str:
    """An address as messages may show it: without its password."""
    return re.sub(r"([?&]password=)[^&\s]*", r"\1…", re.sub(r"(://[^:/@\s]*):\S*@", r"\1@", url))


def _told(error: DBAPIError) -> str:
    """What the database says, in one line."""
    return " ".join(str(error.orig).split())


def _sqlite_settings(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@dataclass(frozen=True)
class Casebook:
    """An open casebook. Every method is one transaction."""

    engine: Engine

    @contextmanager
    def _session(self) -> Iterator[Session]:
        try:
            with Session(self.engine) as session, session.begin():
                yield session
        except DBAPIError as error:  # locked, full, gone: nothing of this transaction was kept
            raise CasebookError(self._name, f"cannot be read or written: {_told(error)}") from error

    @property
    def _name(self) -> str:
        file = _file(self.engine)
        return _bare(str(self.engine.url)) if file is None else str(file)

    @property
    def folder(self) -> Path | None:
        """The folder of a casebook file, from which documents beside it are named; None for a database elsewhere."""
        file = _file(self.engine)
        return None if file is None else Path(os.path.realpath(file)).parent

    def close(self) -> None:
        """Give the database's connections back; the casebook can be used again afterwards."""
        self.engine.dispose()

    # ---- documents and reports
    def has(self, document: Document, reader: str) -> bool:
        """Is this very text already read by this reader, and current?"""
        with self._session() as session:
            row = session.get(ReportRow, document.document_id)
            held = session.get(DocumentRow, document.document_id)
            return row is not None and row.reader == reader and held is not None and not held.superseded

    def add(self, report: Report, reader: str, now: datetime) -> None:
        """Keep a document with its report; older versions of its external id are superseded."""
        document = report.document
        with self._session() as session:
            session.execute(
                update(DocumentRow)
                .where(DocumentRow.external_id == document.external_id, DocumentRow.document_id != document.document_id)
                .values(superseded=True)
            )
            session.merge(
                DocumentRow(
                    document_id=document.document_id, external_id=document.external_id, superseded=False, title=document.title,
                    publisher=document.publisher, published_on=document.published_on, url=document.url, content_hash=document.content_hash,
                    payload=_DOCUMENT.dump_json(document).decode(), recorded_at=now,
                )
            )  # fmt: skip
            session.flush()
            session.merge(ReportRow(document_id=document.document_id, reader=reader, payload=_REPORT.dump_json(report).decode(), recorded_at=now))

    def reports(self, external_ids: Sequence[str] | None = None) -> tuple[Report, ...]:
        """Reports of all current documents, or of those with these external ids, by document id."""
        query = (
            select(ReportRow.payload)
            .join(DocumentRow, DocumentRow.document_id == ReportRow.document_id)
            .where(DocumentRow.superseded.is_(False))
            .order_by(ReportRow.document_id)
        )
        if external_ids is not None:
            query = query.where(DocumentRow.external_id.in_(external_ids))
        with self._session() as session:
            return tuple(self._read(payload) for payload in session.scalars(query))

    def _read(self, payload: str) -> Report:
        try:
            return _REPORT.validate_json(payload)
        except ValidationError as error:
            raise CasebookError(self._name, "holds reports of another version of Dateline; run the reports into a new casebook") from error

    def report(self, ident: str) -> Report:
        """The report of one document, by external id, document id or a unique beginning of either."""
        with self._session() as session:
            rows = session.execute(select(DocumentRow.document_id, DocumentRow.external_id).where(DocumentRow.superseded.is_(False))).all()
            exact = [d for d, e in rows if ident in (d, e)]
            found = _only("document", ident, exact or [d for d, e in rows if d.startswith(ident) or e.startswith(ident)])
            row = session.get(ReportRow, found)
            if row is None:
                raise UnknownRecord("report of document", ident)
            return self._read(row.payload)

    # ---- what was resolved
    def previous(self) -> Mapping[str, str]:
        with self._session() as session:
            return {row.account_id: row.incident_id for row in session.scalars(select(AccountRow))}

    def keep(self, rows: Mapping[str, Sequence[Row]], now: datetime) -> int:
        """Replace what was resolved by `rows` (the export's shape); returns how many incidents are new or changed."""
        changed = 0
        with self._session() as session:
            held = {r.incident_id: r for r in session.scalars(select(IncidentRow))}
            for row in rows["incidents"]:
                old = held.pop(row["incident_id"], None)
                if old is not None and old.row == row:
                    continue
                changed += 1
                session.merge(_incident_row(row, now))
            for gone in held.values():
                session.delete(gone)
                changed += 1
            session.execute(delete(AccountRow))
            session.add_all(AccountRow(account_id=a, incident_id=row["incident_id"]) for row in rows["incidents"] for a in row["accounts"])
            session.execute(delete(TotalRow))
            session.add_all(
                TotalRow(kind=kind, place=at, row=row) for kind in ("documents", "tallies", "presences") for at, row in enumerate(rows[kind])
            )
        return changed

    def incidents(self, wanted: Filter | None = None) -> list[Row]:
        """Incident rows in order of their days."""
        query = select(IncidentRow).order_by(IncidentRow.date_start, IncidentRow.date_end, IncidentRow.incident_id)
        if wanted is not None and wanted.since is not None:
            query = query.where(IncidentRow.date_end >= wanted.since)
        if wanted is not None and wanted.until is not None:
            query = query.where(IncidentRow.date_start <= wanted.until)
        if wanted is not None and wanted.country is not None:
            query = query.where(IncidentRow.country == wanted.country.upper())
        with self._session() as session:
            rows = [r.row for r in session.scalars(query)]
        return [r for r in rows if wanted is None or _matches(r, wanted)]

    def incident(self, ident: str) -> Row:
        """One incident by id or a unique beginning of it (with or without `inc-`)."""
        with self._session() as session:
            ids = list(session.scalars(select(IncidentRow.incident_id)))
            exact = [i for i in ids if i == ident]
            found = _only("incident", ident, exact or [i for i in ids if i.startswith(ident) or i.removeprefix("inc-").startswith(ident)])
            row = session.get(IncidentRow, found)
            assert row is not None
            return row.row

    def totals(self, kind: str) -> list[Row]:
        """Rows of `documents`, `tallies` or `presences` as last resolved."""
        with self._session() as session:
            return list(session.scalars(select(TotalRow.row).where(TotalRow.kind == kind).order_by(TotalRow.place)))

    # ---- judgements
    def judge(self, judgement: Judgement) -> None:
        with self._session() as session:
            session.add(
                JudgementRow(
                    judgement_id=judgement.judgement_id, kind=judgement.kind, subjects=list(judgement.subjects), field=judgement.field,
                    value=judgement.value, why=judgement.why, recorded_at=judgement.recorded_at,
                )
            )  # fmt: skip

    def judgements(self) -> tuple[Judgement, ...]:
        """All rulings, oldest first."""
        with self._session() as session:
            rows = session.scalars(select(JudgementRow).order_by(JudgementRow.recorded_at, JudgementRow.judgement_id))
            return tuple(Judgement(r.judgement_id, r.kind, tuple(r.subjects), r.field, r.value, r.why, r.recorded_at) for r in rows)


def _only(kind: str, ident: str, found: Sequence[str]) -> str:
    """The one record that is meant. An empty id means none, even where there is only one to mean."""
    if not found or not ident:
        raise UnknownRecord(kind, ident)
    if len(found) > 1:
        raise UnknownRecord(f"single {kind} ({len(found)} begin so, give more of the id)", ident)
    return found[0]


def _incident_row(row: Row, now: datetime) -> IncidentRow:
    return IncidentRow(
        incident_id=row["incident_id"], sub_event_type=row["sub_event_type"], date_start=date.fromisoformat(row["date_start"]),
        date_end=date.fromisoformat(row["date_end"]), country=row["country"], lat=row["lat"], lon=row["lon"],
        responsibility=row["responsibility"], corroboration=row["corroboration"], row=row, recorded_at=now,
    )  # fmt: skip


def _matches(row: Row, wanted: Filter) -> bool:
    def holds(word: str | None, *values: str) -> bool:
        return word is None or any(word.casefold() in v.casefold() for v in values)

    return (
        holds(wanted.kind, row["sub_event_type"], row["event_type"])
        and holds(wanted.actor, *row["perpetrators"], *row["targets"])
        and (wanted.status is None or wanted.status.casefold() in (row["responsibility"], row["corroboration"], row["outcome"]))
    )
