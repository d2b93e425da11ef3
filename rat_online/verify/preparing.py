"""Checks of what is done before a meeting opens, and of its roll and offices. Rule book sections 3 and 4."""

from typing import Any

from rat_online.verify import money, writing
from rat_online.verify.grouped import groups_fit, joins_group, name_delegate, reweigh
from rat_online.verify.log import Record
from rat_online.verify.meeting import RUNNING, Meeting
from rat_online.verify.representing import struck_off
from rat_online.verify.times import DAY, moment


def schedule(meeting: Meeting, record: Record) -> None:
    payload = record.payload
    writing.check_window(meeting, record)
    items = [item["id"] for item in payload["agenda"]]
    meeting.demand(len(set(items)) == len(items), "agenda-item-twice", record)
    meeting.items = set(items)
    meeting.offices.board, meeting.offices.supervisors = payload["board"], payload["supervisors"]
    for officer in payload["officers"]:
        if officer["role"] == "witness":
            independent = officer["person"] not in (*payload["board"], *payload["supervisors"])
            meeting.demand(independent, "witness-not-independent", record)
        meeting.offices.appoint(officer["role"], officer["person"])
    for tables in payload["tables"].values():
        money.add_up(meeting, record, tables)
    meeting.life = "scheduled"


def change_rules(meeting: Meeting, record: Record) -> None:
    """Other rules before the opening; what a frozen roll or given proxies are built on stays."""
    old, new = meeting.profile, record.payload["profile"]
    meeting.demand(new != old, "rules-unchanged", record)
    weighing = any(new[rule] != old[rule] for rule in ("weighted", "delegates", "parties"))
    meeting.demand(meeting.roll_frozen is None or not weighing, "rules-in-use", record)
    meeting.demand(not meeting.mandates or new["proxies"] == old["proxies"], "rules-in-use", record)
    meeting.rules_replaced.append((record.at, old, new))
    meeting.scheduled = {**meeting.scheduled, "profile": new}
    writing.check_window(meeting, record)


def freeze_roll(meeting: Meeting, record: Record) -> None:
    entries = record.payload["entries"]
    meeting.demand(meeting.roll_frozen is None, "roll-frozen-twice", record)
    meeting.demand(bool(entries), "roll-empty", record)
    is_earlier = record.at - moment(record.payload["record_at"]) > DAY
    has_ground = record.payload["article"] or meeting.scheduled["previous"] is not None
    meeting.demand(bool(not is_earlier or has_ground), "record-date-without-article", record)
    meeting.roll_frozen = record.payload
    groups_fit(meeting, record, entries)
    for entry in entries:
        fresh = entry["id"] not in meeting.attendance.weights
        _weighs_rightly(meeting, record, entry)
        if meeting.demand(fresh, "roll-entry-twice", record, entry=entry["id"]):
            meeting.groups[entry["id"]] = entry["group"]
            meeting.attendance.enter(entry["id"], entry["weight"])
    reweigh(meeting, record)


def amend_roll(meeting: Meeting, record: Record) -> None:
    """Not while a ballot or a countdown runs; until quorum is reached nobody is struck off."""
    entry, added = record.payload["entry"], record.payload["added"]
    meeting.demand(meeting.roll_frozen is not None, "roll-missing", record)
    meeting.nothing_runs(record)
    meeting.findings.looked("roll changes")
    known = entry["id"] in meeting.attendance.weights
    if not meeting.demand(known is not added, "roll-change-impossible", record, entry=entry["id"]):
        return
    if added:
        _weighs_rightly(meeting, record, entry)
        joins_group(meeting, record, entry)
        meeting.attendance.enter(entry["id"], entry["weight"])
    else:
        allowed = meeting.life not in RUNNING or meeting.ever_quorate
        meeting.demand(allowed, "struck-off-below-quorum", record, entry=entry["id"])
        silent = not meeting.floor.asks_of(entry["id"])
        meeting.demand(silent, "silenced-speaks", record, kind=record.kind)
        struck_off(meeting, entry["id"])
        meeting.attendance.strike(entry["id"])
        meeting.groups.pop(entry["id"], None)
    reweigh(meeting, record)
    meeting.amended.append((entry["id"], entry["weight"], added))


def _weighs_rightly(meeting: Meeting, record: Record, entry: dict[str, Any]) -> None:
    """One member one vote, unless the profile says that votes are weighted."""
    profile = meeting.profile
    by_members = profile["delegates"] is not None and profile["delegates"]["by_members"]
    weighs = profile["weighted"] or by_members
    rightly = entry["weight"] == 1 or (weighs and entry["weight"] > 1)
    meeting.demand(bool(rightly), "weight-without-rule", record, entry=entry["id"])


def record_invitations(meeting: Meeting, record: Record) -> None:
    meeting.demand(bool(meeting.attendance.weights), "roll-missing", record)
    meeting.invited_at = moment(record.payload["invited_at"])
    material_at = record.payload["material_at"]
    meeting.material_at = None if material_at is None else moment(material_at)
    meeting.life = "invited"


def override_readiness(meeting: Meeting, record: Record) -> None:
    meeting.overridden.add(record.payload["check"])


def open_registration(meeting: Meeting, record: Record) -> None:
    is_ready(meeting, record)
    meeting.life = "registration"
    meeting.offices.palu = meeting.offices.acting_chair()


def appoint(meeting: Meeting, record: Record) -> None:
    role, person, offices = record.payload["role"], record.payload["person"], meeting.offices
    meeting.demand(person not in offices.held(role), "office-unchanged", record, role=role)
    if role == "acting-chair":
        meeting.demand(meeting.life not in RUNNING, "acting-chair-too-late", record)
    if role == "witness":
        meeting.demand(offices.may_witness(person), "witness-not-independent", record)
    if role == "supervisor":
        meeting.demand(person not in offices.held("witness"), "witness-not-independent", record)
    offices.appoint(role, person)


def relieve(meeting: Meeting, record: Record) -> None:
    role, person, offices = record.payload["role"], record.payload["person"], meeting.offices
    meeting.demand(person in offices.held(role), "office-unchanged", record, role=role)
    keeps_palu = role == "acting-chair" and person == offices.palu
    meeting.demand(not keeps_palu, "palu-without-hand", record)
    offices.relieve(role, person)


def is_ready(meeting: Meeting, record: Record) -> None:
    """What blocks registration and opening. The 14 and 7 days are of a first meeting alone."""
    needs = {
        "no-roll": bool(meeting.attendance.weights),
        "no-acting-chair": meeting.offices.acting_chair() is not None,
        "no-agenda": bool(meeting.items),
        "not-invited": meeting.invited_at is not None or meeting.is_rehearsal,
        "material": _material_is_in_time(meeting),
    }
    waived = {
        "not-invited": {"not-invited"},
        "material": {"material-missing" if meeting.material_at is None else "material-late"},
    }
    for need, holds in needs.items():
        excused = bool(waived.get(need, set()) & meeting.overridden)
        meeting.demand(holds or excused, "not-ready", record, need=need)


def _material_is_in_time(meeting: Meeting) -> bool:
    """Permenkop 19/2015 Ps 16 asks it of meetings held online, wholly or in part."""
    scheduled = meeting.scheduled
    if meeting.is_rehearsal:
        return True
    if scheduled["call"] != "first" or scheduled["mode"] not in ("online", "hybrid"):
        return True
    if meeting.material_at is None:
        return False
    before = moment(scheduled["planned_at"]) - meeting.material_at
    return bool(before >= meeting.profile["material_days"] * DAY)


ACTS = {
    "MeetingScheduled": schedule,
    "RulesChanged": change_rules,
    "RollFrozen": freeze_roll,
    "DelegateNamed": name_delegate,
    "RollAmended": amend_roll,
    "InvitationsRecorded": record_invitations,
    "ReadinessOverridden": override_readiness,
    "RegistrationOpened": open_registration,
    "OfficerAppointed": appoint,
    "OfficerRelieved": relieve,
}
