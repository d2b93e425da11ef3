"""A meeting's page for its organisers: what is done, what is next, what still blocks."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.hall import Hall
from rat_online.app.next_steps import NextStep, Step, steps_of_meeting
from rat_online.domain.errors import Refused
from rat_online.domain.readiness import readiness
from rat_online.web.catalogue import translate
from rat_online.web.organiser_frame import meeting_of, organiser_of, organiser_page
from rat_online.web.page import language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services

PAGES: dict[Step, str] = {
    Step.INVITATIONS: "/panitia/rapat/{meeting}/undangan",
    Step.READINESS: "/rapat/{meeting}/konsol",
    Step.REGISTRATION: "/rapat/{meeting}/konsol",
}
"""Where each step of a meeting is done; a step without a page has no button."""


async def preparation(request: Request) -> Response:
    """`GET /panitia/rapat/{meeting}`."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    now, state = services(request).house.now(), hall.live.state
    language = language_for(request)
    found = readiness(state, now)
    context = {
        "steps": [_step(one, hall, language) for one in steps_of_meeting(state, now)],
        "found": [
            (translate(language, f"console.check-{one.check.value}", one.facts), one.blocks) for one in found
        ],
        "about": state.about,
        "state": state.state.value,
        "entitled": state.roll.total,
    }
    return organiser_page(request, "panitia/rapat.html", cooperative, "overview", context, hall=hall)


def _step(one: NextStep, hall: Hall, language: str) -> dict[str, object]:
    profile = hall.live.state.profile
    facts = {"days": profile.invitation_days, "material": profile.material_days}
    return {
        "id": one.step.value,
        "state": one.state.value,
        "href": PAGES.get(one.step, "").replace("{meeting}", hall.key.id),
        "about": translate(language, f"organiser.step-{one.step.value}-about", facts),
    }
