"""`rat-online init`."""

from typing import Annotated

import typer

from rat_online.app.first_run import Founding
from rat_online.bootstrap import Install
from rat_online.cli.running import with_install

Password = Annotated[
    str,
    typer.Option(
        help="Password; asked for when not given, or read from RAT_ADMIN_PASSWORD.",
        envvar="RAT_ADMIN_PASSWORD",
        prompt="Kata sandi",
        hide_input=True,
        confirmation_prompt=True,
    ),
]


def init(
    cooperative: Annotated[str, typer.Option(help="Name of the cooperative.", prompt="Nama koperasi")],
    name: Annotated[str, typer.Option(help="Name of the first admin.", prompt="Nama admin")],
    login: Annotated[str, typer.Option(help="Login of the first admin.", prompt="Nama pengguna")],
    password: Password,
    zone: Annotated[
        str, typer.Option(help="Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).")
    ] = "Asia/Jakarta",
    legal_number: Annotated[str, typer.Option(help="Number of the legal entity (badan hukum).")] = "",
    address: Annotated[str, typer.Option(help="Address for the letterhead.")] = "",
) -> None:
    """Make the first cooperative and its admin, instead of the first page of the browser.

    Creates the database, its tables and the secrets in RAT_DATA_DIR. Run it once:

        rat-online init --cooperative "Koperasi Mekar Jaya" --name "Siti Rahma" --login siti
    """
    founding = Founding(
        cooperative_name=cooperative,
        admin_name=name,
        login=login,
        password=password,
        zone=zone,
        legal_number=legal_number,
        address=address,
    )

    async def found(install: Install) -> str:
        made, account = await install.first_run.found_without_code(founding)
        return f"Koperasi {made.name} ({made.id}), admin {account.login}."

    typer.echo(with_install(found))
