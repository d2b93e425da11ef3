"""The parts of a document about who was there: counts, quorum, the curve of attendance."""

from rat_online.adapters.documents.blocks import Block, Column, Paragraph, Picture, Table
from rat_online.adapters.documents.pictures import curve_svg
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.attending import QuorumSnapshot, Rule
from rat_online.domain.minutes.model import Counts, Minutes
from rat_online.domain.minutes.terms import Moment
from rat_online.domain.words import arithmetic, numbers


def counts_table(counts: Counts, voice: Voice) -> Table:
    """How many were there, in what quality; what is nought and not asked for is left out."""
    rows = [
        _count("entitled", counts.entitled, counts, voice),
        _count("present", counts.present, counts, voice),
    ]
    parts = [name for name in ("online", "hall", "proxy", "excused") if getattr(counts, name)]
    rows += [_count(name, getattr(counts, name), counts, voice) for name in parts]
    rows.append(_count("absent", counts.absent, counts, voice))
    others = ("board", "supervisors", "invitees", "observers")
    rows += [
        (voice.say(f"count.{name}"), voice.number(amount), "")
        for name in others
        if (amount := getattr(counts, name))
    ]
    head = (Column(voice.say("col.who"), 1), Column(voice.say("col.count"), right=True))
    return Table((*head, Column(voice.say("col.share"), right=True)), tuple(rows))


def _count(name: str, amount: int, counts: Counts, voice: Voice) -> tuple[str, str, str]:
    return voice.say(f"count.{name}"), voice.number(amount), voice.percent(amount, counts.entitled)


def quorum_blocks(minutes: Minutes, voice: Voice) -> list[Block]:
    """The statement at opening with its arithmetic, every snapshot kept, and the count over time."""
    blocks: list[Block] = []
    blocks += [
        Paragraph(_statement(one, voice), strong=True)
        for one in minutes.quorum
        if one.moment is (Moment.BALLOT_CLOSING if voice.in_writing else Moment.OPENING)
    ]
    if minutes.quorum:
        blocks.append(_snapshots(minutes.quorum, voice))
    if len(minutes.curve) > 1:
        blocks += _curve(minutes, voice)
    return blocks or [Paragraph(voice.say("none"))]


def quorum_sentence(snapshot: QuorumSnapshot, voice: Voice) -> str:
    """The arithmetic of one count against its rule."""
    rule = snapshot.rule.threshold
    if rule is None:
        return f"{voice.number(snapshot.present)} / {voice.number(snapshot.entitled)}"
    figures = (snapshot.present, snapshot.entitled, snapshot.needed)
    heads = snapshot.online + snapshot.hall + snapshot.proxy
    in_votes = 0 < heads != snapshot.present
    return arithmetic.quorum(*figures, rule, voice.language, in_writing=voice.in_writing, in_votes=in_votes)


def sourced_quorum(snapshot: QuorumSnapshot, voice: Voice) -> str:
    """With the article that the rule comes from."""
    source = snapshot.rule.source
    said = quorum_sentence(snapshot, voice)
    return said + voice.say("decision.rule-source", source=source) if source else said


def rule_words(rule: Rule, voice: Voice) -> str:
    """A rule in words: "lebih dari setengah dari suara sah"."""
    if rule.threshold is None:
        return voice.say("decision.most-votes")
    threshold = numbers.threshold(rule.threshold, voice.language)
    return voice.say(
        "decision.rule-of",
        threshold=threshold,
        base=arithmetic.base_words(voice.base(rule.base), voice.language),
    )


def _statement(snapshot: QuorumSnapshot, voice: Voice) -> str:
    sentence = quorum_sentence(snapshot, voice)
    said = voice.say(
        "quorum.at", moment=_moment(snapshot, voice), time=voice.at(snapshot.at), sentence=sentence
    )
    if snapshot.proxy:
        own = snapshot.online + snapshot.hall
        said += " " + voice.say("quorum.apart", own=own, proxy=snapshot.proxy)
    source = snapshot.rule.source
    return f"{said} {voice.say('quorum.source', source=source)}" if source else said


def _moment(snapshot: QuorumSnapshot, voice: Voice) -> str:
    is_end = voice.in_writing and snapshot.moment is Moment.BALLOT_CLOSING
    moment = voice.say("quorum.window-over") if is_end else voice.title(snapshot.moment)
    return f"{moment}, {snapshot.subject}" if snapshot.subject else moment


def _snapshots(quorum: tuple[QuorumSnapshot, ...], voice: Voice) -> Table:
    columns = (
        Column(voice.say("col.time")),
        Column(voice.say("col.moment"), 3),
        Column(voice.say("col.present"), right=True),
        Column(voice.say("col.entitled"), right=True),
        Column(voice.say("col.needed"), right=True),
        Column(voice.say("col.rule"), 2),
        Column(voice.say("col.quorum"), 2),
    )
    return Table(columns, tuple(_snapshot(one, voice) for one in quorum), dense=True)


def _snapshot(one: QuorumSnapshot, voice: Voice) -> tuple[str, ...]:
    rule = one.rule.threshold
    short = max(one.needed - one.present, 0)
    return (
        voice.clock(one.at),
        _moment(one, voice),
        _present(one, voice),
        voice.number(one.entitled),
        voice.number(one.needed),
        numbers.threshold(rule, voice.language) if rule else "–",
        voice.say("quorum.reached") if one.reached else voice.say("quorum.missed", short=short),
    )


def _present(one: QuorumSnapshot, voice: Voice) -> str:
    """Those by proxy are counted apart (rule book section 3)."""
    present = voice.number(one.present)
    return voice.say("quorum.by-proxy", present=present, proxy=one.proxy) if one.proxy else present


def _curve(minutes: Minutes, voice: Voice) -> list[Block]:
    points = minutes.curve
    heads = [point.present for point in points]
    said = voice.say(
        "quorum.curve",
        start=voice.at(points[0].at),
        end=voice.at(points[-1].at),
        low=min(heads),
        high=max(heads),
        last=heads[-1],
    )
    needed = next((one.needed for one in minutes.quorum if one.moment is Moment.OPENING), None)
    if needed is not None:
        said += voice.say("quorum.curve-needed", needed=needed)
    return [Picture(curve_svg(points, needed), said, 165), Paragraph(said, tone="muted")]
