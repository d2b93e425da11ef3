"""The roll before it is frozen: everybody whom the committee should look at, and the freeze itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.ports.downloads import LONGEST_REASON
from rat_online.app.ports.registry import Cooperative, KnownMember
from rat_online.app.roll_desk import Doubt, review
from rat_online.domain.actor import Actor
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members import MemberStatus
from rat_online.domain.members.number import LONGEST_NUMBER
from rat_online.domain.vocabulary import DecisionKind, Role
from rat_online.domain.words.language import Language
from rat_online.domain.words.rules import quorum_words
from rat_online.web.catalogue import translate
from rat_online.web.organiser_frame import meeting_of, most_shown, organiser_of, organiser_page
from rat_online.web.page import explained, language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import prove
from rat_online.web.services import services

LONGEST_ARTICLE = 120
NEVER_ON_IT = (MemberStatus.DECEASED, MemberStatus.DEPARTED, MemberStatus.PASSIVE)


async def look(request: Request) -> Response:
    """`GET /panitia/rapat/{meeting}/dpt`: the review; once it is frozen, the roll itself."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    if hall.live.state.roll.entries:
        return RedirectResponse(f"/rapat/{hall.key.id}/dpt", 303)
    return await _page(request, cooperative, hall, {}, "")


def is_far_off(expected: int | None, entitled: int) -> bool:
    """Whether a tenth or more is missing of what was named at the set-up, or too many: a sheet or a branch
    may not have been imported."""
    return bool(expected) and abs((expected or 0) - entitled) * 10 > (expected or 0)


async def _page(
    request: Request, cooperative: Cooperative, hall: Hall, filled: Mapping[str, str], error: str
) -> Response:
    given, language = services(request), language_for(request)
    found = review(cooperative, await given.registry.members(cooperative.id))
    rule = hall.live.state.profile.quorum_rule(DecisionKind.ORDINARY, hall.live.state.about.call)
    today = given.house.now().astimezone(ZoneInfo(cooperative.zone)).date()
    context = {
        "error": error,
        "filled": filled,
        "today": today.isoformat(),
        "entitled": len(found.entitled),
        "expected": cooperative.expected_members,
        "is_far_off": is_far_off(cooperative.expected_members, len(found.entitled)),
        "needed": rule.threshold.needed(len(found.entitled)) if found.entitled else 0,
        "rule": quorum_words(rule, Language(language)),
        "doubts": [
            (doubt.value, [known for known, why in found.doubts if why is doubt])
            for doubt in Doubt
            if any(why is doubt for _, why in found.doubts)
        ],
        "most": most_shown(request),
        "left_out": [(status.value, many) for status, many in found.left_out.items()],
        "never": [status.value for status in NEVER_ON_IT],
        "delegates": hall.live.state.profile.delegates,
        "groups": _groups(hall, found.entitled),
        "parties": hall.live.state.profile.parties,
    }
    status = 409 if error else 200
    return organiser_page(
        request, "panitia/dpt_tinjau.html", cooperative, "roll", context, hall=hall, status=status
    )


def _groups(hall: Hall, entitled: Sequence[KnownMember]) -> list[dict[str, object]]:
    """The groups of the books with their members, and who was named for each."""
    names = {known.id: known.member for known in entitled}
    sizes = Counter(known.member.group for known in entitled)
    named = hall.live.state.delegates
    return [
        {"name": group, "members": many, "delegate": names.get(named.get(group, ""))}
        for group, many in sorted(sizes.items())
    ]


async def name_delegate(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/dpt/utusan`: who stands for a group, with the paper that says so."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
        await prove(request)
    except Refused as refused:
        return refused_page(request, refused)
    form = {name: str(value) for name, value in (await request.form()).items()}
    reason = form.get("dasar", "").replace("\0", "").strip()[:LONGEST_REASON]
    try:
        known = await given.registry.member_by_number(cooperative.id, form.get("nomor", "")[:LONGEST_NUMBER])
        if known is None:
            refuse(Refusal.UNKNOWN_PERSON)
        actor, group = Actor(person, Role.COMMITTEE), form.get("kelompok", "")
        await given.roll_desk.name_delegate(hall, actor, group, known.id, reason)
    except Refused as refused:
        return await _page(request, cooperative, hall, form, explained(request, refused))
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/dpt", 303)


async def freeze(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/dpt`: freeze it, after the review was confirmed."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
        await prove(request)
    except Refused as refused:
        return refused_page(request, refused)
    form = {name: str(value) for name, value in (await request.form()).items()}
    language = language_for(request)
    if not form.get("ditinjau"):
        return await _page(request, cooperative, hall, form, translate(language, "roll.review-first", {}))
    record_at = _record_date(form.get("tanggal", ""), given.house.now(), cooperative.zone)
    if record_at is None:
        return await _page(request, cooperative, hall, form, translate(language, "organiser.fault-date", {}))
    article = form.get("pasal", "").replace("\0", "")[:LONGEST_ARTICLE]
    try:
        await given.roll_desk.freeze(hall, Actor(person, Role.COMMITTEE), record_at, article)
    except Refused as refused:
        return await _page(request, cooperative, hall, form, explained(request, refused))
    return RedirectResponse(f"/rapat/{hall.key.id}/dpt", 303)


def _record_date(text: str, now: datetime, zone: str) -> datetime | None:
    """The end of a day that has passed, or now for today; None where it cannot be read."""
    here = ZoneInfo(zone)
    if not text.strip():
        return now
    try:
        day = datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None
    if day == now.astimezone(here).date():
        return now
    return datetime.combine(day, time(23, 59, 59), here).astimezone(UTC)
