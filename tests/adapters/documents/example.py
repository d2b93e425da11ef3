"""An invented annual meeting of 200 members, hybrid, 153 of them present; every person is made up."""

from dataclasses import replace
from datetime import UTC, date, datetime

from rat_online.domain.minutes.attending import (
    Absentee,
    Approval,
    AttendanceRow,
    CurvePoint,
    Person,
    QuorumSnapshot,
    RollChange,
)
from rat_online.domain.minutes.deeds import Deed, RollMove
from rat_online.domain.minutes.model import (
    AgendaItem,
    Counts,
    HandOver,
    Intervention,
    Letterhead,
    LogHead,
    Meeting,
    Minutes,
    OfficeTerm,
    OperatorAct,
    Question,
    Signatory,
    SpeakingShare,
    Speech,
    Suspension,
    Waiver,
)
from rat_online.domain.minutes.recorded import OnAir, Recorded
from rat_online.domain.minutes.ruled import RulesReplaced
from rat_online.domain.minutes.terms import (
    Channel,
    Confirmation,
    Edition,
    Moment,
    Office,
    Reply,
    SpeechKind,
    Status,
    Zone,
)
from rat_online.domain.profile import Profile, ProxyRule
from rat_online.domain.readiness import Check
from rat_online.domain.vocabulary import DecisionKind, MeetingKind, MeetingMode, SuspensionKind
from tests.adapters.documents.example_proposals import shelved
from tests.adapters.documents.example_votes import CHAIR, all_decisions, at, quorum

_FIRST = ("Ratna", "Bambang", "Siti", "Wayan", "Yohanes", "Dewi", "Agus", "Ni Luh", "Fransiska", "Hendra")
_LAST = (
    "Kusumawardani",
    "Sutrisno",
    "Aminah",
    "Sudarma",
    "Tobing",
    "Anggraini",
    "Prasetyo",
    "Sari",
    "Nugroho",
)


def member(number: int) -> Person:
    """One of the 200, always the same."""
    return Person(f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}", f"A-{number:04}")


def _attendance() -> tuple[AttendanceRow, ...]:
    rows = []
    for number in range(1, 154):
        hall = number > 91
        rows.append(
            AttendanceRow(
                number=number,
                person=member(number),
                status=Status.BOARD if number <= 5 else Status.SUPERVISOR if number <= 8 else Status.MEMBER,
                channel=Channel.PROXY if number > 151 else Channel.HALL if hall else Channel.ONLINE,
                in_at=at(8, number % 60) if number < 140 else at(9, 20 + number % 20),
                out_at=at(14, 40) if number % 3 == 0 and hall else None,
                confirmation=Confirmation.DESK if hall else Confirmation.SIGNED_IN,
                place="Balai Desa Sukamaju" if hall and number <= 151 else "",
                through=member(number - 30) if number > 151 else None,
            )
        )
    return tuple(rows)


def _absentees() -> tuple[Absentee, ...]:
    return tuple(
        Absentee(member(number), number < 166, "Sakit" if number % 2 else "Bekerja di luar kota")
        for number in range(154, 201)
    )


def _speeches() -> tuple[Speech, ...]:
    return (
        Speech(at(10, 5), member(17), "Menanyakan piutang macet di atas dua tahun.", seconds=210),
        Speech(
            at(10, 9),
            member(31),
            "Halaman berapa rincian piutangnya?",
            SpeechKind.CLARIFICATION,
            True,
            seconds=25,
        ),
        Speech(
            at(10, 12),
            member(64),
            "Meminta waktu untuk membaca lampiran 4.",
            SpeechKind.PROCEDURAL,
            False,
            reason="lampiran sudah dikirim tujuh hari sebelumnya",
        ),
    )


def _questions() -> tuple[Question, ...]:
    return (
        Question(
            at(10, 15),
            member(88),
            "Mengapa beban operasional naik lebih cepat daripada pendapatan?",
            "Karena sewa dua kantor pelayanan dibayar untuk tiga tahun sekaligus.",
            "Bendahara",
            at(10, 20),
            group="beban usaha",
        ),
        Question(at(10, 19), member(91), "Beban sewa untuk apa saja?", together_with=member(88)),
        Question(at(10, 22), member(120), "Kapan audit luar dilakukan?", answer_due_on=date(2027, 4, 20)),
    )


def _agenda() -> tuple[AgendaItem, ...]:
    titles = [
        ("Pembukaan dan doa", at(9, 12), at(9, 30), "Panitia"),
        ("Pengesahan tata tertib dan acara rapat", at(9, 30), at(9, 45), ""),
        ("Laporan pertanggungjawaban pengurus dan pengawas", at(9, 45), at(11, 0), "Pengurus dan pengawas"),
        ("Pembagian sisa hasil usaha", at(11, 0), at(11, 55), "Bendahara"),
        ("Rencana kerja dan RAPB tahun 2027", at(12, 55), at(13, 30), "Pengurus"),
        ("Pemilihan pengurus masa bakti 2027–2031", at(13, 30), at(14, 40), "Panitia pemilihan"),
        ("Lain-lain", at(14, 40), at(15, 0), ""),
        ("Pembacaan keputusan, doa dan penutup", at(15, 0), at(15, 20), ""),
    ]
    items = [AgendaItem(number, *one) for number, one in enumerate(titles, 1)]
    items[2] = replace(
        items[2],
        notes="Pengurus memaparkan laporan tahun buku 2026: piutang naik 6,2%, simpanan naik 11,4%.\n\n"
        "Pengawas melaporkan tiga temuan; dua telah ditindaklanjuti.",
        speeches=_speeches(),
        questions=_questions(),
    )
    return tuple(items)


def _meeting() -> Meeting:
    return Meeting(
        kind=MeetingKind.ANNUAL,
        mode=MeetingMode.HYBRID,
        title="Rapat Anggota Tahunan Tahun Buku 2026",
        book_year="2026",
        zone=Zone.WIB,
        planned_at=at(9, 0),
        opened_at=at(9, 12),
        closed_at=at(15, 20),
        place="Balai Desa Sukamaju, Kabupaten Bandung",
        medium="RAT Online",
        plan_year="2027",
        ordinal=24,
        invited_at=datetime(2027, 3, 1, 2, 0, tzinfo=UTC),
        material_sent_at=datetime(2027, 3, 8, 2, 0, tzinfo=UTC),
        roll_frozen_at=datetime(2027, 3, 1, 2, 0, tzinfo=UTC),
        roll_code="7F3K-9QXA",
    )


def _replies(count: int) -> tuple[Approval, ...]:
    return tuple(
        Approval(member(number), Reply.SILENT)
        if number % 11 == 0
        else Approval(member(number), Reply.CORRECTION, at(15, 12), "Nama penyaji acara 4 keliru.")
        if number == 20
        else Approval(member(number), Reply.APPROVED, at(15, 10))
        for number in range(1, count)
    )


def _quorum() -> tuple[QuorumSnapshot, ...]:
    return (
        quorum(Moment.OPENING, at(9, 12), 132),
        quorum(Moment.DECISION, at(9, 43), 150, "Keputusan 1"),
        quorum(Moment.BALLOT_OPENING, at(10, 48), 153, "Keputusan 2"),
        quorum(Moment.BALLOT_CLOSING, at(10, 52), 153, "Keputusan 2"),
        quorum(Moment.SUSPENDED, at(12, 10), 98),
        quorum(Moment.BALLOT_OPENING, at(14, 50), 96, "Keputusan 6"),
        quorum(Moment.CLOSING, at(15, 20), 104),
    )


def _offices() -> tuple[OfficeTerm, ...]:
    return (
        OfficeTerm(Office.ACTING_CHAIR, member(1), at(9, 12), at(9, 30)),
        OfficeTerm(Office.CHAIR, Person(CHAIR, "A-0016"), at(9, 30)),
        OfficeTerm(Office.SECRETARY, member(30), at(9, 30)),
        OfficeTerm(Office.WITNESS, Person("Dedi Firmansyah", "A-0101"), at(9, 30)),
    )


def _signatories() -> tuple[Signatory, ...]:
    return (
        Signatory(Office.CHAIR, CHAIR),
        Signatory(Office.SECRETARY, member(30).name),
        Signatory(Office.WITNESS, "Dedi Firmansyah"),
        Signatory(Office.REPRESENTATIVE, member(40).name),
        Signatory(Office.REPRESENTATIVE, member(41).name),
        Signatory(Office.ACKNOWLEDGED, member(1).name, "Ketua pengurus"),
    )


def _curve() -> tuple[CurvePoint, ...]:
    curve = [
        (9, 12, 132),
        (9, 20, 148),
        (10, 0, 153),
        (11, 15, 151),
        (12, 0, 150),
        (12, 10, 98),
        (12, 55, 148),
    ]
    curve += [(13, 50, 147), (14, 41, 96), (15, 20, 104)]
    return tuple(CurvePoint(at(hour, minute), count, count - 9) for hour, minute, count in curve)


def _hand_overs() -> tuple[HandOver, ...]:
    return (
        HandOver(
            at(13, 40),
            Office.CHAIR,
            CHAIR,
            "Ahmad Zulkarnain",
            "Ketua sidang mencalonkan diri sebagai pengurus.",
        ),
    )


def _roll_changes() -> tuple[RollChange, ...]:
    return (
        RollChange(
            at(9, 35),
            CHAIR,
            member(200),
            RollMove.ADDED,
            "Tertinggal dari daftar karena salah ketik nomor",
        ),
    )


def _waivers() -> tuple[Waiver, ...]:
    return (Waiver(at(8, 30), "Panitia", Check.MATERIAL_LATE, "Neraca diperbaiki setelah audit"),)


def _rules_replaced() -> tuple[RulesReplaced, ...]:
    """Two weeks before: the quorum got its article, the articles allow proxies, turns became shorter."""
    before = Profile()
    simple = before.rules[DecisionKind.ORDINARY]
    named = replace(
        simple,
        quorum=replace(simple.quorum, source="AD pasal 12"),
        majority=replace(simple.majority, source="AD pasal 12"),
    )
    after = replace(
        before,
        rules={**before.rules, DecisionKind.ORDINARY: named},
        proxies=ProxyRule(1, "AD pasal 15"),
        turn_s=180,
    )
    on = datetime(2027, 3, 5, 3, 0, tzinfo=UTC)
    reason = "Disesuaikan dengan perubahan Anggaran Dasar"
    return (RulesReplaced(on, "Panitia", reason, before, after),)


def _interventions() -> tuple[Intervention, ...]:
    return (
        Intervention(at(10, 14), CHAIR, Deed.WARNED, member(64).name, "menyela pembicara"),
        Intervention(
            at(14, 48),
            CHAIR,
            Deed.BALLOT_BELOW_QUORUM,
            "Rapat menyetujui pembukaan unit usaha simpan pinjam di Kecamatan Ciwidey.",
            "Anggota desa mengejar bus terakhir.",
        ),
    )


def _recorded() -> Recorded:
    """A broadcast that stopped over lunch."""
    on_air = (OnAir(at(8, 40), at(12, 10)), OnAir(at(12, 55), at(15, 21)))
    return Recorded(on_air=on_air, acknowledged=87, digest="7be4" * 16, length_s=21_360, kept_days=365)


def a_meeting() -> Minutes:
    """The whole document; the same at every call."""
    return Minutes(
        letterhead=Letterhead(
            "Koperasi Simpan Pinjam Sukamaju Sejahtera",
            "AHU-0000123.AH.01.26 Tahun 2003",
            "Jalan Cempaka 12, Sukamaju, Kabupaten Bandung 40375",
            "koperasi@sukamaju.example",
            "Sukamaju",
        ),
        document_number="003/BA-RAT/KSP-SS/III/2027",
        meeting=_meeting(),
        counts=Counts(200, 153, 91, 60, 2, 5, 3, 4, 2, 12, 35),
        log_head=LogHead(2431, "9c1f" * 16, "K7QF-2MZD-84WX", connections=318, connections_hash="51ab" * 16),
        edition=Edition.CIRCULATED,
        quorum=_quorum(),
        curve=_curve(),
        agenda=_agenda(),
        decisions=all_decisions(),
        proposals=shelved(),
        speaking=(SpeakingShare(member(17), 2, 330), SpeakingShare(member(31), 1, 25)),
        offices=_offices(),
        hand_overs=_hand_overs(),
        suspensions=(Suspension(at(12, 10), at(12, 55), "Kuorum tidak tercapai", SuspensionKind.QUORUM),),
        roll_changes=_roll_changes(),
        attendance=_attendance(),
        absentees=_absentees(),
        read_approvals=_replies(100),
        minutes_approvals=_replies(154),
        waivers=_waivers(),
        rules_replaced=_rules_replaced(),
        interventions=_interventions(),
        operator_acts=(OperatorAct(at(10, 48), "Rizky Ramadhan", Deed.BALLOT_OPENED, CHAIR),),
        signatories=_signatories(),
        recorded=_recorded(),
    )
