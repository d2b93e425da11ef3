"""The sections about what is decided: decisions in order, the running or last ballot, earlier ballots."""

from collections.abc import Mapping
from dataclasses import replace

from rat_online.app.view import plain
from rat_online.app.view.audience import Audience
from rat_online.app.view.places import channel, group
from rat_online.app.view.plain import Section
from rat_online.domain.ballot import Ballot
from rat_online.domain.chain import Json
from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.profile import DecisionRule
from rat_online.domain.seats import UNOPENED, dropped, earlier, seat_name, standing, undecided
from rat_online.domain.threshold import Base


def decisions(meeting: Meeting, audience: Audience, texts: Mapping[str, str]) -> Section:
    """Every decision by id, in the order proposed."""
    inside = audience in (Audience.OFFICER, Audience.AUDITOR)
    return {
        decision.id: {
            **_decision(meeting, decision, texts if inside else None),
            "candidates": _candidates(decision, texts),
            "photos": _photos(meeting, decision),
            "lot": _lot(decision),
            "formatur": decision.formatur,
            "named": [{"seat": one.seat, "person": one.person, "by": one.by} for one in decision.named],
            **_sequence(meeting, decision),
            "order_lot": decision.order_lot,
            "order_drawn_at": plain.when(decision.order_draw.at if decision.order_draw else None),
        }
        for decision in meeting.decisions.values()
    }


def _decision(meeting: Meeting, decision: Decision, texts: Mapping[str, str] | None) -> Section:
    declared = decision.declaration
    rule = replace(meeting.profile.rules[decision.kind], quorum=meeting.quorum_rule(decision.kind))
    return {
        "id": decision.id,
        "in_writing": meeting.is_in_writing,
        "item": decision.item,
        "kind": decision.kind.value,
        "subject": decision.subject.value,
        "form": decision.form.value,
        "text": decision.text,
        "version": len(decision.texts),
        "tables": [plain.table(one) for one in decision.tables],
        "options": plain.options(standing(meeting, decision)),
        "seats": decision.seats,
        "secret": decision.secret,
        "rule": plain.rule(_as_said(rule, meeting.is_in_writing)),
        "status": decision.status.value,
        "reached_by": decision.reached_by.value if decision.reached_by else None,
        "reached_at": plain.when(decision.reached_at),
        "quorum": plain.quorum(decision.quorum),
        "result": plain.result(decision.result),
        "seated": list(decision.seated),
        "acclamation": _acclamation(decision, texts),
        "ballots": list(decision.ballots),
        "objections": _result_objections(decision, texts),
        "declared": None
        if declared is None
        else {
            "at": plain.when(declared.at),
            "outcome": declared.outcome.value,
            "elected": list(declared.elected),
            "taps": declared.taps,
        },
        "reconsiders": decision.reconsiders,
        "notes": decision.notes,
        "consequence": decision.consequence,
    }


def _sequence(meeting: Meeting, decision: Decision) -> Section:
    """Its seat and place in a sequence, and who stands no more with the seat the person was elected to."""
    gone, persons = dropped(meeting, decision), {one.id: one.person for one in decision.options}
    waits_for = undecided(meeting, decision)
    return {
        "seat": decision.seat,
        "after": decision.after,
        "waits_for": waits_for.id if waits_for and decision.status in UNOPENED else None,
        "place": len(earlier(meeting, decision)) + 1,
        "dropped": [
            {"person": persons[option], "seat": seat_name(meeting, meeting.decisions[by])}
            for option, by in gone.items()
        ],
    }


def _as_said(rule: DecisionRule, in_writing: bool) -> DecisionRule:
    """Who is present in writing is everybody who was asked."""
    if not in_writing or rule.majority.base is not Base.PRESENT:
        return rule
    return replace(rule, majority=replace(rule.majority, base=Base.ENTITLED))


def _candidates(decision: Decision, texts: Mapping[str, str]) -> Section:
    """What every candidate stands for, by option, for everybody to read before the vote."""
    return {
        option: {"vision": texts.get(page.vision, ""), "mission": texts.get(page.mission, "")}
        for option, page in decision.pages.items()
    }


def _photos(meeting: Meeting, decision: Decision) -> Section:
    """Where each candidate's photo is to be had, by option."""
    photos = meeting.nominations.photos
    persons = {option.id: option.person for option in decision.options if option.person is not None}
    keyed = {option: (decision.item, person) for option, person in persons.items()}
    return {option: photos[key] for option, key in keyed.items() if key in photos}


def _lot(decision: Decision) -> Json:
    """What was promised, and once it is drawn everything that anybody needs to draw it again."""
    if decision.lot is None:
        return None
    drawn = decision.drawn
    shown: Section = {"promise": decision.lot, "seed": None, "context": None, "order": [], "elected": []}
    if drawn is not None:
        shown |= {"seed": drawn.seed, "context": drawn.context}
        shown |= {"order": list(drawn.order), "elected": list(drawn.elected)}
    return shown


def _acclamation(decision: Decision, texts: Mapping[str, str] | None) -> Json:
    """Members see how many object; who and why is for those who run or check the meeting."""
    called = decision.acclamation
    if called is None:
        return None
    section: Section = {
        "called_at": plain.when(called.called_at),
        "deadline_at": plain.when(called.deadline_at),
        "stopped_at": plain.when(called.stopped_at),
        "present": called.quorum.heads,
        "objections": len(called.objections),
    }
    if texts is not None:
        section["objectors"] = [
            {"person": lodged.by, "at": plain.when(lodged.at), "reason": texts.get(lodged.reason, "")}
            for lodged in called.objections.values()
        ]
    return section


def _result_objections(decision: Decision, texts: Mapping[str, str] | None) -> Json:
    if texts is None:
        answered = sum(1 for lodged in decision.result_objections if lodged.answer)
        return {"lodged": len(decision.result_objections), "answered": answered}
    return {
        "lodged": len(decision.result_objections),
        "answered": sum(1 for lodged in decision.result_objections if lodged.answer),
        "list": [
            {
                "person": lodged.by,
                "at": plain.when(lodged.at),
                "reason": texts.get(lodged.reason, ""),
                "answer": texts.get(lodged.answer, "") if lodged.answer else None,
            }
            for lodged in decision.result_objections
        ],
    }


def ballots(meeting: Meeting) -> Section:
    """Every ballot by id. Who voted what is in none of them, and no figure before closing but the turnout."""
    return {ballot.id: _ballot(ballot, meeting.is_in_writing) for ballot in meeting.ballots.values()}


def _ballot(ballot: Ballot, in_writing: bool) -> Json:
    return {
        "id": ballot.id,
        "in_writing": in_writing,
        "decision": ballot.decision,
        "round": ballot.round,
        "form": ballot.form.value,
        "text": ballot.text,
        "options": plain.options(ballot.options),
        "seats": ballot.seats,
        "rule": plain.rule(_as_said(ballot.rule, in_writing)),
        "quorum": plain.quorum(ballot.quorum),
        "quorum_at_close": plain.quorum(ballot.quorum_at_close),
        "void": ballot.void,
        "notes": ballot.notes,
        "excluded": sorted(ballot.excluded),
        "status": ballot.status.value,
        "opened_at": plain.when(ballot.opened_at),
        "deadline_at": plain.when(ballot.deadline_at),
        "closed_at": plain.when(ballot.closed_at),
        "tally": plain.tally(ballot.tally),
        "result": plain.result(ballot.result),
        "sheet": plain.sheet(ballot.sheet),
        "reconciled": ballot.reconciled,
        "channels": [channel(one) for one in ballot.channels],
        "groups": [group(one) for one in ballot.groups],
    }
