"""The records of a meeting for those who check it: counts, results, attendance, the log, documents."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.capacities import roles_here
from rat_online.app.door_watch import is_guessed_at
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Series
from rat_online.app.view.audience import OFFICER_ROLES
from rat_online.domain.ballot import Ballot
from rat_online.domain.chain import authenticity_code
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import BallotStatus, Role
from rat_online.web import floor_view, record_view
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import language_for, page
from rat_online.web.pages.console import book_of, names_in, refused_page
from rat_online.web.pages.records import SEES_VOTES, reader_of
from rat_online.web.services import services

PARTS = ("kuorum", "keputusan", "bicara", "hadir", "catatan", "dokumen")
ROWS = 100


def start_in(request: Request) -> int:
    """The first row of a page, from `mulai`."""
    text = request.query_params.get("mulai", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


async def _reading(request: Request) -> tuple[Hall, frozenset[Role]]:
    """The meeting, and in what offices its records are read."""
    device = await device_of(request)
    hall = await hall_for(request, device)
    return hall, roles_here(device, hall.live.state, reader_of(device, hall))


def _frame(hall: Hall, roles: frozenset[Role]) -> dict[str, object]:
    """What every page of the records shows."""
    state = hall.live.state
    return {
        "meeting": hall.key.id,
        "title": state.about.title,
        "zone": state.about.zone,
        "state": state.state.value,
        "position": hall.live.head.position,
        "code": authenticity_code(hall.live.head.hash),
        "sees_votes": bool(roles & SEES_VOTES),
        "runs_it": bool(roles & OFFICER_ROLES),
        "rows_a_page": ROWS,
    }


async def records(request: Request) -> Response:
    """`GET /rapat/{meeting}/periksa`; `bagian` is one of PARTS, `mulai` the first row."""
    try:
        hall, roles = await _reading(request)
    except Refused as refused:
        return refused_page(request, refused)
    part = request.query_params.get("bagian", PARTS[0])
    part = part if part in PARTS else PARTS[0]
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    shown = await {
        "kuorum": _quorum,
        "keputusan": _decisions,
        "bicara": _floor,
        "hadir": _attendance,
        "catatan": _log,
        "dokumen": _documents,
    }[part](request, hall)
    context = {
        **_frame(hall, roles),
        "is_alarming": await is_guessed_at(
            services(request).identity,
            Series(hall.key.cooperative, hall.live.state.about.series),
            services(request).house.now(),
        ),
        "cooperative": cooperative.name if cooperative else "",
        "part": part,
        "parts": PARTS,
        "start": start_in(request),
        **shown,
    }
    return page(request, "auditor.html", context)


async def _quorum(request: Request, hall: Hall) -> dict[str, object]:
    language, book = language_for(request), await book_of(request, hall)
    async with hall.live.shown():
        state = hall.live.state
        return {
            "quorum": state.quorum(),
            "curve": record_view.curve_of(book, state, services(request).house.now(), language),
            "points": book.points(),
            "counts": record_view.counts_of(book, language),
        }


async def _decisions(request: Request, hall: Hall) -> dict[str, object]:
    async with hall.live.shown():
        state = hall.live.state
        return {"decisions": record_view.decisions_of(state, hall.feed.names, language_for(request))}


async def _floor(_request: Request, hall: Hall) -> dict[str, object]:
    async with hall.live.shown():
        state, names, texts = hall.live.state, hall.feed.names, hall.live.texts
        return {
            "speeches": floor_view.speeches_of(state, names, texts),
            "unheard": floor_view.unheard_of(state, names, texts),
            "shares": floor_view.shares_of(state, names),
            "questions": floor_view.questions_of(state, names, texts),
        }


async def _attendance(request: Request, hall: Hall) -> dict[str, object]:
    names = await names_in(request, hall)
    async with hall.live.shown():
        rows = record_view.attendance_of(hall.live.state, names)
    start = start_in(request)
    has_proxies = hall.live.state.profile.proxies is not None
    return {"people": rows[start : start + ROWS], "found": len(rows), "has_proxies": has_proxies}


async def _log(request: Request, hall: Hall) -> dict[str, object]:
    events = await services(request).log.read(hall.key, after=start_in(request), limit=ROWS)
    live = hall.live
    rows = record_view.log_of(events, live.state, hall.feed.names, live.texts, language_for(request))
    return {"events": rows, "found": live.head.position}


async def _documents(request: Request, hall: Hall) -> dict[str, object]:
    given = services(request)
    taken = await given.downloads.downloads(hall.key)
    # Who took something may hold no office in the meeting: an account that prints its invitations.
    known = await given.registry.names(hall.key.cooperative, {one.person for one in taken})
    return {
        "documents": await given.documents.documents(hall.key),
        "downloads": taken,
        "names": {person: name.name for person, name in known.items()},
    }


async def votes(request: Request) -> Response:
    """`GET /rapat/{meeting}/periksa/suara/{ballot}`: who voted what in an open ballot that is closed."""
    try:
        hall, roles = await _reading(request)
        ballot = _closed_ballot(hall, roles, request.path_params["ballot"])
    except Refused as refused:
        return refused_page(request, refused)
    names = await names_in(request, hall)
    options = {option.id: record_view.option_name(option, hall.feed.names) for option in ballot.options}
    start = start_in(request)
    voters = sorted(ballot.votes, key=lambda one: (len(names[one].number), names[one].number))
    rows = [
        (names[one], [options[id_] for id_ in ballot.votes[one]], ballot.received_at[one])
        for one in voters[start : start + ROWS]
    ]
    context = {"ballot": ballot, "votes": rows, "found": len(voters), "start": start}
    return page(request, "auditor_suara.html", {**_frame(hall, roles), **context})


def _closed_ballot(hall: Hall, roles: frozenset[Role], id_: str) -> Ballot:
    """Before it is closed nobody sees a choice; afterwards those whom the voters were told of."""
    if not roles & SEES_VOTES:
        refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)
    ballot = hall.live.state.ballots.get(id_)
    if ballot is None:
        refuse(Refusal.UNKNOWN_BALLOT, ballot=id_)
    if ballot.status is not BallotStatus.CLOSED:
        refuse(Refusal.BALLOT_NOT_OPEN, ballot=id_, status=ballot.status)
    return ballot
