"""Random acts of a written meeting: texts put together, answers by the link and by post, some too late."""

from random import Random

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import voting as v
from rat_online.domain.commands import writing as w
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import DecisionStatus, MeetingState
from rat_online.domain.writing import Answers
from tests.app.gathering import ACTING, DESK, SECRETARY, WITNESS, WITNESS_2, member, motion, why
from tests.app.random_elections import Act, a_choice, an_election


def answering(chance: Random, meeting: Meeting, chair: Actor, entitled: int) -> Act:
    if meeting.state is not MeetingState.OPEN:
        return ld.OpenMeeting(), ACTING
    if not meeting.ballots:
        return _before(chance, meeting, chair, entitled)
    return chance.choice([_answer, _answer, _answer, _by_post, _after])(chance, meeting, chair, entitled)


def _before(chance: Random, meeting: Meeting, chair: Actor, entitled: int) -> Act:
    known = tuple(meeting.decisions)
    commands: list[Act] = [
        (motion(), SECRETARY),
        (motion("Rapat membagi SHU."), SECRETARY),
        (an_election(chance, entitled), SECRETARY),
        (d.SetSecrecy(chance.choice(known or ("d9",)), False, why("terbuka")), chair),
        (w.PutInWriting(tuple(chance.sample(known, chance.randint(0, len(known))))), chair),
    ]
    return chance.choice(commands)


def _answer(chance: Random, meeting: Meeting, _chair: Actor, entitled: int) -> Act:
    number = chance.randint(1, entitled + 1)
    ballot = chance.choice(list(meeting.ballots.values()))
    return v.CastVote(ballot.id, f"m{number}", a_choice(chance, ballot)), member(number)


def _by_post(chance: Random, meeting: Meeting, _chair: Actor, entitled: int) -> Act:
    papers = meeting.writing.posted
    if papers and chance.random() < 0.7:
        voter = chance.choice(list(papers))
        return w.WitnessPostedAnswer(voter, papers[voter].answers), chance.choice([WITNESS, WITNESS_2])
    answers: Answers = {one.id: a_choice(chance, one) for one in meeting.put_together()}
    return w.EnterPostedAnswer(f"m{chance.randint(1, entitled + 1)}", answers), DESK


def _after(chance: Random, meeting: Meeting, chair: Actor, entitled: int) -> Act:
    number = chance.randint(1, entitled)
    decision = chance.choice(list(meeting.decisions))
    reached = [one.id for one in meeting.decisions.values() if one.status is DecisionStatus.REACHED]
    commands: list[Act] = [
        (d.ObjectToResult(decision, f"m{number}", why(f"protes {number}", decision)), member(number)),
        (d.AnswerResultObjection(decision, f"m{number}", why(f"jawab {number}", decision)), chair),
        (d.DeclareResult(chance.choice(reached or [decision])), chair),
        (d.DrawLot(decision), chair),
        (v.CloseBallot(chance.choice(list(meeting.ballots))), CLOCK),
        (v.AnnulBallot(chance.choice(list(meeting.ballots)), why()), chair),
        (c.CloseMeeting(), chair),
    ]
    weights = [2, 2, 4, 1, 1, 0.2, 0.5]
    return chance.choices(commands, weights)[0]
