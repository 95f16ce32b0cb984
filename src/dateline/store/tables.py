"""Which tables does a casebook have?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, DateTime, Float, ForeignKey, Index, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class DocumentRow(Base):
    """One captured text. `superseded` marks an older version of the same external id; nothing is ever deleted."""

    __tablename__ = "documents"

    document_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    external_id: Mapped[str] = mapped_column(Text, index=True)
    superseded: Mapped[bool] = mapped_column(Boolean, default=False)
    title: Mapped[str | None] = mapped_column(Text)
    publisher: Mapped[str | None] = mapped_column(Text)
    published_on: Mapped[date | None] = mapped_column(Date)
    url: Mapped[str | None] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))
    payload: Mapped[str] = mapped_column(Text)
    """The `Document` record as JSON."""
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ReportRow(Base):
    """What a reader found in a document; the record as JSON."""

    __tablename__ = "reports"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.document_id"), primary_key=True)
    reader: Mapped[str] = mapped_column(Text)
    payload: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class IncidentRow(Base):
    """An incident as last resolved: columns to filter by, and the whole row in the export's shape."""

    __tablename__ = "incidents"

    incident_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    sub_event_type: Mapped[str] = mapped_column(Text)
    date_start: Mapped[date] = mapped_column(Date)
    date_end: Mapped[date] = mapped_column(Date)
    country: Mapped[str | None] = mapped_column(String(2))
    lat: Mapped[float] = mapped_column(Float)
    lon: Mapped[float] = mapped_column(Float)
    responsibility: Mapped[str] = mapped_column(Text)
    corroboration: Mapped[str] = mapped_column(Text)
    row: Mapped[dict[str, Any]] = mapped_column(JSON)
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    __table_args__ = (Index("ix_incidents_days", "date_start", "date_end"),)


class AccountRow(Base):
    """Which incident an account belongs to, so that incidents keep their ids."""

    __tablename__ = "accounts"

    account_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    incident_id: Mapped[str] = mapped_column(String(40), index=True)


class TotalRow(Base):
    """A tally, a presence or a document's day, in the export's shape."""

    __tablename__ = "totals"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    place: Mapped[int] = mapped_column(Integer, primary_key=True)
    row: Mapped[dict[str, Any]] = mapped_column(JSON)


class JudgementRow(Base):
    """A ruling by a person; never deleted, only superseded."""

    __tablename__ = "judgements"

    judgement_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    subjects: Mapped[list[str]] = mapped_column(JSON)
    field: Mapped[str | None] = mapped_column(Text)
    value: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[str] = mapped_column(Text)
