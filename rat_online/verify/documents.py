"""The minutes as data against the log: the head they name, and every count in them that can be recomputed."""

from typing import Any

from rat_online.verify.arithmetic import needed_of
from rat_online.verify.ballots import Ballot, Count, Decision, Meaning
from rat_online.verify.canonical import Unreadable, parse, whole_numbers
from rat_online.verify.count import base_of
from rat_online.verify.findings import Findings
from rat_online.verify.head import code_of
from rat_online.verify.log import Log
from rat_online.verify.meeting import Meeting
from rat_online.verify.outcomes import compare_reconsideration, elected_by, is_void, open_seats, word_of
from rat_online.verify.printed import (
    Texts,
    compare_absences,
    compare_candidates,
    compare_channels,
    compare_groups,
    compare_lot,
    compare_recording,
    compare_rules,
    compare_sequence,
)
from rat_online.verify.proposals import compare_course, compare_proposals
from rat_online.verify.rules import threshold
from rat_online.verify.tables import read_table
from rat_online.verify.times import is_time, moment
from rat_online.verify.words import AGAINST, FOR

MINUTES = "documents/risalah.json"


def check_documents(files: dict[str, bytes], log: Log, meeting: Meeting) -> None:
    """`risalah.json` when it is there. The PDFs are printed from it; no program reads them back here."""
    content, findings = files.get(MINUTES), meeting.findings
    if content is None:
        if any(name.startswith("documents/") for name in files):
            findings.add("minutes-missing")
        else:
            findings.remarks.append("Bundel ini belum memuat dokumen rapat.")
        return
    try:
        minutes = whole_numbers(parse(content))
        texts = read_table(files, "prose.json", Findings()) or {}
        Comparison(minutes, log, meeting, texts).run()
    except Unreadable as error:
        findings.add("file-unreadable", name=MINUTES, reason=error)
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
        findings.add("minutes-misshaped", reason=type(error).__name__)
    else:
        findings.looked("documents")


class Comparison:
    """One document model beside one replayed meeting. A value of another type than expected raises."""

    def __init__(self, minutes: Any, log: Log, meeting: Meeting, texts: Texts) -> None:
        self._minutes = minutes
        self._log = log
        self._meeting = meeting
        self._texts = texts
        self._findings: Findings = meeting.findings

    def run(self) -> None:
        self._check_head()
        self._check_meeting()
        self._check_counts()
        self._check_quorum()
        compare_rules(self._same, self._minutes["rules_replaced"], self._meeting)
        self._check_decisions()
        compare_proposals(self._same, self._minutes["proposals"], self._meeting)
        self._check_floor()
        self._check_nominations()
        compare_recording(self._same, self._minutes["recorded"], self._meeting)

    def _same(self, where: str, given: object, own: object) -> None:
        self._findings.looked("figures in documents")
        if type(given) is not type(own) or given != own:
            self._findings.add("minutes-differ", where=where, given=given, own=own)

    def _check_head(self) -> None:
        # The recording may be kept after the end: the minutes are of the meeting.
        ended = self._meeting.ended_position
        position = self._log.lines if ended is None else ended
        head, last = self._minutes["log_head"], self._log.hashes.get(position, self._log.last_hash)
        self._same("log_head.position", head["position"], position)
        self._same("log_head.hash", head["hash"], last)
        self._same("log_head.code", head["code"], code_of(last))
        closed = self._meeting.closed
        if closed is not None:
            self._same("log_head.connections", head["connections"], closed["connections"])
            self._same("log_head.connections_hash", head["connections_hash"], closed["connections_digest"])

    def _check_meeting(self) -> None:
        about, meeting = self._minutes["meeting"], self._meeting
        root = meeting.roll_frozen["root"] if meeting.roll_frozen is not None else ""
        self._same("meeting.roll_code", about["roll_code"], root)
        self._same("meeting.rehearsal", about["rehearsal"], meeting.is_rehearsal)
        times = {"opened_at": meeting.opened_at, "closed_at": meeting.ended_at}
        for field, own in times.items():
            given = about[field]
            self._same(f"meeting.{field}", given if given is None else moment(given), own)
        read = self._minutes["read_at"]
        self._same("read_at", read if read is None else moment(read), meeting.read_at)

    def _check_counts(self) -> None:
        meeting, counts = self._meeting, self._minutes["counts"]
        if meeting.in_writing:
            self._check_answers()
            return
        weights, visits = meeting.attendance.weights, meeting.attendance.visits
        came = [person for person in visits if person in weights]
        hall = sum(1 for person in came if visits[person].channel == "hall")
        stood_for = meeting.attendance.stood_for.keys()
        by_proxy = (stood_for & weights.keys()) - visits.keys()
        there = {*came, *by_proxy}
        excused = (meeting.excused & weights.keys()) - there
        own = {
            "entitled": len(weights),
            "present": len(there),
            "online": len(came) - hall,
            "hall": hall,
            "proxy": len(by_proxy),
            "board": sum(1 for person in meeting.offices.board if person in came),
            "supervisors": sum(1 for person in meeting.offices.supervisors if person in came),
            "excused": len(excused),
            "absent": len(weights) - len(there) - len(excused),
        }
        for field, value in own.items():
            self._same(f"counts.{field}", counts[field], value)
        attended = sum(1 for one in self._minutes["attendance"] if one["channel"] == "proxy")
        self._same("attendance by proxy", attended, len(by_proxy))
        compare_absences(self._same, self._minutes["attendance"], meeting)

    def _check_answers(self) -> None:
        """In writing: who answered in time, by link or by post, and how many answers came too late."""
        meeting, counts = self._meeting, self._minutes["counts"]
        weights = meeting.attendance.weights
        asked = [ballot for ballot in meeting.ballots.values() if ballot.status != "annulled"]
        came = {voter for ballot in asked for voter in ballot.votes}
        posted = {voter for ballot in asked for voter in ballot.votes if meeting.came_by_post(ballot, voter)}
        own = {
            "entitled": len(weights),
            "present": len(came),
            "online": len(came - posted),
            "hall": len(posted),
            "absent": len(weights) - len(came),
        }
        for field, value in own.items():
            self._same(f"counts.{field}", counts[field], value)
        late = sum(len(ballot.late) for ballot in meeting.ballots.values())
        self._same("late_answers", len(self._minutes["late_answers"]), late)
        self._same("attendance", len(self._minutes["attendance"]), len(came))

    def _check_quorum(self) -> None:
        """Each count in the minutes stood so in the meeting at that time, and its arithmetic is right."""
        for number, given in enumerate(self._minutes["quorum"], start=1):
            seen = self._meeting.figures.get(moment(given["at"]), set())
            figures = tuple(given[field] for field in ("present", "entitled", "online", "hall", "proxy"))
            self._same(f"quorum {number}", figures in seen, True)
            rule = given["rule"]["threshold"]
            needed = needed_of(rule, given["entitled"]) if threshold(rule) else None
            self._same(f"quorum {number}.needed", given["needed"], needed)
            self._same(f"quorum {number}.reached", given["reached"], given["present"] >= given["needed"])

    def _check_decisions(self) -> None:
        printed = [one for one in self._meeting.decisions.values() if one.is_printed]
        given = self._minutes["decisions"]
        self._same("decisions", len(given), len(printed))
        for number, (shown, own) in enumerate(zip(given, printed, strict=False), start=1):
            where = f"decisions {number}"
            self._same(f"{where}.text", shown["text"], own.text)
            self._same(f"{where}.kind", shown["kind"], own.kind)
            self._same(f"{where}.subject", shown["subject"], own.proposed["subject"])
            self._check_palu(where, shown, own)
            compare_reconsideration(self._same, where, shown, own, printed)
            self._same(f"{where}.ballots", len(shown["ballots"]), len(own.ballots))
            compare_candidates(self._same, where, shown, own, self._meeting, self._texts)
            compare_sequence(self._same, where, shown, own, self._meeting)
            compare_course(self._same, where, shown, own)
            compare_lot(self._same, where, shown["lot"], own)
            self._same(f"{where}.open_seats", shown["open_seats"], open_seats(own))
            for ballot, counted in zip(shown["ballots"], own.ballots, strict=False):
                self._check_ballot(f"{where}.ballots {counted.id}", ballot, counted)

    def _check_floor(self) -> None:
        """Everybody's turns and seconds, and under the items as many speeches and questions as there were."""
        floor, questions = self._meeting.floor, self._meeting.questions.asked.values()
        given = sorted([one["turns"], one["seconds"]] for one in self._minutes["speaking"])
        self._same("speaking", given, sorted([turns, seconds] for turns, seconds in floor.shares().values()))
        speeches = [speech for item in self._minutes["agenda"] for speech in item["speeches"]]
        heard = [turn for turn in floor.turns.values() if turn.over]
        unheard = [one for one in floor.interruptions.values() if one.status in ("refused", "pending")]
        self._same("speeches", len(speeches), len(heard) + len(unheard))
        self._same("speeches.seconds", sum(one["seconds"] for one in speeches), sum(t.seconds for t in heard))
        asked = [question for item in self._minutes["agenda"] for question in item["questions"]]
        printed = [one for one in questions if one.status != "withdrawn"]
        self._same("questions", len(asked), len(printed))
        answered = sum(1 for one in asked if one["answer"])
        self._same("questions.answered", answered, sum(1 for one in printed if one.status == "answered"))

    def _check_nominations(self) -> None:
        """As many as were made, and each with what became of it."""
        printed = [one["status"] for item in self._minutes["agenda"] for one in item["nominations"]]
        own = [one.status for one in self._meeting.nominations.values()]
        self._same("nominations", sorted(printed), sorted(own))

    def _check_palu(self, where: str, shown: Any, own: Decision) -> None:
        declared = own.declared is not None
        self._same(f"{where}.declared_at", is_time(shown["declared_at"]), declared)
        self._same(f"{where}.void", shown["void"], is_void(own))
        self._check_count(where, shown, own)
        self._same(f"{where}.outcome", shown["outcome"], word_of(own))
        self._same(f"{where}.elected", len(shown["elected"]), len(elected_by(own)))

    def _check_count(self, where: str, shown: Any, own: Decision) -> None:
        """The count that it was decided by; in writing it is the answers, which the ballot's count tells."""
        count = own.agreed or (own.decisive.judged_by if own.decisive is not None else None)
        if count is None or self._meeting.in_writing:
            return
        for field in ("present", "entitled", "needed", "reached"):
            self._same(f"{where}.quorum.{field}", shown["quorum"] and shown["quorum"][field], count[field])
        self._check_acclamation(where, shown, own)

    def _check_acclamation(self, where: str, shown: Any, own: Decision) -> None:
        """The count when its time was over stands beside, and says from how many nobody objected."""
        ended, given = own.acclaimed, shown["quorum_at_end"]
        self._same(f"{where}.quorum_at_end", given is not None, ended is not None)
        if ended is None:
            return
        self._same(f"{where}.present", shown["present"], ended["online"] + ended["hall"] + ended["proxy"])
        for field in ("present", "entitled", "needed", "reached"):
            self._same(f"{where}.quorum_at_end.{field}", given and given[field], ended[field])

    def _check_ballot(self, where: str, shown: Any, own: Ballot) -> None:
        self._same(f"{where}.round", shown["round"], own.opened["round"])
        self._same(f"{where}.opened_at", moment(shown["opened_at"]), own.opened_at)
        self._same(f"{where}.void", shown["void"], own.is_void)
        self._same(f"{where}.void_reason", bool(shown["void_reason"]), own.opened["reason"] is not None)
        if own.count is None or own.meaning is None:
            return
        counted = own.count.as_payload()
        fields = ("entitled", "valid", "abstain", "blank", "invalid")
        for field in fields:
            self._same(f"{where}.{field}", shown[field], counted[field])
        self._same(f"{where}.did_not_vote", shown["did_not_vote"], counted["not_voted"])
        options = [[one["votes"], one["chosen"], one["tied"]] for one in shown["options"]]
        self._same(f"{where}.options", options, _options_of(own, own.count, own.meaning))
        compare_channels(self._same, where, shown, own)
        compare_groups(self._same, where, shown, own)
        self._same(f"{where}.base_count", shown["base_count"], self._base(own, own.count, own.meaning))
        self._same(f"{where}.needed", shown["needed"], own.meaning.needed)
        self._same(f"{where}.rule", shown["rule"], own.opened["rule"]["majority"])

    def _base(self, own: Ballot, count: Count, meaning: Meaning) -> int:
        """As it was when the ballot closed; the roll may have changed since."""
        if meaning.base is not None:
            return meaning.base
        weights = self._meeting.attendance.weights
        total = self._meeting.attendance.total - sum(weights.get(one, 0) for one in own.excluded)
        return base_of(own.opened["rule"]["majority"], count, total)


def _options_of(ballot: Ballot, count: Count, meaning: Meaning) -> list[list[object]]:
    """Votes, chosen, tied of each option in the order of the ballot; a motion chooses one of its sides."""
    side = {"carried": FOR, "rejected": AGAINST}.get(meaning.outcome)
    chosen = [side] if ballot.opened["form"] == "motion" else meaning.elected
    counted = (one for one in ballot.option_ids if one in count.options)
    return [[count.options[one], one in chosen, one in meaning.tied] for one in counted]
