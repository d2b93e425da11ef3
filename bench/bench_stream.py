"""The livestream: what 1,000 viewers cost, what those cost who never read, what votes feel of it."""

import time

from bench.halls import our_hall
from bench.processes import Members, Server, python, tools
from bench.rows import FEWEST_RUNS, Row, at_least, at_most, row
from bench.stream_house import StreamHouse, Viewers, on_air

VIEWERS = 1000
FEW = 200
SILENT = 50
WATCHED_S = 4.0
VOTERS = 200
PARTS_A_SECOND = 4
"""How often the baseline sends; each time its share of as many bytes as the stream."""


def rows() -> list[Row]:
    with on_air() as house:
        return [*many_viewers(house), silent_ones(house), *votes_beside(house)]


def many_viewers(house: StreamHouse) -> list[Row]:
    """Processor of a second of watching, against the library's `broadcast()` of as many bytes."""
    ours, library = [], []
    first = Viewers(house.port, house.watch(), FEW)
    kbit = watched(house, first)[1] * VIEWERS / FEW
    first.end()
    with tools() as folder:
        assert folder is not None
        text = folder / "part.txt"
        text.write_text("x" * round(kbit * 1000 / 8 / PARTS_A_SECOND))
        plain = Server(python("bench.plain_server", str(text)))
        try:
            for _ in range(FEWEST_RUNS):
                # Anew each time: these viewers answer no pings, and are hung up after a while.
                mine, theirs = Viewers(house.port, house.watch(), VIEWERS), Viewers(plain.port, "/", VIEWERS)
                ours.append(watched(house, mine)[0])
                assert mine.counts()[1] == VIEWERS, "a viewer was lost"
                library.append(told(plain, theirs))
                mine.end()
                theirs.end()
        finally:
            plain.end()
    name = f"processor of the media process, {VIEWERS:,} viewers of some 500 kbit/s, none lost"
    return [row(name, "s a second", ours, "websockets broadcast()", library, at_most(1.0))]


def watched(house: StreamHouse, viewers: Viewers) -> tuple[float, float]:
    """Seconds of processor a second, and kbit/s a viewer."""
    before, bytes_before, began = house.cpu_s(), viewers.counts()[0], time.monotonic()
    time.sleep(WATCHED_S)
    took = time.monotonic() - began
    rate = (viewers.counts()[0] - bytes_before) * 8 / 1000 / VIEWERS / took
    return max(0.001, (house.cpu_s() - before) / took), rate


def told(plain: Server, viewers: Viewers) -> float:
    """The same of the library, a part at a time."""
    pid = plain._child.pid
    house = StreamHouse(plain, pid, plain.port, None)  # type: ignore[arg-type]  # only its processor is read
    before, began = house.cpu_s(), time.monotonic()
    for _ in range(int(PARTS_A_SECOND * WATCHED_S)):
        plain.ask("tell")
        time.sleep(1 / PARTS_A_SECOND)
    viewers.counts()
    return max(0.001, (house.cpu_s() - before) / (time.monotonic() - began))


def silent_ones(house: StreamHouse) -> Row:
    """Viewers who read, beside some who never do, against the same without them."""
    beside, alone = [], []
    for _ in range(FEWEST_RUNS):
        readers = Viewers(house.port, house.watch(), FEW)
        silent = Viewers(house.port, house.watch(), 0, SILENT)
        beside.append(bytes_in(readers))
        silent.end()
        alone.append(bytes_in(readers))
        readers.end()
    return row(
        f"what {FEW} viewers get beside {SILENT} who never read",
        "kB/s",
        beside,
        "alone",
        alone,
        at_least(0.9),
    )


def bytes_in(viewers: Viewers) -> float:
    before = viewers.counts()[0]
    time.sleep(WATCHED_S)
    return max(0.001, (viewers.counts()[0] - before) / 1000 / WATCHED_S)


def votes_beside(house: StreamHouse) -> list[Row]:
    """Ballots of 200 members with the stream on, watched by all of them, and off."""
    on, off = [], []
    with tools() as folder:
        assert folder is not None
        with our_hall(folder, VOTERS) as hall:
            for _ in range(FEWEST_RUNS):
                viewers = Viewers(house.port, house.watch(), VOTERS)
                on.append(slowest(hall.members, hall.open_ballot))
                viewers.end()
                off.append(slowest(hall.members, hall.open_ballot))
    name = f"p99 of an acknowledgement, {VOTERS} ballots in 2 s, all watching the stream"
    return [row(name, "ms", on, "stream off", off, at_most(2.0))]


def slowest(members: Members, open_ballot: object) -> float:
    assert callable(open_ballot)
    open_ballot()
    return float(members.spread(0, members.count, 2000, "s")["p99_ms"])
