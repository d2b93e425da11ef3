"""Names and words of the records page."""

import pytest

from rat_online.domain.ballot import Option
from rat_online.domain.events import EVENTS
from rat_online.web.catalogue import texts
from rat_online.web.record_view import kind_word, option_name


def test_every_kind_of_event_has_its_words() -> None:
    for kind in EVENTS:
        assert f"audit.event-{kind_word(kind.__name__)}" in texts()


def test_no_words_are_left_of_an_event_that_is_gone() -> None:
    told = {key.removeprefix("audit.event-") for key in texts() if key.startswith("audit.event-")}
    assert told == {kind_word(kind.__name__) for kind in EVENTS}


@pytest.mark.parametrize(
    ("option", "named"),
    [
        (Option("for"), ("ballot.for", "")),
        (Option("blank"), ("ballot.blank", "")),
        (Option("c1", "Usul A"), ("", "Usul A")),
        (Option("c2", person="p7"), ("", "Siti Aminah")),
    ],
)
def test_an_option_is_named_by_its_person_its_label_or_the_catalogue(
    option: Option, named: tuple[str, str]
) -> None:
    assert option_name(option, {"p7": "Siti Aminah"}) == named
