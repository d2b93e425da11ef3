"""`rat-online verify`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from rat_online.cli.running import WRONG_INPUT, fail


def verify(
    bundle: Annotated[Path, typer.Argument(help="Bundle written by `rat-online meeting export`.")],
    head: Annotated[
        str | None, typer.Option(help="Head or code you noted elsewhere, to find a cut tail.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report for programs.")] = False,
) -> None:
    """Check a bundle without network or database: chain, roll, quorum at every snapshot, each tally.

    Lists every finding and ends with exit code 1 when there is any:

        rat-online verify bundel.zip --head 7F3K-9QD2-M4TA
    """
    from rat_online.verify import check_bundle

    if not bundle.is_file():
        fail(f"Tidak ada berkas {bundle}. / There is no such file.", WRONG_INPUT)
    report = check_bundle(bundle, head)
    if as_json:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        for line in report.lines():
            typer.echo(line)
    if report.findings:
        raise typer.Exit(1)
