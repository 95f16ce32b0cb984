"""How does Alembic reach the casebook? Over the connection that `open_casebook` hands it."""

from __future__ import annotations

from alembic import context

from dateline.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
