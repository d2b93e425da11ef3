"""The closed lists of words that stand in a log. Rule book section 9."""

MEETING_KINDS = ("annual", "work-plan", "election", "special", "extraordinary")
MODES = ("online", "in-person", "hybrid", "written")
CALLS = ("first", "second", "continued")
DECISION_KINDS = (
    "ordinary",
    "election",
    "articles",
    "dissolution",
    "merger",
    "consolidation",
    "division",
    "dismissal",
    "standing-orders",
)
LOWERED_BY_SECOND_CALL = ("ordinary", "election", "standing-orders")
SUBJECTS = ("accountability", "standing-orders", "budget", "surplus", "presidium", "person", "other")
FORMS = ("motion", "one-of", "exactly", "up-to", "approval", "ranked")
OUTCOMES = ("carried", "rejected", "elected", "tied", "void")
APPOINTABLE = (
    "acting-chair",
    "deputy",
    "secretary",
    "operator",
    "witness",
    "committee",
    "supervisor",
    "auditor",
    "observer",
)
ROLES = ("member", "chair", "system", *APPOINTABLE)
CHANNELS = ("online", "hall")
LETTER_FORMS = ("pdf", "jpeg", "png")
PROXY_ENDINGS = ("revoked", "declined")
LAPSES = ("grace", "roll-call")
SUSPENSIONS = ("suspension", "lobby", "quorum")
ACTIONS = ("first-preferences", "surplus", "exclusion")
TIES = ("seat", "surplus", "exclusion", "order")
TIE_BREAKS = ("earlier-stage", "lot", "no-difference", "unresolved")
EXTENSIONS = ("chair", "outage")
INTERRUPTIONS = ("clarification", "personal-explanation", "procedural", "suspension")
TURN_ENDINGS = (
    "speaker",
    "chair",
    "next",
    "interrupted",
    "left",
    "muted",
    "removed",
    "item",
    "suspended",
    "closed",
)
STREAMS = ("embedded", "hls-url", "iframe")
BASES = ("valid", "cast", "present", "entitled")
OPERATORS = ("gt", "gte")
QUORUM_TESTS = ("at-open", "at-open-and-each-vote")

CEREMONIES = ("discharge", "induction", "handing-over")

FOR, AGAINST, ABSTAIN, BLANK = "for", "against", "abstain", "blank"
