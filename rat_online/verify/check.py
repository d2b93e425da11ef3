"""The check of a bundle, from the zip to the last figure. Whatever the file holds, it ends in a report."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rat_online.verify.archive import read_archive
from rat_online.verify.documents import check_documents
from rat_online.verify.findings import MOST_FINDINGS, Findings, TooMany, printable
from rat_online.verify.head import check_noted, code_of
from rat_online.verify.log import Log, LogReader
from rat_online.verify.meeting import Meeting
from rat_online.verify.photos import check_photos
from rat_online.verify.replay import replay
from rat_online.verify.report import Report
from rat_online.verify.roll import check_roll
from rat_online.verify.tables import check_drops, check_prose, check_votes, read_table

REHEARSAL = "LATIHAN: ini catatan gladi bersih, bukan rapat; keputusan di dalamnya tidak mengikat."


def check_bundle(path: Path, head: str | None = None) -> Report:
    """Check everything that the format promises; `head` is a hash or code noted elsewhere."""
    findings, report = Findings(), Report()
    try:
        _check(path, head, findings, report)
    except TooMany:
        findings.remarks.append(f"Pemeriksaan dihentikan setelah {MOST_FINDINGS} temuan.")
    except Exception as error:  # noqa: BLE001 an auditor gets a finding, whatever a hostile file provokes
        findings.add("checker-failed", reason=type(error).__name__)
    report.findings, report.remarks = findings.found, findings.remarks
    report.checked = dict(findings.looked_at)
    return report


def _check(path: Path, noted: str | None, findings: Findings, report: Report) -> None:
    files = read_archive(path, findings)
    head = read_table(files, "head.json", findings)
    reader = LogReader(
        head["cooperative"] if head is not None else None,
        head["meeting"] if head is not None else None,
        findings,
    )
    log = reader.read(files.get("log.jsonl", b""))
    if head is not None:
        _check_head(head, log, findings)
    if noted is not None:
        check_noted(log, noted, findings)
    else:
        findings.remarks.append(
            "Tanpa --head, ekor catatan yang dipotong tidak dapat diketahui: "
            "cocokkan kode keaslian di atas dengan yang tercetak pada risalah."
        )
    meeting = replay(log, findings)
    _check_files(files, log, meeting, findings)
    report.about = _about(log, meeting)
    report.is_rehearsal = meeting is not None and meeting.is_rehearsal


def _check_head(head: dict[str, Any], log: Log, findings: Findings) -> None:
    own = {"position": log.lines, "hash": log.last_hash, "code": code_of(log.last_hash or "0")}
    for field, value in own.items():
        if head[field] != value:
            findings.add("head-differs", field=field, given=head[field], own=value)


def _check_files(files: dict[str, bytes], log: Log, meeting: Meeting | None, findings: Findings) -> None:
    """The files beside the log. Without a meeting to hold them against, only their shape is looked at."""
    tables = {
        name: read_table(files, name, findings)
        for name in ("roll.json", "votes.json", "drops.json", "prose.json", "people.json")
    }
    if meeting is None:
        return
    checks: dict[str, Callable[[Any, Meeting], None]] = {
        "roll.json": check_roll,
        "votes.json": check_votes,
        "drops.json": check_drops,
        "prose.json": check_prose,
    }
    for name, check in checks.items():
        table = tables[name]
        if table is not None:
            check(table, meeting)
    check_photos(files, meeting)
    check_documents(files, log, meeting)


def _about(log: Log, meeting: Meeting | None) -> list[str]:
    title = printable(meeting.scheduled["title"]) if meeting is not None else "tidak terbaca"
    code = code_of(log.last_hash) if log.last_hash else "tidak ada"
    kind = [REHEARSAL] if meeting is not None and meeting.is_rehearsal else []
    return [*kind, f"Rapat: {title}", f"Posisi terakhir {log.lines}, kode keaslian catatan rapat {code}"]
