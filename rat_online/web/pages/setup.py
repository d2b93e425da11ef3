"""The first set-up: five questions make the cooperative's rules and the draft of its first meeting."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.ports.drafts import MeetingDraft
from rat_online.app.ports.registry import Cooperative
from rat_online.domain.errors import Refused
from rat_online.domain.threshold import Threshold
from rat_online.domain.vocabulary import DecisionKind, MeetingMode, PersonId
from rat_online.domain.words.language import Language
from rat_online.web.catalogue import translate
from rat_online.web.draft_form import is_moment, usual_form
from rat_online.web.organiser_frame import organiser_of, organiser_page
from rat_online.web.page import language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.profile_form import code_of, threshold_choices, threshold_of, with_answers
from rat_online.web.services import services

MOST_MEMBERS = 1_000_000
BY_HALF = "half"


async def questions(request: Request) -> Response:
    """`GET /panitia/mulai`."""
    try:
        cooperative, _ = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    rule = cooperative.profile.rules[DecisionKind.ORDINARY]
    filled = {
        "members": str(cooperative.expected_members or ""),
        "quorum": code_of(rule.quorum.threshold),
        "election": "most",
        "mode": MeetingMode.HYBRID.value,
    }
    return _page(request, cooperative, filled, {})


def _page(
    request: Request, cooperative: Cooperative, filled: Mapping[str, str], faults: Mapping[str, str]
) -> Response:
    code = language_for(request)
    rule = cooperative.profile.rules[DecisionKind.ORDINARY]
    context = {
        "filled": filled,
        "faults": {name: translate(code, key, {}) for name, key in faults.items()},
        "quorums": threshold_choices(rule.quorum.threshold, Language(code)),
        "modes": [mode.value for mode in MeetingMode],
    }
    status = 409 if faults else 200
    return organiser_page(request, "panitia/mulai.html", cooperative, "home", context, status=status)


async def answers(request: Request) -> Response:
    """`POST /panitia/mulai`: answered again, the rules are changed and the draft that is there stays."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    sent = {name: str(value) for name, value in (await request.form()).items()}
    members, quorum, faults = _read(sent)
    if faults or quorum is None:
        return _page(request, cooperative, sent, faults)
    profile = with_answers(
        cooperative.profile, quorum, sent.get("article", ""), sent.get("election") == BY_HALF
    )
    changed = replace(cooperative, profile=profile, expected_members=members)
    await given.statutes.change(cooperative, changed, person)
    if not await given.drafts.drafts(cooperative.id):
        await given.drafts.put_draft(_draft(request, cooperative, sent, person))
    return RedirectResponse("/panitia", 303)


def _read(sent: Mapping[str, str]) -> tuple[int, Threshold | None, dict[str, str]]:
    faults: dict[str, str] = {}
    text = sent.get("members", "").replace(".", "").strip()
    members = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    if not 1 <= members <= MOST_MEMBERS:
        faults["members"] = "rules.fault-figure"
    quorum = threshold_of(sent.get("quorum", ""))
    if quorum is None:
        faults["quorum"] = "rules.fault-choice"
    if sent.get("mode") not in set(MeetingMode):
        faults["mode"] = "rules.fault-choice"
    if not is_moment(sent.get("planned_at", "")):
        faults["planned_at"] = "organiser.fault-date"
    return members, quorum, faults


def _draft(
    request: Request, cooperative: Cooperative, sent: Mapping[str, str], person: PersonId
) -> MeetingDraft:
    given = services(request)
    now = given.house.now()
    form = usual_form(language_for(request), datetime.fromisoformat(sent["planned_at"]), cooperative.zone)
    chosen = {"mode": sent["mode"], "planned_at": sent["planned_at"]}
    return MeetingDraft(cooperative.id, given.ids.new_id(), {**form, **chosen}, now, person)
