"""The device session that somebody signs in on: the browser's own, its token replaced, or a new one."""

from dataclasses import dataclass
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.ports.identity import Device, DeviceSession, IdentityWriter
from rat_online.app.sessions import token_hash


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser brings: the token of its cookie, if any, and how a list of sessions may call it."""

    token: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """`device` holds what the session held before; `replaced` is a session of another cooperative."""

    token: str
    device: Device
    replaced: str | None = None


async def held_by(identity: IdentityWriter, browser: Browser) -> Device | None:
    """What the browser's session holds, unless it was revoked or never was."""
    if not browser.token:
        return None
    found = await identity.device_of(token_hash(browser.token))
    return found[1] if found else None


async def arrive(
    identity: IdentityWriter, cooperative: str, held: Device | None, browser: Browser, ids: Ids, at: datetime
) -> Arrival:
    """Give the browser a token that nobody knew before it signed in; the one it came with opens nothing more.

    A browser has one cookie: coming in to another cooperative ends the session of the first.
    """
    token = ids.session_token()
    if held is not None and held.cooperative == cooperative:
        await identity.renew_session(cooperative, held.session, token_hash(token), at)
        return Arrival(token, held)
    replaced = None
    if held is not None:
        replaced = held.session
        await identity.revoke_session(held.cooperative, held.session, at)
    session = DeviceSession(ids.new_id(), cooperative, token_hash(token), at, at, at, browser.label[:120])
    await identity.add_session(session)
    return Arrival(token, Device(session.id, cooperative), replaced)
