"""Names and texts that are joined to the log; what is gone is said to be gone."""

from tests.domain.minutes.told import sources_of
from tests.rules.scene import Scene, why


def test_a_person_without_a_name_is_printed_by_id() -> None:
    assert sources_of(Scene()).name("x9") == "x9"


def test_a_text_is_joined_by_its_digest_and_an_erased_one_is_said_to_be_erased() -> None:
    sources = sources_of(Scene())
    assert sources.text(why().id) == why().text
    assert sources.text("0" * 64) == "(teks telah dihapus)"
    assert sources.text(None) == ""
