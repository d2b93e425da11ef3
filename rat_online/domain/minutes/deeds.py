"""Codes of what was done by authority or at the chair's order; their words are in `domain.words.deeds`."""

from enum import StrEnum


class Deed(StrEnum):
    """An operator's press, or an intervention of the chair."""

    ROLL_CALL = "roll-call"
    OPENED = "opened"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ITEM_STARTED = "item-started"
    PROPOSAL_WITHDRAWN = "proposal-withdrawn"
    ITEM_WITHDRAWN = "item-withdrawn"
    INTERRUPTION_ACCEPTED = "interruption-accepted"
    INTERRUPTION_REFUSED = "interruption-refused"
    NOMINATIONS_OPENED = "nominations-opened"
    STREAM_CHOSEN = "stream-chosen"
    BROADCAST_STARTED = "broadcast-started"
    BROADCAST_STOPPED = "broadcast-stopped"
    PAGE_SHOWN = "page-shown"
    PROPOSED = "proposed"
    TEXT_AMENDED = "text-amended"
    TABLES_ATTACHED = "tables-attached"
    CONSENSUS = "consensus"
    ACCLAMATION = "acclamation"
    ACCLAMATION_STOPPED = "acclamation-stopped"
    BALLOT_OPENED = "ballot-opened"
    BALLOT_EXTENDED = "ballot-extended"
    BALLOT_CLOSED = "ballot-closed"
    BALLOT_BELOW_QUORUM = "ballot-below-quorum"
    BALLOT_ANNULLED = "ballot-annulled"
    SECRECY_ON = "secrecy-on"
    SECRECY_OFF = "secrecy-off"
    LOT_DRAWN = "lot-drawn"
    RECONSIDERED = "reconsidered"
    WARNED = "warned"
    MUTED = "muted"
    UNMUTED = "unmuted"
    REMOVED = "removed"
    READMITTED = "readmitted"
    PHOTO_SET = "photo-set"
    CANDIDATE_PRESENTED = "candidate-presented"
    RULES_CHANGED = "rules-changed"
    OTHER = "other"


class RollMove(StrEnum):
    """A change of the roll after it was frozen."""

    ADDED = "added"
    STRUCK_OFF = "struck-off"
