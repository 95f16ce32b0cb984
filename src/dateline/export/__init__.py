"""Casebook rows in other people's formats: shaping apart from writing."""
