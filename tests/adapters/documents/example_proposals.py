"""Proposals of the invented annual meeting that came to no decision."""

from rat_online.domain.minutes.deciding import Proposal, Stopped, TextVersion
from rat_online.domain.minutes.terms import Shelved
from rat_online.domain.vocabulary import DecisionKind
from tests.adapters.documents.example_votes import CHAIR, at


def shelved() -> tuple[Proposal, ...]:
    """One was taken back; one stayed on the table when people went home."""
    withdrawn = "Rapat menerima laporan pertanggungjawaban tanpa catatan."
    members = "Rapat membentuk kelompok kerja pasar pada tahun 2027."
    asked = Stopped(at(14, 54), at(14, 55), CHAIR, "Diminta dari lantai agar dengan pemungutan suara.")
    return (
        Proposal(
            3,
            DecisionKind.ORDINARY,
            "Laporan pertanggungjawaban pengurus dan pengawas",
            withdrawn,
            Shelved.WITHDRAWN,
            at(10, 31),
            at(10, 39),
            CHAIR,
            versions=(TextVersion(at(10, 31), CHAIR, withdrawn),),
        ),
        Proposal(
            7,
            DecisionKind.ORDINARY,
            "Lain-lain",
            members,
            Shelved.UNDECIDED,
            at(14, 52),
            versions=(
                TextVersion(at(14, 52), CHAIR, "Rapat membentuk kelompok kerja pasar."),
                TextVersion(at(14, 53), CHAIR, members),
            ),
            stopped=(asked,),
        ),
    )
