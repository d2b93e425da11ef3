"""The words of every code that the minutes print; a code without its word fails a test (rule book 9)."""

from enum import StrEnum

from rat_online.domain.minutes.terms import (
    Channel,
    Confirmation,
    Edition,
    Ending,
    Moment,
    Office,
    Outcome,
    Reply,
    SpeechKind,
    Status,
)
from rat_online.domain.vocabulary import (
    BallotForm,
    DecisionKind,
    ExtensionCause,
    MeetingCall,
    MeetingKind,
    MeetingMode,
    ReachedBy,
    SuspensionKind,
)
from rat_online.domain.words.language import ID, Language

_WORDS: tuple[tuple[StrEnum, str, str], ...] = (
    (MeetingKind.ANNUAL, "Rapat Anggota Tahunan", "Annual Members' Meeting"),
    (
        MeetingKind.WORK_PLAN,
        "Rapat Anggota Rencana Kerja dan RAPB",
        "Members' Meeting on Work Plan and Budget",
    ),
    (MeetingKind.ELECTION, "Rapat Anggota Pemilihan", "Members' Meeting for Elections"),
    (MeetingKind.SPECIAL, "Rapat Anggota Khusus", "Special Members' Meeting"),
    (MeetingKind.EXTRAORDINARY, "Rapat Anggota Luar Biasa", "Extraordinary Members' Meeting"),
    (MeetingMode.ONLINE, "daring", "online"),
    (MeetingMode.IN_PERSON, "luring", "in person"),
    (MeetingMode.HYBRID, "hibrid (langsung dan daring)", "hybrid (in person and online)"),
    (MeetingMode.WRITTEN, "tertulis", "in writing"),
    (MeetingCall.FIRST, "rapat pertama", "first call"),
    (MeetingCall.SECOND, "rapat kedua", "second meeting"),
    (MeetingCall.CONTINUED, "rapat lanjutan", "continued meeting"),
    (Ending.CLOSED, "ditutup", "closed"),
    (Ending.NO_QUORUM, "ditutup karena kuorum tidak tercapai", "closed for want of quorum"),
    (Ending.POSTPONED, "ditunda", "postponed"),
    (Ending.CANCELLED, "dibatalkan", "cancelled"),
    (Edition.DRAFT, "konsep, belum diedarkan", "draft, not yet circulated"),
    (
        Edition.CIRCULATED,
        "diedarkan, menunggu tanggapan peserta",
        "circulated, awaiting the participants' replies",
    ),
    (Edition.FINAL, "final", "final"),
    (Edition.ADDENDUM, "adendum", "addendum"),
    (Moment.OPENING, "pembukaan rapat", "opening of the meeting"),
    (Moment.DECISION, "pengambilan keputusan", "decision"),
    (Moment.BALLOT_OPENING, "pemungutan suara dibuka", "ballot opened"),
    (Moment.BALLOT_CLOSING, "pemungutan suara ditutup", "ballot closed"),
    (Moment.ROLL_CALL, "konfirmasi kehadiran", "roll-call"),
    (Moment.SUSPENDED, "rapat diskors", "meeting suspended"),
    (Moment.RESUMED, "skors dicabut", "meeting resumed"),
    (Moment.CLOSING, "penutupan rapat", "closing of the meeting"),
    (Office.CHAIR, "ketua sidang", "chair"),
    (Office.DEPUTY, "wakil ketua sidang", "deputy chair"),
    (Office.ACTING_CHAIR, "pimpinan sementara", "acting chair"),
    (Office.SECRETARY, "sekretaris sidang", "secretary"),
    (Office.OPERATOR, "operator sidang", "operator"),
    (Office.WITNESS, "saksi", "witness"),
    (Office.COMMITTEE, "panitia", "organising committee"),
    (Office.REPRESENTATIVE, "wakil anggota", "members' representative"),
    (Office.ACKNOWLEDGED, "mengetahui", "acknowledged by"),
    (Status.MEMBER, "anggota", "member"),
    (Status.BOARD, "pengurus", "board"),
    (Status.SUPERVISOR, "pengawas", "supervisory board"),
    (Status.DELEGATE, "utusan", "delegate"),
    (Status.OBSERVER, "peninjau", "observer"),
    (Status.INVITEE, "tamu undangan", "invited guest"),
    (Status.AUDITOR, "auditor", "auditor"),
    (Status.COMMITTEE, "panitia", "organising committee"),
    (Channel.ONLINE, "daring", "online"),
    (Channel.HALL, "di tempat", "in the hall"),
    (Channel.KIOSK, "meja bantuan", "desk kiosk"),
    (Channel.PROXY, "kuasa", "by proxy"),
    (Channel.WRITTEN, "tertulis", "in writing"),
    (Confirmation.SIGNED_IN, "tautan pribadi", "personal link"),
    (Confirmation.DESK, "meja registrasi", "registration desk"),
    (Confirmation.ROLL_CALL, "panggilan hadir", "answered the roll-call"),
    (Confirmation.PAPER, "tanda tangan", "signature"),
    (DecisionKind.ORDINARY, "keputusan biasa", "ordinary decision"),
    (DecisionKind.ELECTION, "pemilihan", "election"),
    (DecisionKind.ARTICLES, "perubahan anggaran dasar", "change of the articles"),
    (DecisionKind.DISSOLUTION, "pembubaran", "dissolution"),
    (DecisionKind.MERGER, "penggabungan", "merger"),
    (DecisionKind.CONSOLIDATION, "peleburan", "consolidation"),
    (DecisionKind.DIVISION, "pembagian", "division"),
    (DecisionKind.DISMISSAL, "pemberhentian pengurus", "dismissal of the board"),
    (DecisionKind.STANDING_ORDERS, "tata tertib", "standing orders"),
    (ReachedBy.CONSENSUS, "musyawarah untuk mufakat", "deliberation to consensus"),
    (ReachedBy.ACCLAMATION, "aklamasi", "acclamation"),
    (ReachedBy.BALLOT, "pemungutan suara", "ballot"),
    (ReachedBy.STANDING_ORDERS, "ketentuan tata tertib", "the standing orders"),
    (BallotForm.MOTION, "setuju / tidak setuju / abstain", "for / against / abstain"),
    (BallotForm.ONE_OF, "pilih satu", "choose one"),
    (Outcome.ACCEPTED, "diterima", "accepted"),
    (Outcome.ACCEPTED_ADOPTED, "diterima dan disahkan", "accepted and adopted"),
    (Outcome.ACCEPTED_WITH_NOTES, "diterima dengan catatan", "accepted with notes"),
    (Outcome.ADOPTED, "disahkan", "adopted"),
    (Outcome.DETERMINED, "ditetapkan", "determined"),
    (Outcome.ELECTED, "terpilih", "elected"),
    (Outcome.REJECTED, "ditolak", "rejected"),
    (Outcome.TIED, "suara sama", "tied"),
    (Outcome.NOT_DECLARED, "belum ditetapkan", "not declared"),
    (SpeechKind.TURN, "giliran bicara", "speaking turn"),
    (SpeechKind.CLARIFICATION, "interupsi: meminta penjelasan", "interruption: clarification"),
    (SpeechKind.PERSONAL, "interupsi: penjelasan pribadi", "interruption: personal explanation"),
    (SpeechKind.PROCEDURAL, "interupsi: usul prosedur", "interruption: procedural proposal"),
    (SpeechKind.SUSPENSION, "interupsi: usul skors", "interruption: proposal to suspend"),
    (Reply.APPROVED, "menyetujui", "approves"),
    (Reply.CORRECTION, "mengajukan koreksi", "asks for a correction"),
    (Reply.OBJECTED, "berkeberatan", "objects"),
    (Reply.SILENT, "tidak memberi tanggapan", "did not reply"),
    (ExtensionCause.CHAIR, "diperpanjang ketua sidang", "extended by the chair"),
    (ExtensionCause.OUTAGE, "gangguan sistem", "system outage"),
    (SuspensionKind.SUSPENSION, "skors", "suspension"),
    (SuspensionKind.LOBBY, "lobi", "lobby break"),
    (SuspensionKind.QUORUM, "skors karena kuorum", "suspension for want of quorum"),
)
# Members of two StrEnums with one value are equal, so the key holds the kind of code as well.
_BY_KIND = {(type(code), code.value): (indonesian, english) for code, indonesian, english in _WORDS}


def label(code: StrEnum, language: Language = ID) -> str:
    """The word of a code."""
    indonesian, english = _BY_KIND[type(code), code.value]
    return indonesian if language is ID else english


def title(code: StrEnum, language: Language = ID) -> str:
    """The word of a code as it begins a line: "Ketua sidang"."""
    written = label(code, language)
    return written[:1].upper() + written[1:]
