"""The templates environment: escaping, formats, static URLs, and a gallery that renders in both languages."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from jinja2 import UndefinedError

from rat_online.web.gallery import gallery
from rat_online.web.render import environment, render, share_of, static_url, static_version

AT = datetime(2027, 3, 20, 3, 47, 31, tzinfo=UTC)


def written(source: str, language: str = "id", **context: object) -> str:
    return environment(language).from_string(source).render(context)


def test_what_people_typed_is_escaped() -> None:
    assert written("{{ name }}", name="<b>Budi</b>") == "&lt;b&gt;Budi&lt;/b&gt;"


def test_a_parameter_of_a_sentence_is_escaped_too() -> None:
    page = written('{{ t("ballot.send-choice", choice=name) }}', name="<script>")
    assert page == "Kirim suara: &lt;script&gt;"


def test_a_name_that_the_context_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        written("{{ present }}")


def test_figures_are_written_the_languages_way() -> None:
    assert written("{{ 1204|angka }} {{ 497|persen(575) }}") == "1.204 86,4%"
    assert written("{{ 1204|angka }} {{ 497|persen(575) }}", "en") == "1,204 86.4%"


def test_money_carries_its_sen() -> None:
    assert written("{{ amount|rupiah }}", amount=Decimal(1_250_000)) == "Rp1.250.000,00"


def test_a_time_is_on_the_meetings_own_clock() -> None:
    assert written("{{ at|pukul('Asia/Jakarta', seconds=true) }}", at=AT) == "10.47.31 WIB"
    assert written("{{ at|pukul('WITA') }}", at=AT) == "11.47 WITA"
    assert written("{{ at|pukul('Asia/Jayapura', named=false) }}", "en", at=AT) == "12:47"


def test_a_date_is_on_the_meetings_own_calendar() -> None:
    assert written("{{ at|tanggal('Asia/Jakarta') }}", at=AT) == "Sabtu, 20 Maret 2027"


def test_time_that_runs_is_minutes_and_seconds() -> None:
    assert written("{{ 77|sisa }} {{ 3725|sisa }} {{ -1|sisa }}") == "1:17 1:02:05 0:00"


def test_a_static_url_names_the_version_of_the_whole_tree() -> None:
    assert static_url("css/tokens.css") == f"/static/{static_version()}/css/tokens.css"


def test_a_missing_static_file_is_noticed_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        static_url("css/nowhere.css")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="id, en"):
        environment("fr")


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(418, 612, "68.3"), (0, 0, "0"), (3, 2, "100"), (1, 2, "50")]
)
def test_a_share_is_a_plain_decimal_between_nothing_and_all(part: int, whole: int, share: str) -> None:
    assert share_of(part, whole) == share


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_gallery_renders_without_a_style_or_script_that_a_strict_policy_refuses(language: str) -> None:
    page = render("gaya.html", language, gallery(language))
    assert f'lang="{language}"' in page
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
