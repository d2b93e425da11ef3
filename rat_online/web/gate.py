"""Who a connection is and which meeting it may enter. The meeting is named by the URL and checked here."""

import re

from starlette.requests import HTTPConnection
from starlette.responses import Response

from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import MeetingState
from rat_online.web.channel import is_for_tls
from rat_online.web.services import services

COOKIE_ON_TLS = "__Host-rat"
COOKIE_ON_LOOPBACK = "rat"
"""Browsers keep a `__Host-` cookie over TLS alone; plain http is served on loopback only."""

COOKIE_MAX_AGE_S = 30 * 24 * 3600


MARK_ON_TLS = "__Host-perangkat"
MARK_ON_LOOPBACK = "perangkat"
MARK_MAX_AGE_S = 365 * 24 * 3600
MARK = re.compile(r"[A-Za-z0-9_-]{43}")
"""What `secrets.token_urlsafe` makes; what a browser made up itself is no mark."""


def cookie_name(connection: HTTPConnection) -> str:
    return COOKIE_ON_TLS if is_for_tls(connection, services(connection).settings) else COOKIE_ON_LOOPBACK


def token_of(connection: HTTPConnection) -> str | None:
    return connection.cookies.get(cookie_name(connection))


def keep_token(connection: HTTPConnection, response: Response, token: str) -> Response:
    """The browser is known by this token from here on, and by its mark when the token is gone."""
    response.set_cookie(
        cookie_name(connection),
        token,
        max_age=COOKIE_MAX_AGE_S,
        path="/",
        secure=is_for_tls(connection, services(connection).settings),
        httponly=True,
        samesite="lax",
    )
    return keep_mark(connection, response)


def mark_of(connection: HTTPConnection) -> str:
    """By what this browser is known, whoever signs in: made at its first sign-in; it opens nothing."""
    kept = connection.cookies.get(_mark_name(connection), "")
    if MARK.fullmatch(kept):
        return kept
    if not hasattr(connection.state, "mark"):
        connection.state.mark = services(connection).ids.session_token()
    made: str = connection.state.mark
    return made


def keep_mark(connection: HTTPConnection, response: Response) -> Response:
    response.set_cookie(
        _mark_name(connection),
        mark_of(connection),
        max_age=MARK_MAX_AGE_S,
        path="/",
        secure=is_for_tls(connection, services(connection).settings),
        httponly=True,
        samesite="lax",
    )
    return response


def _mark_name(connection: HTTPConnection) -> str:
    return MARK_ON_TLS if is_for_tls(connection, services(connection).settings) else MARK_ON_LOOPBACK


async def device_of(connection: HTTPConnection) -> Device:
    """The device session behind the cookie.

    Raises:
        Refused: `signed-out`.
    """
    token = token_of(connection)
    device = await services(connection).sessions.who(token) if token else None
    if device is None:
        refuse(Refusal.SIGNED_OUT)
    return device


async def hall_for(connection: HTTPConnection, device: Device) -> Hall:
    """The hall of the meeting in the URL, if this device has a seat or an office in its line of calls.

    Raises:
        Refused: `unknown-meeting`, also for another cooperative's: nobody learns that it exists.
    """
    services_ = services(connection)
    key = MeetingKey(device.cooperative, connection.path_params["meeting"])
    # A hall that is open says itself whose it is: a thousand who come in ask no database.
    hall = services_.house.open_hall(key)
    # A rehearsal may have been discarded by another process: its list says whether it still is one.
    if hall is None or hall.live.state.about.is_rehearsal:
        row = await services_.registry.meeting(key)
        if row is None or not device.persons_in(row.series):
            refuse(Refusal.UNKNOWN_MEETING)
        hall = await services_.house.hall(key)
    state = hall.live.state
    # Listed but not scheduled yet: a successor in the making has no line of calls to be in.
    if state.state is MeetingState.DRAFT or not device.persons_in(state.about.series):
        refuse(Refusal.UNKNOWN_MEETING)
    mark_practice(connection, hall)
    return hall


def mark_practice(connection: HTTPConnection, hall: Hall) -> None:
    """Every page of a rehearsal says so, whichever it is: `page` reads this."""
    connection.state.practice_of = hall.live.state.about.rehearsal_of
