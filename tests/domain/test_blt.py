import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.blt import BltBallot, BltElection, BltError, BltFault, parse_blt

WHOLE = """\
# pemilihan pengawas
4 2     # empat calon, dua kursi
-2
3 1 3 4 0
4 1 3 2 0
2 4 1=3 0
1 - 2 0

1 0
0
"Ani"
"Budi # dari Desa Dua"
"Citra"
"Dedi"
"Pemilihan Pengawas 2027"
"""


def test_everything_in_a_file_is_read() -> None:
    election = parse_blt(WHOLE)

    assert election == BltElection(
        candidates=("Ani", "Budi # dari Desa Dua", "Citra", "Dedi"),
        seats=2,
        withdrawn=frozenset({2}),
        ballots=(
            BltBallot(3, ((1,), (3,), (4,))),
            BltBallot(4, ((1,), (3,), (2,))),
            BltBallot(2, ((4,), (1, 3))),
            BltBallot(1, ((), (2,))),
            BltBallot(1, ()),
        ),
        title="Pemilihan Pengawas 2027",
    )


def test_line_breaks_mean_nothing_outside_a_ballot() -> None:
    on_one_line = " ".join(
        line.partition("#")[0] for line in WHOLE.replace(" # dari Desa Dua", "").splitlines()
    )

    assert parse_blt(on_one_line).ballots == parse_blt(WHOLE).ballots
    assert parse_blt(on_one_line).withdrawn == {2}


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert parse_blt("\ufeff" + WHOLE.replace("\n", "\r\n")) == parse_blt(WHOLE)


def test_the_title_may_be_missing() -> None:
    assert parse_blt('1 1\n0\n"A"').title == ""


def test_source_and_comment_may_follow_the_title() -> None:
    assert parse_blt('1 1\n0\n"A"\n"Judul"\n"sumber"\n"catatan"\n').title == "Judul"


def test_names_may_stand_on_one_line() -> None:
    assert parse_blt('2 1\n1 2 0\n0\n"A B" "C" "D"#x').candidates == ("A B", "C")


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("", 1, BltFault.EMPTY),
        ("# hanya catatan\n", 1, BltFault.EMPTY),
        ("4\n", 1, BltFault.HEADER),
        ("empat 2\n", 1, BltFault.HEADER),
        ("0 2\n", 1, BltFault.HEADER),
        ("2 0\n", 1, BltFault.HEADER),
        ("\n\n2 -1\n", 3, BltFault.HEADER),
        ('2 "1"\n', 1, BltFault.HEADER),
        ("2 1\n-3\n", 2, BltFault.WITHDRAWN),
        ("2 1\n-1 -1\n", 2, BltFault.WITHDRAWN),
        ("2 1\n-\n", 2, BltFault.WITHDRAWN),
        ("2 1\n-1 -2\n0\n", 2, BltFault.NOBODY_STANDS),
        ("2 1\n1.5 1 0\n", 2, BltFault.WEIGHT),
        ("2 1\n1 1 0\n-1\n", 3, BltFault.WEIGHT),
        ("2 1\n(7) 1 0\n", 2, BltFault.WEIGHT),
        (f"2 1\n{'9' * 5000} 1 0\n", 2, BltFault.WEIGHT),
        ('2 1\n"A"\n', 2, BltFault.WEIGHT),
        ("2 1\n1 1 0\n1 3 0\n", 3, BltFault.PREFERENCE),
        ("2 1\n1 1=0 0\n", 2, BltFault.PREFERENCE),
        ("2 1\n1 1= 0\n", 2, BltFault.PREFERENCE),
        ("2 1\n1 A 0\n", 2, BltFault.PREFERENCE),
        ("2 1\n1 ٢ 0\n", 2, BltFault.PREFERENCE),
        ('2 1\n1 "1" 0\n', 2, BltFault.PREFERENCE),
        ("2 1\n1 1 2\n1 2 0\n0\n", 2, BltFault.BALLOT_NOT_ENDED),
        ("2 1\n1 1 2", 2, BltFault.BALLOT_NOT_ENDED),
        ("2 1\n1 1 0\n", 2, BltFault.BALLOTS_NOT_ENDED),
        ("2 1\n", 1, BltFault.BALLOTS_NOT_ENDED),
        ('2 1\n1 1 0\n"A" "B"\n', 3, BltFault.WEIGHT),
        ("2 1\n0\nAni\n", 3, BltFault.NAME_NOT_QUOTED),
        ('2 1\n0\n"A"\n""\n', 4, BltFault.NAME_EMPTY),
        ('2 1\n0\n"A"\n"A"\n', 4, BltFault.NAME_REPEATED),
        ('2 1\n0\n"A"\n', 3, BltFault.NAMES_MISSING),
        ('2 1\n0\n"A"\n"B\n"C"', 4, BltFault.QUOTE_NOT_CLOSED),
        ('3 1\n0\n"Ani ""Nini"" Sari"\n"Budi"\n"Citra"', 3, BltFault.QUOTE_INSIDE),
        ('2 1\n0\n"Ani"\n"Budi"s "T"', 4, BltFault.QUOTE_INSIDE),
        ('1 1\n0\n"A"\nJudul\n', 4, BltFault.NAME_NOT_QUOTED),
        ('1 1\n0\n"A"\n"T"\n"s"\n"c"\n"x"\n', 7, BltFault.TOO_MUCH),
        ('1 1\n0\n"A"\n"T"\n1 1 0\n', 5, BltFault.TOO_MUCH),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(text: str, line: int, fault: BltFault) -> None:
    with pytest.raises(BltError) as caught:
        parse_blt(text)

    assert (caught.value.line, caught.value.fault) == (line, fault)
    assert f"line {line}: {fault.value}" in str(caught.value)


@given(st.text(alphabet='0123456789-= \n"#AB(', max_size=60))
def test_any_text_is_read_or_refused_with_a_line_of_that_text(text: str) -> None:
    line = 1
    try:
        election = parse_blt(text)
    except BltError as error:
        line = error.line
    else:
        assert len(election.candidates) >= 1
        assert all(ballot.weight >= 1 for ballot in election.ballots)
    assert 1 <= line <= text.count("\n") + 1
