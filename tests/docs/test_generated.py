"""The generated pages say what the code says, and the tables of who may what leave nothing out."""

import pytest

from docs.access import ROUTES
from docs.columns import COLUMNS
from docs.commands_page import route_names
from docs.generate import PAGES, ROOT
from rat_online.domain.commands import COMMANDS


@pytest.mark.parametrize("name", PAGES)
def test_a_committed_page_is_the_generated_one(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run `python -m docs.generate`"


def test_every_route_declares_who_may_use_it() -> None:
    assert set(route_names()) - set(ROUTES) == set(), "say in docs/access.py who may"


def test_no_declaration_outlives_its_route() -> None:
    assert set(ROUTES) - set(route_names()) == set()


def test_every_command_has_its_row_with_every_column() -> None:
    page = (ROOT / "reference/commands.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(" `"): line.split("|") for line in page.splitlines() if "| `" in line}
    for command in COMMANDS:
        assert len(rows[command.__name__]) == 2 + 2 + len(COLUMNS)
