"""`rat-online account reset`: for an officer who lost password, phone and recovery codes."""

from typing import Annotated

import typer

from rat_online.adapters.passwords import Argon2Passwords
from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.app.accounts import Accounts
from rat_online.bootstrap import Install, now
from rat_online.cli.running import WRONG_INPUT, fail, with_install

app = typer.Typer(no_args_is_help=True, help="Officers' accounts.")


@app.callback()
def officers() -> None:
    """Keep `reset` a word of its own, for the commands that come beside it."""


@app.command("reset")
def reset(login: Annotated[str, typer.Argument(help="The login.")]) -> None:
    """Give an account a new password, and take its app's code, recovery codes, passkeys and devices away.

        rat-online account reset siti

    For the admin whom no other admin can help. The password is printed this once; sign in with it, and set up
    the app's code again. Stop the server first where it keeps its data in a file.
    """

    async def anew(install: Install) -> str:
        account = await install.registry.store.account_by_login(login.strip().lower())
        if account is None:
            fail(f"Tidak ada akun {login}. / There is no such account.", WRONG_INPUT)
        keys = SqlOfficerKeys(install.database)
        accounts = Accounts(
            install.registry.store, keys, Argon2Passwords(), install.sessions, install.ids, now
        )
        return await accounts.reset(account.cooperative, account.id)

    typer.echo(f"Kata sandi baru / new password: {with_install(anew)}")
