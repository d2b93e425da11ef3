"""What the minutes print of candidates, and of each channel and place, against the log. Rule book 6, 7."""

from collections.abc import Callable, Mapping
from typing import Any

from rat_online.verify import seats
from rat_online.verify.ballots import Ballot, Decision
from rat_online.verify.meeting import Meeting
from rat_online.verify.times import moment

Same = Callable[[str, object, object], None]
"""Where, what is printed, and what the log adds up to."""

BENCH = ("part", "each", "entitled", "papers", "invalid")
"""What is printed of a bench beside its votes for each option."""

Texts = Mapping[str, Mapping[str, str]]


def compare_candidates(
    same: Same, where: str, shown: Any, own: Decision, meeting: Meeting, texts: Texts
) -> None:
    """Everybody on the paper, in its order, with page and photo; and the lot of the numbers."""
    item = own.proposed["item"]
    found = [
        (own.presented.get(option["id"]), meeting.photos.get((item, option["person"]), ""))
        for option in own.standing
        if option["person"] is not None
    ]
    told = own.order_drawn is not None or any(page or photo for page, photo in found)
    expected = found if told else []
    same(f"{where}.candidates", len(shown["candidates"]), len(expected))
    for number, (given, (page, photo)) in enumerate(zip(shown["candidates"], expected, strict=False), 1):
        at = f"{where}.candidates {number}"
        same(f"{at}.photo", given["photo"], photo)
        for field, digest in zip(("vision", "mission"), page or ("", ""), strict=True):
            # An erased text is printed as such: there is nothing left to compare it with.
            if not digest or digest in texts:
                same(f"{at}.{field}", given[field], texts[digest]["text"] if digest else "")
    _compare_draw(same, where, shown["numbers"], own)


def compare_rules(same: Same, shown: Any, meeting: Meeting) -> None:
    """What the rules were and what they became, each time that they were replaced before the opening."""
    same("rules_replaced", len(shown), len(meeting.rules_replaced))
    for number, (given, (at, before, after)) in enumerate(
        zip(shown, meeting.rules_replaced, strict=False), 1
    ):
        same(f"rules_replaced {number}.at", moment(given["at"]), at)
        same(f"rules_replaced {number}.before", given["before"], before)
        same(f"rules_replaced {number}.after", given["after"], after)


def compare_absences(same: Same, shown: Any, meeting: Meeting) -> None:
    """Every time between somebody's going and coming back."""
    printed = [[moment(gap["from_at"]), moment(gap["until_at"])] for row in shown for gap in row["away"]]
    same("attendance.away", sorted(printed), sorted(meeting.attendance.away))


def compare_sequence(same: Same, where: str, shown: Any, own: Decision, meeting: Meeting) -> None:
    """Its place in a sequence of seats, and how many stood no more."""
    told, before = shown["sequence"], seats.earlier(meeting.decisions, own)
    is_one = bool(before) or seats.is_followed(meeting.decisions, own.id)
    same(f"{where}.sequence", told is not None, is_one)
    if told is not None:
        same(f"{where}.sequence.place", told["place"], len(before) + 1)
        same(f"{where}.sequence.seat", told["seat"], own.proposed["seat"] or told["seat"])
        same(f"{where}.sequence.dropped", len(told["dropped"]), len(own.dropped))
        numbers = [one.id for one in meeting.decisions.values() if one.is_printed]
        follows = own.followed or (before[0].id if before else None)
        number = numbers.index(follows) + 1 if follows in numbers else None
        same(f"{where}.sequence.follows", told["follows"], number)


def compare_lot(same: Same, where: str, given: Any, own: Decision) -> None:
    """The draw of a tie, with the code of every option in the order drawn."""
    if own.drawn is None or given is None:
        same(f"{where}.lot", given, None if own.drawn is None else "diundi")
        return
    same(f"{where}.lot.promise", given["promise"], own.proposed["lot"])
    for field, value in (("seed", "seed"), ("context", "context"), ("codes", "order")):
        same(f"{where}.lot.{field}", given[field], own.drawn[value])
    same(f"{where}.lot.elected", len(given["elected"]), len(own.drawn["elected"]))


def _compare_draw(same: Same, where: str, given: Any, own: Decision) -> None:
    if own.order_drawn is None or given is None:
        same(f"{where}.numbers", given, None if own.order_drawn is None else "diundi")
        return
    at, drawn = own.order_drawn
    same(f"{where}.numbers.at", moment(given["at"]), at)
    for field, value in (
        ("seed", drawn["seed"]),
        ("context", drawn["context"]),
        ("promise", own.order_lot),
        ("kept", own.order_kept),
        ("codes", drawn["order"]),
    ):
        same(f"{where}.numbers.{field}", given[field], value)


def compare_channels(same: Same, where: str, shown: Any, own: Ballot) -> None:
    """What came on line and from each place, where there is more than one; votes, papers, witnesses."""
    parts = own.channels if len(own.channels) > 1 else []
    same(f"{where}.channels", len(shown["channels"]), len(parts))
    for given, part in zip(shown["channels"], parts, strict=False):
        at = f"{where}.channels {part['place'] or part['channel']}"
        figures = {
            "channel": part["channel"],
            "place": part["place"],
            "votes": part["votes"],
            "checked_in": part["entitled"],
            "invalid": part["invalid"],
            "proxies": part["proxies"],
        }
        for field, value in figures.items():
            same(f"{at}.{field}", given[field], value)
        same(f"{at}.witnesses", len(given["witnesses"]), len(part["witnesses"]))
        same(f"{at}.options", [one["votes"] for one in given["options"]], list(part["counts"].values()))
        benches = [_figures(one) for one in part["benches"]]
        same(f"{at}.benches", [_as_own(one) for one in given["benches"]], benches)


def compare_groups(same: Same, where: str, shown: Any, own: Ballot) -> None:
    """What each member group voted, in heads, where the cooperative has any."""
    said = [
        {
            **{name: one[name] for name in ("group", "each", "members", "invalid")},
            "not_voted": one["did_not_vote"],
            "counts": [option["votes"] for option in one["options"]],
        }
        for one in shown["groups"]
    ]
    same(f"{where}.groups", said, [{**one, "counts": list(one["counts"].values())} for one in own.groups])


def _as_own(given: Any) -> list[Any]:
    return [*(given[name] for name in BENCH), [one["votes"] for one in given["options"]]]


def _figures(own: dict[str, Any]) -> list[Any]:
    return [*(own[name] for name in BENCH), list(own["counts"].values())]


def compare_recording(same: Same, given: Any, meeting: Meeting) -> None:
    """When it was recorded, how many noted it, and which file it became, perhaps after the end."""
    same("recorded", given is None, meeting.in_writing)
    if given is None:
        return
    times = [[moment(one["from_at"]), moment(one["until_at"])] for one in given["on_air"]]
    same("recorded.on_air", times, meeting.broadcasts)
    same("recorded.acknowledged", given["acknowledged"], len(meeting.acknowledged))
    same("recorded.elsewhere", given["elsewhere"], meeting.stream != "embedded")
    end = meeting.ended_position or 0
    before = [one for one in meeting.recordings if one[0] < end][-1:]
    files = [(digest, seconds) for _, digest, seconds in before] or [("", 0)]
    files += [(digest, seconds) for at, digest, seconds in meeting.recordings if at > end]
    same("recorded.digest", (given["digest"], given["length_s"]) in files, True)
