"""The routes of those who prepare a meeting, and of its roll, in the order in which they are tried."""

from starlette.routing import BaseRoute, Route

from rat_online.web.pages import (
    accounts,
    book_acts,
    devices,
    door_desk,
    inquiry_gate,
    links,
    meeting_rules,
    member_imports,
    member_photos,
    members,
    organiser,
    points,
    preparation,
    registered,
    roll,
    roll_review,
    rules,
    setup,
)

LARGEST_UPLOAD = 21 * 1024 * 1024
"""A list of 20 MB and its form around it; every other body is small."""


def organiser_routes() -> list[BaseRoute]:
    return [
        Route("/panitia", organiser.meetings),
        Route("/panitia/mulai", setup.questions),
        Route("/panitia/mulai", setup.answers, methods=["POST"]),
        Route("/panitia/aturan", rules.rules),
        Route("/panitia/aturan", rules.change, methods=["POST"]),
        Route("/panitia/draf/{draft}", organiser.draft),
        Route("/panitia/draf/{draft}", organiser.keep, methods=["POST"]),
        Route("/panitia/draf/{draft}/buang", organiser.discard, methods=["POST"]),
        Route("/panitia/rapat/{meeting}", preparation.preparation),
        Route("/panitia/rapat/{meeting}/pintu", door_desk.desk),
        Route("/panitia/rapat/{meeting}/pintu/buka", door_desk.reopen, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/pintu/selesai", door_desk.done, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/pintu/kontak", door_desk.put_contact, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/pintu/terdaftar", inquiry_gate.reopen, methods=["POST"]),
        Route("/panitia/akun", accounts.accounts),
        Route("/panitia/akun", accounts.create, methods=["POST"]),
        Route("/panitia/akun/{account}/setel-ulang", accounts.reset, methods=["POST"]),
        Route("/panitia/akun/{account}/peran", accounts.change_roles, methods=["POST"]),
        Route("/panitia/akun/{account}/akhiri", accounts.end, methods=["POST"]),
        Route("/panitia/perangkat", devices.of_cooperative),
        Route("/panitia/perangkat/{session}/akhiri", devices.end_any, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/aturan", meeting_rules.take_over, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/titik", points.put, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/tautan", links.issue, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/dpt", roll_review.look),
        Route("/panitia/rapat/{meeting}/dpt", roll_review.freeze, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/dpt/utusan", roll_review.name_delegate, methods=["POST"]),
        Route("/rapat/{meeting}/dpt", roll.roll),
        Route("/rapat/{meeting}/dpt/ubah", roll.amend, methods=["POST"]),
        Route("/rapat/{meeting}/dpt/unduh", roll.download, methods=["POST"]),
        Route("/terdaftar/{meeting}", registered.ask, methods=["GET", "POST"]),
        *_member_routes(),
    ]


def _member_routes() -> list[BaseRoute]:
    return [
        Route("/panitia/anggota", members.members),
        Route("/panitia/anggota/unduh", members.export, methods=["POST"]),
        Route("/panitia/catatan", book_acts.acts),
        Route("/panitia/anggota/{member}/diperbaiki", book_acts.corrected, methods=["POST"]),
        Route("/panitia/anggota/{member}/foto", member_photos.shown),
        Route(
            "/panitia/anggota/{member}/foto",
            member_photos.put,
            methods=["POST"],
            max_body_size=member_photos.LARGEST_UPLOAD,
        ),
        Route("/panitia/anggota/{member}", members.member),
        Route("/panitia/anggota/{member}", members.change, methods=["POST"]),
        Route("/panitia/impor", member_imports.imports),
        Route("/panitia/impor", member_imports.receive, methods=["POST"], max_body_size=LARGEST_UPLOAD),
        Route("/panitia/impor/{upload}", member_imports.look),
        Route("/panitia/impor/{upload}/kemajuan", member_imports.progress),
        Route("/panitia/impor/{upload}/kolom", member_imports.choose, methods=["POST"]),
        Route("/panitia/impor/{upload}/lembar", member_imports.choose_sheet, methods=["POST"]),
        Route("/panitia/impor/{upload}/perbaikan", member_imports.corrections, methods=["POST"]),
        Route("/panitia/impor/{upload}/simpan", member_imports.write, methods=["POST"]),
        Route("/panitia/impor/{upload}/batal", member_imports.undo, methods=["POST"]),
    ]
