"""Minutes as JSON and back (rule book 7: documents can be recomputed from the record)."""

import json

import pytest

from rat_online.domain.minutes.codec import from_json, to_json
from tests.adapters.documents.example import a_meeting


def test_a_document_survives_its_json() -> None:
    assert from_json(json.loads(json.dumps(to_json(a_meeting())))) == a_meeting()


def test_the_same_document_gives_the_same_json() -> None:
    assert json.dumps(to_json(a_meeting())) == json.dumps(to_json(a_meeting()))


def test_times_are_utc_and_money_is_exact_text() -> None:
    values = json.loads(json.dumps(to_json(a_meeting())))
    assert values["meeting"]["opened_at"] == "2027-03-20T02:12:00.000Z"
    assert values["decisions"][2]["tables"][0]["total"] == "1250000000"


def test_no_value_is_a_float() -> None:
    assert "." not in "".join(str(one) for one in _numbers(to_json(a_meeting())))


def test_an_unknown_field_is_refused_by_its_name() -> None:
    values = to_json(a_meeting()) | {"mood": "good"}
    with pytest.raises(ValueError, match="minutes: unknown mood"):
        from_json(values)


def test_a_missing_field_is_refused() -> None:
    values = to_json(a_meeting())
    del values["counts"]
    with pytest.raises(ValueError, match="counts"):
        from_json(values)


def test_a_value_of_the_wrong_kind_is_refused_with_its_place() -> None:
    values = json.loads(json.dumps(to_json(a_meeting())))
    values["agenda"][3]["number"] = "empat"
    with pytest.raises(ValueError, match=r"agenda\[3\]\.number: expected int, got str"):
        from_json(values)


def _numbers(value: object) -> list[object]:
    if isinstance(value, dict):
        return [one for part in value.values() for one in _numbers(part)]
    if isinstance(value, list):
        return [one for part in value for one in _numbers(part)]
    return [value] if isinstance(value, int | float) else []
