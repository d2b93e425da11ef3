"""The shape of every event's payload, by kind. `docs/reference/events.md` says what the fields mean."""

from rat_online.verify import words as w
from rat_online.verify.answers import WRITING
from rat_online.verify.rules import decision_rule, profile, threshold
from rat_online.verify.shapes import (
    Shape,
    count,
    day,
    decimal,
    digest,
    each,
    flag,
    many,
    maybe,
    natural,
    record,
    text,
    time,
    whole,
    word,
)

entry = record(id=text, weight=natural, group=text)
appointment = record(role=word(*w.APPOINTABLE), person=text)
item = record(id=text, title=text, presenter=maybe(text))
option = record(id=text, label=text, person=maybe(text))
quorum = record(
    present=count,
    entitled=count,
    needed=count,
    reached=flag,
    online=count,
    hall=count,
    proxy=count,
    threshold=threshold,
    source=text,
)
tally = record(
    options=each(text, whole),
    entitled=whole,
    valid=whole,
    abstain=whole,
    blank=whole,
    invalid=whole,
    not_voted=whole,
)
result = record(
    outcome=word(*w.OUTCOMES), elected=many(text), tied=many(text), base=maybe(whole), needed=maybe(whole)
)
channel = record(
    channel=word(*w.CHANNELS, "proxy"),
    place=text,
    entitled=whole,
    votes=whole,
    counts=each(text, whole),
    invalid=whole,
    witnesses=many(text),
    proxies=count,
    benches=many(
        record(
            part=text,
            each=natural,
            entitled=count,
            papers=count,
            counts=each(text, count),
            invalid=count,
        )
    ),
)
group_count = record(
    group=text, each=natural, members=count, counts=each(text, count), not_voted=count, invalid=count
)
tie = record(about=word(*w.TIES), tied=many(text), by=word(*w.TIE_BREAKS), chosen=many(text))
stage = record(
    action=word(*w.ACTIONS),
    option=maybe(text),
    votes=each(text, text),
    exhausted=text,
    elected=many(text),
    ties=many(tie),
)
sheet = record(quota=natural, stages=many(stage), unresolved=maybe(tie))
money = decimal(2)
money_table = record(
    title=text,
    rows=many(record(label=text, amount=money, percent=maybe(decimal(4)))),
    total=money,
    total_label=text,
)
PREPARING: dict[str, dict[str, Shape]] = {
    "MeetingScheduled": {
        "title": text,
        "kind": word(*w.MEETING_KINDS),
        "mode": word(*w.MODES),
        "call": word(*w.CALLS),
        "series": text,
        "previous": maybe(text),
        "rehearsal_of": maybe(text),
        "planned_at": time,
        "zone": text,
        "place": text,
        "book_year": whole,
        "book_year_ended_on": day,
        "profile": profile,
        "agenda": many(item),
        "officers": many(appointment),
        "board": many(text),
        "supervisors": many(text),
        "tables": each(word(*w.SUBJECTS), many(money_table)),
        "window_days": count,
    },
    "RulesChanged": {"profile": profile, "reason": digest},
    "RollFrozen": {"record_at": time, "entries": many(entry), "root": digest, "article": text},
    "DelegateNamed": {"group": text, "person": text, "reason": digest},
    "RollAmended": {"entry": entry, "added": flag, "reason": digest},
    "InvitationsRecorded": {"invited_at": time, "material_at": maybe(time), "recipients": count},
    "ReadinessOverridden": {"check": text, "reason": digest},
    "RegistrationOpened": {},
    "OfficerAppointed": {"role": word(*w.APPOINTABLE), "person": text},
    "OfficerRelieved": {"role": word(*w.APPOINTABLE), "person": text},
}

ATTENDING: dict[str, dict[str, Shape]] = {
    "CheckedIn": {"person": text, "channel": word(*w.CHANNELS), "place": text, "noted_at": maybe(time)},
    "CheckedOut": {"person": text, "noted_at": maybe(time)},
    "PresenceLapsed": {"persons": many(text), "cause": word(*w.LAPSES)},
    "PresenceRestored": {"persons": many(text)},
    "RollCallCalled": {"deadline_at": time},
    "RollCallExtended": {"deadline_at": time},
    "PresenceConfirmed": {"person": text},
    "RollCallEnded": {"answered": count},
    "QuorumReached": {"quorum": quorum},
    "QuorumLost": {"quorum": quorum},
}

REPRESENTING: dict[str, dict[str, Shape]] = {
    "ProxyGiven": {"giver": text, "holder": text},
    "ProxyLetterAttached": {"giver": text, "letter": digest, "letter_form": word(*w.LETTER_FORMS)},
    "ProxyEnded": {"giver": text, "cause": word(*w.PROXY_ENDINGS)},
}

LEADING: dict[str, dict[str, Shape]] = {
    "MeetingOpened": {"quorum": quorum},
    "MeetingSuspended": {"kind": word(*w.SUSPENSIONS), "resumes_at": time, "reason": digest},
    "MeetingResumed": {},
    "MeetingPostponed": {
        "call": word(*w.CALLS),
        "to_at": time,
        "successor": text,
        "quorum": quorum,
        "reason": digest,
    },
    "MeetingCancelled": {"reason": digest},
    "PresidiumInstalled": {"decision": text, "persons": many(text)},
    "GavelHandedOver": {"giver": text, "taker": text, "reason": digest},
    "GavelTakenOver": {"silent": text, "taker": text, "silent_s": count},
    "AgendaItemStarted": {"item": text},
    "NoteTaken": {"item": text, "note": digest},
}

SPEAKING: dict[str, dict[str, Shape]] = {
    "HandRaised": {"person": text},
    "HandWithdrawn": {"person": text},
    "FloorGiven": {
        "turn": text,
        "person": text,
        "item": maybe(text),
        "deadline_at": time,
        "interruption": maybe(text),
    },
    "TurnExtended": {"turn": text, "deadline_at": time, "cause": word(*w.EXTENSIONS)},
    "TurnPaused": {"turn": text},
    "TurnResumed": {"turn": text, "deadline_at": time},
    "TurnEnded": {"turn": text, "cause": word(*w.TURN_ENDINGS), "seconds": count},
    "InterruptionRaised": {
        "interruption": text,
        "by": text,
        "kind": word(*w.INTERRUPTIONS),
        "item": maybe(text),
        "words": maybe(digest),
    },
    "InterruptionWithdrawn": {"interruption": text},
    "InterruptionAccepted": {"interruption": text},
    "InterruptionRefused": {"interruption": text, "reason": digest},
    "PersonWarned": {"person": text, "reason": digest},
    "PersonMuted": {"person": text, "reason": digest},
    "PersonUnmuted": {"person": text},
    "PersonRemoved": {"person": text, "reason": digest},
    "PersonReadmitted": {"person": text},
    "GistRecorded": {"turn": text, "gist": digest},
}

UNDOING: dict[str, dict[str, Shape]] = {
    "ProposalWithdrawn": {"decision": text},
    "ItemStartWithdrawn": {"item": text},
}

ASKING: dict[str, dict[str, Shape]] = {
    "QuestionAsked": {"question": text, "by": text, "item": maybe(text), "words": digest},
    "QuestionWithdrawn": {"question": text},
    "QuestionsGrouped": {"questions": many(text), "group": text},
    "QuestionsMerged": {"into": text, "questions": many(text)},
    "QuestionShown": {"question": maybe(text)},
    "QuestionAnswered": {"question": text, "answer": digest, "answered_by": maybe(text)},
}

NOMINATING: dict[str, dict[str, Shape]] = {
    "NominationsOpened": {"item": text},
    "CandidateNominated": {"nomination": text, "by": text, "item": text, "person": text},
    "NominationAccepted": {"nomination": text},
    "NominationDeclined": {"nomination": text},
    "NominationVerified": {"nomination": text},
    "NominationRejected": {"nomination": text, "reason": digest},
    "CandidatePhotoSet": {"item": text, "person": text, "photo": maybe(digest)},
}

chapter = record(item=text, starts_at_ms=count)
session = record(began_at=time, starts_at_ms=count)

STAGING: dict[str, dict[str, Shape]] = {
    "StreamChosen": {"kind": word(*w.STREAMS), "address": text},
    "BroadcastStarted": {},
    "BroadcastStopped": {},
    "PageShown": {"page": maybe(digest)},
    "CaptionTyped": {"words": digest},
    "RecordingAcknowledged": {"person": text},
    "RecordingErased": {},
    "RecordingKept": {
        "digest": digest,
        "size": count,
        "duration_ms": count,
        "chapters": many(chapter),
        "sessions": many(session),
    },
}

DECIDING: dict[str, dict[str, Shape]] = {
    "DecisionProposed": {
        "decision": text,
        "item": text,
        "kind": word(*w.DECISION_KINDS),
        "subject": word(*w.SUBJECTS),
        "text": text,
        "form": word(*w.FORMS),
        "options": many(option),
        "seats": natural,
        "secret": flag,
        "reconsiders": maybe(text),
        "notes": text,
        "lot": maybe(digest),
        "order_lot": maybe(digest),
        "formatur": maybe(text),
        "named": many(record(seat=text, person=text, by=maybe(text))),
        "seat": text,
        "after": maybe(text),
    },
    "TablesAttached": {"decision": text, "tables": many(money_table)},
    "DecisionTextAmended": {"decision": text, "text": text, "notes": text},
    "SecrecySet": {"decision": text, "secret": flag, "reason": digest},
    "ConsensusReached": {"decision": text, "quorum": quorum, "elected": many(text)},
    "AcclamationCalled": {"decision": text, "deadline_at": time, "quorum": quorum},
    "ObjectionRaised": {"decision": text, "by": text, "reason": digest},
    "ObjectionWithdrawn": {"decision": text, "by": text},
    "AcclamationStopped": {"decision": text, "reason": digest},
    "AcclamationPassed": {"decision": text, "quorum": quorum, "elected": many(text), "void": flag},
    "AcclamationExtended": {"decision": text, "deadline_at": time},
    "ResultObjected": {"decision": text, "by": text, "reason": digest},
    "ResultObjectionAnswered": {"decision": text, "by": text, "answer": digest},
    "TieSettled": {"decision": text, "elected": many(text), "how": digest},
    "CandidatePresented": {"decision": text, "option": text, "vision": digest, "mission": digest},
    "OrderDrawn": {"decision": text, "seed": digest, "context": digest, "order": many(text)},
    "LotDrawn": {
        "decision": text,
        "ballot": text,
        "seed": digest,
        "context": digest,
        "order": many(text),
        "elected": many(text),
        "sheet": maybe(sheet),
    },
    "ConsequenceRecorded": {"decision": text, "text": text},
    "ResultDeclared": {
        "decision": text,
        "outcome": word(*w.OUTCOMES),
        "elected": many(text),
        "taps": natural,
    },
    "DecisionReconsidered": {"decision": text, "reason": digest},
}

VOTING: dict[str, dict[str, Shape]] = {
    "BallotOpened": {
        "ballot": text,
        "decision": text,
        "round": natural,
        "form": word(*w.FORMS),
        "text": text,
        "options": many(option),
        "seats": natural,
        "rule": decision_rule,
        "quorum": quorum,
        "deadline_at": time,
        "delay_ms": count,
        "reason": maybe(digest),
        "tables_digest": text,
        "notes": text,
        "excluded": many(text),
    },
    "VoteCast": {"ballot": text, "voter": text, "choice": many(text)},
    "VoteChanged": {"ballot": text, "voter": text, "choice": many(text)},
    "PlaceCounted": {
        "ballot": text,
        "place": text,
        "witness": text,
        "counts": each(text, count),
        "invalid": count,
        "papers": count,
        "part": text,
    },
    "BallotExtended": {"ballot": text, "deadline_at": time, "cause": word(*w.EXTENSIONS)},
    "BallotClosed": {
        "ballot": text,
        "quorum": quorum,
        "tally": tally,
        "result": result,
        "votes_stored": count,
        "reconciled": flag,
        "channels": many(channel),
        "sheet": maybe(sheet),
        "groups": many(group_count),
    },
    "BallotAnnulled": {"ballot": text, "reason": digest},
}

RECORDING: dict[str, dict[str, Shape]] = {
    "ReportRecorded": {"dated_on": day, "signed": many(text)},
    "UnsignedExplained": {"person": text, "reason": digest},
    "AbsenceExcused": {"person": text, "reason": digest},
    "CeremonyRecorded": {
        "kind": word(*w.CEREMONIES),
        "item": text,
        "persons": many(text),
        "term_from": maybe(day),
        "term_until": maybe(day),
    },
}

CLOSING: dict[str, dict[str, Shape]] = {
    "DecisionsRead": {"decisions": many(text)},
    "ReadingApproved": {"person": text},
    "RepresentativesNamed": {"persons": many(text)},
    "MeetingClosed": {
        "quorum": quorum,
        "without_quorum": flag,
        "reason": maybe(digest),
        "connections": count,
        "connections_digest": text,
    },
}

PAYLOADS: dict[str, dict[str, Shape]] = {
    **PREPARING,
    **ATTENDING,
    **LEADING,
    **SPEAKING,
    **ASKING,
    **NOMINATING,
    **UNDOING,
    **STAGING,
    **DECIDING,
    **VOTING,
    **CLOSING,
    **RECORDING,
    **REPRESENTING,
    **WRITING,
}
