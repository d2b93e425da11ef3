"""What the chair reads with the palu, of every kind and outcome, in both languages. Rule book 6.9."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from rat_online.web.render import static_url
from tests.browser.gallery_site import SITE, Visit, visit

pytestmark = pytest.mark.browser

TEXT = "Rapat menerima usulan."
WORDS = {
    "id": {
        "accountability": "diterima dan disahkan",
        "accountability with notes": "diterima dengan catatan",
        "standing-orders": "disahkan",
        "budget": "disahkan",
        "surplus": "ditetapkan",
        "presidium": "terpilih",
        "other": "diterima",
        "carried": "Dengan ini saya nyatakan {word}: {text}",
        "rejected": "Dengan ini saya nyatakan ditolak, usul yang berbunyi: {text}",
        "void": "Pemungutan suara tentang usul ini tidak sah karena kuorum tidak tercapai: {text}",
        "written": "Keputusan tentang usul ini tidak mengikat karena jawaban tidak mencapai kuorum: {text}",
        "nobody": "Dengan ini saya nyatakan tidak ada calon yang terpilih: {text}",
        "elected": "Dengan ini saya nyatakan terpilih: {names}",
        "open": "2 kursi belum terisi.",
    },
    "en": {
        "accountability": "accepted and adopted",
        "accountability with notes": "accepted with notes",
        "standing-orders": "adopted",
        "budget": "adopted",
        "surplus": "determined",
        "presidium": "elected",
        "other": "accepted",
        "carried": "I hereby declare {word}: {text}",
        "rejected": "I hereby declare rejected the proposal that reads: {text}",
        "void": "The ballot on this proposal is void for want of quorum: {text}",
        "written": "The decision on this proposal is not binding, the answers did not reach quorum: {text}",
        "nobody": "I hereby declare that no candidate is elected: {text}",
        "elected": "I hereby declare elected: {names}",
        "open": "2 seats are still open.",
    },
}
SUBJECTS = ["accountability", "standing-orders", "budget", "surplus", "presidium", "other"]
PERSONS = [{"id": f"c{n}", "label": "", "person": f"m{n}"} for n in (1, 2, 3)]
PEOPLE = {"m1": "Siti", "m2": "Budi", "m3": "Wayan"}
READ = """async ([next, words, view]) => {
  const { declaring } = await import(next);
  const { t } = await import(words);
  return view.decisions.map((one) => t(...declaring(view, one)));
}"""


@pytest.fixture(scope="module", params=["id", "en"])
def spoken(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Visit, dict[str, str]]]:
    with visit(browser, 360, 740) as opened:
        opened.go(request.param)
        yield opened, WORDS[request.param]


def read(gallery: Visit, *decisions: dict[str, Any]) -> list[str]:
    given = {
        "form": "motion",
        "text": TEXT,
        "notes": "",
        "in_writing": False,
        "options": PERSONS,
        "seats": 1,
        "seat": "",
        "named": [],
        "seated": [],
        "subject": "person",
    }
    view = {"people": PEOPLE, "decisions": [{**given, **one} for one in decisions]}
    urls = [f"{SITE}{static_url(name)}" for name in ("js/konsol/declaring.js", "js/lib/words.js")]
    found: list[str] = gallery.page.evaluate(READ, [*urls, view])
    return found


def elects(*elected: str, **more: Any) -> dict[str, Any]:
    return {"form": "up-to", "result": {"outcome": "elected", "elected": list(elected)}, **more}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_word_fits_the_kind_and_the_outcome(spoken: tuple[Visit, dict[str, str]], subject: str) -> None:
    gallery, words = spoken
    outcomes = [{"result": {"outcome": one}} for one in ("carried", "rejected", "void")]
    said = read(gallery, *({**one, "subject": subject} for one in outcomes))
    assert said == [
        words[one].format(word=words[subject], text=TEXT) for one in ("carried", "rejected", "void")
    ]


def test_who_is_dismissed_is_not_declared_elected(spoken: tuple[Visit, dict[str, str]]) -> None:
    gallery, words = spoken
    said = read(gallery, {"kind": "dismissal", "subject": "person", "result": {"outcome": "carried"}})
    assert said == [words["carried"].format(word=words["other"], text=TEXT)]


def test_a_report_with_notes_and_a_text_in_writing(spoken: tuple[Visit, dict[str, str]]) -> None:
    gallery, words = spoken
    said = read(
        gallery,
        {"subject": "accountability", "notes": "Piutang ditagih.", "result": {"outcome": "carried"}},
        {"subject": "other", "in_writing": True, "result": {"outcome": "void"}},
    )
    noted = words["carried"].format(word=words["accountability with notes"], text=TEXT)
    assert said == [noted, words["written"].format(text=TEXT)]


def test_an_election_names_whom_it_elects_to_what_and_the_seats_left_open(
    spoken: tuple[Visit, dict[str, str]],
) -> None:
    gallery, words = spoken
    named = [{"person": "m1", "seat": "Ketua"}, {"person": "m2", "seat": "Sekretaris"}]
    said = read(
        gallery,
        elects("c2", seat="Ketua"),
        elects("c2", seats=3),
        elects("c3", seats=2, seated=["c1"]),
        elects("c1", "c2", seats=2, named=named),
        {"form": "one-of", "result": {"outcome": "rejected", "elected": []}},
        {"form": "one-of", "result": {"outcome": "void", "elected": []}},
    )
    named_ = ["Ketua: Budi.", f"Budi. {words['open']}", "Siti, Wayan.", "Ketua: Siti; Sekretaris: Budi."]
    assert said[:4] == [words["elected"].format(names=names) for names in named_]
    assert said[4:] == [words["nobody"].format(text=TEXT), words["void"].format(text=TEXT)]
