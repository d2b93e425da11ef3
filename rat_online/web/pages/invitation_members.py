"""Members one by one: who was invited how and when, who opened it, and sending to those who are ticked."""

from starlette.responses import Response

from rat_online.app.ports.invitations import Way
from rat_online.web.invitation_desk import Asked, for_committee
from rat_online.web.invitation_view import FILTERS, is_chosen, member_view
from rat_online.web.organiser_frame import organiser_page
from rat_online.web.pages.invitations import figures

ROWS_A_PAGE = 100


@for_committee
async def members(asked: Asked) -> Response:
    """`GET …/undangan/siapa?pilih=belum-dibuka&mulai=100`."""
    which = asked.request.query_params.get("pilih", "semua")
    proof = await asked.inviting.proofs.of(asked.occasion)
    found = [one for one in proof.members if is_chosen(one, which)]
    start = _start(asked.request.query_params.get("mulai", "0"), len(found))
    context = {
        "desk": f"/panitia/rapat/{asked.hall.key.id}/undangan",
        "part": "members",
        "which": which if which in FILTERS else "semua",
        "filters": [(name, sum(is_chosen(one, name) for one in proof.members)) for name in FILTERS],
        "rows": [member_view(one) for one in found[start : start + ROWS_A_PAGE]],
        "found": len(found),
        "start": start,
        "rows_a_page": ROWS_A_PAGE,
        "ways": [way.value for way in Way if way is not Way.EMAIL or asked.inviting.mailing.is_set_up],
        **figures(asked, proof),
    }
    return organiser_page(
        asked.request, "undangan/anggota.html", asked.cooperative, "invitations", context, hall=asked.hall
    )


def _start(written: str, found: int) -> int:
    start = int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0
    return start // ROWS_A_PAGE * ROWS_A_PAGE if start < found else 0
