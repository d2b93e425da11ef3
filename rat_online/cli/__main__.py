"""`python -m rat_online.cli`."""

from rat_online.cli import app

app()
