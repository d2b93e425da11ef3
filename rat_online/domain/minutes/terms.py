"""Codes that only the minutes use, beside the vocabulary; their words are printed from `domain.words`."""

from enum import StrEnum


class Zone(StrEnum):
    """The three Indonesian time zones; a meeting has exactly one."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"


class Ending(StrEnum):
    """How the meeting ended (rule book 4)."""

    CLOSED = "closed"
    NO_QUORUM = "no-quorum"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Edition(StrEnum):
    """Where the document stands in its approval (rule book 7)."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    FINAL = "final"
    ADDENDUM = "addendum"


class Moment(StrEnum):
    """When a count of those present was kept (rule book 2)."""

    OPENING = "opening"
    ACCLAMATION = "acclamation"
    DECISION = "decision"
    BALLOT_OPENING = "ballot-opening"
    BALLOT_CLOSING = "ballot-closing"
    ROLL_CALL = "roll-call"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    CLOSING = "closing"


class Office(StrEnum):
    """Offices of a meeting, and of the cooperative where people sign or are elected."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    ACTING_CHAIR = "acting-chair"
    SECRETARY = "secretary"
    OPERATOR = "operator"
    WITNESS = "witness"
    COMMITTEE = "committee"
    REPRESENTATIVE = "representative"
    ACKNOWLEDGED = "acknowledged"


class Status(StrEnum):
    """In what quality somebody attends (rule book 3)."""

    MEMBER = "member"
    BOARD = "board"
    SUPERVISOR = "supervisor"
    DELEGATE = "delegate"
    OBSERVER = "observer"
    INVITEE = "invitee"
    AUDITOR = "auditor"
    COMMITTEE = "committee"


class Channel(StrEnum):
    """How somebody attends or a vote came in."""

    ONLINE = "online"
    HALL = "hall"
    KIOSK = "kiosk"
    PROXY = "proxy"
    WRITTEN = "written"


class Confirmation(StrEnum):
    """What shows that somebody was there: not a certified electronic signature, and never called one."""

    SIGNED_IN = "signed-in"
    DESK = "desk"
    ROLL_CALL = "roll-call"
    PAPER = "paper"
    LETTER = "letter"


class Outcome(StrEnum):
    """The word that fits the kind of decision (rule book 6.9)."""

    ACCEPTED = "accepted"  # diterima
    ACCEPTED_ADOPTED = "accepted-adopted"  # LPJ: diterima dan disahkan
    ACCEPTED_WITH_NOTES = "accepted-with-notes"  # LPJ: diterima dengan catatan
    ADOPTED = "adopted"  # tata tertib, RAPB: disahkan
    DETERMINED = "determined"  # SHU: ditetapkan
    ELECTED = "elected"  # terpilih
    REJECTED = "rejected"  # ditolak
    TIED = "tied"  # suara sama
    NOT_DECLARED = "not-declared"  # belum ditetapkan
    UNDECIDED = "undecided"  # tidak diputus: its ballots were annulled, and nothing followed


class Shelved(StrEnum):
    """What became of a proposal that was decided in no way."""

    WITHDRAWN = "withdrawn"  # ditarik
    UNDECIDED = "undecided"  # tidak diputus


class Fate(StrEnum):
    """Where a candidate stands at a stage of a ranked count."""

    CONTINUING = "continuing"
    ELECTED = "elected"
    EXCLUDED = "excluded"


class SpeechKind(StrEnum):
    """A turn on the floor, or one of the four kinds of interupsi (rule book 5)."""

    TURN = "turn"
    CLARIFICATION = "clarification"
    PERSONAL = "personal-explanation"
    PROCEDURAL = "procedural"
    SUSPENSION = "suspension"


class Reply(StrEnum):
    """A participant's answer to what was read or circulated; silence is never approval (rule book 7)."""

    APPROVED = "approved"
    CORRECTION = "correction"
    OBJECTED = "objected"
    SILENT = "silent"
