"""Wiring: command line and, later, web and Spark. No domain rule lives here."""
