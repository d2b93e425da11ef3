"""The routes of inviting: the committee's desk, coordinators' lists, the group's door, material and proof."""

from starlette.routing import BaseRoute, Route

from rat_online.web.invitation_desk import DESK
from rat_online.web.pages import (
    entrance,
    invitation_letter,
    invitation_members,
    invitation_proof,
    invitations,
    materials,
    print_jobs,
    ready_texts,
    share_list,
)


def invitation_routes() -> list[BaseRoute]:
    return [
        Route(DESK, invitations.overview),
        Route(f"{DESK}/kemajuan", invitations.progress),
        Route(f"{DESK}/kirim", invitations.send, methods=["POST"]),
        Route(f"{DESK}/hentikan", invitations.stop_mail, methods=["POST"]),
        Route(f"{DESK}/catat", invitations.record, methods=["POST"]),
        Route(f"{DESK}/surat", invitation_letter.letter_page),
        Route(f"{DESK}/surat", invitation_letter.save_letter, methods=["POST"]),
        Route(f"{DESK}/contoh.pdf", print_jobs.example),
        Route(f"{DESK}/poster.pdf", print_jobs.poster),
        Route(f"{DESK}/cetak/{{job}}/berkas", print_jobs.take_job, methods=["POST"]),
        Route(f"{DESK}/cetak/{{job}}/{{act}}", print_jobs.job_act, methods=["POST"]),
        Route(f"{DESK}/daftar/{{list}}/{{act}}", print_jobs.list_act, methods=["POST"]),
        Route(f"{DESK}/grup/{{act}}", print_jobs.group_act, methods=["POST"]),
        Route(f"{DESK}/siapa", invitation_members.members),
        Route(f"{DESK}/pesan", ready_texts.texts),
        Route(f"{DESK}/bahan", materials.desk),
        Route(f"{DESK}/bahan", materials.publish, methods=["POST"], max_body_size=materials.LARGEST_UPLOAD),
        Route(f"{DESK}/bahan/{{material}}/tarik", materials.withdraw, methods=["POST"]),
        Route("/gabung", entrance.group_door),
        Route("/rapat/{meeting}/bahan", materials.material_list),
        Route("/rapat/{meeting}/bahan/{material}", materials.material_file),
        Route("/rapat/{meeting}/periksa/undangan", invitation_proof.proof),
        Route("/rapat/{meeting}/periksa/undangan/{form}", invitation_proof.proof_file, methods=["POST"]),
        Route("/bagikan", share_list.door),
        Route("/bagikan", share_list.open_list, methods=["POST"]),
        Route("/bagikan/kirim", share_list.tap, methods=["POST"]),
        Route("/bagikan/tanpa-wa", share_list.no_whatsapp, methods=["POST"]),
    ]
