"""The sentence of a result on every page, for each form of ballot and each way it can end. Rule book 6."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from rat_online.web.render import static_url
from tests.browser.gallery_site import SITE, visit

pytestmark = pytest.mark.browser

HALF = {"numerator": 1, "denominator": 2, "operator": "gt"}
STRICT = {"numerator": 3, "denominator": 4, "operator": "gte"}
NAMES = [{"id": "a", "label": "Balai", "person": None}, {"id": "b", "label": "Aula", "person": None}]


def ballot(
    form: str,
    votes: dict[str, int],
    outcome: str,
    *,
    threshold: dict[str, Any] | None = HALF,
    base: str = "valid",
    of: int | None = None,
    needed: int = 0,
    elected: tuple[str, ...] = (),
    tied: tuple[str, ...] = (),
) -> dict[str, Any]:
    valid = sum(votes.values())
    return {
        "form": form,
        "options": NAMES,
        "rule": {"majority": {"threshold": threshold, "base": base, "source": "AD pasal 14"}},
        "tally": {"options": votes, "valid": valid},
        "result": {
            "outcome": outcome,
            "elected": list(elected),
            "tied": list(tied),
            "base": valid if of is None else of,
            "needed": needed,
        },
        "sheet": None,
    }


CASES = (
    (
        ballot("motion", {"for": 312, "against": 148}, "carried", needed=231),
        "budget",
        ["312 dari 460 suara sah = 67,8%, lebih dari setengah: disahkan"],
        ["312 of 460 valid votes = 67.8%, more than half: adopted"],
    ),
    (
        ballot("motion", {"for": 5, "against": 5}, "rejected", needed=6),
        "accountability",
        ["5 dari 10 suara sah = 50,0%, suara setuju dan tidak setuju sama banyak: ditolak"],
        ["5 of 10 valid votes = 50.0%, as many for as against: rejected"],
    ),
    (
        ballot(
            "motion", {"for": 9, "against": 1}, "rejected", threshold=STRICT, base="present", of=20, needed=15
        ),
        "other",
        ["9 dari 20 anggota hadir = 45,0%, kurang dari tiga perempat: ditolak"],
        ["9 of 20 members present = 45.0%, not at least three quarters: rejected"],
    ),
    (
        ballot("motion", {"for": 3, "against": 1}, "void", needed=3),
        "surplus",
        ["3 dari 4 suara sah = 75,0%: tidak sah karena kuorum tidak tercapai"],
        ["3 of 4 valid votes = 75.0%: void for want of quorum"],
    ),
    (
        ballot("motion", {"for": 8, "against": 1}, "carried", threshold=None, needed=2),
        "person",
        ["8 dari 9 suara sah = 88,9%, lebih banyak daripada 1 tidak setuju: terpilih"],
        ["8 of 9 valid votes = 88.9%, more than 1 against: elected"],
    ),
    (
        ballot("motion", {"for": 1, "against": 8}, "rejected", threshold=None, needed=9),
        "person",
        ["1 dari 9 suara sah = 11,1%, lebih sedikit daripada 8 tidak setuju: ditolak"],
        ["1 of 9 valid votes = 11.1%, fewer than 8 against: rejected"],
    ),
    (
        ballot("motion", {"for": 8, "against": 1}, "carried", needed=5),
        "dismissal",
        ["8 dari 9 suara sah = 88,9%, lebih dari setengah: diterima"],
        ["8 of 9 valid votes = 88.9%, more than half: accepted"],
    ),
    (
        ballot("one-of", {"a": 7, "b": 4}, "elected", threshold=None, elected=("a",)),
        "person",
        ["Balai: 7 dari 11 suara sah = 63,6%, suara terbanyak: terpilih"],
        ["Balai: 7 of 11 valid votes = 63.6%, most votes: elected"],
    ),
    (
        ballot("up-to", {"a": 7, "b": 4}, "elected", needed=6, elected=("a",)),
        "person",
        ["Balai: 7 dari 11 suara sah = 63,6%, lebih dari setengah: terpilih"],
        ["Balai: 7 of 11 valid votes = 63.6%, more than half: elected"],
    ),
    (
        ballot("approval", {"a": 4, "b": 7}, "rejected", of=20, base="present", needed=11),
        "person",
        ["Aula: 7 dari 20 anggota hadir = 35,0%, tidak lebih dari setengah: ditolak"],
        ["Aula: 7 of 20 members present = 35.0%, not more than half: rejected"],
    ),
    (
        ballot("one-of", {"a": 6, "b": 6}, "tied", threshold=None, tied=("a", "b")),
        "person",
        ["Balai: 6 dari 12 suara sah = 50,0%: suara sama", "Aula: 6 dari 12 suara sah = 50,0%: suara sama"],
        ["Balai: 6 of 12 valid votes = 50.0%: tied", "Aula: 6 of 12 valid votes = 50.0%: tied"],
    ),
    (
        ballot("one-of", {"a": 0, "b": 0}, "rejected", threshold=None),
        "person",
        ["Ditolak"],
        ["Rejected"],
    ),
)


@pytest.mark.parametrize(
    ("language", "word"), [("id", "tidak berlaku, ditinjau kembali"), ("en", "not in force, reconsidered")]
)
def test_what_was_reconsidered_is_shown_as_in_force_nowhere(
    browser: Browser, language: str, word: str
) -> None:
    decision = {"subject": "budget", "status": "reconsidered", "declared": {"outcome": "carried"}}
    with visit(browser, 360, 740) as gallery:
        gallery.go(language=language)
        url = f"{SITE}{static_url('js/lib/counting.js')}"
        said = gallery.page.evaluate(
            "async ([url, decision]) => (await import(url)).verdict(decision)", [url, decision]
        )
    assert said == {"word": word, "tone": "bad"}


@pytest.mark.parametrize(("language", "at"), [("id", 2), ("en", 3)])
def test_every_ballot_ends_in_a_sentence_with_its_arithmetic(
    browser: Browser, language: str, at: int
) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go(language=language)
        url = f"{SITE}{static_url('js/lib/counting.js')}"
        said = gallery.page.evaluate(
            """async ([url, cases]) => {
                 const {judged} = await import(url);
                 return cases.map(([ballot, subject]) => judged(ballot, subject, (one) => one.label));
               }""",
            [url, [case[:2] for case in CASES]],
        )
    assert said == [case[at] for case in CASES]
