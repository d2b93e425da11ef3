"""The decisions and ballots of the minutes, from a meeting's final state and its chronicle."""

from rat_online.domain import ballot as cast
from rat_online.domain import decision as reached
from rat_online.domain import money
from rat_online.domain.majority import base_of
from rat_online.domain.meeting import Meeting
from rat_online.domain.minutes.attending import Person, QuorumSnapshot, Rule
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.deciding import (
    Ballot,
    BenchCount,
    ChannelCount,
    Decision,
    Elected,
    GroupCount,
    Lot,
    MoneyRow,
    MoneyTable,
    OptionCount,
)
from rat_online.domain.minutes.named import named_by
from rat_online.domain.minutes.outcomes import is_void, open_seats, outcome_of
from rat_online.domain.minutes.presented import candidates_of, number_draw_of
from rat_online.domain.minutes.reconsidered import reconsidered_of
from rat_online.domain.minutes.seats import sequence_of
from rat_online.domain.minutes.stages import stages_of
from rat_online.domain.minutes.terms import Channel
from rat_online.domain.reporting import entitled_weight
from rat_online.domain.seats import seat_name
from rat_online.domain.vocabulary import (
    AGAINST,
    FOR,
    BallotForm,
    BallotStatus,
    DecisionId,
    DecisionKind,
    DecisionStatus,
    ItemId,
    OptionId,
    PersonId,
    ReachedBy,
)
from rat_online.domain.vocabulary import Outcome as Result

PARTS = 1_000_000

PRINTED = (DecisionStatus.REACHED, DecisionStatus.TIED, DecisionStatus.DECLARED, DecisionStatus.RECONSIDERED)


def numbered(meeting: Meeting) -> dict[DecisionId, int]:
    """Every decision that came to a result, or to a ballot, numbered in the order proposed."""
    printed = (one.id for one in meeting.decisions.values() if one.status in PRINTED or one.ballots)
    return {id_: number for number, id_ in enumerate(printed, start=1)}


def item_numbers(meeting: Meeting) -> dict[ItemId, int]:
    """The agenda's own numbers."""
    return {item: number for number, item in enumerate(meeting.agenda.items, start=1)}


def decisions_of(chronicle: Chronicle) -> tuple[Decision, ...]:
    """What was decided, or put to a ballot; the rest are proposals."""
    meeting = chronicle.meeting
    numbers, items = numbered(meeting), item_numbers(meeting)
    return tuple(_decision(chronicle, meeting.decisions[id_], numbers, items) for id_ in numbers)


def _decision(
    chronicle: Chronicle, one: reached.Decision, numbers: dict[str, int], items: dict[str, int]
) -> Decision:
    by, versions = chronicle.declared_by.get(one.id), tuple(chronicle.versions[one.id])
    return Decision(
        number=numbers[one.id],
        item=items[one.item],
        kind=one.kind,
        subject=one.subject,
        title=chronicle.meeting.agenda.items[one.item].planned.title,
        text=one.text,
        reached_by=one.reached_by or ReachedBy.BALLOT,
        outcome=outcome_of(one),
        present=_present(chronicle, one),
        proposed_at=versions[0].at,
        declared_at=one.declaration.at if one.declaration else None,
        declared_by=chronicle.sources.name(by) if by else "",
        void=is_void(one),
        settled=chronicle.settled.get(one.id, ""),
        notes=one.notes,
        consequence=one.consequence,
        candidates=candidates_of(chronicle, one),
        numbers=number_draw_of(chronicle, one),
        lot=_lot(chronicle, one),
        quorum=_quorum_of(chronicle, one),
        quorum_at_end=_quorum_at_end(chronicle, one),
        versions=versions,
        ballots=tuple(_ballot(chronicle, chronicle.meeting.ballots[ballot], one) for ballot in one.ballots),
        objections=tuple(chronicle.objections[one.id]),
        stopped=tuple(chronicle.stopped[one.id]),
        elected=_elected(chronicle, one),
        open_seats=open_seats(one),
        named=named_by(chronicle, one),
        sequence=sequence_of(chronicle, one, numbers),
        tables=tuple(table_of(table) for table in one.tables),
        earlier_tables=tuple(table_of(table) for version in one.table_versions[:-1] for table in version),
        reconsiders=numbers.get(one.reconsiders) if one.reconsiders else None,
        reconsidered=reconsidered_of(chronicle, one, numbers),
    )


def _decisive(meeting: Meeting, one: reached.Decision) -> cast.Ballot | None:
    """The ballot that it stands on: the last that was not annulled; none where it was agreed on."""
    if one.reached_by in (ReachedBy.CONSENSUS, ReachedBy.ACCLAMATION):
        return None
    ballots = [meeting.ballots[ballot] for ballot in one.ballots]
    counted = [ballot for ballot in ballots if ballot.status is not BallotStatus.ANNULLED]
    return next(reversed(counted or ballots), None)


def _quorum_of(chronicle: Chronicle, one: reached.Decision) -> QuorumSnapshot | None:
    """The count that it was decided by."""
    last = _decisive(chronicle.meeting, one)
    if last is None:
        return chronicle.agreed_by.get(one.id)
    # In writing it is the answers that were there at the end; where the closing made it void, that count.
    at_close = chronicle.meeting.is_in_writing or (last.void and last.void_reason is None)
    return (chronicle.closed_by if at_close else chronicle.opened_by).get(last.id)


def _quorum_at_end(chronicle: Chronicle, one: reached.Decision) -> QuorumSnapshot | None:
    """Of an acclamation, how many were there when its time was over."""
    return chronicle.acclaimed_by.get(one.id) if one.reached_by is ReachedBy.ACCLAMATION else None


def _present(chronicle: Chronicle, one: reached.Decision) -> int:
    """The heads of who was there when it was reached, or when its ballot opened."""
    ended = _quorum_at_end(chronicle, one)
    if ended is not None:
        return ended.online + ended.hall + ended.proxy
    return one.quorum.heads if one.quorum else 0


def table_of(table: money.MoneyTable) -> MoneyTable:
    """Percents as whole parts of a million, so that no figure is rounded before it is printed."""
    rows = (
        MoneyRow(
            row.label,
            row.amount,
            None if row.percent is None else int(row.percent * PARTS // 100),
            PARTS,
        )
        for row in table.rows
    )
    return MoneyTable(table.title, tuple(rows), table.total, table.total_label)


def _lot(chronicle: Chronicle, one: reached.Decision) -> Lot | None:
    if one.drawn is None or one.lot is None:
        return None
    labels = _labels(chronicle, chronicle.meeting.ballots[one.drawn.ballot])
    order, elected = (tuple(labels[id_] for id_ in ids) for ids in (one.drawn.order, one.drawn.elected))
    drawn = one.drawn
    return Lot(drawn.at, one.lot, drawn.seed, drawn.context, order, elected, drawn.order)


def _elected(chronicle: Chronicle, one: reached.Decision) -> tuple[Elected, ...]:
    # Who is dismissed takes no seat.
    if one.declaration is None or one.kind is DecisionKind.DISMISSAL:
        return ()
    options = {option.id: option for option in one.options}
    persons = [options[chosen].person for chosen in one.declaration.elected]
    seat = seat_name(chronicle.meeting, one)
    terms = {
        person: f"{held.term_from.year}–{held.term_until.year}"
        for held in chronicle.meeting.record.ceremonies
        if held.term_from and held.term_until
        for person in held.persons
    }
    name = chronicle.sources.person
    seats = {named.person: named.seat for named in one.named}
    return tuple(
        Elected(seats.get(person, seat), name(person), terms.get(person, "")) for person in persons if person
    )


def _base(chronicle: Chronicle, one: cast.Ballot) -> int:
    """As it was judged at closing: the roll may have changed since."""
    if one.tally is None:
        return 0
    if one.result is not None and one.result.base is not None:
        return one.result.base
    return base_of(one.rule.majority, one.tally, entitled_weight(one, chronicle.meeting.roll))


def _ballot(chronicle: Chronicle, one: cast.Ballot, decision: reached.Decision) -> Ballot:
    tally, result, majority = one.tally, one.result, one.rule.majority
    counts = tally.options if tally else {}
    weighted = any(entry.weight != 1 for entry in chronicle.meeting.roll.entries.values())
    return Ballot(
        round=one.round,
        form=one.form,
        secret=False,
        opened_at=one.opened_at,
        closed_at=one.closed_at,
        entitled=tally.entitled if tally else 0,
        valid=tally.valid if tally else 0,
        abstain=tally.abstain if tally else 0,
        blank=tally.blank if tally else 0,
        invalid=tally.invalid if tally else 0,
        did_not_vote=tally.not_voted if tally else 0,
        options=_options(chronicle, one, counts),
        reconciles=one.reconciled or tally is None,
        rule=Rule(majority.threshold, majority.base, majority.source),
        base_count=_base(chronicle, one),
        needed=result.needed if result else None,
        question=one.text,
        seats=one.seats,
        weighted=weighted,
        deadline_at=one.deadline_at,
        quorum_at_opening=chronicle.opened_by.get(one.id),
        quorum_at_closing=chronicle.closed_by.get(one.id),
        channels=_channels(chronicle, one),
        groups=_groups(chronicle, one),
        extensions=tuple(chronicle.extensions[one.id]),
        annulled=chronicle.annulments.get(one.id),
        void=one.void,
        void_reason=chronicle.sources.text(one.void_reason),
        quota=one.sheet.quota if one.sheet else None,
        stages=stages_of(one.sheet, _labels(chronicle, one).__getitem__),
    )


def _channels(chronicle: Chronicle, ballot: cast.Ballot) -> tuple[ChannelCount, ...]:
    """By channel and place, where anybody voted at one; on line alone there is nothing to tell apart."""
    if len(ballot.channels) < 2:
        return ()
    witness = chronicle.sources.person

    def in_order(persons: tuple[PersonId, ...]) -> list[Person]:
        return sorted((witness(one) for one in persons), key=lambda who: (who.member_number, who.name))

    return tuple(
        ChannelCount(
            channel=Channel(part.channel.value),
            votes=part.votes,
            checked_in=part.entitled,
            place=part.place,
            witnesses=tuple(who.name for who in in_order(part.witnesses)),
            options=_options(chronicle, ballot, part.counts),
            invalid=part.invalid,
            proxies=part.proxies,
            benches=tuple(
                BenchCount(
                    one.part,
                    one.each,
                    one.entitled,
                    one.papers,
                    _options(chronicle, ballot, one.counts),
                    one.invalid,
                )
                for one in part.benches
            ),
        )
        for part in ballot.channels
    )


def _options(
    chronicle: Chronicle, ballot: cast.Ballot, counts: dict[OptionId, int]
) -> tuple[OptionCount, ...]:
    """What each option received, as far as there is a count of it."""
    return tuple(_option(chronicle, ballot, one, counts) for one in ballot.options if one.id in counts)


def _groups(chronicle: Chronicle, ballot: cast.Ballot) -> tuple[GroupCount, ...]:
    """By member group, where the cooperative has any."""
    return tuple(
        GroupCount(
            group=one.group,
            each=one.each,
            members=one.members,
            did_not_vote=one.not_voted,
            options=_options(chronicle, ballot, one.counts),
            invalid=one.invalid,
        )
        for one in ballot.groups
    )


def _option(
    chronicle: Chronicle, ballot: cast.Ballot, option: cast.Option, counts: dict[OptionId, int]
) -> OptionCount:
    person = chronicle.sources.person(option.person) if option.person else None
    return OptionCount(
        label=_labels(chronicle, ballot)[option.id],
        votes=counts[option.id],
        member_number=person.member_number if person else "",
        chosen=_is_chosen(ballot, option.id),
        tied=bool(ballot.result and option.id in ballot.result.tied),
    )


def _labels(chronicle: Chronicle, ballot: cast.Ballot) -> dict[OptionId, str]:
    """What each option is called: the candidate's name, or what the paper said."""
    return {
        option.id: chronicle.sources.name(option.person) if option.person else option.label or option.id
        for option in ballot.options
    }


def _is_chosen(ballot: cast.Ballot, option: OptionId) -> bool:
    """Who was elected, or which side of a motion won; a void ballot chooses nothing."""
    if ballot.result is None:
        return False
    if ballot.form is BallotForm.MOTION:
        won = {Result.CARRIED: FOR, Result.REJECTED: AGAINST}
        return won.get(ballot.result.outcome) == option
    return option in ballot.result.elected
