"""Rows of entry guards, moves and acts at the door as the values of the port, and back."""

from typing import Any

from rat_online.app.ports.entries import (
    DoorAct,
    DoorActKind,
    Entry,
    EntryGuard,
    MoveEnd,
    SeatMove,
    WrongAnswers,
)


def _entry_of(row: Any) -> Entry:
    return Entry(row.cooperative, row.series, row.person)


def guard_of(row: Any) -> EntryGuard:
    return EntryGuard(
        entry=_entry_of(row),
        pin=row.pin,
        pin_set_at=row.pin_set_at,
        failures=row.failures,
        locked_until=row.locked_until,
        frozen_at=row.frozen_at,
        handover=row.handover,
        failed_at=row.failed_at,
        by_group=WrongAnswers(row.group_failures, row.group_failed_at, row.group_locked_until),
    )


def move_of(row: Any) -> SeatMove:
    return SeatMove(
        id=row.id,
        entry=_entry_of(row),
        from_session=row.from_session,
        to_session=row.to_session,
        asked_at=row.asked_at,
        due_at=row.due_at,
        ended_at=row.ended_at,
        end=MoveEnd(row.end) if row.end else None,
    )


def row_of_move(move: SeatMove) -> dict[str, object]:
    return {
        **row_of_entry(move.entry),
        "id": move.id,
        "from_session": move.from_session,
        "to_session": move.to_session,
        "asked_at": move.asked_at,
        "due_at": move.due_at,
    }


def act_of(row: Any) -> DoorAct:
    return DoorAct(row.id, _entry_of(row), row.at, DoorActKind(row.kind), row.by, row.reason)


def row_of_act(act: DoorAct) -> dict[str, object]:
    return {
        **row_of_entry(act.entry),
        "id": act.id,
        "at": act.at,
        "kind": act.kind.value,
        "by": act.by,
        "reason": act.reason,
        "photo": act.photo,
    }


def row_of_entry(entry: Entry) -> dict[str, object]:
    return {"cooperative": entry.cooperative, "series": entry.series, "person": entry.person}
