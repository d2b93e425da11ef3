"""Canonical JSON, the chain of hashes and Merkle trees; vectors from RFC 8785 and RFC 6962/9162."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.chain import (
    ChainBroken,
    Head,
    MeetingKey,
    NewEvent,
    StoredEvent,
    authenticity_code,
    canonical,
    check_chain,
    event_hash,
    genesis,
    inclusion_proof,
    inclusion_proofs,
    link,
    merkle_root,
    time_read,
    time_text,
    verify_inclusion,
)

MEETING = MeetingKey("melati", "rat-2027")
NOON = datetime(2027, 3, 20, 5, 0, 0, 123_000, tzinfo=UTC)


class TestCanonicalJson:
    """RFC 8785."""

    def test_the_sample_of_section_3_2_2_and_3_2_4_without_its_floats(self) -> None:
        sample = {
            "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f",
            "literals": [None, True, False],
        }
        assert canonical(sample).hex(" ") == (
            "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c "
            "22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c "
            "5c 22 2f 22 7d"
        )

    def test_keys_stand_in_the_order_of_section_3_2_3(self) -> None:
        sample = {
            "\u20ac": "Euro Sign",
            "\r": "Carriage Return",
            "\ufb33": "Hebrew Letter Dalet With Dagesh",
            "1": "One",
            "\U0001f600": "Emoji: Grinning Face",
            "\u0080": "Control",
            "\u00f6": "Latin Small Letter O With Diaeresis",
        }
        values = [part.split('":"')[1].rstrip('"}') for part in canonical(sample).decode().split(",")]
        assert values == [
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ]

    def test_control_characters_take_the_short_escape_where_there_is_one(self) -> None:
        assert canonical("\b\t\n\f\r\x00\x1f\x7f\u2028") == b'"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\xe2\x80\xa8"'

    def test_nested_keys_are_sorted_too_and_no_space_is_written(self) -> None:
        assert canonical({"b": [{"d": 1, "c": ()}], "a": {}}) == b'{"a":{},"b":[{"c":[],"d":1}]}'

    def test_numbers_go_to_53_bits_and_no_further(self) -> None:
        assert canonical([2**53 - 1, 1 - 2**53, 0]) == b"[9007199254740991,-9007199254740991,0]"
        for beyond in (2**53, -(2**53)):
            with pytest.raises(ValueError, match="53 bits"):
                canonical(beyond)

    def test_a_time_is_utc_with_milliseconds_and_z(self) -> None:
        wib = timezone(timedelta(hours=7))
        assert (
            canonical(datetime(2027, 3, 20, 9, 12, 0, 123_999, tzinfo=wib)) == b'"2027-03-20T02:12:00.123Z"'
        )

    def test_a_word_of_a_closed_list_is_its_text(self) -> None:
        class Word(StrEnum):
            HALL = "hall"

        assert canonical({Word.HALL: Word.HALL}) == b'{"hall":"hall"}'

    @pytest.mark.parametrize(
        "value",
        [1.0, float("nan"), "\ud800", {"\udfff": 1}, {1: 2}, b"x", {1, 2}, datetime(2027, 3, 20)],  # noqa: DTZ001
        ids=repr,
    )
    def test_what_readers_would_understand_differently_is_refused(self, value: object) -> None:
        with pytest.raises(ValueError):
            canonical([value])


class TestTimes:
    def test_a_time_written_is_read_back(self) -> None:
        assert time_read(time_text(NOON)) == NOON

    @pytest.mark.parametrize(
        "text", ["2027-03-20T05:00:00Z", "2027-03-20T05:00:00.123", "2027-03-20T12:00:00.123+07:00"]
    )
    def test_only_the_one_way_to_write_a_time_is_read(self, text: str) -> None:
        with pytest.raises(ValueError, match="expected a UTC time"):
            time_read(text)


def _event(number: int, command: str | None = None) -> NewEvent:
    return NewEvent("MemberCheckedIn", 1, NOON, f"p{number}", command, {"channel": "online", "n": number})


def _log(count: int) -> list[StoredEvent]:
    return link(MEETING, genesis(MEETING), [_event(number) for number in range(count)])


class TestChain:
    def test_a_chain_begins_at_its_own_meeting(self) -> None:
        assert genesis(MEETING) == Head(0, sha256(b"rat/v1/log\0melati\0rat-2027").hexdigest())
        assert genesis(MEETING) != genesis(MeetingKey("mawar", "rat-2027"))

    def test_the_hash_covers_every_other_field(self) -> None:
        [stored] = link(MEETING, genesis(MEETING), [_event(7, command="c-1")])
        written = (
            '{"actor":"p7","at":"2027-03-20T05:00:00.123Z","command":"c-1","cooperative":"melati",'
            '"kind":"MemberCheckedIn","meeting":"rat-2027","payload":{"channel":"online","n":7},"position":1,'
            f'"previous_hash":"{genesis(MEETING).hash}","schema":1}}'
        )
        assert stored.hash == sha256(written.encode()).hexdigest()
        assert stored.hash == event_hash(MEETING, 1, stored, stored.previous_hash)

    def test_events_follow_one_another_from_position_one(self) -> None:
        first, second = _log(2)
        assert (first.position, second.position) == (1, 2)
        assert first.previous_hash == genesis(MEETING).hash
        assert second.previous_hash == first.hash

    def test_linking_in_turns_is_linking_at_once(self) -> None:
        first, second = _log(2)
        assert link(MEETING, Head(1, first.hash), [_event(1)]) == [second]

    def test_what_is_linked_is_what_a_store_reads_again(self) -> None:
        late = replace(_event(1), at=NOON.replace(microsecond=123_999), payload={"b": (1, 2), "a": None})
        [stored] = link(MEETING, genesis(MEETING), [late])
        assert stored.at == NOON
        assert stored.payload == {"a": None, "b": [1, 2]}

    def test_an_event_that_a_store_cannot_keep_is_refused(self) -> None:
        for event in (
            replace(_event(1), kind="a\0b"),
            replace(_event(1), actor="a\0b"),
            replace(_event(1), command="a\0b"),
        ):
            with pytest.raises(ValueError, match="NUL"):
                link(MEETING, genesis(MEETING), [event])

    def test_a_whole_log_leads_to_its_head(self) -> None:
        log = _log(5)
        assert check_chain(MEETING, log) == Head(5, log[-1].hash)
        assert check_chain(MEETING, log[3:], Head(3, log[2].hash)) == Head(5, log[-1].hash)
        assert check_chain(MEETING, []) == genesis(MEETING)

    @pytest.mark.parametrize(
        "change",
        [
            {"kind": "MemberLeft"},
            {"schema": 2},
            {"at": NOON + timedelta(milliseconds=1)},
            {"actor": "p9"},
            {"command": "c"},
            {"payload": {"channel": "online", "n": 3}},
            {"payload": {"channel": "online", "n": 2.0}},
            {"payload": {"channel": "online", "n": True}},
            {"position": 4},
            {"meeting": MeetingKey("mawar", "rat-2027")},
            {"previous_hash": "0" * 64},
            {"hash": "0" * 64},
        ],
        ids=str,
    )
    def test_any_changed_field_breaks_the_chain_where_it_stands(self, change: dict[str, object]) -> None:
        log = _log(5)
        log[2] = replace(log[2], **change)  # type: ignore[arg-type]
        with pytest.raises(ChainBroken) as broken:
            check_chain(MEETING, log)
        assert broken.value.position == 3

    def test_a_missing_or_moved_event_breaks_the_chain(self) -> None:
        log = _log(4)
        for altered in ([*log[:1], *log[2:]], [log[0], log[2], log[1], log[3]]):
            with pytest.raises(ChainBroken) as broken:
                check_chain(MEETING, altered)
            assert broken.value.position == 2


class TestAuthenticityCode:
    def test_it_is_sixty_bits_of_the_head_in_three_groups(self) -> None:
        assert authenticity_code("00443214c74254b" + "0" * 49) == "0123-4567-89AB"
        assert authenticity_code("f" * 64) == "ZZZZ-ZZZZ-ZZZZ"

    def test_only_a_whole_head_has_one(self) -> None:
        with pytest.raises(ValueError, match="SHA-256"):
            authenticity_code("7f3k")


LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [  # the published roots of the first n of these leaves, from the reference implementation of RFC 6962
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


class TestMerkleTree:
    """RFC 9162 section 2.1."""

    def test_a_tree_without_leaves_is_the_hash_of_nothing(self) -> None:
        assert merkle_root([]) == sha256(b"").digest()

    @pytest.mark.parametrize("size", range(1, 9))
    def test_the_published_roots(self, size: int) -> None:
        assert merkle_root(LEAVES[:size]).hex() == ROOTS[size - 1]

    def test_the_published_path_of_the_second_of_five(self) -> None:
        assert [step.hex() for step in inclusion_proof(LEAVES[:5], 1)] == [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]

    @given(st.lists(st.binary(max_size=4), min_size=1, max_size=40), st.data())
    def test_every_proof_leads_to_the_root_and_to_no_other(
        self, leaves: list[bytes], data: st.DataObject
    ) -> None:
        root, size = merkle_root(leaves), len(leaves)
        index = data.draw(st.integers(0, size - 1))
        proof = inclusion_proof(leaves, index)
        assert inclusion_proofs(leaves)[index] == proof
        assert verify_inclusion(leaves[index], index, size, proof, root)
        assert not verify_inclusion(leaves[index] + b"x", index, size, proof, root)
        assert not verify_inclusion(leaves[index], index, size, [*proof, root], root)
        assert not verify_inclusion(leaves[index], size, size, proof, root)
        assert not verify_inclusion(leaves[index], index, size, proof, sha256(root).digest())
        if proof:
            assert not verify_inclusion(leaves[index], index, size, proof[1:], root)

    def test_there_is_no_proof_for_a_leaf_that_is_not_there(self) -> None:
        for index in (-1, 2):
            with pytest.raises(IndexError, match="2 leaves"):
                inclusion_proof([b"a", b"b"], index)
