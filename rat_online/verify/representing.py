"""Checks of proxies: given by the giver, documented, limited, ended by the giver's coming. Rule book 3."""

from typing import Any

from rat_online.verify.ballots import Ballot
from rat_online.verify.log import Record
from rat_online.verify.meeting import Mandate, Meeting


def give(meeting: Meeting, record: Record) -> None:
    giver, holder = record.payload["giver"], record.payload["holder"]
    meeting.findings.looked("proxies")
    meeting.acts_for_self(record, giver)
    rule = meeting.profile["proxies"]
    if not meeting.demand(rule is not None, "proxy-without-rule", record):
        return
    attendance, mandates = meeting.attendance, meeting.mandates
    known = {giver, holder} <= attendance.weights.keys() and giver != holder
    meeting.demand(known and giver not in attendance.visits, "proxy-wrong", record)
    given = [one.holder for one in mandates.values()]
    free = not {giver, holder} & mandates.keys() and giver not in given
    meeting.demand(free, "proxy-chained", record)
    meeting.demand(given.count(holder) < rule["each"], "proxies-many", record)
    mandates[giver] = Mandate(holder)


def attach(meeting: Meeting, record: Record) -> None:
    giver = record.payload["giver"]
    if record.role == "member":
        meeting.acts_for_self(record, giver)
    mandate = meeting.mandates.get(giver)
    if mandate is None or mandate.letter is not None:
        meeting.findings.add("proxy-missing", record.position, kind=record.kind)
        return
    mandate.letter = record.payload["letter"]
    meeting.attendance.entrust(giver, mandate.holder)


def end(meeting: Meeting, record: Record) -> None:
    """By the giver who revokes it, or the holder who declines."""
    giver = record.payload["giver"]
    mandate = meeting.mandates.pop(giver, None)
    if mandate is None:
        meeting.findings.add("proxy-missing", record.position, kind=record.kind)
        return
    meeting.acts_for_self(record, giver if record.payload["cause"] == "revoked" else mandate.holder)
    meeting.attendance.release(giver)


def came(meeting: Meeting, person: str, at: int) -> None:
    """Coming in person ends a proxy; a vote cast by it, or bound to a place, stays what it is."""
    if meeting.mandates.pop(person, None) is None:
        return
    meeting.attendance.release(person)
    ballot = meeting.running_ballot()
    if ballot is None or at > ballot.deadline_at:
        return
    if person not in ballot.votes and person not in ballot.place_of:
        ballot.proxied.pop(person, None)


def struck_off(meeting: Meeting, person: str) -> None:
    for giver in [one for one, made in meeting.mandates.items() if person in (one, made.holder)]:
        del meeting.mandates[giver]


def entitle_givers(meeting: Meeting, ballot: Ballot, holder: str) -> None:
    """Those for whom somebody present votes may vote by it, at a place with the holder's papers."""
    visit = meeting.attendance.visits[holder]
    for giver, by in meeting.attendance.holders.items():
        if by == holder and giver not in ballot.excluded:
            ballot.entitled.add(giver)
            ballot.proxied.setdefault(giver, holder)
            if visit.channel == "hall" and giver not in ballot.votes:
                ballot.place_of.setdefault(giver, meeting.bench_of(giver, visit.place))


def casts(meeting: Meeting, record: Record, ballot: Ballot | None) -> str:
    """Who hands in a vote, the voter or the holder of the voter's proxy; and that it may be so."""
    voter = record.payload["voter"]
    if record.person == voter or meeting.attendance.holders.get(voter) != record.person:
        meeting.acts_for_self(record, voter)
        if ballot is not None and voter in ballot.votes:
            meeting.demand(voter not in ballot.proxied, "voted-by-proxy", record)
        return str(voter)
    if ballot is not None:
        meeting.demand(record.person not in ballot.excluded, "voter-on-own-report", record)
        meeting.demand(record.person not in ballot.place_of, "voter-in-hall", record)
        ballot.proxied[voter] = record.person
    meeting.findings.looked("votes by proxy")
    return record.person


def by_proxy(meeting: Meeting, ballot: Ballot) -> list[dict[str, Any]]:
    """The part of a result that holders cast on line, where anybody was entitled by proxy."""
    givers = ballot.proxied.keys() - ballot.place_of.keys()
    if not givers:
        return []
    weights = meeting.attendance.weights
    cast = {giver: ballot.votes[giver] for giver in givers if giver in ballot.votes}
    counted = {giver: choice[:1] if ballot.form == "ranked" else choice for giver, choice in cast.items()}
    counts = {
        option: sum(weights.get(giver, 0) for giver, choice in counted.items() if option in choice)
        for option in ballot.option_ids
    }
    return [
        {
            "channel": "proxy",
            "place": "",
            "entitled": sum(weights.get(one, 0) for one in givers & ballot.entitled),
            "votes": sum(weights.get(one, 0) for one in cast),
            "counts": counts,
            "invalid": 0,
            "witnesses": [],
            "proxies": 0,
            "benches": [],
        }
    ]


def proxies_at(meeting: Meeting, ballot: Ballot, place: str) -> int:
    """How much of a place's entitled is there by proxy."""
    givers = (one for one in ballot.proxied if ballot.place_of.get(one, ("", ""))[0] == place)
    return sum(meeting.attendance.weights.get(one, 0) for one in givers)


ACTS = {"ProxyGiven": give, "ProxyLetterAttached": attach, "ProxyEnded": end}
