"""Every page there is, for the tests that look at all of them: a new page is one line of `PAGES`.

An address with a GET route that is neither here nor among `NO_PAGES` fails the build.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

Size: TypeAlias = tuple[int, int]

PHONES: tuple[Size, ...] = ((360, 740), (360, 600))
DESK: Size = (1280, 800)
HALL: Size = (1920, 1080)

VISITORS = ("stranger", "member", "chair", "witness", "committee", "organiser")
"""Nobody signed in, a member, who leads and writes, who checks, panitia by its link and by its login."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as one visitor sees it.

    Args:
        route: as `docs/access.py` names it.
        path: what is asked for; `{meeting}`, `{closed}` (a meeting that is over), `{ballot}`, `{member}` and
            `{upload}` (a list that was handed over) are put in.
        live: it follows the meeting over the wire, and says when it is connected.
        parts: selectors that must be there before it is looked at.
        fresh: it belongs to an install in which nothing has been set up.
    """

    name: str
    route: str
    visitor: str
    path: str
    live: bool = False
    parts: tuple[str, ...] = ()
    sizes: tuple[Size, ...] = field(default=(*PHONES, DESK))
    fresh: bool = False


ROOM = "GET /rapat/{meeting}"
RECORDS = "GET /rapat/{meeting}/periksa"
DESK_OF_INVITATIONS = "GET /panitia/rapat/{meeting}/undangan"
BALLOT = "[data-form=cast-vote]"

PAGES = (
    Page("mulai", "GET /", "stranger", "/", fresh=True),
    Page("beranda", "GET /", "stranger", "/"),
    Page("beranda-anggota", "GET /", "member", "/"),
    Page("masuk", "GET /masuk", "stranger", "/masuk"),
    Page("masuk-petugas", "GET /masuk", "stranger", "/masuk?petugas"),
    Page("masuk-jabatan", "GET /masuk", "stranger", "/masuk?tugas"),
    Page("anggota", ROOM, "member", "/rapat/{meeting}", live=True, parts=(BALLOT,)),
    Page("anggota-ditutup", ROOM, "member", "/rapat/{closed}", live=True, parts=("[data-now=closed]",)),
    Page("anggota-belum-masuk", ROOM, "stranger", "/rapat/{meeting}"),
    Page("coba", f"{ROOM}/coba", "member", "/rapat/{meeting}/coba", parts=("[data-part=sound]",)),
    Page("panitia-coba", "GET /panitia/rapat/{meeting}/coba", "organiser", "/panitia/rapat/{meeting}/coba"),
    Page(
        "panitia-gladi", "GET /panitia/rapat/{meeting}/gladi", "organiser", "/panitia/rapat/{meeting}/gladi"
    ),
    Page("studio", "GET /rapat/{meeting}/studio", "committee", "/rapat/{meeting}/studio", live=True),
    Page("arsip", "GET /rapat/{meeting}/arsip", "member", "/rapat/{meeting}/arsip"),
    Page(
        "konsol",
        "GET /rapat/{meeting}/konsol",
        "chair",
        "/rapat/{meeting}/konsol",
        True,
        ("#people .person",),
    ),
    Page("konsol-ditutup", "GET /rapat/{meeting}/konsol", "chair", "/rapat/{closed}/konsol", True),
    Page("konsol-ditolak", "GET /rapat/{meeting}/konsol", "member", "/rapat/{meeting}/konsol"),
    Page(
        "layar", "GET /rapat/{meeting}/layar", "committee", "/rapat/{meeting}/layar", True, sizes=(HALL, DESK)
    ),
    Page("periksa-kuorum", RECORDS, "witness", "/rapat/{meeting}/periksa?bagian=kuorum"),
    Page("periksa-keputusan", RECORDS, "witness", "/rapat/{meeting}/periksa?bagian=keputusan"),
    Page("periksa-hadir", RECORDS, "witness", "/rapat/{meeting}/periksa?bagian=hadir"),
    Page("periksa-catatan", RECORDS, "witness", "/rapat/{meeting}/periksa?bagian=catatan"),
    Page("periksa-dokumen", RECORDS, "witness", "/rapat/{closed}/periksa?bagian=dokumen"),
    Page(
        "periksa-suara",
        "GET /rapat/{meeting}/periksa/suara/{ballot}",
        "witness",
        "/rapat/{meeting}/periksa/suara/{ballot}",
    ),
    Page("gaya", "GET /gaya", "stranger", "/gaya"),
    Page("panitia", "GET /panitia", "organiser", "/panitia"),
    Page("panitia-mulai", "GET /panitia/mulai", "organiser", "/panitia/mulai"),
    Page("panitia-aturan", "GET /panitia/aturan", "organiser", "/panitia/aturan"),
    Page("panitia-draf", "GET /panitia/draf/{draft}", "organiser", "/panitia/draf/baru"),
    Page("dpt", "GET /rapat/{meeting}/dpt", "organiser", "/rapat/{meeting}/dpt"),
    Page("dpt-saksi", "GET /rapat/{meeting}/dpt", "witness", "/rapat/{meeting}/dpt"),
    Page("kuasa", "GET /rapat/{meeting}/kuasa", "member", "/rapat/{meeting}/kuasa"),
    Page("daftar-kuasa", "GET /rapat/{meeting}/daftar-kuasa", "organiser", "/rapat/{meeting}/daftar-kuasa"),
    Page("terdaftar", "GET /terdaftar/{meeting}", "stranger", "/terdaftar/{meeting}"),
    Page("panitia-rapat", "GET /panitia/rapat/{meeting}", "organiser", "/panitia/rapat/{meeting}"),
    Page(
        "panitia-siaran",
        "GET /panitia/rapat/{meeting}/siaran",
        "organiser",
        "/panitia/rapat/{meeting}/siaran",
    ),
    Page("panitia-anggota", "GET /panitia/anggota", "organiser", "/panitia/anggota"),
    Page("panitia-satu-anggota", "GET /panitia/anggota/{member}", "organiser", "/panitia/anggota/{member}"),
    Page("panitia-catatan", "GET /panitia/catatan", "organiser", "/panitia/catatan"),
    Page("data-saya", "GET /data-saya", "member", "/data-saya"),
    Page("panitia-impor", "GET /panitia/impor", "organiser", "/panitia/impor"),
    Page("panitia-impor-hasil", "GET /panitia/impor/{upload}", "organiser", "/panitia/impor/{upload}"),
    Page("saksi", "GET /rapat/{meeting}/saksi", "witness", "/rapat/{meeting}/saksi", live=True),
    Page("meja", "GET /rapat/{meeting}/meja", "committee", "/rapat/{meeting}/meja"),
    Page("undangan", DESK_OF_INVITATIONS, "organiser", "/panitia/rapat/{meeting}/undangan"),
    Page(
        "undangan-surat",
        f"{DESK_OF_INVITATIONS}/surat",
        "organiser",
        "/panitia/rapat/{meeting}/undangan/surat",
    ),
    Page(
        "undangan-siapa",
        f"{DESK_OF_INVITATIONS}/siapa",
        "organiser",
        "/panitia/rapat/{meeting}/undangan/siapa",
    ),
    Page(
        "undangan-pesan",
        f"{DESK_OF_INVITATIONS}/pesan",
        "organiser",
        "/panitia/rapat/{meeting}/undangan/pesan",
    ),
    Page(
        "undangan-bahan",
        f"{DESK_OF_INVITATIONS}/bahan",
        "organiser",
        "/panitia/rapat/{meeting}/undangan/bahan",
    ),
    Page("periksa-undangan", f"{RECORDS}/undangan", "witness", "/rapat/{meeting}/periksa/undangan"),
    Page("bahan", "GET /rapat/{meeting}/bahan", "member", "/rapat/{meeting}/bahan"),
    Page("gabung", "GET /gabung", "stranger", "/gabung"),
    Page("lanjut", "GET /lanjut", "stranger", "/lanjut"),
    Page("bagikan", "GET /bagikan", "stranger", "/bagikan"),
    Page("akun", "GET /akun", "organiser", "/akun"),
    Page("perangkat", "GET /perangkat", "member", "/perangkat"),
    Page("panitia-akun", "GET /panitia/akun", "organiser", "/panitia/akun"),
    Page("panitia-perangkat", "GET /panitia/perangkat", "organiser", "/panitia/perangkat"),
    Page("bantuan", "GET /bantuan", "stranger", "/bantuan"),
    Page(
        "panitia-pintu", "GET /panitia/rapat/{meeting}/pintu", "organiser", "/panitia/rapat/{meeting}/pintu"
    ),
    Page("periksa-pintu", f"{RECORDS}/pintu", "witness", "/rapat/{meeting}/periksa/pintu"),
    Page("tidak-ada", "GET /", "stranger", "/tidak-ada"),
)

ELSEWHERE = {
    "GET /kios/{meeting}": "tests/browser/test_kiosk.py",
    "GET /pindah/{move}": "tests/browser/test_moving.py",
    "GET /panitia/rapat/{meeting}/dpt": "tests/browser/test_committee_path.py",
}
"""Pages that only a story of their own can bring about: the test that looks at them, axe and pictures."""

NO_PAGES = frozenset(
    {
        "GET /pindah/{move}/keadaan",
        "GET /rapat/{meeting}/meja/daftar",
        f"{DESK_OF_INVITATIONS}/kemajuan",
        f"{DESK_OF_INVITATIONS}/contoh.pdf",
        f"{DESK_OF_INVITATIONS}/poster.pdf",
        "GET /rapat/{meeting}/bahan/{material}",
        "GET /rapat/{meeting}/kuasa/{giver}/surat",
        "GET /rapat/{meeting}/foto/{photo}",
        "GET /rapat/{meeting}/meja/foto/{person}",
        "GET /panitia/anggota/{member}/foto",
        "GET /rapat/{meeting}/periksa/pintu/{act}",
        "GET /panitia/impor/{upload}/kemajuan",
        "GET /rapat/{meeting}/peristiwa",
        "GET /rapat/{meeting}/dokumen",
        "GET /rapat/{meeting}/dokumen/{name}",
        "GET /rapat/{meeting}/layar/kode.svg",
        "GET /rapat/{meeting}/kehadiran",
        "GET /rapat/{meeting}/calon",
        "GET /rapat/{meeting}/catatan",
        "GET /rapat/{meeting}/siaran",
        "GET /rapat/{meeting}/halaman/{page}",
        "GET /rapat/{meeting}/arsip/takarir.vtt",
        "GET /sehat",
        "GET /static/{version}/{path}",
    }
)
"""What programs fetch: streams, data, files."""
