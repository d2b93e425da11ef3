"""What every command does first and last: settings, one event loop, errors as a sentence and an exit code."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, NoReturn, TypeVar

import typer

from rat_online.adapters.store.database import DatabaseInUse
from rat_online.app.ports.registry import AccountRole, Cooperative
from rat_online.app.ports.store import StoreUnavailable
from rat_online.bootstrap import Install, open_install
from rat_online.domain.errors import Refused
from rat_online.domain.vocabulary import PersonId
from rat_online.settings import Settings
from rat_online.web.catalogue import refusal_text

T = TypeVar("T")

FAILED = 1
WRONG_INPUT = 2
IN_USE = 3


def fail(sentence: str, code: int = FAILED) -> NoReturn:
    """Say on standard error what is wrong and what to do, and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end; known troubles become a sentence."""
    try:
        return asyncio.run(work)
    except DatabaseInUse:
        fail(
            "Basis data sedang dipakai server lain. Hentikan server itu dulu, atau pakai perintah yang hanya "
            "membaca (backup, verify, meeting export).\nThe database is in use by a running server: stop it "
            "first, or use a command that only reads.",
            IN_USE,
        )
    except StoreUnavailable as error:
        fail(f"Basis data tidak menjawab; coba lagi. / The database did not answer: try again. [{error}]")
    except FileNotFoundError as error:
        fail(f"Tidak ada / no such file: {error.filename or error}", WRONG_INPUT)
    except Refused as refused:
        fail(f"{refusal_text('id', refused.code.value, refused.facts)} [{refused.code.value}]")
    except KeyboardInterrupt:
        sys.exit(130)


def with_install(work: Callable[[Install], Awaitable[T]], *, exclusive: bool = True) -> T:
    """Run something with the install that the environment names."""

    async def opened() -> T:
        async with open_install(Settings(), exclusive=exclusive) as install:
            return await work(install)

    return run(opened())


async def the_cooperative(install: Install, named: str | None) -> Cooperative:
    """The cooperative of a name or id; without either, the only one there is."""
    known = await install.registry.store.cooperatives()
    found = [one for one in known if named is None or named in (one.id, one.name)]
    if len(found) == 1:
        return found[0]
    if not known:
        fail(
            "Belum ada koperasi: jalankan `rat-online init` dulu. / "
            "No cooperative yet: run `rat-online init`."
        )
    names = ", ".join(f"{one.name} ({one.id})" for one in known)
    fail(f"Sebut koperasinya dengan --cooperative: {names}", WRONG_INPUT)


async def the_committee(install: Install, cooperative: Cooperative) -> PersonId:
    """The command line acts in the name of the first committee account."""
    accounts = await install.registry.store.accounts(cooperative.id)
    found = next((one for one in accounts if AccountRole.COMMITTEE in one.roles and not one.revoked_at), None)
    if found is None:
        fail("Belum ada akun panitia. / There is no committee account.", WRONG_INPUT)
    return found.id
