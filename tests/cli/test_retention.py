"""The job that forgets, from the command line."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rat_online.app.ports.registry import Cooperative, KnownMember
from rat_online.bootstrap import now, open_install
from rat_online.cli import app
from rat_online.domain.members import Member, MemberStatus
from rat_online.settings import Settings


async def an_old_cooperative(folder: Path) -> None:
    """Founded two years ago, with somebody who had left by then."""
    async with open_install(Settings(data_dir=folder)) as install:
        store = install.registry.store
        await store.add_cooperative(Cooperative("melati", "Koperasi Melati", now() - timedelta(days=730)))
        gone = Member("1", "Sari", phone="+6281234567890", status=MemberStatus.DEPARTED)
        await store.put_members([KnownMember("melati", "sari", gone)])


def test_says_what_is_due_and_erases_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAT_DATA_DIR", str(tmp_path))
    asyncio.run(an_old_cooperative(tmp_path))
    said = [
        CliRunner().invoke(app, ["retention", *options]) for options in (["--dry-run"], [], ["--dry-run"])
    ]
    assert [one.output.partition(" ")[0] for one in said] == ["1", "1", "0"], [one.output for one in said]
