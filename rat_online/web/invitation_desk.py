"""What every page of the invitations asks first: whose meeting, in whose name, to what people are invited."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.invitation.inviting import Inviting
from rat_online.app.invitation.occasion import Occasion
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Cooperative
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId
from rat_online.web.organiser_frame import meeting_of, organiser_of
from rat_online.web.page import explained
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import need_second_factor
from rat_online.web.services import services

DESK = "/panitia/rapat/{meeting}/undangan"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the committee about the invitations of a meeting."""

    request: Request
    cooperative: Cooperative
    hall: Hall
    by: PersonId
    occasion: Occasion
    inviting: Inviting

    @property
    def base(self) -> str:
        """How members reach this server."""
        given = services(self.request).settings.public_url or str(self.request.base_url)
        return given.rstrip("/")

    @property
    def now(self) -> datetime:
        return services(self.request).house.now()

    def back(self, part: str = "") -> Response:
        """To a page of the desk, so that a reload repeats nothing."""
        address = DESK.replace("{meeting}", self.hall.key.id)
        return RedirectResponse(f"{address}/{part}" if part else address, 303)

    def why(self, refused: Refused) -> str:
        return explained(self.request, refused)


async def asked(request: Request) -> Asked:
    """The desk of the meeting in the address.

    Raises:
        Refused: `signed-out`, `not-allowed`, `unknown-meeting`, `not-in-rehearsal`.
    """
    cooperative, person = await organiser_of(request)
    hall = await meeting_of(request, cooperative)
    if hall.live.state.about.is_rehearsal:
        refuse(Refusal.NOT_IN_REHEARSAL)
    inviting = services(request).inviting
    occasion = await inviting.occasions.of(Series(cooperative.id, hall.live.state.about.series))
    return Asked(request, cooperative, hall, person, occasion, inviting)


Page = Callable[[Asked], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


def for_committee(page: Page) -> Endpoint:
    """A page of the desk; whoever is not of the committee is told so, and so is a refusal nobody caught."""

    @wraps(page)
    async def endpoint(request: Request) -> Response:
        try:
            return await page(await asked(request))
        except Refused as refused:
            return refused_page(request, refused)

    return endpoint


def with_second_factor(page: Page) -> Endpoint:
    """The same for what makes links and codes that let people in: by more than a password."""

    @for_committee
    async def guarded(asked: Asked) -> Response:
        await need_second_factor(asked.request)
        return await page(asked)

    return wraps(page)(guarded)
