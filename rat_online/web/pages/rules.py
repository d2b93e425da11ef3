"""The cooperative's rules and particulars: read in words, changed with the article that each comes from."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.ports.registry import Cooperative, SignInDatum
from rat_online.domain.errors import Refused
from rat_online.domain.profile import Profile, QuorumTest
from rat_online.domain.words.labels import title
from rat_online.domain.words.language import Language
from rat_online.web.catalogue import translate
from rat_online.web.formats import ZONES
from rat_online.web.organiser_frame import organiser_of, organiser_page
from rat_online.web.page import language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.profile_form import (
    FIGURES,
    SAME_QUORUM,
    SWITCHES,
    ProfileFaults,
    base_choices,
    defaults,
    filled_with,
    majority_choices,
    profile_from,
    threshold_choices,
)
from rat_online.web.profile_words import rules_in_words
from rat_online.web.representation_form import MOST_PROXIES
from rat_online.web.services import services

LONGEST_NAME = 200
LONGEST_ADDRESS = 500


async def rules(request: Request) -> Response:
    """`GET /panitia/aturan`."""
    try:
        cooperative, _ = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    return _page(request, cooperative, {**_particulars(cooperative), **filled_with(cooperative.profile)}, {})


async def change(request: Request) -> Response:
    """`POST /panitia/aturan`: the rules that new meetings copy; meetings that are scheduled keep theirs."""
    try:
        cooperative, person = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    sent = {name: str(value) for name, value in (await request.form()).items()}
    try:
        changed = replace(_named(cooperative, sent), profile=profile_from(sent, cooperative.profile))
    except ProfileFaults as wrong:
        return _page(request, cooperative, sent, wrong.faults)
    await services(request).statutes.change(cooperative, changed, person, sent.get("alasan", ""))
    return RedirectResponse("/panitia/aturan?tersimpan", 303)


def _particulars(cooperative: Cooperative) -> dict[str, str]:
    return {
        "name": cooperative.name,
        "legal_number": cooperative.legal_number,
        "address": cooperative.address,
        "zone": cooperative.zone,
        "datum": cooperative.sign_in_datum.value,
    }


def _named(cooperative: Cooperative, sent: Mapping[str, str]) -> Cooperative:
    """The cooperative with the particulars of the form.

    Raises:
        ProfileFaults: it would have no name.
    """

    def text(name: str, longest: int) -> str:
        return sent.get(name, "").replace("\0", "").strip()[:longest]

    if not text("name", LONGEST_NAME):
        raise ProfileFaults({"name": "organiser.fault-missing"})
    datum, zone = sent.get("datum", ""), sent.get("zone", "")
    return replace(
        cooperative,
        name=text("name", LONGEST_NAME),
        legal_number=text("legal_number", LONGEST_NAME),
        address=text("address", LONGEST_ADDRESS),
        zone=zone if zone in ZONES else cooperative.zone,
        sign_in_datum=SignInDatum(datum) if datum in set(SignInDatum) else cooperative.sign_in_datum,
    )


def _page(
    request: Request, cooperative: Cooperative, filled: Mapping[str, str], faults: Mapping[str, str]
) -> Response:
    code = language_for(request)
    language, profile = Language(code), cooperative.profile
    context = {
        "filled": filled,
        "faults": {name: translate(code, key, {}) for name, key in faults.items()},
        "is_saved": "tersimpan" in request.query_params,
        "summary": rules_in_words(profile, code),
        "kinds": [
            {
                "id": kind.value,
                "name": title(kind, language),
                "quorums": threshold_choices(rule.quorum.threshold, language),
                "majorities": majority_choices(rule, language),
                "bases": base_choices(language),
                "is_strict": kind.value not in ("ordinary", "election", "standing-orders"),
            }
            for kind, rule in profile.rules.items()
        ],
        "second_quorums": threshold_choices(profile.second_call.threshold, language),
        "suspension_quorums": _after_suspension(profile, code),
        "defaults": defaults(),
        "figures": [figure for figure in FIGURES if not figure.is_advanced],
        "advanced": [figure for figure in FIGURES if figure.is_advanced],
        "switches": SWITCHES,
        "most_proxies": MOST_PROXIES,
        "tests": [test.value for test in QuorumTest],
        "zones": list(ZONES.items()),
        "data": [datum.value for datum in SignInDatum],
    }
    status = 409 if faults else 200
    return organiser_page(request, "panitia/aturan.html", cooperative, "rules", context, status=status)


def _after_suspension(profile: Profile, code: str) -> list[tuple[str, str]]:
    current = profile.after_suspension or profile.second_call
    same = (SAME_QUORUM, translate(code, "rules.same-quorum", {}))
    return [same, *threshold_choices(current.threshold, Language(code))]
