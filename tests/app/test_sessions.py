"""Device sessions as a process knows them, and how everybody hears of a change."""

import pytest

from rat_online.app.ports.identity import Device, Seat
from rat_online.app.ports.registry import AccountRole
from rat_online.app.sessions import Change, ChangeKind, Sessions
from tests.app.entrance import Entrance, knows

SARI, BUDI = Seat("rat", "sari"), Seat("rat", "budi")


@pytest.fixture
async def entrance() -> Entrance:
    entrance = Entrance()
    await entrance.cooperative()
    return entrance


async def test_an_unknown_token_is_nobody(entrance: Entrance) -> None:
    assert await entrance.sessions.who("no token") is None
    assert await entrance.sessions.who("") is None
    assert await entrance.sessions.who("\ud800") is None


async def test_a_revoked_session_is_signed_out_at_once_and_its_pages_hear_of_it(entrance: Entrance) -> None:
    phone = await entrance.sign_in_all("sari")
    entrance.changes.clear()
    await entrance.sessions.revoke("melati", phone.device.session)
    assert await entrance.sessions.who(phone.token) is None
    assert entrance.changes == [Change(phone.device.session, ChangeKind.REVOKED)]


async def test_another_cooperative_revokes_nothing(entrance: Entrance) -> None:
    phone = await entrance.sign_in_all("sari")
    await entrance.sessions.revoke("kenanga", phone.device.session)
    assert await entrance.sessions.who(phone.token) == phone.device


async def test_signing_out_ends_the_session_of_this_browser_and_twice_does_no_harm(
    entrance: Entrance,
) -> None:
    phone = await entrance.sign_in_all("sari")
    tablet = await entrance.sign_in_all("budi")
    await entrance.sessions.sign_out(phone.token)
    await entrance.sessions.sign_out(phone.token)
    assert await entrance.sessions.who(phone.token) is None
    assert await entrance.sessions.who(tablet.token) == tablet.device


async def test_one_of_two_members_on_a_phone_may_go(entrance: Entrance) -> None:
    phone = await entrance.sign_in_all("sari", "budi")
    entrance.changes.clear()
    await entrance.sessions.leave(phone.device, SARI)
    assert await entrance.sessions.who(phone.token) == Device(phone.device.session, "melati", (BUDI,))
    assert entrance.changes == [Change(phone.device.session, ChangeKind.LEFT, SARI)]


async def test_every_session_of_a_person_is_listed_and_may_be_ended(entrance: Entrance) -> None:
    await entrance.registry.create_account(
        "melati", login="ratna", name="Ratna", password="panjang sekali", roles={AccountRole.ADMIN}
    )
    devices = [
        await entrance.sign_in.with_password("ratna", "panjang sekali", label=str(n)) for n in range(2)
    ]
    person = devices[0].device.offices[0].person
    listed = await entrance.sessions.list_for("melati", person)
    assert sorted(session.label for session in listed) == ["0", "1"]
    assert await entrance.sessions.list_for("kenanga", person) == []
    await entrance.sessions.revoke_all("melati", person)
    assert await entrance.sessions.list_for("melati", person) == []
    assert [await entrance.sessions.who(signed_in.token) for signed_in in devices] == [None, None]


async def test_a_session_opens_nothing_thirty_days_after_its_last_sign_in(entrance: Entrance) -> None:
    phone = await entrance.sign_in_all("sari")
    entrance.clock.pass_by(days=30)
    assert await entrance.sessions.who(phone.token) == phone.device
    entrance.clock.pass_by(seconds=1)
    assert await entrance.sessions.who(phone.token) is None


async def test_a_session_with_roles_opens_nothing_after_a_day(entrance: Entrance) -> None:
    await entrance.registry.create_account(
        "melati", login="ratna", name="Ratna", password="panjang sekali", roles={AccountRole.ADMIN}
    )
    laptop = await entrance.sign_in.with_password("ratna", "panjang sekali")
    entrance.clock.pass_by(hours=24)
    assert await entrance.sessions.who(laptop.token) == laptop.device
    entrance.clock.pass_by(seconds=1)
    assert await entrance.sessions.who(laptop.token) is None


async def test_a_listener_that_has_left_hears_nothing(entrance: Entrance) -> None:
    heard: list[Change] = []
    leave = entrance.sessions.on_change(heard.append)
    leave()
    await entrance.sign_in_all("sari")
    assert heard == []


async def test_a_look_up_that_crosses_a_change_is_not_remembered(entrance: Entrance) -> None:
    phone = await entrance.sign_in_all("sari")
    session = phone.device.session
    other = Sessions(CrossedStore(entrance, session), entrance.clock)  # type: ignore[arg-type]
    CrossedStore.crossing = other
    assert await other.who(phone.token) == phone.device
    await entrance.sessions.revoke("melati", session)
    assert await other.who(phone.token) is None


class CrossedStore:
    """A store whose every answer is overtaken by a change."""

    crossing: Sessions

    def __init__(self, entrance: Entrance, session: str) -> None:
        self._entrance = entrance
        self._session = session

    async def read(self, question: object) -> object:
        answer = await self._entrance.identity.read(question)  # type: ignore[arg-type, var-annotated]
        self.crossing.forget(self._session)
        return answer


class TestAnotherProcess:
    """Two processes over one store: what one changes, the other hears of when it catches up."""

    @pytest.fixture
    def other(self, entrance: Entrance) -> Sessions:
        return Sessions(entrance.identity, entrance.clock)

    @pytest.fixture
    def heard(self, other: Sessions) -> list[Change]:
        heard: list[Change] = []
        other.on_change(heard.append)
        return heard

    async def test_hears_of_a_revocation(
        self, entrance: Entrance, other: Sessions, heard: list[Change]
    ) -> None:
        phone = await entrance.sign_in_all("sari")
        assert await other.who(phone.token) == phone.device
        await entrance.sessions.revoke("melati", phone.device.session)
        await other.catch_up()
        assert heard == [Change(phone.device.session, ChangeKind.REVOKED)]
        assert await other.who(phone.token) is None
        await other.catch_up()
        assert len(heard) == 1

    async def test_hears_of_a_seat_that_moved_away(
        self, entrance: Entrance, other: Sessions, heard: list[Change]
    ) -> None:
        phone = await entrance.sign_in_all("sari")
        assert await other.who(phone.token) == phone.device
        await entrance.enter(await entrance.link("sari"), knows("7890"))
        await other.catch_up()
        assert Change(phone.device.session, ChangeKind.ELSEWHERE) in heard
        assert await other.who(phone.token) == Device(phone.device.session, "melati")

    async def test_is_told_nothing_of_what_it_knows_and_nothing_old(
        self, entrance: Entrance, other: Sessions, heard: list[Change]
    ) -> None:
        phone = await entrance.sign_in_all("sari")
        await other.who(phone.token)
        await other.catch_up()
        assert heard == []
        entrance.clock.pass_by(minutes=1)
        await other.catch_up()
        other.forget(phone.device.session)
        entrance.clock.pass_by(minutes=1)
        await other.catch_up()
        assert heard == []

    async def test_our_own_changes_are_not_announced_again(self, entrance: Entrance) -> None:
        await entrance.sign_in_all("sari")
        entrance.changes.clear()
        await entrance.sessions.catch_up()
        assert entrance.changes == []


async def test_when_a_session_was_last_seen_is_written_in_bulk(entrance: Entrance) -> None:
    phone = await entrance.sign_in_all("sari")
    entrance.clock.pass_by(minutes=5)
    await entrance.sessions.who(phone.token)
    await entrance.sessions.catch_up()
    (session,) = await entrance.sessions.list_for("melati", "sari")
    assert session.last_seen_at == entrance.clock()
    assert session.renewed_at < entrance.clock()
