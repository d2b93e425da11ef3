"""An officer who lost everything, helped from the command line."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.app.first_run import Founding
from rat_online.app.ports.officer_keys import AppCode
from rat_online.bootstrap import now, open_install
from rat_online.cli import app
from rat_online.settings import Settings


async def lose_the_phone(folder: Path) -> None:
    """Siti's account asks for the code of an app that nobody has."""
    async with open_install(Settings(data_dir=folder)) as install:
        founding = Founding("Koperasi Uji", "Siti", "siti", "kata-sandi-uji-1")
        _, account = await install.first_run.found_without_code(founding)
        code = AppCode(account.cooperative, account.id, b"on a phone that is gone", now())
        await SqlOfficerKeys(install.database).put_app_code(code)


async def comes_in(folder: Path, password: str) -> bool:
    async with open_install(Settings(data_dir=folder)) as install:
        signed_in = await install.sign_in.with_password("siti", password)
        return bool(signed_in.device.roles)


def test_an_account_is_given_a_new_password_and_the_password_alone_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAT_DATA_DIR", str(tmp_path))
    asyncio.run(lose_the_phone(tmp_path))
    assert CliRunner().invoke(app, ["account", "reset", "nobody"]).exit_code == 2
    shown = CliRunner().invoke(app, ["account", "reset", "Siti"])
    assert shown.exit_code == 0, shown.output
    assert asyncio.run(comes_in(tmp_path, shown.stdout.rsplit(": ", 1)[1].strip()))
