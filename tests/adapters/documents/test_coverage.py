"""What our fonts can draw, and that they are all there with their licences."""

from rat_online.adapters.documents.coverage import FAMILIES, FONTS, covered


def test_every_script_of_our_members_has_a_font() -> None:
    drawable = frozenset[int]().union(*covered())
    for text in (
        "Ni Luh Sari",
        "Đặng Ș",
        "Ёлка Ω",
        "محمد",
        "ꦄꦏ꧀ꦱꦫ",
        "ᬅᬓ᭄ᬱᬭ",
        "ᮃᮊ᮪ᮞᮛ",
        "小林 さくら",
        "😀",
        "தமிழ்",
        "ไทย",
    ):
        assert {ord(one) for one in text if one != " "} <= drawable, text


def test_what_no_font_maps_is_not_covered() -> None:
    drawable = frozenset[int]().union(*covered())
    assert not drawable & {0x0001, 0x12000, 0xE000, 0xFFFF, 0x10FFFF}


def test_the_text_font_comes_first_and_emoji_last() -> None:
    names = [name for name, _ in FAMILIES]
    assert names[0] == "Plus Jakarta Sans"
    assert names[-1] == "Noto Emoji"  # it has the digits too, and must not be asked first


def test_each_font_is_named_and_licensed_and_all_weigh_less_than_six_megabytes() -> None:
    fonts = {path.name for path in FONTS.glob("*.ttf")}
    licences = " ".join(path.name for path in FONTS.glob("*-*.txt"))
    assert {file for _, file in FAMILIES} <= fonts
    assert all(
        file.split("-")[0].startswith(("PlusJakartaSans", "NotoSans", "NotoEmoji", "Droid")) for file in fonts
    )
    assert all(
        name in licences for name in ("PlusJakartaSans-OFL", "NotoSans-OFL", "NotoEmoji-OFL", "APACHE")
    )
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 6_000_000
