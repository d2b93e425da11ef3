"""The device session that somebody signs in on: the browser's own, its token replaced, or a new one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from rat_online.app.ids import Ids
from rat_online.app.ports.identity import Device, DeviceSession, IdentityWriter
from rat_online.app.sessions import has_lapsed, token_hash
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser brings: the token of its cookie, if any, and how a list of sessions may call it.

    `mark` is what it keeps for a year, whoever signs in and out: only its digest is stored.
    """

    token: str | None = None
    label: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """`device` is what the session held before; `replaced` is one of another cooperative, or too old."""

    token: str
    session: DeviceSession
    device: Device
    replaced: str | None = None


Held: TypeAlias = tuple[DeviceSession, Device]


async def held_by(identity: IdentityWriter, browser: Browser) -> Held | None:
    """The browser's session with what it holds, unless it was revoked or never was."""
    return await identity.device_of(token_hash(browser.token)) if browser.token else None


def goes_on(held: Held | None, cooperative: str, at: datetime) -> bool:
    """Whether the browser's session may be used on: what has lapsed is not revived by somebody's link."""
    return held is not None and held[0].cooperative == cooperative and not has_lapsed(*held, at)


@dataclass(frozen=True, slots=True)
class Officer:
    """The account whose password or passkey was given; `strongly` with the app's code, or by a passkey."""

    person: PersonId
    strongly: bool


def mark_hash(cooperative: str, mark: str) -> str:
    """Of each cooperative another one: what one sees of a device tells nothing of it in the next."""
    return token_hash(f"{cooperative} {mark}") if mark else ""


def _renewed(held: Held, token: str, at: datetime, officer: Officer | None) -> DeviceSession:
    """A session grows no younger while it holds an account whose password was not given now; and a password
    alone undoes a proof that was given before."""
    session, device = held
    person = officer.person if officer else None
    others = [office for office in device.offices if office.series is None and office.person != person]
    proven_at = session.proven_at
    if officer is not None:
        proven_at = at if officer.strongly and not others else None
    renewed_at = session.renewed_at if others else at
    return replace(
        session,
        token_hash=token_hash(token),
        renewed_at=renewed_at,
        last_seen_at=at,
        proven_at=proven_at,
    )


async def arrive(
    identity: IdentityWriter,
    cooperative: str,
    held: Held | None,
    browser: Browser,
    ids: Ids,
    at: datetime,
    *,
    officer: Officer | None = None,
) -> Arrival:
    """Give the browser a token that nobody knew before it signed in; the one it came with opens nothing more.

    A browser has one cookie: coming in to another cooperative ends the session of the first.
    """
    token = ids.session_token()
    if held is not None and goes_on(held, cooperative, at):
        renewed = _renewed(held, token, at, officer)
        renewed = replace(renewed, mark=renewed.mark or mark_hash(cooperative, browser.mark))
        await identity.renew_session(renewed)
        return Arrival(token, renewed, held[1])
    replaced = None
    if held is not None:
        replaced = held[0].id
        await identity.revoke_session(held[0].cooperative, replaced, at)
    proven_at = at if officer is not None and officer.strongly else None
    session = DeviceSession(
        id=ids.new_id(),
        cooperative=cooperative,
        token_hash=token_hash(token),
        created_at=at,
        renewed_at=at,
        last_seen_at=at,
        label=browser.label[:120],
        proven_at=proven_at,
        mark=mark_hash(cooperative, browser.mark),
    )
    await identity.add_session(session)
    return Arrival(token, session, Device(session.id, cooperative), replaced)
