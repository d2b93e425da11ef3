"""The committee's guide names buttons and addresses as they are."""

import re
from pathlib import Path

from docs.access import ROUTES
from rat_online.web.catalogue import PLACEHOLDER, texts

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "panitia.md"
BOLD = re.compile(r"\*\*([^*]+)\*\*")
ADDRESS = re.compile(r"`(/[a-z/ID-]*)`")


def said() -> set[str]:
    """Every text that people read in Indonesian, with an ellipsis for what is filled in."""
    forms = [one for entry in texts().values() for one in _forms(entry["id"])]
    return {PLACEHOLDER.sub("…", form).rstrip(".") for form in forms}


def _forms(text: str | dict[str, str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def on_the_day() -> str:
    """What the guide says of the desk, the kiosk and the door."""
    return GUIDE.read_text().partition("\n## Hari rapat\n")[2].partition("\n## ")[0]


def test_what_it_names_on_the_day_of_the_meeting_stands_on_a_page_in_these_words() -> None:
    named = {" ".join(words.split()) for words in BOLD.findall(on_the_day())}
    assert len(named) > 15
    assert named - said() == set()


def test_every_address_of_it_is_served() -> None:
    paths = {name.split(" ", 1)[1] for name in ROUTES}
    named = {address.replace("/ID", "/{meeting}") for address in ADDRESS.findall(GUIDE.read_text())}
    assert len(named) > 3
    assert named - paths - {"/terdaftar/…"} == set()
