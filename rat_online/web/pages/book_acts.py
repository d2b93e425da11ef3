"""What was changed in books, rules and accounts, and what was taken away: for committee and pengawas."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.ports.book_acts import BookAct, FieldChange
from rat_online.app.ports.registry import AccountRole, Cooperative, Name
from rat_online.app.statutes import RULES, profile_in
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.phone import national_form
from rat_online.domain.vocabulary import SYSTEM, PersonId
from rat_online.domain.words.language import Language
from rat_online.domain.words.rule_changes import rule_changes
from rat_online.web.catalogue import translate
from rat_online.web.organiser_frame import MAY_ORGANISE, organiser_of, organiser_page
from rat_online.web.page import language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import armed_officer
from rat_online.web.services import services
from rat_online.web.taking import NO_MEETING

MAY_READ = MAY_ORGANISE | {AccountRole.SUPERVISOR}
PAGE_SIZE = 50
MOST_DOWNLOADS = 100
IN_WORDS = ("status", "board", "roles", "photo")
"""Fields whose values are words of ours; the others are shown as they were typed."""


async def acts(request: Request) -> Response:
    """`GET /panitia/catatan`: fifty a page, the latest first; `anggota` narrows it to one entry."""
    try:
        device, _ = await armed_officer(request, MAY_READ)
    except Refused as refused:
        return refused_page(request, refused)
    cooperative = await services(request).registry.cooperative(device.cooperative)
    assert cooperative is not None  # a session is somebody's of an existing cooperative
    return await _page(request, cooperative, organises=bool(device.roles & MAY_ORGANISE))


async def _page(request: Request, cooperative: Cooperative, *, organises: bool) -> Response:
    registry = services(request).registry
    subject = request.query_params.get("anggota") or None
    asked = request.query_params.get("hal", "1")
    at = int(asked) if asked.isascii() and asked.isdecimal() and 0 < len(asked) < 6 else 1
    start = (max(at, 1) - 1) * PAGE_SIZE
    found = await registry.acts(cooperative.id, subject=subject, offset=start, limit=PAGE_SIZE + 1)
    downloads = await services(request).downloads.downloads(MeetingKey(cooperative.id, NO_MEETING))
    shown, taken = found[:PAGE_SIZE], [] if subject else downloads[:MOST_DOWNLOADS]
    persons = {person for act in shown for person in (act.by, act.subject)} | {one.person for one in taken}
    names = await registry.names(cooperative.id, persons | ({subject} if subject else set()))
    context = {
        "acts": [_shown(act, names, language_for(request)) for act in shown],
        "downloads": [{"by": _named(names, one.person), "taken": one} for one in taken],
        "subject": subject or "",
        "of": _named(names, subject) if subject else "",
        "at": max(at, 1),
        "has_more": len(found) > PAGE_SIZE,
    }
    return organiser_page(
        request, "panitia/catatan.html", cooperative, "changes", context, organises=organises
    )


def _shown(act: BookAct, names: Mapping[PersonId, Name], language: str) -> dict[str, object]:
    return {
        "at": act.at,
        "kind": act.kind.value,
        "by": _named(names, act.by),
        "is_system": act.by == SYSTEM,
        "subject": act.subject,
        "of": _named(names, act.subject),
        "changes": [shown for one in act.changes for shown in _told(one, language)],
    }


def _told(one: FieldChange, language: str) -> list[dict[str, object]]:
    """One line a field; of rules one line each that says something else."""
    if one.field != RULES:
        return [_change(one, language)]
    changed = rule_changes(profile_in(one.before), profile_in(one.after), Language(language))
    return [
        {"name": rule.name, "before": rule.before, "after": rule.after, "in_words": ""} for rule in changed
    ]


def _change(one: FieldChange, language: str) -> dict[str, object]:
    before, after = one.before, one.after
    if one.field == "phone":
        before, after = (national_form(value) if value else "" for value in (before, after))
    if one.field == "sign_in_datum":
        before, after = (translate(language, f"rules.datum-{value}", {}) for value in (before, after))
    return {
        "name": translate(language, f"people.field-{one.field.replace('_', '-')}", {}),
        "before": before,
        "after": after,
        "in_words": one.field if one.field in IN_WORDS else "",
    }


def _named(names: Mapping[PersonId, Name], person: PersonId) -> str:
    known = names.get(person)
    return known.name if known else ""


async def corrected(request: Request) -> Response:
    """`POST /panitia/anggota/{member}/diperbaiki`: what the member asked for was seen to."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        member = request.path_params["member"]
        if await given.registry.member(cooperative.id, member) is None:
            refuse(Refusal.UNKNOWN_PERSON)
        await given.books.corrected(cooperative.id, member, person)
    except Refused as refused:
        return refused_page(request, refused)
    return RedirectResponse("/panitia/anggota", 303)
