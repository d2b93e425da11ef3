"""A whole annual meeting on a live server: an example cooperative with some 190 members on the roll.

As many as a test wants come from another process, attend and vote over the real wire.
"""

import os
import subprocess
import sys
from pathlib import Path

from rat_online.app.ports.registry import AccountRole
from rat_online.bootstrap import open_install
from rat_online.demo.stage import PASSWORD, Stage, set_stage, write_privately
from rat_online.settings import Settings
from tests.browser.background import Background
from tests.browser.serving import Link, LiveServer, Plan, ServedMeeting

AUDITOR = "Kantor Akuntan Sejahtera"
AUDITOR_LOGIN = "auditor"


async def _stage(folder: Path) -> Stage:
    settings = Settings(data_dir=folder)
    stage = await set_stage(settings)
    async with open_install(settings) as install:
        cooperative = (await install.registry.store.cooperatives())[0]
        await install.registry.create_account(
            cooperative.id,
            login=AUDITOR_LOGIN,
            name=AUDITOR,
            password=PASSWORD,
            roles=[AccountRole.AUDITOR],
        )
    return stage


class StagedServer(LiveServer):
    """`rat-online serve` over the example cooperative, with its crowd."""

    def __init__(self, folder: Path, background: Background) -> None:
        self.folder, self.background, self.environment = folder, background, {}
        self._plans = {}
        self._process = None
        self.port = 0
        self.stage = background.run(_stage(folder), within_s=120)
        self._crowd: subprocess.Popen[bytes] | None = None
        self.start()

    def staged(self) -> ServedMeeting:
        """The meeting; its seats are in the order of the crowd, its offices by the names of the stage."""
        stage = self.stage
        seats = [
            Link(
                known.id,
                stage.seats[known.id].secret,
                (known.member.phone or "")[-4:],
                known.member.name,
                known.member.number,
            )
            for known in stage.people
            if known.id in stage.seats
        ]
        offices = {
            role: Link(one.link.person, one.secret, stage.datums[one.link.person])
            for role, one in stage.offices.items()
        }
        return ServedMeeting(self, Plan(stage.meeting, stage.title, seats, offices))

    def send_crowd(self, voters: int) -> None:
        """So many members come, from a process of their own."""
        crowd = self.folder / "peserta.json"
        write_privately(crowd, self.stage.crowd(self.base, voters, seed=2027, is_steady=True))
        command = [sys.executable, "-m", "rat_online.demo.voters", str(crowd)]
        self._crowd = subprocess.Popen(command, env={**os.environ, "RAT_DATA_DIR": str(self.folder)})

    def stop(self, *, kill: bool = False) -> None:
        if self._crowd is not None:
            self._crowd.terminate()
            self._crowd.wait(30)
            self._crowd = None
        super().stop(kill=kill)
