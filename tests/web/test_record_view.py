"""Names and words of the records page."""

import pytest

from rat_online.assets import asset_path
from rat_online.domain.ballot import Option
from rat_online.domain.events import EVENTS
from rat_online.domain.profile import DEFAULT_SOURCE
from rat_online.web.catalogue import texts
from rat_online.web.record_view import kind_word, option_name, source_words


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


def test_the_default_source_of_a_rule_is_said_in_the_readers_language() -> None:
    assert source_words(DEFAULT_SOURCE, "id") == DEFAULT_SOURCE
    assert source_words(DEFAULT_SOURCE, "en") == "default, adapt to the bylaws"
    assert source_words("AD pasal 12", "en") == "AD pasal 12"


def test_the_browser_knows_the_default_source_too() -> None:
    module = asset_path("static", "js", "lib", "counting.js").read_text("utf-8")
    assert f'"{DEFAULT_SOURCE}"' in module
