"""Alembic migrations of the casebook."""
