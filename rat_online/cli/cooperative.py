"""`rat-online cooperative add` and `list`: several cooperatives in one install, strictly apart."""

from typing import Annotated

import typer

from rat_online.app.password_rules import fault_of
from rat_online.app.ports.registry import AccountRole, AlreadyThere
from rat_online.bootstrap import Install
from rat_online.cli.init import Password
from rat_online.cli.running import WRONG_INPUT, fail, with_install
from rat_online.web.catalogue import translate
from rat_online.web.formats import ZONES

app = typer.Typer(no_args_is_help=True, help="Cooperatives: add another to this install, list them.")

FIRST_ROLES = (AccountRole.ADMIN, AccountRole.COMMITTEE)


@app.command("add")
def add(
    name: Annotated[str, typer.Option(help="Name of the cooperative.", prompt="Nama koperasi")],
    admin: Annotated[str, typer.Option(help="Name of its first admin.", prompt="Nama admin")],
    login: Annotated[str, typer.Option(help="Login of that admin.", prompt="Nama pengguna")],
    password: Password,
    zone: Annotated[
        str, typer.Option(help="Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).")
    ] = "Asia/Jakarta",
) -> None:
    """Add a cooperative beside those that are there; none sees another.

        rat-online cooperative add --name "Koperasi Kenanga" --admin "Budi Santoso" --login budi

    Stop the server first where it keeps its data in a file.
    """
    if zone not in ZONES:
        fail(f"Zona waktu / time zone: {', '.join(ZONES)}", WRONG_INPUT)
    if fault := fault_of(password, login):
        fail(translate("id", f"door.password-{fault.value}", {}), WRONG_INPUT)
    if not (name.strip() and admin.strip() and login.strip()):
        fail("Nama koperasi, admin dan pengguna perlu diisi. / All three names are needed.", WRONG_INPUT)

    async def added(install: Install) -> str:
        taken = await install.registry.store.account_by_login(login.strip().lower())
        if taken is not None:
            raise AlreadyThere("login")
        made = await install.registry.create_cooperative(name.strip(), zone=zone)
        await install.registry.create_account(
            made.id, login=login, name=admin, password=password, roles=FIRST_ROLES
        )
        return f"Koperasi {made.name} ({made.id}), admin {login.strip().lower()}."

    try:
        typer.echo(with_install(added))
    except AlreadyThere:
        fail("Nama pengguna itu sudah dipakai. / That login is taken.", WRONG_INPUT)


@app.command("list")
def list_cooperatives() -> None:
    """List the cooperatives with their ids. The server may run."""

    async def found(install: Install) -> list[str]:
        return [f"{one.id}  {one.name}" for one in await install.registry.store.cooperatives()]

    for line in with_install(found, exclusive=False):
        typer.echo(line)
