"""Documentation: links lead somewhere, every page can be found, and a decision is numbered once."""

import re
from pathlib import Path, PurePosixPath

from tests.tooling.sources import ROOT, committed, text_of

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


def pages() -> list[str]:
    return [
        name for name in committed() if name.endswith(".md") and not name.startswith(("static/", "tests/"))
    ]


def links(name: str) -> list[str]:
    """Where a page's relative links lead, from the top of the tree."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text_of(name) or "", flags=re.DOTALL)
    targets = ["".join(found) for found in LINK.findall(prose)]
    inside = [
        target.split("#")[0] for target in targets if "://" not in target and not target.startswith("mailto:")
    ]
    return [_joined(name, target) for target in inside if target]


def _joined(page: str, target: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_every_relative_link_leads_to_a_file() -> None:
    broken = [
        f"{page} -> {link}" for page in pages() for link in links(page) if not Path(ROOT, link).exists()
    ]
    assert broken == []


def test_every_page_under_docs_can_be_reached_from_its_index() -> None:
    reached, waiting = set(), ["docs/README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.endswith(".md") and Path(ROOT, page).is_file():
            reached.add(page)
            waiting += links(page)
    assert {page for page in pages() if page.startswith("docs/")} - reached == set()


def test_decisions_are_numbered_from_one_without_a_gap() -> None:
    names = [Path(page).name for page in pages() if page.startswith("docs/decisions/")]
    numbers = sorted(int(name[:4]) for name in names if name != "README.md")
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_changelog_and_a_licence_are_there() -> None:
    assert "## Unreleased" in (text_of("CHANGELOG.md") or "")
    assert (text_of("LICENSE") or "").startswith("MIT License")


def test_the_readme_begins_with_the_commands_of_a_fresh_machine() -> None:
    readme = text_of("README.md") or ""
    order = [readme.index(words) for words in ("apt install git make python3-venv", "make demo", "make test")]
    assert order == sorted(order)
