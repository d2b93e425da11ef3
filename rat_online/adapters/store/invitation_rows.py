"""Invitations to rows and back."""

from typing import Any

from sqlalchemy import Row

from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import (
    Act,
    ActKind,
    Delivery,
    DeliveryFault,
    DeliveryState,
    GroupCode,
    Letter,
    PrintJob,
    PrintState,
    ShareList,
    Way,
)


def row_of_delivery(one: Delivery) -> dict[str, Any]:
    return {
        "cooperative": one.series.cooperative,
        "id": one.id,
        "series": one.series.id,
        "person": one.person,
        "way": one.way.value,
        "batch": one.batch,
        "ordinal": one.ordinal,
        "links": list(one.links),
        "sealed": one.sealed,
        "queued_at": one.queued_at,
        "due_at": one.due_at,
        "state": one.state.value,
        "tries": one.tries,
        "sent_at": one.sent_at,
        "fault": one.fault.value if one.fault else None,
    }


def delivery_of(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        series=Series(row.cooperative, row.series),
        person=row.person,
        way=Way(row.way),
        batch=row.batch,
        ordinal=row.ordinal,
        links=tuple(row.links),
        sealed=row.sealed,
        queued_at=row.queued_at,
        due_at=row.due_at,
        state=DeliveryState(row.state),
        tries=row.tries,
        sent_at=row.sent_at,
        fault=DeliveryFault(row.fault) if row.fault else None,
    )


def row_of_job(job: PrintJob) -> dict[str, Any]:
    return {
        "cooperative": job.series.cooperative,
        "id": job.id,
        "series": job.series.id,
        "way": job.way.value,
        "base": job.base,
        "total": job.total,
        "made_at": job.made_at,
        "made_by": job.made_by,
        "due_at": job.due_at,
        "done": job.done,
        "state": job.state.value,
    }


def job_of(row: Row[Any]) -> PrintJob:
    return PrintJob(
        id=row.id,
        series=Series(row.cooperative, row.series),
        way=Way(row.way),
        base=row.base,
        total=row.total,
        made_at=row.made_at,
        made_by=row.made_by,
        due_at=row.due_at,
        done=row.done,
        state=PrintState(row.state),
    )


def row_of_list(one: ShareList) -> dict[str, Any]:
    return {
        "cooperative": one.series.cooperative,
        "id": one.id,
        "series": one.series.id,
        "name": one.name,
        "secret_hash": one.secret_hash,
        "made_at": one.made_at,
        "closed_at": one.closed_at,
    }


def list_of(row: Row[Any]) -> ShareList:
    series = Series(row.cooperative, row.series)
    return ShareList(row.id, series, row.name, row.secret_hash, row.made_at, row.closed_at)


def row_of_letter(series: Series, letter: Letter) -> dict[str, Any]:
    return {
        "cooperative": series.cooperative,
        "series": series.id,
        "number": letter.number,
        "place_and_date": letter.place_and_date,
        "subject": letter.subject,
        "opening": letter.opening,
        "closing": letter.closing,
        "signed": [list(pair) for pair in letter.signed],
        "changed_at": letter.changed_at,
    }


def letter_of(row: Row[Any]) -> Letter:
    return Letter(
        number=row.number,
        place_and_date=row.place_and_date,
        subject=row.subject,
        opening=row.opening,
        closing=row.closing,
        signed=tuple((office, name) for office, name in row.signed),
        changed_at=row.changed_at,
    )


def row_of_group_code(series: Series, code: GroupCode) -> dict[str, Any]:
    return {
        "cooperative": series.cooperative,
        "series": series.id,
        "code": code.code,
        "made_at": code.made_at,
        "closed_at": code.closed_at,
    }


def group_code_of(row: Row[Any]) -> GroupCode:
    return GroupCode(row.code, row.made_at, row.closed_at)


def row_of_act(series: Series, act: Act) -> dict[str, Any]:
    return {
        "cooperative": series.cooperative,
        "series": series.id,
        "id": act.id,
        "at": act.at,
        "by": act.by,
        "kind": act.kind.value,
        "facts": dict(act.facts),
    }


def act_of(row: Row[Any]) -> Act:
    return Act(row.id, row.at, row.by, ActKind(row.kind), row.facts)
