"""The routes of the entrance and of what one holds behind it, in the order in which they are tried."""

from starlette.routing import BaseRoute, Route

from rat_online.web.pages import (
    account,
    desk,
    devices,
    door_records,
    entrance,
    help,
    kiosk,
    member_photos,
    moving,
    own_data,
    proving,
    transferring,
)


def door_routes() -> list[BaseRoute]:
    return [
        Route("/", entrance.home),
        Route("/mulai", entrance.found, methods=["POST"]),
        Route("/masuk", entrance.door),
        Route("/masuk", entrance.enter, methods=["POST"]),
        Route("/masuk/petugas", entrance.enter_as_officer, methods=["POST"]),
        Route("/masuk/passkey/mulai", entrance.ask_for_passkey, methods=["POST"]),
        Route("/masuk/passkey", entrance.enter_by_passkey, methods=["POST"]),
        Route("/keluar", entrance.leave, methods=["POST"]),
        Route("/akun", account.account),
        Route("/akun/sandi", account.change_password, methods=["POST"]),
        Route("/akun/kode", account.set_up_code, methods=["POST"]),
        Route("/akun/cadangan", account.renew_recovery_codes, methods=["POST"]),
        Route("/akun/passkey/mulai", account.begin_passkey, methods=["POST"]),
        Route("/akun/bukti", proving.prove_account, methods=["POST"]),
        Route("/akun/bukti/passkey", proving.prove_by_passkey, methods=["POST"]),
        Route("/rapat/{meeting}/konsol", proving.lead_from_seat, methods=["POST"]),
        Route("/rapat/{meeting}/bukti", proving.prove_by_pin, methods=["POST"]),
        Route("/akun/passkey", account.add_passkey, methods=["POST"]),
        Route("/akun/passkey/hapus", account.remove_passkey, methods=["POST"]),
        Route("/data-saya", own_data.own_data),
        Route("/data-saya", own_data.ask, methods=["POST"]),
        Route("/perangkat", devices.own),
        Route("/perangkat/{session}/akhiri", devices.end_own, methods=["POST"]),
        Route("/pindah/{move}", moving.waiting),
        Route("/pindah/{move}/keadaan", moving.state),
        Route("/pindah/{move}/bukan-saya", moving.refuse, methods=["POST"]),
        Route("/lanjut", transferring.door),
        Route("/lanjut", transferring.take, methods=["POST"]),
        Route("/rapat/{meeting}/lanjut", transferring.ask, methods=["POST"]),
        Route("/bantuan", help.door),
        Route("/bantuan", help.ask_at_door, methods=["POST"]),
        Route("/rapat/{meeting}/bantuan", help.ask_in_room, methods=["POST"]),
        *_desk_routes(),
        Route("/rapat/{meeting}/periksa/pintu", door_records.door),
        Route("/rapat/{meeting}/periksa/pintu/{act}", door_records.photo),
    ]


def _desk_routes() -> list[BaseRoute]:
    return [
        Route("/rapat/{meeting}/meja", desk.desk),
        Route("/rapat/{meeting}/meja/daftar", desk.members),
        Route("/rapat/{meeting}/meja/cari", desk.look_up, methods=["POST"]),
        Route("/rapat/{meeting}/meja/foto/{person}", member_photos.at_desk),
        Route("/rapat/{meeting}/meja/kode", desk.hand_out, methods=["POST"]),
        Route("/rapat/{meeting}/meja/kios", kiosk.lock, methods=["POST"]),
        Route("/kios/{meeting}", kiosk.waiting),
        Route("/kios/{meeting}/selesai", kiosk.finish, methods=["POST"]),
        Route("/kios/{meeting}/buka", kiosk.unlock, methods=["POST"]),
    ]
