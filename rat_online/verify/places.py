"""Checks of votes at a place: two witnesses, within those checked in there. Rule book 3 and 6.6."""

from typing import Any

from rat_online.verify.ballots import Ballot, Bench, Count
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting
from rat_online.verify.representing import by_proxy, proxies_at
from rat_online.verify.words import ABSTAIN, BLANK


def bind(meeting: Meeting, ballot: Ballot, person: str) -> None:
    """Who is checked in at a place while a ballot is open votes there in it."""
    visit = meeting.attendance.visits.get(person)
    free = person not in ballot.excluded and person not in ballot.votes
    if visit is not None and visit.channel == "hall" and free:
        ballot.place_of.setdefault(person, meeting.bench_of(person, visit.place))


def count_place(meeting: Meeting, record: Record) -> None:
    """One witness's count. It fits the paper and the place, and says something new."""
    payload, ballot = record.payload, meeting.ballots.get(record.payload["ballot"])
    is_open = ballot is not None and ballot.status == "open"
    meeting.demand(is_open, "ballot-not-open", record, kind=record.kind)
    meeting.acts_for_self(record, payload["witness"])
    if ballot is None or not is_open:
        return
    place, counts = payload["place"], payload["counts"]
    bench = (place, payload["part"])
    meeting.demand(bench in ballot.place_of.values(), "place-unknown", record, place=place)
    fits = _fits(ballot, counts, payload["papers"] - payload["invalid"])
    meeting.demand(fits, "place-count-wrong", record, place=place)
    entitled = list(ballot.place_of.values()).count(bench)
    within = payload["papers"] <= entitled
    meeting.demand(within, "place-exceeded", record, place=place, papers=payload["papers"], entitled=entitled)
    found = (dict(counts), payload["invalid"], payload["papers"])
    entries = ballot.counts_at.setdefault(bench, {})
    meeting.demand(entries.get(payload["witness"]) != found, "place-count-twice", record, place=place)
    entries[payload["witness"]] = found
    meeting.findings.looked("place counts")


def _fits(ballot: Ballot, counts: dict[str, int], papers: int) -> bool:
    """The figures are of this paper, and so many papers can have said so much."""
    alone = sum(votes for said, votes in counts.items() if said in (ABSTAIN, BLANK))
    named = sum(counts.values()) - alone
    if ballot.form == "ranked":
        return all(ballot.takes(said.split(" ")) for said in counts) and named == papers - alone
    fewest, most = ballot.picks
    fits = set(counts) == set(ballot.option_ids)
    return fits and (papers - alone) * fewest <= named <= (papers - alone) * most


def first_of(said: str) -> str:
    """The option that a figure is for; of a ranking its first preference."""
    return said.split(" ")[0]


def _entitled_at(meeting: Meeting, ballot: Ballot, place: str) -> int:
    weights = meeting.attendance.weights
    return sum(weights.get(person, 0) for person, at in ballot.place_of.items() if at[0] == place)


def _each_at(meeting: Meeting, ballot: Ballot, bench: Bench) -> int:
    """What a hand there weighs: all the same."""
    weights = meeting.attendance.weights
    return next((weights.get(person, 0) for person, at in ballot.place_of.items() if at == bench), 0)


def settled(ballot: Ballot) -> dict[Bench, tuple[dict[str, int], int, int]]:
    """The counts on which two witnesses or more agree, by place and by whose hands they are."""
    found = {}
    for bench, entries in ballot.counts_at.items():
        first, *others = entries.values()
        if others and all(one == first for one in others):
            found[bench] = first
    return found


def every_place_is_counted(meeting: Meeting, record: Record, ballot: Ballot) -> None:
    missing = set(ballot.place_of.values()) - settled(ballot).keys()
    meeting.demand(not missing, "closed-before-places", record, missing=len(missing))


def merge(meeting: Meeting, on_line: Count, ballot: Ballot) -> Count:
    """The recount of the votes on line with what the witnesses counted, each hand by what it weighs."""
    options, valid = dict(on_line.options), on_line.valid
    abstain, blank, invalid = on_line.abstain, on_line.blank, on_line.invalid
    for bench, (counts, spoilt, papers) in settled(ballot).items():
        each = _each_at(meeting, ballot, bench)
        for said, votes in counts.items():
            if first_of(said) in options:
                options[first_of(said)] += each * votes
        apart = counts.get(ABSTAIN, 0) + counts.get(BLANK, 0)
        abstain += each * counts.get(ABSTAIN, 0)
        blank += each * counts.get(BLANK, 0)
        valid += each * (papers - spoilt - apart)
        invalid += each * spoilt
    return Count(options, on_line.entitled, valid, abstain, blank, invalid)


def rankings_of(ballot: Ballot, weights: dict[str, int]) -> list[tuple[tuple[str, ...], int]]:
    """The ranked papers that witnesses counted, each by what it weighs."""
    each = {bench: weights.get(person, 0) for person, bench in ballot.place_of.items()}
    return [
        (tuple(said.split(" ")), papers * each.get(bench, 0))
        for bench, (counts, _, _) in settled(ballot).items()
        for said, papers in counts.items()
        if said not in (ABSTAIN, BLANK)
    ]


def channels_of(meeting: Meeting, ballot: Ballot, on_line: Count) -> list[dict[str, Any]]:
    """The parts of the result as the event has to say them: on line, by proxy where any is, each place."""
    sums = {**on_line.options, ABSTAIN: on_line.abstain, BLANK: on_line.blank}
    places = sorted({place for place, _ in ballot.place_of.values()})
    at_places = {place: _entitled_at(meeting, ballot, place) for place in places}
    own: dict[str, Any] = {
        "channel": "online",
        "place": "",
        "entitled": on_line.entitled - sum(at_places.values()),
        "votes": on_line.entitled - on_line.not_voted,
        "counts": {option: sums[option] for option in ballot.option_ids},
        "invalid": on_line.invalid,
        "witnesses": [],
        "proxies": 0,
        "benches": [],
    }
    proxied = by_proxy(meeting, ballot)
    for part in proxied:
        own["entitled"] -= part["entitled"]
        own["votes"] -= part["votes"]
        own["counts"] = {option: votes - part["counts"][option] for option, votes in own["counts"].items()}
    return [own, *proxied, *(_at_place(meeting, ballot, place) for place in places)]


def _at_place(meeting: Meeting, ballot: Ballot, place: str) -> dict[str, Any]:
    benches = [_bench(meeting, ballot, bench) for bench in _benches_at(ballot, place)]
    witnesses = {one for bench, by in ballot.counts_at.items() if bench[0] == place for one in by}
    return {
        "channel": "hall",
        "place": place,
        "entitled": _entitled_at(meeting, ballot, place),
        "votes": sum(one["each"] * one["papers"] for one in benches),
        "counts": {
            option: sum(one["each"] * one["counts"][option] for one in benches)
            for option in ballot.option_ids
        },
        "invalid": sum(one["each"] * one["invalid"] for one in benches),
        "witnesses": sorted(witnesses),
        "proxies": proxies_at(meeting, ballot, place),
        "benches": [one for one in benches if one["part"]],
    }


def _benches_at(ballot: Ballot, place: str) -> list[Bench]:
    """Those of a place by their names; numbers of votes in their own order."""
    there = {bench for bench in settled(ballot) if bench[0] == place}
    return sorted(there, key=lambda one: (int(one[1]) if one[1].isdecimal() else 0, one[1]))


def _bench(meeting: Meeting, ballot: Ballot, bench: Bench) -> dict[str, Any]:
    counts, invalid, papers = settled(ballot)[bench]
    return {
        "part": bench[1],
        "each": _each_at(meeting, ballot, bench),
        "entitled": list(ballot.place_of.values()).count(bench),
        "papers": papers,
        "counts": {
            option: sum(votes for said, votes in counts.items() if first_of(said) == option)
            for option in ballot.option_ids
        },
        "invalid": invalid,
    }


def parts_fit(channels: list[dict[str, Any]]) -> bool:
    """Votes ≤ entitled in every channel and place, and in each of its benches."""
    benches = [bench for one in channels for bench in one["benches"]]
    within = all(0 <= bench["papers"] <= bench["entitled"] for bench in benches)
    return within and all(0 <= one["votes"] <= one["entitled"] for one in channels)
