"""What a command takes out of an install: noted before a byte is written. Rule book sections 3 and 7."""

import getpass
from typing import Annotated

import typer

from rat_online.adapters.store.downloads import SqlDownloads
from rat_online.app.ports.downloads import COMMAND_LINE, LONGEST_REASON, Download
from rat_online.bootstrap import Install, now
from rat_online.cli.running import WRONG_INPUT, fail
from rat_online.domain.chain import MeetingKey
from rat_online.domain.vocabulary import SYSTEM
from rat_online.web.catalogue import refusal_text

Reason = Annotated[
    str, typer.Option("--reason", help="Why it is taken; noted with your user name on this machine.")
]


def fit_reason(written: str) -> str:
    """The reason, or the end of the command."""
    reason = written.replace("\0", "").strip()
    if not reason:
        fail(_both("reason-missing", {}), WRONG_INPUT)
    if len(reason) > LONGEST_REASON:
        fail(_both("too-large", {"limit": LONGEST_REASON}), WRONG_INPUT)
    return reason


def _both(code: str, facts: dict[str, int]) -> str:
    return f"{refusal_text('id', code, facts)} / {refusal_text('en', code, facts)}"


async def note_taken(install: Install, meeting: MeetingKey, what: str, reason: str) -> None:
    """No account took it: the machine's own user did, whom the note names."""
    by = f"{what} ({getpass.getuser()}, rat-online)"
    download = Download(install.ids.new_id(), now(), SYSTEM, COMMAND_LINE, by, reason)
    await SqlDownloads(install.database).note(meeting, download)
