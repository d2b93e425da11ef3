"""`python -m docs.generate`: write the generated pages anew."""

from collections.abc import Callable
from pathlib import Path

from docs.commands_page import commands_page
from docs.events_page import events_page
from docs.findings_page import findings_page
from docs.hand_outs_page import hand_outs_page
from docs.refusals_page import refusals_page
from docs.rule_book_page import rule_book_page
from docs.settings_page import settings_page
from docs.transitions_page import transitions_page

ROOT = Path(__file__).resolve().parent

PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/events.md": events_page,
    "reference/findings.md": findings_page,
    "reference/hand-outs.md": hand_outs_page,
    "reference/refusals.md": refusals_page,
    "reference/rules.md": rule_book_page,
    "reference/settings.md": settings_page,
    "reference/transitions.md": transitions_page,
}


def main() -> None:
    for name, write in PAGES.items():
        (ROOT / name).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
