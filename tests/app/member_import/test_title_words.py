from collections import Counter

from rat_online.app.member_import.fields import FIELD_NAMES, FIELD_TITLES, Field
from rat_online.app.member_import.title_words import AMBIGUOUS_TITLES, TITLES, WEAK_TITLES
from rat_online.app.member_import.titles import EXACT, fields_of_title, title_key


def test_every_known_title_is_in_the_form_that_titles_are_compared_in() -> None:
    known = [title for titles in TITLES.values() for title in titles]
    known += [title for weak in WEAK_TITLES.values() for title in weak]
    assert [title for title in known if title_key(title) != title] == []


def test_no_title_means_two_fields() -> None:
    known = Counter(title for titles in TITLES.values() for title in titles)
    assert [title for title, times in known.items() if times > 1] == []


def test_our_own_template_is_understood() -> None:
    for field, title in FIELD_TITLES.items():
        assert fields_of_title(title_key(title)) == {field: EXACT}


def test_every_field_has_a_name_in_both_languages() -> None:
    assert set(FIELD_NAMES["id"]) == set(FIELD_NAMES["en"]) == set(Field)


def test_an_ambiguous_title_is_one_of_the_known() -> None:
    for field, titles in AMBIGUOUS_TITLES.items():
        assert titles <= {*TITLES[field], *WEAK_TITLES.get(field, {})}
