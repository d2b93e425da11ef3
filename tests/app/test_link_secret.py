"""Links' secrets and printed codes in one comparable form."""

import pytest

from rat_online.app.ids import Ids
from rat_online.app.link_secret import LinkDigest, code_of, form_of, of_group, plain
from rat_online.app.ports.identity import LinkForm

KEY = b"a key outside the database, long"


@pytest.mark.parametrize(
    "typed",
    [
        "7F3K-9Q01",
        "7f3k-9q01",
        "7F3K 9Q01",
        " 7f3k9q01 ",
        "7F3K–9QO1",
        "7F3K-9Q0I",
        "7f3k-9qol",
        "7F3K\u00a09Q01",
    ],
)
def test_a_code_is_forgiven_how_it_is_typed(typed: str) -> None:
    assert plain(typed) == "7F3K9Q01"


def test_a_links_secret_stays_as_it_is_but_for_spaces_around_it() -> None:
    assert plain(" lO-IL_ooAECAwQFBgcICQ \n") == "lO-IL_ooAECAwQFBgcICQ"


def test_u_is_no_symbol_of_a_code() -> None:
    assert plain("UUUU-UUUU") == "UUUU-UUUU"


def test_what_looks_like_a_code_is_taken_for_one_that_could_be_guessed() -> None:
    assert form_of(" 7f3k 9qol\n") is LinkForm.CODE
    assert form_of("lO-IL_ooAECAwQFBgcICQ") is LinkForm.LINK
    assert form_of("") is LinkForm.LINK


def test_a_code_of_the_console_is_forgiven_too() -> None:
    assert code_of("o123 4567-89ab") == "0123456789AB"


def test_digests_differ_by_secret_and_by_key() -> None:
    digest = LinkDigest(KEY)
    assert digest("7F3K-9Q01") == digest("7f3k 9qoi")
    assert digest("7F3K-9Q01") != digest("7F3K-9Q02")
    assert digest("7F3K-9Q01") != LinkDigest(KEY[::-1])("7F3K-9Q01")
    assert len(digest("anything at all \ud800 " * 1000)) == 64


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        LinkDigest(b"short")


def test_a_groups_code_with_a_number_has_one_form_however_it_is_typed() -> None:
    assert form_of("7F3K-9QD2/0012") is LinkForm.GROUP
    assert plain(of_group(" 7f3k 9qd2", " a-0012 ")) == plain(of_group("7F3K-9QD2", "A-0012"))
    assert plain(of_group("7F3K-9QD2", "0012")) != plain(of_group("7F3K-9QD2", "12"))


def test_no_links_secret_is_taken_for_a_group() -> None:
    assert all(form_of(Ids().link_secret()) is LinkForm.LINK for _ in range(50))
