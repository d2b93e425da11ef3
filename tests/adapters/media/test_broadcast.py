"""A broadcast: one session on air, late joiners, viewers over sessions, nothing of a replaced session."""

from datetime import UTC, datetime

from rat_online.adapters.media.boxes import Init, Part
from rat_online.adapters.media.broadcast import Broadcast
from rat_online.adapters.media.packager import Rendition
from tests.adapters.media.outlet import PaperOutlet

ZERO = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)
INIT = Init(b"init", "avc1.42c00c,mp4a.40.2")
VIDEO = Rendition.VIDEO


def broadcast() -> Broadcast:
    return Broadcast("M1", ZERO, lambda data: b"[" + data + b"]")


def part(name: bytes, at: int, *, key: bool = False) -> Part:
    return Part(name, key, at, 250)


def test_a_viewer_gets_session_init_and_parts_as_messages() -> None:
    cast, outlet = broadcast(), PaperOutlet()
    session = cast.begin(lambda: None)
    cast.put(session, VIDEO, INIT)
    cast.put(session, VIDEO, part(b"k", 0, key=True))
    cast.put(session, VIDEO, part(b"p", 250))
    cast.join(VIDEO, outlet)
    cast.put(session, VIDEO, part(b"q", 500))
    assert outlet.said == [
        {"t": "session", "mime": f'video/mp4; codecs="{INIT.codecs}"', "zero_at_ms": 1805508000000}
    ]
    assert outlet.written == [b"[init]", b"[k]", b"[p]", b"[q]"]


def test_who_comes_before_the_broadcast_is_told_to_wait() -> None:
    cast, outlet = broadcast(), PaperOutlet()
    cast.join(VIDEO, outlet)
    session = cast.begin(lambda: None)
    cast.put(session, VIDEO, INIT)
    assert [said["t"] for said in outlet.said] == ["pause", "session"]


def test_a_reloaded_studio_takes_its_own_place() -> None:
    cast, hung_up, outlet = broadcast(), list[str](), PaperOutlet()
    first = cast.begin(lambda: hung_up.append("first"))
    cast.put(first, VIDEO, INIT)
    cast.join(VIDEO, outlet)
    second = cast.begin(lambda: hung_up.append("second"))
    cast.put(first, VIDEO, part(b"late", 0, key=True))
    cast.end(first)
    assert hung_up == ["first"]
    assert first.was_replaced
    assert cast.is_on_air
    assert b"[late]" not in outlet.written
    cast.put(second, VIDEO, INIT)
    cast.put(second, VIDEO, part(b"k", 0, key=True))
    assert outlet.written == [b"[init]", b"[init]", b"[k]"]
    assert "pause" not in [said["t"] for said in outlet.said]


def test_the_end_is_told_and_who_left_hears_nothing_more() -> None:
    cast, stays, leaves = broadcast(), PaperOutlet(), PaperOutlet()
    session = cast.begin(lambda: None)
    cast.put(session, VIDEO, INIT)
    cast.join(VIDEO, stays)
    gone = cast.join(VIDEO, leaves)
    assert cast.watching == {"video": 2, "audio": 0}
    cast.leave(VIDEO, gone)
    cast.end(session)
    assert stays.said[-1] == {"t": "pause"}
    assert leaves.said[-1]["t"] == "session"
    assert not cast.is_on_air


def test_the_sound_has_viewers_of_its_own() -> None:
    cast, listens = broadcast(), PaperOutlet()
    session = cast.begin(lambda: None)
    cast.join(Rendition.AUDIO, listens)
    cast.put(session, VIDEO, INIT)
    cast.put(session, Rendition.AUDIO, Init(b"sound", "mp4a.40.2"))
    assert listens.written == [b"[sound]"]
    assert listens.said[-1]["mime"] == 'audio/mp4; codecs="mp4a.40.2"'


def test_a_word_from_an_earlier_place_in_the_log_changes_nothing() -> None:
    cast, hung_up = broadcast(), list[str]()
    cast.let_in("7", 7)
    cast.begin(lambda: hung_up.append("studio"))
    cast.let_in("", 6)
    assert cast.lets_in("7")
    cast.let_in("", 9)
    assert hung_up == ["studio"]
    cast.let_in("7", 7)
    assert not cast.lets_in("7")
    cast.let_in("12", 12)
    assert cast.lets_in("12")


def test_the_floor_is_hung_up_by_order() -> None:
    cast, hung_up = broadcast(), list[str]()
    cast.hang_up()
    cast.begin(lambda: hung_up.append("speaker"))
    cast.hang_up()
    assert hung_up == ["speaker"]
