"""A meeting's plan from a TOML file, each mistake with the field's name."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from rat_online.app.meeting_plan import MeetingPlan, PlanFault, PlannedAgendaItem
from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import MeetingKind, MeetingMode, Role

T = TypeVar("T")

EXAMPLE = """\
title = "RAT Tahun Buku 2026"
planned_at = 2027-03-20T09:00:00     # in the cooperative's zone
book_year = 2026
book_year_ended_on = 2026-12-31
kind = "annual"                      # annual, work-plan, election, special, extraordinary
mode = "hybrid"                      # online, in-person, hybrid, written
# window_days = 14                   # of a written meeting: how many days it takes answers
place = "Balai Desa Sukamaju dan daring"
invited_at = 2027-03-01T08:00:00
material_at = 2027-03-05T08:00:00
board = ["0001", "0002"]             # member numbers of the pengurus
supervisors = ["0004"]               # and of the pengawas
register_now = false                 # true opens the check-in at once

agenda = [
  "Pembukaan",
  "Kehadiran dan kuorum",
  { title = "Laporan pertanggungjawaban pengurus", presenter = "0001" },
]

[officers]                           # member numbers or logins
acting-chair = ["0001"]
deputy = ["0011"]
secretary = ["0005"]
witness = ["0006", "0007"]

[profile]                            # only what differs from the cooperative's rules
objection_s = 60

[overrides]                          # readiness checks, each with its reason
# material-late = "Laporan auditor terlambat"
"""


def read_plan(path: Path, zone: str, profile: Profile) -> MeetingPlan:
    """The plan in a file; times without an offset are in `zone`.

    Raises:
        PlanFault: with the field and what it said.
        FileNotFoundError: there is no such file.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlanFault("file", str(error)) from error
    return plan_of(found, zone, profile)


def plan_of(found: dict[str, Any], zone: str, profile: Profile) -> MeetingPlan:
    """The plan in a table, as `EXAMPLE` shows it."""
    zone = str(found.get("zone", zone))
    known = set(MeetingPlan.__dataclass_fields__)
    unknown = next((name for name in found if name not in known), None)
    if unknown is not None:
        raise PlanFault(unknown, "not a field of a plan")
    return MeetingPlan(
        title=_one(found, "title", str),
        planned_at=_moment(found, "planned_at", zone),
        book_year=_one(found, "book_year", int),
        book_year_ended_on=_one(found, "book_year_ended_on", date),
        agenda=tuple(_item(item) for item in _one(found, "agenda", list)),
        kind=_enum(found, "kind", MeetingKind, MeetingKind.ANNUAL),
        mode=_enum(found, "mode", MeetingMode, MeetingMode.ONLINE),
        place=str(found.get("place", "")),
        zone=zone,
        officers={_role(name): tuple(named) for name, named in found.get("officers", {}).items()},
        board=tuple(found.get("board", ())),
        supervisors=tuple(found.get("supervisors", ())),
        profile=_profile(found.get("profile", {}), profile),
        invited_at=_moment(found, "invited_at", zone) if "invited_at" in found else None,
        material_at=_moment(found, "material_at", zone) if "material_at" in found else None,
        overrides=dict(found.get("overrides", {})),
        window_days=_one(found, "window_days", int) if "window_days" in found else None,
        register_now=bool(found.get("register_now", False)),
    )


def _one(found: dict[str, Any], field: str, kind: type[T]) -> T:
    value = found.get(field)
    if not isinstance(value, kind):
        raise PlanFault(field, "missing" if value is None else repr(value))
    return value


def _moment(found: dict[str, Any], field: str, zone: str) -> datetime:
    value = _one(found, field, datetime)
    return value if value.tzinfo is not None else value.replace(tzinfo=ZoneInfo(zone))


def _enum(found: dict[str, Any], field: str, kind: type[T], default: T) -> T:
    if field not in found:
        return default
    try:
        return msgspec.convert(found[field], type=kind)
    except msgspec.ValidationError:
        raise PlanFault(field, str(found[field])) from None


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError:
        raise PlanFault("officers", name) from None


def _item(item: object) -> PlannedAgendaItem:
    if isinstance(item, str):
        return PlannedAgendaItem(item)
    if isinstance(item, dict) and isinstance(item.get("title"), str):
        return PlannedAgendaItem(item["title"], str(item.get("presenter", "")))
    raise PlanFault("agenda", repr(item))


def _profile(changes: dict[str, Any], profile: Profile) -> Profile:
    """The cooperative's rules with the plan's own on top."""
    whole = msgspec.to_builtins(profile, str_keys=True)
    unknown = next((name for name in changes if name not in whole), None)
    if unknown is not None:
        raise PlanFault("profile", unknown)
    rules = {**whole["rules"], **changes.get("rules", {})}
    try:
        return msgspec.convert({**whole, **changes, "rules": rules}, type=Profile)
    except (msgspec.ValidationError, ValueError) as error:
        raise PlanFault("profile", str(error)) from None
