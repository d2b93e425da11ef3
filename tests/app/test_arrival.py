"""The device session that somebody signs in on."""

from rat_online.app.arrival import Arrival, Browser, arrive, held_by
from rat_online.app.ports.identity import Device, IdentityWriter
from rat_online.app.ports.registry import AccountRole
from rat_online.app.sessions import Change, ChangeKind, token_hash
from rat_online.app.sign_in import SignedIn
from tests.app.entrance import Entrance


async def arrival(entrance: Entrance, cooperative: str, browser: Browser) -> Arrival:
    async def work(identity: IdentityWriter) -> Arrival:
        held = await held_by(identity, browser)
        return await arrive(identity, cooperative, held, browser, entrance.ids, entrance.clock())

    return await entrance.identity.write(work)


async def test_a_browser_without_a_cookie_gets_a_session() -> None:
    entrance = Entrance()
    arrived = await arrival(entrance, "melati", Browser(None, "Chrome di Android" * 20))
    assert arrived.device == Device(arrived.session.id, "melati")
    assert arrived.session.token_hash == token_hash(arrived.token)
    assert len(arrived.session.label) == 120
    assert arrived.replaced is None


async def test_a_browser_that_comes_back_keeps_its_session_under_a_new_token() -> None:
    entrance = Entrance()
    first = await arrival(entrance, "melati", Browser(None, "Chrome"))
    entrance.clock.pass_by(days=1)
    second = await arrival(entrance, "melati", Browser(first.token))
    assert (second.session.id, second.session.label) == (first.session.id, "Chrome")
    assert second.token != first.token
    assert second.session.renewed_at == entrance.clock()
    found = await entrance.identity.read(lambda reader: reader.device_of(token_hash(second.token)))
    assert found == (second.session, second.device)


async def test_a_browser_that_goes_to_another_cooperative_leaves_the_first() -> None:
    entrance = Entrance()
    first = await arrival(entrance, "melati", Browser())
    second = await arrival(entrance, "kenanga", Browser(first.token))
    assert second.replaced == first.session.id
    assert second.session.id != first.session.id
    assert await entrance.identity.read(lambda reader: reader.device_of(token_hash(first.token))) is None


async def officer(entrance: Entrance, login: str = "ratna", token: str | None = None) -> SignedIn:
    """Somebody with roles, signed in by password."""
    await entrance.registry.create_account(
        "melati", login=login, name=login.title(), password="panjang sekali", roles={AccountRole.ADMIN}
    )
    return await entrance.sign_in.with_password(login, "panjang sekali", token)


async def test_a_members_link_keeps_no_officers_account_open_longer_than_its_password_did() -> None:
    entrance = Entrance()
    await entrance.cooperative("melati")
    admin = await officer(entrance)
    entrance.clock.pass_by(hours=23)
    member = await entrance.sign_in_all("sari", token=admin.token)
    assert member.device.roles == {AccountRole.ADMIN}
    entrance.clock.pass_by(hours=2)
    assert await entrance.sessions.who(member.token) is None


async def test_the_own_password_keeps_an_account_open_and_another_ones_does_not() -> None:
    entrance = Entrance()
    await entrance.cooperative("melati")
    first = await officer(entrance)
    entrance.clock.pass_by(hours=23)
    again = await entrance.sign_in.with_password("ratna", "panjang sekali", first.token)
    entrance.clock.pass_by(hours=23)
    assert await entrance.sessions.who(again.token) is not None
    both = await officer(entrance, "dewi", again.token)
    entrance.clock.pass_by(hours=2)
    assert await entrance.sessions.who(both.token) is None


async def test_what_has_lapsed_is_not_revived_by_a_members_link() -> None:
    entrance = Entrance()
    await entrance.cooperative("melati")
    admin = await officer(entrance)
    entrance.clock.pass_by(hours=25)
    member = await entrance.sign_in_all("sari", token=admin.token)
    assert member.device.session != admin.device.session
    assert (member.device.offices, member.device.roles) == ((), frozenset())
    assert Change(admin.device.session, ChangeKind.REVOKED) in entrance.changes


async def test_seats_that_have_lapsed_leave_room_for_four_others() -> None:
    entrance = Entrance()
    await entrance.cooperative("melati")
    four = await entrance.sign_in_all("a", "b", "c", "d")
    entrance.clock.pass_by(days=31)
    assert len((await entrance.sign_in_all("e", token=four.token)).device.seats) == 1
