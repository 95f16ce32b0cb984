"""Dateline: from news reports on armed conflict to a casebook of sourced incidents."""

__version__ = "0.1.0"
