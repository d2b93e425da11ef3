"""A meeting's page for its organisers: what is done, what is next, what still blocks."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.door_watch import is_guessed_at
from rat_online.app.hall import Hall
from rat_online.app.next_steps import NextStep, Step, steps_of_meeting
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Cooperative
from rat_online.domain.errors import Refused
from rat_online.domain.meeting import Meeting
from rat_online.domain.readiness import readiness
from rat_online.domain.transitions import PREPARATION
from rat_online.domain.words.language import Language
from rat_online.domain.words.rule_changes import RuleChange, rule_changes
from rat_online.web.catalogue import translate
from rat_online.web.organiser_frame import meeting_of, organiser_of, organiser_page
from rat_online.web.page import language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.practice import told_of
from rat_online.web.services import services

PAGES: dict[Step, str] = {
    Step.SETUP: "/panitia/mulai",
    Step.MEMBERS: "/panitia/impor",
    Step.MEETING: "/panitia/draf/{draft}",
    Step.ROLL: "/panitia/rapat/{meeting}/dpt",
    Step.INVITATIONS: "/panitia/rapat/{meeting}/undangan",
    Step.READINESS: "/rapat/{meeting}/konsol",
    Step.REGISTRATION: "/rapat/{meeting}/konsol",
}
"""Where each step is done."""


async def preparation(request: Request) -> Response:
    """`GET /panitia/rapat/{meeting}`."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    return await preparation_page(request, cooperative, hall)


async def preparation_page(
    request: Request, cooperative: Cooperative, hall: Hall, rules_error: str = ""
) -> Response:
    """The page, with why the rules were not taken over where that was refused."""
    now, state = services(request).house.now(), hall.live.state
    series = Series(hall.key.cooperative, state.about.series)
    language = language_for(request)
    found = readiness(state, now)
    is_rehearsed, rehearsed = await told_of(request, hall)
    row = await services(request).registry.meeting(hall.key)
    context = {
        "points": row.points if row else (),
        "steps": [
            shown_step(one, hall, cooperative, "baru", language) for one in steps_of_meeting(state, now)
        ],
        "found": [
            *(
                (translate(language, f"console.check-{one.check.value}", one.facts), one.blocks)
                for one in found
            ),
            *([] if is_rehearsed else [(rehearsed, False)]),
        ],
        "rehearsed": rehearsed if is_rehearsed else "",
        "about": state.about,
        "state": state.state.value,
        "entitled": state.roll.total,
        "rules_error": rules_error,
        "is_alarming": await is_guessed_at(services(request).identity, series, services(request).house.now()),
        "rules_differ": _rules_that_differ(state, cooperative, language),
    }
    status = 409 if rules_error else 200
    return organiser_page(
        request, "panitia/rapat.html", cooperative, "overview", context, hall=hall, status=status
    )


def _rules_that_differ(meeting: Meeting, cooperative: Cooperative, language: str) -> list[RuleChange]:
    """The rules of which a meeting that has not opened holds a former copy; a rehearsal has its own."""
    if meeting.state not in PREPARATION or meeting.about.is_rehearsal:
        return []
    return rule_changes(meeting.profile, cooperative.profile, Language(language))


def shown_step(
    one: NextStep, hall: Hall | None, cooperative: Cooperative, draft: str, language: str
) -> dict[str, object]:
    """A step as the list shows it; `draft` is the id of the one to go on with, or `baru`."""
    profile = hall.live.state.profile if hall else cooperative.profile
    facts = {"days": profile.invitation_days, "material": profile.material_days}
    address = PAGES.get(one.step, "").replace("{draft}", draft)
    return {
        "id": one.step.value,
        "state": one.state.value,
        "href": address.replace("{meeting}", hall.key.id if hall else ""),
        "about": translate(language, f"organiser.step-{one.step.value}-about", facts),
    }
