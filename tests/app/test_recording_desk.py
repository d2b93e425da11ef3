"""The recording's desk: what of the log it places in the recording."""

from datetime import UTC, datetime, timedelta

from rat_online.app.recording_desk import captions_over_time, items_over_time
from rat_online.domain.actor import CLOCK
from rat_online.domain.events import Event, Happened
from rat_online.domain.events.leading import AgendaItemStarted
from rat_online.domain.events.staging import CaptionTyped
from rat_online.domain.events.undoing import ItemStartWithdrawn

AT = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)


def log(*events: Event) -> list[Happened]:
    """Events, a second apart."""
    return [Happened(event, at + 1, AT + timedelta(seconds=at), CLOCK) for at, event in enumerate(events)]


def test_a_start_that_was_taken_back_is_no_chapter() -> None:
    began = items_over_time(
        log(
            AgendaItemStarted("i1"),
            AgendaItemStarted("i3"),
            ItemStartWithdrawn("i3"),
            AgendaItemStarted("i2"),
        )
    )
    assert began == [(AT, "i1"), (AT + timedelta(seconds=3), "i2")]


def test_a_line_whose_text_is_gone_is_left_out() -> None:
    typed = captions_over_time(log(CaptionTyped("a"), CaptionTyped("b")), {"b": "Halo."})
    assert typed == [(AT + timedelta(seconds=1), "Halo.")]
