"""The panel of one decision: its exact text, how it was reached, its arithmetic, and what it came to."""

from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from rat_online.adapters.documents.acclaimed import acclaimed_blocks
from rat_online.adapters.documents.blocks import (
    BAD,
    GOOD,
    WAIT,
    Block,
    Column,
    Heading,
    Panel,
    Paragraph,
    Quote,
    Table,
)
from rat_online.adapters.documents.counted import ballot_name, majority_words, result_lines
from rat_online.adapters.documents.lots import lot_blocks
from rat_online.adapters.documents.presence import sourced_quorum
from rat_online.adapters.documents.reconsidered import reconsideration_blocks
from rat_online.adapters.documents.sequence import sequence_blocks
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import (
    Decision,
    MoneyRow,
    MoneyTable,
    Objection,
    Recorder,
    Stopped,
    TextVersion,
)
from rat_online.domain.minutes.terms import Outcome
from rat_online.domain.vocabulary import ReachedBy
from rat_online.domain.words.numbers import number, rupiah
from rat_online.domain.words.terbilang import amount_in_words


def decision_panel(decision: Decision, voice: Voice) -> Panel:
    """Everything a reader needs to follow one decision without the log."""
    name = voice.say("decision.title", number=decision.number, title=decision.title)
    blocks: list[Block] = [Quote(decision.text)]
    if decision.notes:
        blocks.append(Paragraph(voice.say("decision.notes", notes=decision.notes)))
    blocks += reconsideration_blocks(decision, voice)
    blocks += sequence_blocks(decision, voice)
    blocks += _how(decision, voice)
    blocks += _named(decision, voice)
    blocks += _elected(decision, voice)
    for table in decision.tables:
        blocks += money_blocks(table, voice)
    blocks += [Paragraph(_replaced(table, voice), tone="muted") for table in decision.earlier_tables]
    blocks += _wordings(decision, voice)
    blocks += objection_blocks(decision.objections, voice)
    if decision.consequence:
        followed = voice.say("decision.consequence", text=decision.consequence)
        blocks.append(Paragraph(followed, strong=True))
    blocks.append(_declaration(decision, voice))
    return Panel(name, outcome_words(decision, voice), tone_of(decision), tuple(blocks))


def outcome_words(decision: Decision, voice: Voice) -> str:
    """What it is in the end: what was reconsidered is in force no more."""
    if decision.reconsidered is not None:
        return voice.say("decision.reconsidered")
    return declared_words(decision, voice)


def declared_words(decision: Decision, voice: Voice) -> str:
    """The word that fits, or that the decision is void: never the one as if it were the other."""
    return voice.say("decision.void") if decision.void else voice.word(decision.outcome)


def tone_of(decision: Decision) -> str:
    """The colour of the outcome; its word stands beside it."""
    if decision.void or decision.reconsidered is not None or decision.outcome is Outcome.REJECTED:
        return BAD
    waits = (Outcome.TIED, Outcome.NOT_DECLARED, Outcome.UNDECIDED)
    return WAIT if decision.outcome in waits else GOOD


def method_line(decision: Decision, voice: Voice) -> str:
    """How the decision was reached; without a ballot, "tanpa keberatan dari N anggota hadir"."""
    method = voice.title(decision.reached_by)
    if decision.reached_by in (ReachedBy.CONSENSUS, ReachedBy.ACCLAMATION):
        outcome = declared_words(decision, voice)
        return voice.say("decision.no-objection", method=method, present=decision.present, outcome=outcome)
    return voice.say("decision.method", method=voice.word(decision.reached_by))


def money_blocks(table: MoneyTable, voice: Voice) -> list[Block]:
    """SHU or RAPB with its total in figures and in words."""
    shares = any(row.share is not None for row in table.rows)
    columns = [Column(voice.say("col.entry"), 1)]
    if shares:
        columns.append(Column(voice.say("col.share"), right=True))
    columns.append(Column(voice.say("col.amount"), right=True))
    rows = tuple(_money_row(row, shares, voice) for row in table.rows)
    total_label = table.total_label or voice.say("decision.total")
    total = (total_label, *([""] if shares else []), rupiah(table.total, voice.language))
    words = voice.say("decision.words", words=amount_in_words(table.total, voice.language))
    return [Heading(table.title, 4), Table(tuple(columns), rows, total), Paragraph(words, strong=True)]


def _money_row(row: MoneyRow, shares: bool, voice: Voice) -> tuple[str, ...]:
    amount = rupiah(row.amount, voice.language)
    if not shares:
        return row.label, amount
    return row.label, "" if row.share is None else exact_percent(row.share, row.share_of, voice), amount


def exact_percent(share: int, of: int, voice: Voice) -> str:
    """ "2,5%": as many places as it has, because a share that was voted on is not rounded."""
    written = format(Decimal(share) * 100 / of, "f")
    short = written.rstrip("0").rstrip(".") if "." in written else written
    return f"{number(Decimal(short), voice.language)}%"


def _replaced(table: MoneyTable, voice: Voice) -> str:
    total = rupiah(table.total, voice.language)
    return voice.say("decision.replaced-table", title=table.title, total=total)


def _how(decision: Decision, voice: Voice) -> list[Block]:
    blocks: list[Block] = [Paragraph(method_line(decision, voice), strong=not decision.ballots)]
    blocks += stopped_lines(decision.stopped, voice)
    for ballot in decision.ballots:
        blocks.append(Paragraph(ballot_name(ballot, voice) + ".", tone="muted"))
        blocks += result_lines(decision, ballot, voice)
    if decision.ballots:
        last = decision.ballots[-1]
        source = voice.say("decision.rule-source", source=last.rule.source) if last.rule.source else ""
        words = majority_words(last, voice)
        blocks.append(Paragraph(voice.say("decision.rule", rule=words, source=source), tone="muted"))
    blocks += acclaimed_blocks(decision, voice)
    # Where it is void its ballot says by which count.
    if decision.quorum is not None and decision.quorum_at_end is None and not decision.void:
        sentence = sourced_quorum(decision.quorum, voice)
        blocks.append(Paragraph(voice.say("quorum.line", sentence=sentence) + ".", tone="muted"))
    if decision.lot is not None:
        blocks += lot_blocks(decision.lot, voice)
    if decision.settled:
        blocks.append(Paragraph(voice.say("decision.settled", settled=decision.settled)))
    return blocks


def _named(decision: Decision, voice: Voice) -> list[Block]:
    """The list as the formatur put it: who named whom for what."""
    if not decision.named:
        return []
    columns = (
        Column(voice.say("col.seat"), 3),
        Column(voice.say("col.name"), 3),
        Column(voice.say("col.named-by"), 3),
    )
    rows = tuple(
        (one.seat, voice.person(one.person), ", ".join(voice.person(by) for by in one.by))
        for one in decision.named
    )
    return [Heading(voice.say("decision.named"), 4), Table(columns, rows)]


def _elected(decision: Decision, voice: Voice) -> list[Block]:
    open_ = open_seat_lines(decision, voice)
    if not decision.elected:
        return open_
    # A seat that is only the decision's own title again says nothing.
    has_seats = any(one.seat != decision.title for one in decision.elected)
    columns = [Column(voice.say("col.name"), 3), Column(voice.say("col.term"), 2)]
    if has_seats:
        columns.insert(0, Column(voice.say("col.seat"), 3))
    rows = tuple(
        (*((one.seat,) if has_seats else ()), voice.person(one.person), one.term or "–")
        for one in decision.elected
    )
    key = "decision.elected" if decision.reconsidered is None else "decision.elected-then"
    return [Heading(voice.say(key), 4), Table(tuple(columns), rows), *open_]


def open_seat_lines(decision: Decision, voice: Voice) -> list[Block]:
    """ "2 kursi belum terisi.": seats for which too few were elected."""
    seats = decision.open_seats
    return [Paragraph(voice.say("decision.open-seats", seats=seats), strong=True)] if seats else []


def _wordings(decision: Decision, voice: Voice) -> list[Block]:
    """How the text came to what was decided: as proposed, then each change with its time and who made it."""
    texts = decision.versions
    changed = [one for before, one in pairwise(texts) if one.text != before.text]
    if not changed:
        return []
    said = [_worded("decision.version-proposed", texts[0], voice)]
    for one in changed:
        key = "decision.version-decided" if one.text == decision.text else "decision.version-changed"
        said.append(_worded(key, one, voice))
    heading = Heading(voice.say("decision.versions"), 4)
    return [heading, *(Paragraph(one, tone="muted") for one in said)]


def _worded(key: str, one: TextVersion, voice: Voice) -> str:
    said = voice.say(key, time=voice.at_first(one.at), by=one.by, text=one.text)
    return f"{said} {voice.say('reason', reason=one.reason)}" if one.reason else said


def stopped_lines(stopped: tuple[Stopped, ...], voice: Voice) -> list[Block]:
    """Countdowns that the chair ended before their time."""
    return [
        Paragraph(
            voice.say(
                "decision.stopped",
                time=voice.at_first(one.called_at),
                by=one.by,
                stopped=voice.at(one.at),
                reason=one.reason,
            )
        )
        for one in stopped
    ]


def objection_blocks(objections: tuple[Objection, ...], voice: Voice) -> list[Block]:
    """Each with its reason, who recorded it where it was said aloud, and what became of it."""
    if not objections:
        return []
    heading = Heading(voice.say("decision.objections"), 4)
    return [heading, *(Paragraph(_objection(one, voice)) for one in objections)]


def _objection(one: Objection, voice: Voice) -> str:
    key = "decision.result-objection" if one.to_result else "decision.objection"
    said = voice.say(key, time=voice.at_first(one.at), person=voice.person(one.by), reason=one.reason)
    if one.recorded is not None:
        said += " " + voice.say("decision.said-aloud", **_by(one.recorded, voice))
    if one.withdrawn_at is not None:
        return f"{said} {_withdrawn(one.withdrawn_at, one.withdrawal_recorded, voice)}"
    if one.by_ballot:
        return f"{said} {voice.say('decision.objection-ballot')}"
    if one.answer:
        return f"{said} {voice.say('decision.objection-answer', answer=one.answer)}"
    return f"{said} {voice.say('decision.objection-open')}"


def _withdrawn(at: datetime, recorded: Recorder | None, voice: Voice) -> str:
    if recorded is None:
        return voice.say("decision.objection-withdrawn", time=voice.at(at))
    return voice.say("decision.objection-withdrawn-aloud", time=voice.at(at), **_by(recorded, voice))


def _by(recorded: Recorder, voice: Voice) -> dict[str, str]:
    """The office that recorded what was said aloud at a place (rule book 6.1)."""
    return {"office": voice.word(recorded.office), "name": recorded.name}


def _declaration(decision: Decision, voice: Voice) -> Paragraph:
    if decision.outcome is Outcome.UNDECIDED:
        return Paragraph(voice.say("proposal.undecided"), WAIT)
    if decision.declared_at is None:
        return Paragraph(voice.say("decision.not-declared"), WAIT)
    at = voice.at(decision.declared_at)
    return Paragraph(voice.say("decision.declared", by=decision.declared_by or "–", time=at), tone="muted")
