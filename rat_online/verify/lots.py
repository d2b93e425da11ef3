"""The lot, drawn again from the seed that was shown. Rule book section 6.6.

To the byte, in UTF-8, lines separated by one line feed: the promise is the SHA-256 of
`rat-online/lot/1/commitment` and the seed; the rank of an option is that of `rat-online/lot/1/draw`, the
seed, what was mixed in, and the option. The lowest rank is drawn first.
"""

from hashlib import sha256

from rat_online.verify.ballots import Ballot, Decision, Meaning
from rat_online.verify.count import of_ranking
from rat_online.verify.deciding import has_status
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting


def promised(seed: str) -> str:
    return sha256(f"rat-online/lot/1/commitment\n{seed}".encode()).hexdigest()


def drawn(seed: str, mixed_in: str, names: list[str]) -> list[str]:
    def rank(name: str) -> str:
        said = "\n".join(("rat-online/lot/1/draw", seed, mixed_in, name))
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    return sorted(names, key=rank)


def run_off_helps(decision: Decision) -> bool:
    """Not where a count by stages stopped while others than the tied still stand."""
    ballot = _tied_in(decision)
    if ballot is None or ballot.form != "ranked" or ballot.meaning is None:
        return True
    return set(ballot.meaning.tied) == standing(ballot)


def standing(ballot: Ballot) -> set[str]:
    """Who can still get one of the open seats."""
    if ballot.meaning is None:
        return set()
    if ballot.meaning.sheet is None:
        return set(ballot.meaning.tied)
    gone: set[str] = set()
    for stage in ballot.meaning.sheet["stages"]:
        gone.update(stage["elected"], [stage["option"]] if stage["action"] == "exclusion" else [])
    return set(ballot.names) - gone


def _tied_in(decision: Decision) -> Ballot | None:
    counted = [one for one in decision.ballots if one.status == "closed" and not one.is_void]
    return counted[-1] if counted else None


def may_be_settled(meeting: Meeting, decision: Decision, record: Record) -> Ballot | None:
    """A tie whose run-offs are over, or that no run-off can help; the ballot it stands on."""
    used = decision.rounds > meeting.profile["run_off_rounds"] or not run_off_helps(decision)
    meeting.demand(used, "run-off-needed", record)
    meeting.demand(decision.reconciles, "not-reconciled", record)
    return _tied_in(decision)


def draw(meeting: Meeting, record: Record) -> None:
    """The seed is the one promised, nobody could know what was mixed in, and the order follows."""
    decision, payload = meeting.decision_of(record), record.payload
    if decision is None or not has_status(meeting, record, decision, "tied"):
        return
    meeting.chair_is_no_candidate(decision, record)
    ballot = may_be_settled(meeting, decision, record)
    if ballot is None or decision.meaning is None:
        return
    meeting.findings.looked("lots")
    meeting.demand(payload["ballot"] == ballot.id, "lot-of-another-ballot", record)
    meeting.demand(promised(payload["seed"]) == decision.proposed["lot"], "seed-not-promised", record)
    meeting.demand(payload["context"] == record.previous, "lot-context-wrong", record)
    names = ballot.names if ballot.form == "ranked" else list(decision.meaning.tied)
    order = drawn(payload["seed"], payload["context"], names)
    meeting.demand(payload["order"] == order, "lot-order-wrong", record)
    elected, sheet = _seated_by(meeting, decision, ballot, order, record)
    meeting.demand(payload["elected"] == elected, "elected-wrong", record)
    meeting.demand(payload["sheet"] == sheet, "sheet-wrong", record)
    decision.seated, decision.drawn = (*decision.seated, *elected), payload
    decision.status, decision.counted, decision.counted_at = "reached", True, record.at
    decision.meaning = Meaning("elected", decision.seated)


def _seated_by(
    meeting: Meeting, decision: Decision, ballot: Ballot, order: list[str], record: Record
) -> tuple[list[str], object]:
    valid = ballot.count.valid if ballot.count is not None else 0
    nobody_voted = not valid and ballot.opened["rule"]["majority"]["threshold"] is None
    if ballot.form != "ranked" or nobody_voted:
        return order[: decision.seats - len(decision.seated)], None
    meaning = of_ranking(ballot, meeting.attendance.weights, order, valid)
    meeting.demand(meaning.outcome == "elected", "elected-wrong", record)
    return [one for one in meaning.elected if one not in decision.seated], meaning.sheet


ACTS = {"LotDrawn": draw}
