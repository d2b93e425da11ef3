"""Decisions of an invented annual meeting of 200 members: one of every kind that a document must print."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from rat_online.domain.count_sheet import written
from rat_online.domain.lot import commitment
from rat_online.domain.minutes.attending import Person, QuorumSnapshot, Rule
from rat_online.domain.minutes.candidates import Candidate, NumberDraw
from rat_online.domain.minutes.deciding import (
    Annulment,
    Ballot,
    ChannelCount,
    Decision,
    Elected,
    Extension,
    MoneyRow,
    MoneyTable,
    Objection,
    OptionCount,
    Recorder,
    TextVersion,
)
from rat_online.domain.minutes.stages import stages_of
from rat_online.domain.minutes.terms import Channel, Moment, Office, Outcome
from rat_online.domain.tally import Method, Paper, count_papers
from rat_online.domain.threshold import Base, at_least, more_than
from rat_online.domain.vocabulary import (
    ABSTAIN,
    AGAINST,
    FOR,
    BallotForm,
    DecisionKind,
    ExtensionCause,
    ReachedBy,
    Subject,
)

CHAIR = "Ratna Kusumawardani"
HALF_PRESENT = Rule(more_than(1, 2), Base.ENTITLED, "AD pasal 12")
HALF_VALID = Rule(more_than(1, 2), Base.VALID, "AD pasal 14 ayat 2")


def at(hour: int, minute: int, second: int = 0) -> datetime:
    """A time on the day of the meeting, told in WIB."""
    return datetime(2027, 3, 20, hour - 7, minute, second, tzinfo=UTC)


def quorum(moment: Moment, when: datetime, present: int, subject: str = "") -> QuorumSnapshot:
    """A count against "lebih dari setengah" of 200."""
    return QuorumSnapshot(
        moment, when, HALF_PRESENT, 200, 101, present, present >= 101, subject, present - 62, 60, 2
    )


def motion(
    opened: datetime,
    pro: int,
    against: int,
    abstain: int,
    away: int,
    closed: datetime | None,
    number: int = 1,
) -> Ballot:
    """An open ballot for / against / abstain."""
    valid = pro + against
    return Ballot(
        round=number,
        form=BallotForm.MOTION,
        secret=False,
        opened_at=opened,
        closed_at=closed,
        entitled=valid + abstain + away,
        valid=valid,
        abstain=abstain,
        blank=0,
        invalid=0,
        did_not_vote=away,
        options=(OptionCount(FOR, pro, chosen=pro > against), OptionCount(AGAINST, against)),
        rule=HALF_VALID,
        base_count=valid,
        needed=valid // 2 + 1,
        quorum_at_opening=quorum(Moment.BALLOT_OPENING, opened, valid + abstain + away),
    )


def standing_orders() -> Decision:
    return Decision(
        number=1,
        item=2,
        kind=DecisionKind.STANDING_ORDERS,
        subject=Subject.STANDING_ORDERS,
        title="Tata tertib dan acara rapat",
        text="Rapat mengesahkan tata tertib dan acara rapat sebagaimana dibagikan bersama undangan.",
        reached_by=ReachedBy.ACCLAMATION,
        outcome=Outcome.ADOPTED,
        present=150,
        proposed_at=at(9, 40),
        declared_at=at(9, 44),
        declared_by=CHAIR,
        quorum=quorum(Moment.DECISION, at(9, 43), 150),
    )


def _split(pro: int, against: int, abstain: int) -> tuple[OptionCount, ...]:
    return OptionCount(FOR, pro), OptionCount(AGAINST, against), OptionCount(ABSTAIN, abstain)


def _ballot_on_accountability() -> Ballot:
    return replace(
        motion(at(10, 48), 118, 21, 11, 3, at(10, 52, 40)),
        deadline_at=at(10, 53),
        channels=(
            ChannelCount(Channel.ONLINE, 88, 91, options=_split(74, 9, 5)),
            ChannelCount(
                Channel.HALL,
                62,
                62,
                "Balai Desa Sukamaju",
                ("Dedi Firmansyah", "Sri Wahyuni"),
                _split(44, 12, 6),
            ),
        ),
        extensions=(
            Extension(at(10, 50), at(10, 53), ExtensionCause.OUTAGE, "Server tidak terjangkau 90 detik."),
        ),
        quorum_at_closing=quorum(Moment.BALLOT_CLOSING, at(10, 52, 40), 153),
        witnesses=("Dedi Firmansyah", "Sri Wahyuni"),
    )


def accountability() -> Decision:
    objector = Person("Yohanes Tobing", "A-0117")
    return Decision(
        number=2,
        item=3,
        kind=DecisionKind.ORDINARY,
        subject=Subject.ACCOUNTABILITY,
        title="Laporan pertanggungjawaban pengurus dan pengawas",
        text="Rapat menerima laporan pertanggungjawaban pengurus dan pengawas tahun buku 2026.",
        reached_by=ReachedBy.BALLOT,
        outcome=Outcome.ACCEPTED_WITH_NOTES,
        present=153,
        proposed_at=at(10, 40),
        declared_at=at(10, 58),
        declared_by=CHAIR,
        notes="Daftar piutang macet di atas dua tahun disampaikan kepada pengawas sebelum Juli 2027.",
        quorum=quorum(Moment.BALLOT_OPENING, at(10, 48), 153),
        ballots=(_ballot_on_accountability(),),
        objections=(
            Objection(
                at(10, 54),
                objector,
                "Penghitungan di balai desa tidak terlihat dari layar.",
                "Lembar hitung dibacakan ulang dan difoto oleh kedua saksi; jumlahnya tetap 62.",
                at(10, 57),
                recorded=Recorder(Office.SECRETARY, "Hani Wulandari"),
            ),
        ),
    )


def surplus() -> Decision:
    shares = [("Cadangan", 40), ("Jasa modal anggota", 20), ("Jasa usaha anggota", 25), ("Dana pengurus", 5)]
    shares += [("Dana karyawan", 5), ("Dana pendidikan", 3), ("Dana sosial", 2)]
    total = Decimal("1250000000")
    rows = tuple(MoneyRow(name, total * share / 100, share) for name, share in shares)
    return Decision(
        number=3,
        item=4,
        kind=DecisionKind.ORDINARY,
        subject=Subject.SURPLUS,
        title="Pembagian SHU tahun buku 2026",
        text="Rapat menetapkan pembagian sisa hasil usaha tahun buku 2026 menurut tabel berikut.",
        reached_by=ReachedBy.CONSENSUS,
        outcome=Outcome.DETERMINED,
        present=151,
        proposed_at=at(11, 15),
        declared_at=at(11, 21),
        declared_by=CHAIR,
        quorum=quorum(Moment.DECISION, at(11, 20), 151),
        tables=(MoneyTable("Pembagian SHU", rows, total, "Jumlah SHU"),),
    )


def budget() -> Decision:
    annulled = replace(
        motion(at(13, 10), 0, 0, 0, 148, at(13, 11)),
        annulled=Annulment(at(13, 11), CHAIR, "Rumusan yang tampil di layar bukan rumusan terakhir."),
        options=(),
    )
    text = "Rapat mengesahkan rencana kerja dan RAPB tahun 2027 dengan anggaran pendidikan Rp75.000.000,00."
    return Decision(
        number=4,
        item=5,
        kind=DecisionKind.ORDINARY,
        subject=Subject.BUDGET,
        title="Rencana kerja dan RAPB tahun 2027",
        text=text,
        reached_by=ReachedBy.BALLOT,
        outcome=Outcome.ADOPTED,
        present=148,
        proposed_at=at(13, 0),
        declared_at=at(13, 22),
        declared_by=CHAIR,
        quorum=quorum(Moment.BALLOT_OPENING, at(13, 14), 148),
        versions=(
            TextVersion(at(13, 0), CHAIR, "Rapat mengesahkan rencana kerja dan RAPB tahun 2027.", ""),
            TextVersion(at(13, 8), CHAIR, text, "Usul anggota tentang anggaran pendidikan"),
        ),
        ballots=(annulled, motion(at(13, 14), 131, 9, 6, 2, at(13, 17), 2)),
    )


CANDIDATES = (("Bambang Sutrisno", "A-0041"), ("Ni Luh Sari", "A-0008"), ("Fransiska Manurung", "A-0150"))

STANDING_FOR = (
    (
        "Koperasi yang sehat dan terbuka.",
        "Menurunkan bunga pinjaman dan membuka laporan setiap bulan.",
        "9e" * 32,
    ),
    ("Anggota yang sejahtera.", "Toko dan gudang bersama di setiap kecamatan."),
)


def _round_of(number: int, opened: datetime, closed: datetime, votes: tuple[int, ...], marks: str) -> Ballot:
    options = tuple(
        OptionCount(name, count, member, chosen=mark == "x", tied=mark == "=")
        for (name, member), count, mark in zip(CANDIDATES, votes, marks, strict=False)
    )
    return Ballot(
        round=number,
        form=BallotForm.ONE_OF,
        secret=True,
        opened_at=opened,
        closed_at=closed,
        entitled=147,
        valid=sum(votes),
        abstain=0,
        blank=3,
        invalid=1,
        did_not_vote=143 - sum(votes),
        options=options,
        base_count=sum(votes),
        issued=sum(votes) + 4,
        returned=sum(votes) + 4,
        quorum_at_opening=quorum(Moment.BALLOT_OPENING, opened, 147),
        witnesses=("Dedi Firmansyah", "Sri Wahyuni"),
    )


def chair_of_the_board() -> Decision:
    return Decision(
        number=5,
        item=6,
        kind=DecisionKind.ELECTION,
        subject=Subject.PERSON,
        title="Pemilihan ketua pengurus masa bakti 2027–2031",
        text="Siapa yang Anda pilih sebagai ketua pengurus masa bakti 2027–2031?",
        reached_by=ReachedBy.BALLOT,
        outcome=Outcome.ELECTED,
        present=147,
        proposed_at=at(13, 40),
        declared_at=at(14, 32),
        declared_by="Ahmad Zulkarnain",
        quorum=quorum(Moment.BALLOT_OPENING, at(14, 15), 147),
        candidates=tuple(
            Candidate(Person(name, number), *said)
            for (name, number), said in zip(CANDIDATES[:2], STANDING_FOR, strict=True)
        ),
        numbers=NumberDraw(
            at(13, 45),
            commitment(bytes([0xA7]) * 32),
            "a7" * 32,
            "5c" * 32,
            names=tuple(name for name, _ in CANDIDATES[:2]),
            codes=("c2", "c1"),
        ),
        ballots=(
            _round_of(1, at(13, 50), at(14, 0), (58, 58, 22), "== "),
            _round_of(2, at(14, 15), at(14, 25), (63, 77), " x"),
        ),
        elected=(Elected("Ketua pengurus", Person("Ni Luh Sari", "A-0008"), "2027–2031"),),
    )


def supervisory_board() -> Decision:
    """Two of three by single transferable vote: the count sheet with a surplus and exhausted votes."""
    names = {f"c{number}": name for number, (name, _) in enumerate(CANDIDATES, start=1)}
    papers = [Paper(("c1", "c2"), 50), Paper(("c2", "c3"), 30), Paper(("c3",), 31)]
    count = count_papers(Method.STV, tuple(names), papers, 2)
    assert count.sheet is not None
    ballot = replace(
        _round_of(1, at(14, 34), at(14, 40), (50, 30, 31), "xx "),
        form=BallotForm.RANKED,
        seats=2,
        quota=count.sheet.quota,
        stages=stages_of(written(count.sheet), names.__getitem__),
    )
    return replace(
        chair_of_the_board(),
        candidates=(),
        numbers=None,
        number=8,
        title="Pemilihan pengawas masa bakti 2027–2031",
        text="Siapa yang Anda pilih sebagai pengawas masa bakti 2027–2031?",
        proposed_at=at(14, 33),
        declared_at=at(14, 42),
        ballots=(ballot,),
        elected=tuple(Elected("Pengawas", Person(*CANDIDATES[index])) for index in (0, 1)),
    )


BELOW = "Peserta di balai desa mengejar bus terakhir; pendapat yang tersisa perlu diketahui."


def void_decision() -> Decision:
    below = replace(quorum(Moment.BALLOT_OPENING, at(14, 50), 96), rule=HALF_PRESENT)
    return Decision(
        number=6,
        item=7,
        kind=DecisionKind.ORDINARY,
        subject=Subject.OTHER,
        title="Pembukaan unit usaha baru",
        text="Rapat menyetujui pembukaan unit usaha simpan pinjam di Kecamatan Ciwidey.",
        reached_by=ReachedBy.BALLOT,
        outcome=Outcome.ACCEPTED,
        present=96,
        proposed_at=at(14, 45),
        declared_at=at(14, 58),
        declared_by=CHAIR,
        void=True,
        quorum=below,
        ballots=(
            replace(
                motion(at(14, 50), 80, 10, 4, 2, at(14, 54)),
                quorum_at_opening=below,
                void=True,
                void_reason=BELOW,
            ),
        ),
    )


def articles() -> Decision:
    rule = Rule(at_least(3, 4), Base.PRESENT, "AD pasal 40")
    ballot = replace(
        motion(at(12, 0), 90, 50, 8, 2, at(12, 5)),
        rule=rule,
        base_count=150,
        needed=113,
        question="Ubah AD pasal 6?",
    )
    return Decision(
        number=7,
        item=4,
        kind=DecisionKind.ARTICLES,
        subject=Subject.OTHER,
        title="Perubahan anggaran dasar pasal 6",
        text="Rapat mengubah anggaran dasar pasal 6 sesuai rancangan.",
        reached_by=ReachedBy.BALLOT,
        outcome=Outcome.REJECTED,
        present=150,
        proposed_at=at(11, 55),
        declared_at=at(12, 8),
        declared_by=CHAIR,
        quorum=quorum(Moment.BALLOT_OPENING, at(12, 0), 150),
        ballots=(ballot,),
    )


def all_decisions() -> tuple[Decision, ...]:
    return (
        standing_orders(),
        accountability(),
        surplus(),
        budget(),
        chair_of_the_board(),
        void_decision(),
        articles(),
        supervisory_board(),
    )
