"""What the minutes print of objections, of countdowns that the chair ended, and of proposals that came to no
decision, against the log. Rule book 6.1 and 7."""

from typing import Any

from rat_online.verify.ballots import Decision
from rat_online.verify.meeting import Meeting
from rat_online.verify.printed import Same
from rat_online.verify.times import moment


def compare_course(same: Same, where: str, shown: Any, own: Decision) -> None:
    """Who recorded which objection, and when a countdown was stopped."""
    raised = [[moment(one["at"]), _office(one["recorded"])] for one in shown["objections"]]
    same(f"{where}.objections", raised, [list(one) for one in own.raised])
    same(f"{where}.stopped", [moment(one["at"]) for one in shown["stopped"]], own.stopped)


def _office(recorded: Any) -> str:
    return "" if recorded is None else str(recorded["office"])


def compare_proposals(same: Same, given: Any, meeting: Meeting) -> None:
    """Everything that was proposed is printed: what is among no decisions is here, with what became of it."""
    left = [one for one in meeting.decisions.values() if not one.is_printed]
    same("proposals", len(given), len(left))
    for number, (shown, own) in enumerate(zip(given, left, strict=False), start=1):
        where = f"proposals {number}"
        same(f"{where}.text", shown["text"], own.text)
        same(f"{where}.kind", shown["kind"], own.kind)
        same(f"{where}.became", shown["became"], "withdrawn" if own.status == "withdrawn" else "undecided")
        at = shown["withdrawn_at"]
        same(f"{where}.withdrawn_at", at if at is None else moment(at), own.withdrawn_at)
        compare_course(same, where, shown, own)
