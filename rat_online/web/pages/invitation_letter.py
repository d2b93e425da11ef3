"""The letter's words: a form with the usual text, every fault at its field."""

from collections.abc import Mapping

from starlette.responses import Response

from rat_online.app.ports.invitations import Act, ActKind, Letter
from rat_online.domain.words.dates import day, local
from rat_online.web.catalogue import translate
from rat_online.web.formats import zone_of
from rat_online.web.invitation_desk import Asked, for_committee
from rat_online.web.invitation_words import facts_of
from rat_online.web.organiser_frame import organiser_page
from rat_online.web.page import language_for
from rat_online.web.services import services

LONGEST = {"number": 120, "dated": 120, "subject": 200, "opening": 1500, "closing": 1500, "signed": 600}
OPTIONAL = frozenset({"closing"})
MOST_SIGNED = 3


@for_committee
async def letter_page(asked: Asked) -> Response:
    """`GET …/undangan/surat`."""
    letter = await asked.inviting.store.letter(asked.occasion.series)
    return _form(asked, _filled(letter) if letter else _usual(asked), {}, is_saved=letter is not None)


@for_committee
async def save_letter(asked: Asked) -> Response:
    """`POST …/undangan/surat`."""
    sent = {name: str(value) for name, value in (await asked.request.form()).items()}
    filled = {name: sent.get(name, "").replace("\r\n", "\n").strip() for name in LONGEST}
    faults = _faults(filled)
    if faults:
        return _form(asked, filled, faults, is_saved=False)
    letter = Letter(
        number=filled["number"],
        place_and_date=filled["dated"],
        subject=filled["subject"],
        opening=filled["opening"],
        closing=filled["closing"],
        signed=_signed(filled["signed"]),
        changed_at=asked.now,
    )
    series, ids = asked.occasion.series, services(asked.request).ids
    await asked.inviting.store.put_letter(series, letter)
    await asked.inviting.store.note(series, Act(ids.new_id(), asked.now, asked.by, ActKind.LETTER_CHANGED))
    return asked.back("surat?tersimpan")


def _faults(filled: Mapping[str, str]) -> dict[str, str]:
    faults = {}
    for name, limit in LONGEST.items():
        if not filled[name] and name not in OPTIONAL:
            faults[name] = "invite.fault-missing"
        elif len(filled[name]) > limit:
            faults[name] = "invite.fault-long"
    signed = _signed(filled["signed"])
    if "signed" not in faults and not (signed and all(office and name for office, name in signed)):
        faults["signed"] = "invite.fault-signed"
    if len(signed) > MOST_SIGNED:
        faults["signed"] = "invite.fault-signed"
    return faults


def _signed(written: str) -> tuple[tuple[str, str], ...]:
    """Office and name of each line."""
    pairs = [line.partition(",") for line in written.split("\n") if line.strip()]
    return tuple((office.strip(), name.strip()) for office, _, name in pairs)


def _filled(letter: Letter) -> dict[str, str]:
    return {
        "number": letter.number,
        "dated": letter.place_and_date,
        "subject": letter.subject,
        "opening": letter.opening,
        "closing": letter.closing,
        "signed": "\n".join(", ".join(pair) for pair in letter.signed),
    }


def _usual(asked: Asked) -> dict[str, str]:
    """What such letters say; number, place and names are the committee's."""
    facts = facts_of(asked.occasion, "id")
    today = local(asked.now, zone_of(asked.occasion.meeting.about.zone)).date()
    return {
        "number": "",
        "dated": day(today),
        "subject": translate("id", "invite.usual-subject", facts),
        "opening": translate("id", "invite.usual-opening", facts),
        "closing": translate("id", "invite.usual-closing", {}),
        "signed": translate("id", "invite.usual-chair", {}) + ", ",
    }


def _form(asked: Asked, filled: Mapping[str, str], faults: Mapping[str, str], *, is_saved: bool) -> Response:
    language = language_for(asked.request)
    context = {
        "desk": f"/panitia/rapat/{asked.hall.key.id}/undangan",
        "part": "letter",
        "filled": filled,
        "faults": {name: translate(language, key, {}) for name, key in faults.items()},
        "limits": LONGEST,
        "is_saved": is_saved,
        "just_saved": "tersimpan" in asked.request.query_params and not faults,
    }
    return organiser_page(
        asked.request,
        "undangan/surat.html",
        asked.cooperative,
        "invitations",
        context,
        hall=asked.hall,
        status=409 if faults else 200,
    )
