"""The parts of a document about one ballot: figures, arithmetic, reconciliation (rule book 6)."""

from rat_online.adapters.documents.blocks import BAD, Block, Column, Facts, Heading, Paragraph, Table
from rat_online.adapters.documents.grouped import groups_of
from rat_online.adapters.documents.presence import quorum_sentence, rule_words, sourced_quorum
from rat_online.adapters.documents.stages import stage_blocks, stages_sentence
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Ballot, BenchCount, ChannelCount, Decision, OptionCount
from rat_online.domain.minutes.terms import Outcome
from rat_online.domain.vocabulary import ABSTAIN, AGAINST, BLANK, FOR, BallotForm
from rat_online.domain.words import arithmetic


def ballot_name(ballot: Ballot, voice: Voice) -> str:
    """ "Putaran 1: pemungutan suara terbuka, setuju / tidak setuju / abstain"."""
    secrecy = voice.say("ballot.secret" if ballot.secret else "ballot.open")
    form = voice.word(ballot.form)
    if ballot.form is BallotForm.EXACTLY:
        form = voice.say("ballot.form-exactly", seats=ballot.seats)
    if ballot.form is BallotForm.UP_TO:
        form = voice.say("ballot.form-up-to", seats=ballot.seats)
    return voice.say("ballot.round", round=ballot.round, secrecy=secrecy, form=form)


def result_lines(decision: Decision, ballot: Ballot, voice: Voice) -> list[Block]:
    """What the ballot came to, each line one sentence with its arithmetic."""
    if ballot.annulled is not None:
        annulled = ballot.annulled
        text = voice.say(
            "ballot.annulled", by=annulled.by, time=voice.at(annulled.at), reason=annulled.reason or "–"
        )
        return [Paragraph(text, BAD)]
    if ballot.closed_at is None:
        return [Paragraph(voice.say("ballot.running"), BAD)]
    blocks: list[Block] = []
    if ballot.reconciles:
        blocks += [Paragraph(line, strong=True) for line in _sentences(decision, ballot, voice)]
    else:
        blocks.append(Paragraph(voice.say("ballot.not-reconciled"), BAD, strong=True))
    blocks.append(Paragraph(voice.say("ballot.reconciled", sentence=_reconciliation(ballot, voice))))
    return [*blocks, *_void(ballot, voice)]


def _void(ballot: Ballot, voice: Voice) -> list[Block]:
    """By which count a round is void, and why the chair opened it all the same (rule book section 2)."""
    if not ballot.void:
        return []
    at_close = not ballot.void_reason
    count = ballot.quorum_at_closing if at_close else ballot.quorum_at_opening
    quorum = "–" if count is None else sourced_quorum(count, voice)
    if at_close:
        return [Paragraph(voice.say("ballot.void-closing", quorum=quorum), BAD)]
    return [Paragraph(voice.say("ballot.void-opening", quorum=quorum, reason=ballot.void_reason), BAD)]


def ballot_blocks(decision: Decision, ballot: Ballot, voice: Voice) -> list[Block]:
    """Everything that the rekap suara says about a ballot."""
    blocks: list[Block] = [Heading(ballot_name(ballot, voice), 3), Facts(tuple(_facts(ballot, voice)))]
    if ballot.weighted:
        blocks.append(Paragraph(voice.say("ballot.in-parts" if ballot.groups else "ballot.weighted")))
    if ballot.annulled is None and ballot.options:
        blocks.append(_options(ballot, voice))
    blocks += result_lines(decision, ballot, voice)
    blocks += _channels(ballot, voice)
    blocks += groups_of(ballot, voice)
    if ballot.extensions:
        blocks.append(Heading(voice.say("ballot.extensions"), 4))
        blocks += [Paragraph(line) for line in extension_lines(ballot, voice)]
    if ballot.stages:
        blocks.append(Heading(voice.say("ballot.stages"), 4))
        for stage in ballot.stages:
            blocks += stage_blocks(stage, voice)
    return blocks


def extension_lines(ballot: Ballot, voice: Voice) -> list[str]:
    """Each time the deadline was moved, by whom or by what."""
    return [
        voice.say(
            "ballot.extended",
            time=voice.at_first(one.at),
            cause=voice.word(one.cause),
            until=voice.at(one.until),
            reason=one.reason,
        ).strip()
        for one in ballot.extensions
    ]


def option_label(option: OptionCount, ballot: Ballot, voice: Voice) -> str:
    """What stood on the paper; in a motion the two codes in words."""
    if ballot.form is BallotForm.MOTION and option.label in (FOR, AGAINST):
        return voice.say("ballot.for" if option.label == FOR else "ballot.against")
    return f"{option.label} ({option.member_number})" if option.member_number else option.label


def _reconciliation(ballot: Ballot, voice: Voice) -> str:
    return arithmetic.reconciled(
        ballot.entitled,
        ballot.valid,
        ballot.abstain,
        ballot.blank,
        ballot.invalid,
        ballot.did_not_vote,
        voice.language,
    )


def _sentences(decision: Decision, ballot: Ballot, voice: Voice) -> list[str]:
    """One sentence for a motion; one for each who won, or who stand level, elsewhere."""
    if ballot.void:
        return [_void_sentence(ballot, voice)]
    if ballot.form is BallotForm.MOTION:
        return [_motion_sentence(decision, ballot, voice) + "."]
    tied = [option for option in ballot.options if option.tied]
    lines = [_winner_sentence(option, ballot, voice) for option in ballot.options if option.chosen]
    if tied:
        names = ", ".join(option_label(option, ballot, voice) for option in tied)
        key = "ballot.tie-of-one" if tied[0].votes == 1 else "ballot.tie"
        lines.append(voice.say(key, names=names, votes=tied[0].votes))
    return lines or [_nobody_sentence(decision, ballot, voice)]


def _void_sentence(ballot: Ballot, voice: Voice) -> str:
    """What was counted, held against no rule: it carried and elected nothing."""
    outcome = voice.say("decision.void")
    if ballot.form is BallotForm.MOTION:
        pro = next((option.votes for option in ballot.options if option.label == FOR), 0)
        base = voice.base(ballot.rule.base)
        return arithmetic.alone(pro, ballot.base_count, base, outcome, voice.language) + "."
    votes = [f"{option_label(one, ballot, voice)} {voice.number(one.votes)}" for one in ballot.options]
    return voice.say("ballot.void-votes", outcome=outcome, votes=", ".join(votes))


def _nobody_sentence(decision: Decision, ballot: Ballot, voice: Voice) -> str:
    """Nobody was elected: who came nearest to the rule, or that nobody could be."""
    outcome = _outcome(decision, ballot, voice)
    first = max(ballot.options, key=lambda option: option.votes, default=None)
    if first is None or not first.votes or ballot.form is BallotForm.RANKED:
        return voice.say("ballot.nobody", outcome=outcome)
    return _judged(first, ballot, outcome, voice)


def _motion_sentence(decision: Decision, ballot: Ballot, voice: Voice) -> str:
    votes = {option.label: option.votes for option in ballot.options}
    outcome = _outcome(decision, ballot, voice)
    base, threshold, language = voice.base(ballot.rule.base), ballot.rule.threshold, voice.language
    pro, against = votes.get(FOR, 0), votes.get(AGAINST, 0)
    if pro == against:
        return arithmetic.levelled(pro, ballot.base_count, base, outcome, language)
    if threshold is None:
        return arithmetic.outnumbered(pro, against, ballot.base_count, base, outcome, language)
    return arithmetic.carried(pro, ballot.base_count, base, threshold, outcome, language)


def _outcome(decision: Decision, ballot: Ballot, voice: Voice) -> str:
    """What the decision came to, if this was its last ballot."""
    last = ballot is decision.ballots[-1]
    return voice.word(decision.outcome if last else Outcome.NOT_DECLARED)


def _winner_sentence(option: OptionCount, ballot: Ballot, voice: Voice) -> str:
    name, outcome = option_label(option, ballot, voice), voice.word(Outcome.ELECTED)
    if ballot.form is BallotForm.RANKED:
        return stages_sentence(option.label, name, ballot, voice)
    return _judged(option, ballot, outcome, voice)


def _judged(option: OptionCount, ballot: Ballot, outcome: str, voice: Voice) -> str:
    """One candidate's votes against the rule."""
    name = option_label(option, ballot, voice)
    threshold = ballot.rule.threshold
    if threshold is not None:
        base, language = voice.base(ballot.rule.base), voice.language
        said = arithmetic.carried(option.votes, ballot.base_count, base, threshold, outcome, language)
        return f"{name}: {said}."
    share = voice.percent(option.votes, ballot.valid)
    return voice.say(
        "ballot.most", name=name, votes=option.votes, valid=ballot.valid, share=share, outcome=outcome
    )


def _facts(ballot: Ballot, voice: Voice) -> list[tuple[str, str]]:
    return [(voice.say(f"ballot.{name}"), value) for name, value in _figures(ballot, voice) if value]


def _figures(ballot: Ballot, voice: Voice) -> list[tuple[str, str]]:
    said = [("question", ballot.question)]
    said.append(("times", f"{voice.clock(ballot.opened_at)}–{voice.clock(ballot.closed_at)} {voice.zone}"))
    if ballot.deadline_at is not None:
        said.append(("deadline", voice.at(ballot.deadline_at)))
    said.append(("rule", _rule(ballot, voice)))
    if ballot.annulled is not None:
        return [*said, ("entitled", voice.number(ballot.entitled))]
    if ballot.needed is not None:
        said.append(("needed", voice.say("ballot.needed-of", needed=ballot.needed, base=ballot.base_count)))
    if ballot.form is not BallotForm.MOTION:
        said.append(("seats", voice.number(ballot.seats)))
    if ballot.quota is not None:
        said.append(("quota", voice.number(ballot.quota)))
    said += [(name, voice.number(amount)) for name, amount in _amounts(ballot)]
    for name, snapshot in (("opening", ballot.quorum_at_opening), ("closing", ballot.quorum_at_closing)):
        if snapshot is not None:
            said.append((f"quorum-{name}", quorum_sentence(snapshot, voice)))
    return [*said, ("witnesses", ", ".join(ballot.witnesses))]


def _amounts(ballot: Ballot) -> list[tuple[str, int]]:
    asked = [("entitled", ballot.entitled)]
    if ballot.issued is not None:
        asked.append(("issued", ballot.issued))
    if ballot.returned is not None:
        asked.append(("returned", ballot.returned))
    asked += [("cast", ballot.cast), ("valid", ballot.valid)]
    asked += [
        (name, amount)
        for name, amount in (
            ("abstain", ballot.abstain),
            ("blank", ballot.blank),
            ("invalid", ballot.invalid),
        )
        if amount
    ]
    return [*asked, ("did-not-vote", ballot.did_not_vote)]


def majority_words(ballot: Ballot, voice: Voice) -> str:
    """What carries or elects: the threshold of the rule, most votes, or the quota of a ranked count."""
    if ballot.form is not BallotForm.RANKED:
        return rule_words(ballot.rule, voice)
    quota = voice.say("ballot.by-quota")
    return quota if ballot.rule.threshold is None else f"{quota}, {rule_words(ballot.rule, voice)}"


def _rule(ballot: Ballot, voice: Voice) -> str:
    source = ballot.rule.source
    words = majority_words(ballot, voice)
    return words + voice.say("decision.rule-source", source=source) if source else words


def _options(ballot: Ballot, voice: Voice) -> Table:
    motion = ballot.form is BallotForm.MOTION
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.option" if motion else "col.candidate"), 1),
        Column(voice.say("col.first" if ballot.form is BallotForm.RANKED else "col.votes"), right=True),
        Column(voice.say("col.of-valid"), right=True),
        Column(voice.say("col.result")),
    )
    rows = tuple(
        (
            voice.number(number),
            option_label(option, ballot, voice),
            voice.number(option.votes),
            voice.percent(option.votes, ballot.valid),
            _result(option, motion, voice),
        )
        for number, option in enumerate(ballot.options, 1)
    )
    return Table(columns, rows)


def _result(option: OptionCount, motion: bool, voice: Voice) -> str:
    if option.tied:
        return voice.say("ballot.tied")
    if option.chosen:
        return voice.say("ballot.leading" if motion else "ballot.chosen")
    return ""


def _channels(ballot: Ballot, voice: Voice) -> list[Block]:
    if not ballot.channels:
        return []
    columns = (
        Column(voice.say("col.channel"), 2),
        Column(voice.say("col.checked-in"), right=True),
        Column(voice.say("col.votes"), right=True),
        Column(voice.say("col.split"), 4),
        Column(voice.say("col.witnesses"), 2),
    )
    rows: list[tuple[str, ...]] = []
    for one in ballot.channels:
        where = voice.title(one.channel)
        where = voice.say("row.place", channel=where, place=one.place) if one.place else where
        here = voice.number(one.checked_in)
        here = voice.say("quorum.by-proxy", present=here, proxy=one.proxies) if one.proxies else here
        figures = (here, voice.number(one.votes), _split(one, ballot, voice))
        rows.append((where, *figures, ", ".join(one.witnesses)))
        rows += [_bench(bench, one, ballot, voice) for bench in one.benches]
    return [Heading(voice.say("ballot.channels"), 4), Table(columns, tuple(rows))]


def _bench(bench: BenchCount, at: ChannelCount, ballot: Ballot, voice: Voice) -> tuple[str, ...]:
    """ "Balai Desa: Petani | 4 orang | 3 × 2 = 6": heads times what each weighs."""
    whose = bench.part if ballot.groups else voice.say("row.votes-each", n=bench.each)
    where = voice.say("row.place", channel=at.place or voice.title(at.channel), place=whose)
    here = voice.say("row.heads", n=bench.entitled)
    votes = voice.say("row.times", heads=bench.papers, each=bench.each, sum=bench.papers * bench.each)
    return where, here, votes, _split(bench, ballot, voice), ""


def _split(part: ChannelCount | BenchCount, ballot: Ballot, voice: Voice) -> str:
    """ "setuju 12, tidak setuju 3, abstain 1"; what is zero is left out."""
    known = {ABSTAIN: voice.say("ballot.abstain"), BLANK: voice.say("ballot.blank")}
    rows = [
        (known.get(option.label) or option_label(option, ballot, voice), option.votes)
        for option in part.options
    ]
    rows.append((voice.say("ballot.invalid"), part.invalid))
    return ", ".join(f"{name} {voice.number(votes)}" for name, votes in rows if votes) or "–"
