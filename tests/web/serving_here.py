"""The product served in the tests' own process, as `rat-online serve` does it: no program has to start."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvicorn

from rat_online.bootstrap import now, open_install, web_application
from rat_online.cli.serve import config_for
from tests.failure.install import settings_for


@dataclass(frozen=True, slots=True)
class ServerHere:
    """Where it listens."""

    port: int

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def serving_here(
    folder: Path, clock: Callable[[], datetime] = now, database_url: str | None = None
) -> AsyncIterator[ServerHere]:
    """Serve the install of a folder, or of a shared database, on loopback until the block ends."""
    settings = settings_for(folder, database_url)
    async with open_install(settings, clock=clock) as install:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            server = uvicorn.Server(config_for(web_application(install), settings))
            serving = asyncio.create_task(server.serve([listening]))
            while not server.started:
                assert not serving.done(), "the server stopped"
                await asyncio.sleep(0.01)
            try:
                yield ServerHere(listening.getsockname()[1])
            finally:
                server.should_exit = True
                await serving
