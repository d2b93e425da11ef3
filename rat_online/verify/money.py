"""Checks of the tables attached to decisions: their figures add up, and are those that were voted on."""

import re
from hashlib import sha256
from typing import Any

from rat_online.verify.canonical import canonical
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting, Owed

PERCENT = 10**4
WHOLE = 100 * PERCENT
RUPIAH = 100
SUM_WORDS = re.compile(r"(?:sub[ \t-]*)?(?:jumlah|total)(?![a-z0-9_])", re.IGNORECASE)


def attach(meeting: Meeting, record: Record) -> None:
    """Like the text, they change until the decision is first put to the vote."""
    decision, tables = meeting.decision_of(record), record.payload["tables"]
    add_up(meeting, record, tables)
    if decision is None:
        return
    undecided = decision.status in ("proposed", "objected")
    meeting.demand(undecided, "wrong-status", record, kind=record.kind, status=decision.status)
    meeting.demand(not decision.ballots, "changed-after-opening", record)
    decision.tables = tables
    meeting.findings.looked("tables", len(tables))


def owe_planned(meeting: Meeting, record: Record) -> None:
    """What the organiser laid down for a subject comes with each decision on it."""
    if meeting.scheduled["tables"].get(record.payload["subject"]):
        meeting.owed.append(Owed("TablesAttached", record.at, record.actor))


def add_up(meeting: Meeting, record: Record, tables: list[dict[str, Any]]) -> None:
    """Percents to 100 where there are any, amounts to the total and each to its percent; counted in sen."""
    for table in tables:
        rows = table["rows"]
        right = bool(rows) and sum(_digits(row["amount"]) for row in rows) == _digits(table["total"])
        meeting.demand(right, "table-total-wrong", record, title=table["title"])
        sums = [row for row in rows if SUM_WORDS.match(row["label"])]
        meeting.demand(not sums, "table-sum-between", record, title=table["title"])
        percents = [row["percent"] for row in rows if row["percent"] is not None]
        whole = len(percents) == len(rows) and sum(_digits(one) for one in percents) == WHOLE
        meeting.demand(not percents or whole, "table-percent-wrong", record, title=table["title"])
        for row in rows:
            fits = row["percent"] is None or _is_its_share(row, _digits(table["total"]))
            meeting.demand(fits, "table-share-wrong", record, title=table["title"])


def _is_its_share(row: dict[str, Any], total: int) -> bool:
    """The amount is the percent of the total: to a rupiah, or as exact as the percent was written."""
    percent = _digits(row["percent"])
    last_place = next((unit for unit in (PERCENT, 1000, 100, 10) if percent % unit == 0), 1)
    spare = 0 if last_place == PERCENT else abs(total) * last_place
    return abs(_digits(row["amount"]) * WHOLE - total * percent) <= spare + RUPIAH * WHOLE


def digest_of(tables: list[dict[str, Any]]) -> str:
    """What an opening says of the tables that it puts to the vote."""
    return sha256(canonical(tables)).hexdigest() if tables else ""


def _digits(text: str) -> int:
    """The figure in its smallest unit: every text of a kind has as many places."""
    return int(text.replace(".", ""))
