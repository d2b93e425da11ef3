"""What the log on disk has, read beside the server that writes it."""

import json
import sqlite3
from contextlib import closing
from typing import Any

from tests.browser.serving import ServedMeeting


def logged(meeting: ServedMeeting, kind: str) -> list[dict[str, Any]]:
    """The events of one kind, in order."""
    [file] = meeting.server.folder.glob("*.sqlite3")
    asked = "SELECT payload FROM event_log WHERE meeting = ? AND kind = ? ORDER BY position"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        return [json.loads(payload) for (payload,) in database.execute(asked, (meeting.id, kind))]
