"""What was changed in books, rules and accounts, when and by whom; part of the registry's store.

The values are personal data: they stand here, for the committee and the pengawas, and in no application log.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rat_online.domain.vocabulary import PersonId


class BookActKind(StrEnum):
    MEMBER_ADDED = "member-added"
    MEMBER_CHANGED = "member-changed"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import-undone"
    ACCOUNT_MADE = "account-made"
    ACCOUNT_RESET = "account-reset"
    ROLES_CHANGED = "roles-changed"
    ACCOUNT_ENDED = "account-ended"
    CORRECTION_ASKED = "correction-asked"
    CORRECTION_DONE = "correction-done"
    CONTACTS_ERASED = "contacts-erased"
    RULES_CHANGED = "rules-changed"
    POINTS_CHANGED = "points-changed"
    INQUIRY_REOPENED = "inquiry-reopened"


CORRECTIONS = (BookActKind.CORRECTION_ASKED, BookActKind.CORRECTION_DONE)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with what stood there and what stands there now, as texts; empty where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BookAct:
    """`by` is an account, a member, or the system; `subject` whose entry it is, empty for many at once."""

    cooperative: str
    id: str
    at: datetime
    kind: BookActKind
    by: PersonId
    subject: PersonId = ""
    changes: tuple[FieldChange, ...] = ()
