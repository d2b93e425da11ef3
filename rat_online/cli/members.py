"""`rat-online members import`."""

import typer

app = typer.Typer(no_args_is_help=True, help="Members: import them from a spreadsheet.")
