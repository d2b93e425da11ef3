"""The shape of the rules that a meeting is held under: its profile. Rule book section 2."""

from typing import Any, TypeGuard

from rat_online.verify import words as w
from rat_online.verify.shapes import each, flag, many, maybe, natural, record, text, whole, word


def threshold(value: Any) -> TypeGuard[dict[str, Any]]:
    """A fraction in (0, 1] with its operator; more than all of something does not exist."""
    shaped = record(numerator=natural, denominator=natural, operator=word(*w.OPERATORS))
    if not shaped(value):
        return False
    n, d = value["numerator"], value["denominator"]
    return bool(n < d or (n == d and value["operator"] == "gte"))


quorum_rule = record(threshold=threshold, source=text)
majority_rule = record(threshold=maybe(threshold), base=word(*w.BASES), source=text)
decision_rule = record(quorum=quorum_rule, majority=majority_rule, persons=flag)

profile = record(
    rules=each(word(*w.DECISION_KINDS), decision_rule),
    second_call=quorum_rule,
    after_suspension=maybe(quorum_rule),
    quorum_test=word(*w.QUORUM_TESTS),
    valid_at_close=flag,
    may_change=flag,
    blank_and_abstain=flag,
    reporters_vote=flag,
    weighted=flag,
    proxies=maybe(record(each=natural, source=text)),
    delegates=maybe(record(by_members=flag, source=text)),
    parties=maybe(record(parties=many(record(group=text, share=natural)), source=text)),
    **dict.fromkeys(
        (
            "grace_s",
            "roll_call_s",
            "suspension_s",
            "chair_silence_s",
            "acclamation_s",
            "shortest_acclamation_s",
            "motion_s",
            "election_s",
            "shortest_ballot_s",
            "longest_ballot_s",
            "objection_s",
            "run_off_rounds",
            "turn_s",
            "interruption_s",
            "questions_each",
            "answer_days",
            "invitation_days",
            "material_days",
            "second_notice_days",
            "second_call_days",
            "months_after_book_year",
            "report_days",
            "written_days",
            "written_objection_days",
        ),
        whole,
    ),
)
