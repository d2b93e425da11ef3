"""Fixtures of the browser tests: a browser, live servers with fresh meetings, and devices."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.background import Background
from tests.browser.device import Device, opened
from tests.browser.flags import SAFE
from tests.browser.network import Network
from tests.browser.serving import LiveServer, ServedMeeting

ServeMeeting = Callable[[str], ServedMeeting]
MakeDevice = Callable[..., Device]


@pytest.fixture(scope="module")
def browser(chromium_path: str, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One for each module, with the flags that it asks for."""
    flags: list[str] = getattr(request.module, "FLAGS", SAFE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path, args=flags)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture(scope="session")
def serve_meeting(background: Background, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServeMeeting]:
    """A meeting nobody has used, of one of `PROFILES`; servers are started as they are needed."""
    servers: list[LiveServer] = []
    meetings: list[ServedMeeting] = []

    def serve(profile: str) -> ServedMeeting:
        if not servers or not servers[-1].has(profile):
            folder = tmp_path_factory.mktemp("server")
            servers.append(LiveServer(folder, background))
        meetings.append(servers[-1].meeting(profile))
        return meetings[-1]

    yield serve
    for meeting in meetings:
        meeting.close()
    for server in servers:
        server.stop()


@pytest.fixture
def served_meeting(serve_meeting: ServeMeeting) -> Iterator[ServedMeeting]:
    """A fresh meeting in registration whose shortest times are seconds."""
    meeting = serve_meeting("quick")
    yield meeting
    meeting.close()


@pytest.fixture
def patient_meeting(serve_meeting: ServeMeeting) -> Iterator[ServedMeeting]:
    """A fresh meeting in which objections to a result stay possible for ten minutes."""
    meeting = serve_meeting("patient")
    yield meeting
    meeting.close()


@pytest.fixture
def own_server(background: Background, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server that this test may stop, kill and start."""
    server = LiveServer(tmp_path_factory.mktemp("server"), background, {"quick": 1})
    yield server
    server.stop()


@pytest.fixture
def device(browser: Browser, background: Background) -> Iterator[Callable[..., Device]]:
    """Makes devices: `device(server, 360, 600, language="en", color_scheme="dark")`."""
    with ExitStack() as stack:

        def make(
            meeting: ServedMeeting, width: int, height: int, *, language: str = "id", **emulated: Any
        ) -> Device:
            network = Network(background, meeting.server.port)
            viewport = {"width": width, "height": height}
            return stack.enter_context(
                opened(Device(browser, network, language, viewport=viewport, **emulated))
            )

        yield make
