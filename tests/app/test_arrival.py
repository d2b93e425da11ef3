"""The device session that somebody signs in on."""

from rat_online.app.arrival import Arrival, Browser, arrive, held_by
from rat_online.app.ports.identity import Device, IdentityWriter
from rat_online.app.sessions import token_hash
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
