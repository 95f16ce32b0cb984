"""First tables of the casebook."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("document_id", sa.String(40), primary_key=True),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published_on", sa.Date()),
        sa.Column("url", sa.Text()),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_documents_external_id", "documents", ["external_id"])
    op.create_table(
        "reports",
        sa.Column("document_id", sa.String(40), sa.ForeignKey("documents.document_id", name="fk_reports_document_id_documents"), primary_key=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "incidents",
        sa.Column("incident_id", sa.String(40), primary_key=True),
        sa.Column("sub_event_type", sa.Text(), nullable=False),
        sa.Column("date_start", sa.Date(), nullable=False),
        sa.Column("date_end", sa.Date(), nullable=False),
        sa.Column("country", sa.String(2)),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("corroboration", sa.Text(), nullable=False),
        sa.Column("row", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_incidents_days", "incidents", ["date_start", "date_end"])
    op.create_table(
        "accounts",
        sa.Column("account_id", sa.String(40), primary_key=True),
        sa.Column("incident_id", sa.String(40), nullable=False),
    )
    op.create_index("ix_accounts_incident_id", "accounts", ["incident_id"])
    op.create_table(
        "totals",
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("row", sa.JSON(), nullable=False),
    )
    op.create_table(
        "judgements",
        sa.Column("judgement_id", sa.String(40), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("field", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    for table in ("judgements", "totals", "accounts", "incidents", "reports", "documents"):
        op.drop_table(table)
