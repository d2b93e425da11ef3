"""The closed list of refusals: what a command may be answered instead of being done.

The codes are wire names and never change; their prose lives in the catalogues.
"""

from enum import StrEnum
from typing import NoReturn, TypeAlias

Facts: TypeAlias = dict[str, "str | int | bool | list[str]"]


class Refusal(StrEnum):
    # Who may
    SIGNED_OUT = "signed-out"
    NOT_ALLOWED = "not-allowed"
    NOT_IN_THAT_OFFICE = "not-in-that-office"
    NOT_HOLDING_GAVEL = "not-holding-gavel"
    NOT_ON_ROLL = "not-on-roll"
    UNKNOWN_PERSON = "unknown-person"
    UNKNOWN_MEETING = "unknown-meeting"
    UNKNOWN_DOCUMENT = "unknown-document"
    # The meeting's life
    WRONG_STATE = "wrong-state"
    NOT_IN_REHEARSAL = "not-in-rehearsal"
    REHEARSAL_UNDER_WAY = "rehearsal-under-way"
    HELD_IN_WRITING = "held-in-writing"
    HELD_IN_SESSION = "held-in-session"
    WINDOW_DAYS = "window-days"
    NOT_READY = "not-ready"
    ALREADY_DONE = "already-done"
    REASON_MISSING = "reason-missing"
    IDENTITY_UNSEEN = "identity-unseen"
    TEXT_MISSING = "text-missing"
    TIME_NOT_AHEAD = "time-not-ahead"
    RULES_IN_USE = "rules-in-use"
    ROLL_MISSING = "roll-missing"
    ROLL_FROZEN = "roll-frozen"
    WEIGHTS_NOT_USED = "weights-not-used"
    DELEGATES_NOT_USED = "delegates-not-used"
    DELEGATES_DIFFER = "delegates-differ"
    GROUP_MISSING = "group-missing"
    GROUP_REPRESENTED = "group-represented"
    SHARES_DIFFER = "shares-differ"
    ARTICLE_MISSING = "article-missing"
    CHAIR_MISSING = "chair-missing"
    CHAIR_NOT_SILENT = "chair-not-silent"
    CHAIR_IS_CANDIDATE = "chair-is-candidate"
    NOT_IN_PRESIDIUM = "not-in-presidium"
    PRESIDIUM_SIZE = "presidium-size"
    SOMETHING_DECLARED = "something-declared"
    SOMETHING_RUNNING = "something-running"
    SOMETHING_UNDECIDED = "something-undecided"
    RECONSIDERS_OTHERWISE = "reconsiders-otherwise"
    DECIDED_ANEW = "decided-anew"
    UNKNOWN_ITEM = "unknown-item"
    NOTHING_TO_UNDO = "nothing-to-undo"
    WITNESS_NOT_INDEPENDENT = "witness-not-independent"
    WITNESS_MISSING = "witness-missing"
    SECRETARY_MISSING = "secretary-missing"
    NOT_ELECTED = "not-elected"
    CEREMONY_ORDER = "ceremony-order"
    TERM_MISSING = "term-missing"
    # Inviting
    LETTER_MISSING = "letter-missing"
    NOBODY_TO_INVITE = "nobody-to-invite"
    NOT_ALL_INVITED = "not-all-invited"
    MAIL_NOT_SET_UP = "mail-not-set-up"
    FILE_NOT_PDF = "file-not-pdf"
    FILE_NOT_PICTURE = "file-not-picture"
    FILE_TOO_LARGE = "file-too-large"
    # Attendance and quorum
    NOT_CHECKED_IN = "not-checked-in"
    NOT_AT_PLACE = "not-at-place"
    VOTES_IN_HALL = "votes-in-hall"
    QUORUM_NOT_MET = "quorum-not-met"
    ROLL_CALL_FIRST = "roll-call-first"
    ROLL_CALL_RUNNING = "roll-call-running"
    NO_ROLL_CALL = "no-roll-call"
    # Proxies
    PROXIES_NOT_ALLOWED = "proxies-not-allowed"
    PROXY_TO_SELF = "proxy-to-self"
    PROXY_GIVEN = "proxy-given"
    PROXY_GIVER_ATTENDS = "proxy-giver-attends"
    PROXY_CHAIN = "proxy-chain"
    PROXY_LIMIT = "proxy-limit"
    PROXY_MISSING = "proxy-missing"
    VOTED_BY_PROXY = "voted-by-proxy"
    LETTER_UNREADABLE = "letter-unreadable"
    LETTER_ERASED = "letter-erased"
    # Deciding
    UNKNOWN_DECISION = "unknown-decision"
    WRONG_STATUS = "wrong-status"
    OPTIONS_INVALID = "options-invalid"
    TABLE_UNREADABLE = "table-unreadable"
    TABLE_PERCENT = "table-percent"
    TABLE_TOTAL = "table-total"
    TABLE_SHARE = "table-share"
    TABLE_SUBTOTAL = "table-subtotal"
    SECRET_KIND = "secret-kind"  # noqa: S105 (a refusal, no password)
    SECRET_BALLOT_UNAVAILABLE = "secret-ballot-unavailable"  # noqa: S105
    DURATION_OUT_OF_RANGE = "duration-out-of-range"
    NO_OBJECTION = "no-objection"
    OBJECTION_WINDOW_OPEN = "objection-window-open"
    OBJECTION_WINDOW_CLOSED = "objection-window-closed"
    OBJECTION_UNANSWERED = "objection-unanswered"
    COUNTDOWN_RUNNING = "countdown-running"
    NOT_RECONCILED = "not-reconciled"
    RUN_OFF_NEEDED = "run-off-needed"
    RUN_OFF_ROUNDS_USED = "run-off-rounds-used"
    LOT_NEEDED = "lot-needed"
    CANDIDATE_PAGES_MISSING = "candidate-pages-missing"
    SEED_LOST = "seed-lost"
    RANKED_THRESHOLD = "ranked-threshold"
    LOT_FALLS_SHORT = "lot-falls-short"
    SEAT_ORDER_WRONG = "seat-order-wrong"
    PREVIOUS_SEAT_OPEN = "previous-seat-open"
    CONSEQUENCE_MISSING = "consequence-missing"
    OWN_REPORT = "own-report"
    # Ballots
    UNKNOWN_BALLOT = "unknown-ballot"
    BALLOT_NOT_OPEN = "ballot-not-open"
    BALLOT_STILL_RUNNING = "ballot-still-running"
    TOO_LATE = "too-late"
    ALREADY_VOTED = "already-voted"
    CHOICE_INVALID = "choice-invalid"
    CHOICE_MISSING = "choice-missing"
    UNKNOWN_PLACE = "unknown-place"
    PLACE_NOT_NAMED = "place-not-named"
    PLACE_COUNT_INVALID = "place-count-invalid"
    PLACE_COUNT_EXCEEDS = "place-count-exceeds"
    PLACES_UNCOUNTED = "places-uncounted"
    NOTHING_TO_ANSWER = "nothing-to-answer"
    UNKNOWN_PAPER = "unknown-paper"
    PAPER_DIFFERS = "paper-differs"
    # The floor
    NOBODY_SPEAKS = "nobody-speaks"
    MUTED = "muted"
    REMOVED = "removed"
    CHAIR_KEEPS_FLOOR = "chair-keeps-floor"
    UNKNOWN_TURN = "unknown-turn"
    UNKNOWN_INTERRUPTION = "unknown-interruption"
    INTERRUPTION_PENDING = "interruption-pending"
    INTERRUPTION_OVER = "interruption-over"
    UNKNOWN_QUESTION = "unknown-question"
    QUESTION_OVER = "question-over"
    QUESTIONS_WAITING = "questions-waiting"
    CHOICE_REPEATED = "choice-repeated"
    CHOICE_TOO_FEW = "choice-too-few"
    CHOICE_TOO_MANY = "choice-too-many"
    # Nominations
    NOMINATIONS_CLOSED = "nominations-closed"
    NOMINATIONS_MANY = "nominations-many"
    ALREADY_NOMINATED = "already-nominated"
    UNKNOWN_NOMINATION = "unknown-nomination"
    NOMINATION_OVER = "nomination-over"
    CANDIDATE_UNVERIFIED = "candidate-unverified"
    # The stage
    STREAM_ADDRESS = "stream-address"
    STREAMED_ELSEWHERE = "streamed-elsewhere"
    STILL_ON_AIR = "still-on-air"
    NOT_ON_AIR = "not-on-air"
    NOT_ON_THE_FLOOR = "not-on-the-floor"
    STUDIO_AWAY = "studio-away"
    UNKNOWN_PAGE = "unknown-page"
    # Closing
    DECISIONS_NOT_READ = "decisions-not-read"
    REPRESENTATIVES_COUNT = "representatives-count"
    # The wire and sign-in
    MALFORMED = "malformed"
    TOO_LARGE = "too-large"
    UNKNOWN_COMMAND = "unknown-command"
    TRY_AGAIN = "try-again"
    WENT_WRONG = "went-wrong"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    SIGN_IN_FAILED = "sign-in-failed"
    SEAT_NOT_HERE = "seat-not-here"
    SEATS_FULL = "seats-full"
    DATUM_MISSING = "datum-missing"
    PIN_NEEDED = "pin-needed"
    PIN_UNFIT = "pin-unfit"
    ENTRY_FROZEN = "entry-frozen"
    UNKNOWN_MOVE = "unknown-move"
    UNKNOWN_TRANSFER = "unknown-transfer"
    UNKNOWN_SESSION = "unknown-session"
    CODE_NEEDED = "code-needed"
    PASSKEY_NEEDED = "passkey-needed"
    PROOF_NEEDED = "proof-needed"
    SECOND_FACTOR_NEEDED = "second-factor-needed"
    PROVE_YOURSELF_AGAIN = "prove-yourself-again"
    GROUP_CODE_CLOSED = "group-code-closed"
    INQUIRY_CLOSED = "inquiry-closed"
    TOO_MANY_FROM_HERE = "too-many-from-here"
    OFFICE_LINK_NEEDED = "office-link-needed"
    OWN_LINK_NEEDED = "own-link-needed"
    WRONG_PIN = "wrong-pin"
    PIN_CLEARED = "pin-cleared"
    PASSWORD_UNFIT = "password-unfit"  # noqa: S105 (a refusal, no password)
    LOGIN_TAKEN = "login-taken"
    LAST_ADMIN = "last-admin"


class Refused(Exception):
    """A command that was not done. It changed nothing.

    Args:
        code: stable name on the wire.
        facts: figures and ids that the user's sentence needs; never a name or a choice.
    """

    def __init__(self, code: Refusal, facts: Facts | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: Facts = facts or {}


def refuse(code: Refusal, **facts: str | int | bool | list[str]) -> NoReturn:
    """Stop a command with its refusal."""
    raise Refused(code, facts)
