"""Alembic steps, in one line: `versions/v0001_….py`, each written by hand for both databases."""
