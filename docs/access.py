"""Who may use each route; the page of commands prints it and the tests of the web layer walk it.

A route that stands here without existing, or exists without standing here, fails the build.
"""

from dataclasses import dataclass

from docs.columns import CAPACITIES, COLUMNS, OTHER_COOPERATIVE
from rat_online.app.ports.registry import AccountRole
from rat_online.app.view.audience import Audience, audience_for
from rat_online.domain.authority import MAY
from rat_online.domain.commands.nominating import SetCandidatePhoto
from rat_online.domain.commands.staging import ShowPage, StartBroadcast
from rat_online.domain.vocabulary import Role
from rat_online.web.pages.records import SEES_VOTES

EVERYBODY = frozenset(COLUMNS)
NOBODY: frozenset[str] = frozenset()
INSIDE = frozenset(CAPACITIES)
READERS = frozenset(
    column
    for column, role in CAPACITIES.items()
    if audience_for(frozenset({role})) in (Audience.OFFICER, Audience.AUDITOR)
)
"""Who runs the meeting or checks it: reads all records."""

READ_BY = "and an account of the pengawas; members 403; outside 404 and 401"

OFFICERS = frozenset(
    column for column, role in CAPACITIES.items() if audience_for(frozenset({role})) is Audience.OFFICER
)
"""Who runs the meeting: opens the console."""

IN_OFFICE = INSIDE - {"anggota", "peninjau"}
"""Whoever has an office in the meeting: may put up its public screen."""

WITNESSES = frozenset(column for column, role in CAPACITIES.items() if role is Role.WITNESS)
"""Who counts at the places where members vote by hand or paper."""

AT_THE_DESK = frozenset(column for column, role in CAPACITIES.items() if role is Role.COMMITTEE)
"""Who checks members in for others."""

VOTE_READERS = frozenset(column for column, role in CAPACITIES.items() if role in SEES_VOTES)
"""Who may see who voted what in a closed open ballot."""

STAGERS = frozenset(column for column, role in CAPACITIES.items() if role in MAY[StartBroadcast])
"""Who may broadcast."""

PHOTOGRAPHERS = frozenset(column for column, role in CAPACITIES.items() if role in MAY[SetCandidatePhoto])

PAGE_SHOWERS = frozenset(column for column, role in CAPACITIES.items() if role in MAY[ShowPage])


@dataclass(frozen=True, slots=True)
class Access:
    """`allowed` holds columns; `note` says what else must be true, or what a refusal looks like."""

    allowed: frozenset[str]
    note: str


ROUTES: dict[str, Access] = {
    "GET /": Access(EVERYBODY, "set-up while the install is empty, else the own meetings, else the door"),
    "POST /mulai": Access(
        NOBODY, "only while the install is empty, with the code on the console; afterwards `already-done`"
    ),
    "GET /masuk": Access(EVERYBODY, "opening a link changes nothing"),
    "POST /masuk": Access(EVERYBODY, "needs the secret of a personal link or printed code, and the datum"),
    "POST /masuk/petugas": Access(EVERYBODY, "needs login and password of an account"),
    "POST /keluar": Access(EVERYBODY, "ends the own session, if there is one"),
    "GET /pindah/{move}": Access(
        NOBODY, "only the device that asked for the seat; others 404, signed out 401"
    ),
    "GET /pindah/{move}/keadaan": Access(NOBODY, "as above"),
    "POST /pindah/{move}/bukan-saya": Access(
        NOBODY, "only the device that holds the seat; others 404, signed out 401"
    ),
    "GET /lanjut": Access(EVERYBODY, "opening the link changes nothing; its secret is in the fragment"),
    "POST /lanjut": Access(
        EVERYBODY, "needs the secret that a page asked for within two minutes; others `unknown-transfer`"
    ),
    "POST /rapat/{meeting}/lanjut": Access(
        INSIDE, "for the seats of this device; without one `seat-not-here`; outside 404 and 401"
    ),
    "POST /rapat/{meeting}/perintah": Access(
        INSIDE, "then the table of commands decides; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/peristiwa": Access(INSIDE, "each sees what its audience sees; outside 404 and 401"),
    "WS /rapat/{meeting}/langsung": Access(INSIDE, "as above; outside it is closed with 4404 and 4401"),
    "GET /rapat/{meeting}/dokumen": Access(READERS, READ_BY),
    "GET /rapat/{meeting}/dokumen/{name}": Access(
        READERS, "with a reason (`alasan`), and noted; members 403; outside 404 and 401"
    ),
    "POST /rapat/{meeting}/dokumen/{name}": Access(READERS, "as above, the reason in a form"),
    "POST /rapat/{meeting}/berkas": Access(
        VOTE_READERS,
        "with a reason, and noted; while a ballot is open nobody; others 403; outside 404 and 401",
    ),
    "GET /rapat/{meeting}": Access(
        INSIDE, "an officer without a seat is sent to the console or the records; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/layar": Access(IN_OFFICE, "others 403; outside 404 and 401"),
    "GET /rapat/{meeting}/layar/kode.svg": Access(
        IN_OFFICE, "a code and its position as the screen shows them; others 403; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/saksi": Access(WITNESSES, "others 403; outside 404 and 401"),
    "GET /rapat/{meeting}/konsol": Access(OFFICERS, "who runs the meeting; others 403; outside 404 and 401"),
    "POST /rapat/{meeting}/konsol": Access(
        NOBODY,
        "whom the meeting elected, from the own seat that was entered by the own link or card, with the PIN; "
        "others 403; outside 404 and 401",
    ),
    "GET /rapat/{meeting}/kehadiran": Access(READERS, READ_BY),
    "GET /rapat/{meeting}/calon": Access(
        frozenset({"anggota"}),
        "one member by the exact number, while nominations are open, a dozen times an hour each seat",
    ),
    "POST /rapat/{meeting}/foto/{item}/{person}": Access(
        PHOTOGRAPHERS, "a candidate's photo; a member only the own one; others 403; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/foto/{photo}": Access(INSIDE, "photos that are shown; outside 404 and 401"),
    "GET /rapat/{meeting}/kuasa": Access(INSIDE, "proxies of the own seats alone; outside 404 and 401"),
    "POST /rapat/{meeting}/kuasa": Access(
        INSIDE, "for a seat of this device; without one `seat-not-here`; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/kuasa/{giver}/surat": Access(
        NOBODY, "the giver and the holder, from the own seat; others 404, signed out 401"
    ),
    "GET /rapat/{meeting}/daftar-kuasa": Access(READERS, READ_BY),
    "POST /rapat/{meeting}/daftar-kuasa": Access(
        AT_THE_DESK, "a letter on paper for a proxy that its giver has given; others 403; outside 404 and 401"
    ),
    "POST /rapat/{meeting}/daftar-kuasa/{letter}/surat": Access(
        READERS, "with a reason (`alasan`), and noted; members 403; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/catatan": Access(READERS, READ_BY),
    "GET /rapat/{meeting}/periksa": Access(READERS, READ_BY),
    "GET /rapat/{meeting}/periksa/suara/{ballot}": Access(
        VOTE_READERS, "once the ballot is closed; others 403; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/siaran": Access(INSIDE, "passes to watch; outside 404 and 401"),
    "POST /rapat/{meeting}/siaran/izin": Access(
        STAGERS, "passes to broadcast; others 403; outside 404 and 401"
    ),
    "POST /rapat/{meeting}/siaran/lantai": Access(
        NOBODY, "only whoever holds the floor, for as long; others 403; outside 404 and 401"
    ),
    "POST /rapat/{meeting}/siaran/ice": Access(
        STAGERS, "and whoever holds the floor, for as long; others 403; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/studio": Access(STAGERS, "others 403; outside 404 and 401"),
    "POST /rapat/{meeting}/halaman": Access(
        PAGE_SHOWERS, "a page's picture; others 403; outside 404 and 401"
    ),
    "GET /rapat/{meeting}/halaman/{page}": Access(INSIDE, "pages that were shown; outside 404 and 401"),
    "GET /rapat/{meeting}/arsip": Access(INSIDE, "the recording; outside 404 and 401"),
    "GET /rapat/{meeting}/coba": Access(INSIDE, "each tries the own phone; outside 404 and 401"),
    "POST /rapat/{meeting}/coba": Access(
        INSIDE, "kept for the seats of the device alone; no part of the meeting; outside 404 and 401"
    ),
    "WS /rapat/{meeting}/coba/langsung": Access(INSIDE, "as above; outside it is closed with 4404 and 4401"),
    "GET /panitia/rapat/{meeting}/coba": Access(
        NOBODY, "an account of admin or committee; another cooperative's 404"
    ),
    "POST /panitia/rapat/{meeting}/coba/daftar": Access(
        NOBODY, "as above; the wa.me list of one page, with a reason, and noted"
    ),
    "GET /rapat/{meeting}/arsip/takarir.vtt": Access(INSIDE, "its captions; outside 404 and 401"),
    "POST /rapat/{meeting}/arsip/unduh/{what}": Access(
        READERS,
        "the recording, with a reason, and noted; its captions so for everybody inside; outside 404 and 401",
    ),
    "GET /panitia/rapat/{meeting}/gladi": Access(
        NOBODY, "an account of admin or committee; another cooperative's 404"
    ),
    "POST /panitia/rapat/{meeting}/gladi": Access(NOBODY, "as above; one rehearsal at a time"),
    "POST /panitia/rapat/{meeting}/gladi/hapus": Access(NOBODY, "as above; a meeting that counts is 404"),
    "POST /rapat/{meeting}/gladi": Access(
        NOBODY, "who is in the meeting, while a rehearsal of it is under way; otherwise 404, signed out 401"
    ),
    "GET /gaya": Access(EVERYBODY, "the design language; an invented meeting"),
    "GET /panitia": Access(
        NOBODY, "only by login: an account of admin or committee; others 403, signed out 401"
    ),
    "GET /panitia/mulai": Access(NOBODY, "as above"),
    "POST /panitia/mulai": Access(NOBODY, "as above; the five questions of the first set-up"),
    "GET /panitia/aturan": Access(NOBODY, "as above"),
    "POST /panitia/aturan": Access(NOBODY, "as above; meetings that are scheduled keep their rules"),
    "GET /panitia/draf/{draft}": Access(NOBODY, "as above; another cooperative's 404"),
    "POST /panitia/draf/{draft}": Access(NOBODY, "as above"),
    "POST /panitia/draf/{draft}/buang": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/aturan": Access(
        NOBODY,
        "as above, and a second factor given within ten minutes; in the name of a committee member of it",
    ),
    "POST /panitia/rapat/{meeting}/titik": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/tautan": Access(
        NOBODY, "as above, and a second factor given within ten minutes; shown in this one answer alone"
    ),
    "GET /panitia/rapat/{meeting}/dpt": Access(NOBODY, "as above; the review, then the roll"),
    "POST /panitia/rapat/{meeting}/dpt": Access(
        NOBODY,
        "as above, and a second factor given within ten minutes; in the name of a committee member of it",
    ),
    "POST /panitia/rapat/{meeting}/dpt/utusan": Access(
        NOBODY, "as above: who stands for a group, where the articles have delegates"
    ),
    "GET /rapat/{meeting}/dpt": Access(READERS, f"the frozen roll; {READ_BY}"),
    "POST /rapat/{meeting}/dpt/ubah": Access(
        READERS - AT_THE_DESK,
        "then the rules: the chair once it is open; beforehand the committee, by an account whose second "
        "factor was given within ten minutes; members 403",
    ),
    "POST /rapat/{meeting}/dpt/unduh": Access(READERS, "with a reason, and noted; members 403"),
    "GET /terdaftar/{meeting}": Access(EVERYBODY, "asks for a member number and the datum on file"),
    "POST /terdaftar/{meeting}": Access(
        EVERYBODY, "answers about that one member alone; five wrong answers wait a quarter of an hour"
    ),
    "GET /panitia/anggota": Access(NOBODY, "as above; of this session's cooperative alone"),
    "POST /panitia/anggota/unduh": Access(NOBODY, "as above, with a reason, and noted"),
    "GET /panitia/anggota/{member}": Access(NOBODY, "as above; another cooperative's 409"),
    "POST /panitia/anggota/{member}": Access(NOBODY, "as above; noted field by field"),
    "POST /panitia/anggota/{member}/diperbaiki": Access(NOBODY, "as above; noted"),
    "GET /panitia/anggota/{member}/foto": Access(NOBODY, "as above; another cooperative's 409"),
    "POST /panitia/anggota/{member}/foto": Access(NOBODY, "as above; made small, and noted"),
    "GET /panitia/catatan": Access(
        NOBODY,
        "as above, and an account of the supervisory board; values of contacts stand in it: once a roll is "
        "frozen it needs a second factor",
    ),
    "GET /data-saya": Access(INSIDE | {OTHER_COOPERATIVE}, "of the members on this device; signed out 401"),
    "POST /data-saya": Access(
        INSIDE | {OTHER_COOPERATIVE}, "for a member on this device, else refused; signed out 401"
    ),
    "GET /panitia/impor": Access(NOBODY, "as above"),
    "POST /panitia/impor": Access(NOBODY, "as above; a file of at most 20 MB"),
    "GET /panitia/impor/{upload}": Access(NOBODY, "as above; another cooperative's 404"),
    "GET /panitia/impor/{upload}/kemajuan": Access(NOBODY, "as above"),
    "POST /panitia/impor/{upload}/kolom": Access(NOBODY, "as above"),
    "POST /panitia/impor/{upload}/lembar": Access(NOBODY, "as above"),
    "POST /panitia/impor/{upload}/perbaikan": Access(
        NOBODY, "as above; the list with its mistakes marked, with a reason, and noted"
    ),
    "POST /panitia/impor/{upload}/simpan": Access(NOBODY, "as above; asked twice, it is written once"),
    "POST /panitia/impor/{upload}/batal": Access(NOBODY, "as above; all of an import or nothing"),
    "GET /panitia/rapat/{meeting}": Access(NOBODY, "as above; another cooperative's 404"),
    "GET /panitia/rapat/{meeting}/siaran": Access(NOBODY, "as above; another cooperative's 404"),
    "POST /panitia/rapat/{meeting}/siaran": Access(
        NOBODY, "as above; then the command `choose-stream` decides"
    ),
    "GET /panitia/rapat/{meeting}/undangan": Access(
        NOBODY, "an account of admin or committee, as all of the desk; another cooperative's 404"
    ),
    "GET /panitia/rapat/{meeting}/undangan/kemajuan": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/undangan/kirim": Access(
        NOBODY,
        "as above, signed in by a second factor; coordinators' links are in this one answer alone, with a "
        "reason, and noted",
    ),
    "POST /panitia/rapat/{meeting}/undangan/hentikan": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/undangan/catat": Access(
        NOBODY, "as above; then the command `record-invitations` decides"
    ),
    "GET /panitia/rapat/{meeting}/undangan/surat": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/undangan/surat": Access(NOBODY, "as above"),
    "GET /panitia/rapat/{meeting}/undangan/contoh.pdf": Access(NOBODY, "as above; its code opens nothing"),
    "GET /panitia/rapat/{meeting}/undangan/poster.pdf": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/undangan/cetak/{job}/berkas": Access(
        NOBODY,
        "as above, signed in by a second factor; with a reason, noted, and gone once it was handed out",
    ),
    "POST /panitia/rapat/{meeting}/undangan/cetak/{job}/{act}": Access(
        NOBODY, "as above, signed in by a second factor"
    ),
    "POST /panitia/rapat/{meeting}/undangan/daftar/{list}/{act}": Access(
        NOBODY,
        "as above, signed in by a second factor; a new link is in this one answer alone, with a reason, and "
        "noted",
    ),
    "POST /panitia/rapat/{meeting}/undangan/grup/{act}": Access(
        NOBODY, "as above, signed in by a second factor"
    ),
    "GET /panitia/rapat/{meeting}/undangan/siapa": Access(NOBODY, "as above"),
    "GET /panitia/rapat/{meeting}/undangan/pesan": Access(NOBODY, "as above; no personal link in it"),
    "GET /panitia/rapat/{meeting}/undangan/bahan": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/undangan/bahan": Access(NOBODY, "as above; a PDF of at most 20 MB"),
    "POST /panitia/rapat/{meeting}/undangan/bahan/{material}/tarik": Access(NOBODY, "as above"),
    "GET /gabung": Access(EVERYBODY, "opening it changes nothing; the form goes to `POST /masuk`"),
    "GET /rapat/{meeting}/bahan": Access(INSIDE, "outside 404 and 401"),
    "GET /rapat/{meeting}/bahan/{material}": Access(INSIDE, "noted for members; outside 404 and 401"),
    "GET /rapat/{meeting}/periksa/undangan": Access(READERS, READ_BY),
    "POST /rapat/{meeting}/periksa/undangan/{form}": Access(
        READERS, "with a reason, and noted; members 403; outside 404 and 401"
    ),
    "GET /bagikan": Access(EVERYBODY, "opening a list's link changes and tells nothing"),
    "POST /bagikan": Access(EVERYBODY, "needs the secret of a list's link, and shows that list alone"),
    "POST /bagikan/kirim": Access(EVERYBODY, "as above; notes one member of the list as sent"),
    "POST /bagikan/tanpa-wa": Access(EVERYBODY, "as above"),
    "POST /masuk/passkey/mulai": Access(EVERYBODY, "the same question for everybody"),
    "POST /masuk/passkey": Access(EVERYBODY, "needs the passkey of an account; else 403"),
    "GET /akun": Access(NOBODY, "only by login: the own account; others 403, signed out 401"),
    "POST /akun/sandi": Access(NOBODY, "as above, with the former password"),
    "POST /akun/kode": Access(
        NOBODY, "as above, and a second factor given within ten minutes, or the password while there is none"
    ),
    "POST /akun/cadangan": Access(NOBODY, "as above, where there is one: a code stands in for it"),
    "POST /akun/passkey/mulai": Access(NOBODY, "as above"),
    "POST /akun/passkey": Access(NOBODY, "as above"),
    "POST /akun/passkey/hapus": Access(NOBODY, "as above"),
    "POST /akun/bukti": Access(
        NOBODY, "only by login: the own password and the app's code anew; others 403, signed out 401"
    ),
    "POST /akun/bukti/passkey": Access(NOBODY, "as above, with a passkey of the own account"),
    "POST /rapat/{meeting}/bukti": Access(
        INSIDE,
        "the PIN of whom an office's link brought here, or whom the meeting elected; five wrong ones wait a "
        "quarter of an hour; "
        "of somebody else 403; outside 404 and 401",
    ),
    "GET /perangkat": Access(
        INSIDE | {OTHER_COOPERATIVE},
        "devices where somebody of this one is signed in, but none with an office that this one has not; "
        "signed out 401",
    ),
    "POST /perangkat/{session}/akhiri": Access(NOBODY, "one of those devices; any other is 404"),
    "GET /panitia/akun": Access(
        NOBODY,
        "only by login: an account of admin, once a roll is frozen by a second factor; others 403, outside "
        "401",
    ),
    "POST /panitia/akun": Access(
        NOBODY, "as above, and a second factor given within ten minutes; the password is shown once"
    ),
    "POST /panitia/akun/{account}/setel-ulang": Access(NOBODY, "as above"),
    "POST /panitia/akun/{account}/peran": Access(NOBODY, "as above"),
    "POST /panitia/akun/{account}/akhiri": Access(NOBODY, "as above"),
    "GET /panitia/perangkat": Access(
        NOBODY, "only by login: an account of admin, once a roll is frozen by a second factor"
    ),
    "POST /panitia/perangkat/{session}/akhiri": Access(NOBODY, "as above; another cooperative's is 404"),
    "GET /bantuan": Access(EVERYBODY, "for who cannot come in"),
    "POST /bantuan": Access(EVERYBODY, "answered alike whatever the link; kept where the link is somebody's"),
    "POST /rapat/{meeting}/bantuan": Access(INSIDE, "for the seats of the device; outside 404 and 401"),
    "GET /rapat/{meeting}/periksa/pintu": Access(READERS, READ_BY),
    "GET /rapat/{meeting}/periksa/pintu/{act}": Access(READERS, "as above; no such photo 404"),
    "GET /panitia/rapat/{meeting}/pintu": Access(
        NOBODY, "an account of admin or committee; another cooperative's 404"
    ),
    "POST /panitia/rapat/{meeting}/pintu/buka": Access(
        NOBODY, "as above, signed in by a second factor; written down with its reason"
    ),
    "POST /panitia/rapat/{meeting}/pintu/selesai": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/pintu/kontak": Access(NOBODY, "as above"),
    "POST /panitia/rapat/{meeting}/pintu/terdaftar": Access(
        NOBODY, "as above, signed in by a second factor, with a reason, and noted"
    ),
    "GET /rapat/{meeting}/meja": Access(AT_THE_DESK, "others 403; outside 404 and 401"),
    "GET /rapat/{meeting}/meja/daftar": Access(AT_THE_DESK, "as above; without contacts"),
    "POST /rapat/{meeting}/meja/cari": Access(AT_THE_DESK, "as above; a card is not used by being shown"),
    "GET /rapat/{meeting}/meja/foto/{person}": Access(AT_THE_DESK, "as above; no such photo 404"),
    "POST /rapat/{meeting}/meja/kode": Access(
        AT_THE_DESK, "as above, with a reason, and noted; the code is in this one answer alone"
    ),
    "GET /sehat": Access(EVERYBODY, "counts of this process and its clock, nothing of anybody"),
    "GET /static/{version}/{path}": Access(EVERYBODY, "styles, scripts, pictures, fonts"),
    "GET /kios/{meeting}": Access(EVERYBODY, "the sign-in of a kiosk; on any other device the door"),
    "POST /kios/{meeting}/selesai": Access(EVERYBODY, "ends the session on a kiosk; elsewhere nothing"),
    "POST /kios/{meeting}/buka": Access(
        NOBODY, "on a kiosk, with login and password of the committee; else 403"
    ),
    "POST /rapat/{meeting}/meja/kios": Access(AT_THE_DESK, "others 403; outside 404 and 401"),
}

ORGANISERS = frozenset({AccountRole.ADMIN, AccountRole.COMMITTEE})
ADMIN = frozenset({AccountRole.ADMIN})
ANY_ACCOUNT = frozenset(AccountRole)
ONLY_ADMIN = ("/panitia/akun", "/panitia/perangkat")


def accounts_for(route: str) -> frozenset[AccountRole] | None:
    """Whose login opens a route outside any meeting; None where capacities or secrets decide."""
    path = route.split(" ", 1)[1]
    if path == "/panitia/catatan":
        return ORGANISERS | {AccountRole.SUPERVISOR}
    if path.startswith(ONLY_ADMIN):
        return ADMIN
    if path == "/panitia" or path.startswith("/panitia/"):
        return ORGANISERS
    if path == "/akun" or path.startswith("/akun/") or path == "/perangkat":
        return ANY_ACCOUNT
    return None
