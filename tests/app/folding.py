"""Pages that fold what they are told, as docs/reference/wire.md says: one assignment a frame."""

import asyncio
import json
from typing import Any

from rat_online.app.feed import CONNECTED_EVERY_S
from rat_online.app.frame import Frame
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device, Office, Seat
from rat_online.web.tab import DeviceTab
from tests.app.gathering import KEY

SERIES = KEY.id


class Page:
    """What a client knows, folded as wire.md says: one assignment a frame. It is also its tab's outlet."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.view: dict[str, Any] = {}
        self.you: Any = None
        self.position = 0
        self.closed: int | None = None

    def put(self, frame: Frame) -> None:
        self.frames.append(frame)
        told = json.loads(frame.json)
        match told["t"]:
            case "snapshot":
                self.view = told["view"]
            case "events":
                self.view.update(told["set"])
            case "figures":
                self.view["figures"] = told["figures"]
            case "you":
                self.you = told["you"]
        assert told["p"] >= self.position, "a frame led back"
        self.position = told["p"]

    def close(self, code: int) -> None:
        self.closed = code

    def told(self, kind: str) -> list[dict[str, Any]]:
        """Every frame of a kind, in order."""
        frames = [json.loads(frame.json) for frame in self.frames]
        return [frame for frame in frames if frame["t"] == kind]

    def kinds(self) -> list[str]:
        return [json.loads(frame.json)["t"] for frame in self.frames]


def device(*seats: str, offices: tuple[str, ...] = ()) -> Device:
    return Device(
        "session",
        KEY.cooperative,
        tuple(Seat(SERIES, seat) for seat in seats),
        tuple(Office(SERIES, person) for person in offices),
    )


DEVICES = {
    "member": device("m1"),
    "family": device("m2", "m3"),
    "officer": device("m4", offices=("secretary",)),
    "auditor": device(offices=("auditor",)),
    "acting": device(offices=("acting",)),
}


async def enter(
    hall: Hall, who: Device, after: int | None = None, screen: bool = False
) -> tuple[DeviceTab, Page]:
    page = Page()
    tab = DeviceTab(hall, who, page, screen)
    await tab.welcome(after)
    return tab, page


async def figures_are_told() -> None:
    """Longer than the figures wait; no time at all on this loop."""
    await asyncio.sleep(2 * CONNECTED_EVERY_S)
