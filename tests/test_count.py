"""`rat-online count`: the file as each method reads it, the JSON, and what a broken file is answered."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from rat_online.count import FAULTS, INVALID, count, count_command
from rat_online.domain.blt import BltError, BltFault
from rat_online.domain.tally import Fault

SWEETS = """\
5 3
4 1 0
2 2 1 0
8 3 4 0
4 3 5 0
1 4 0
1 5 0
0
"Jeruk" "Pir" "Cokelat" "Stroberi" "Permen"
"Pesta"
"""

THIRDS = '3 2\n6 1 2 0\n3 1 3 0\n5 2 0\n3 3 0\n0\n"Ani" "Budi" "Citra"\n'
TIED = '3 1\n2 1 0\n2 2 0\n1 3 0\n0\n"Ani" "Budi" "Citra"\n'


def run(*arguments: str) -> Any:
    app = typer.Typer()
    app.command()(count_command)
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pemilihan.blt"
    path.write_text(SWEETS, encoding="utf-8")
    return path


TENNESSEE = """\
4 1   # https://en.wikipedia.org/wiki/Instant-runoff_voting, the capital of Tennessee
42 1 2 3 4 0
26 2 3 4 1 0
15 3 4 2 1 0
17 4 3 2 1 0
0
"Memphis" "Nashville" "Chattanooga" "Knoxville"
"Tennessee"
"""


class TestCount:
    def test_the_published_run_off_of_tennessee(self) -> None:
        result = count(TENNESSEE, "irv")

        assert (result["elected"], result["quota"]) == (["Knoxville"], 51)
        assert [stage["candidate"] for stage in result["stages"]] == [None, "Chattanooga", "Nashville"]
        assert result["stages"][-1]["votes"] == {
            "Memphis": "42",
            "Nashville": "0",
            "Chattanooga": "0",
            "Knoxville": "58",
        }
        assert result["stages"][1]["transfers"] == [
            {"from": "Chattanooga", "to": "Knoxville", "papers": 15, "value": "1", "votes": "15"}
        ]

    def test_the_published_count_of_the_party_stage_by_stage(self) -> None:
        stages = count(SWEETS, "stv")["stages"]

        assert [(stage["action"], stage["candidate"]) for stage in stages] == [
            ("first-preferences", None),
            ("surplus", "Cokelat"),
            ("exclusion", "Pir"),
            ("exclusion", "Permen"),
        ]
        assert [stage["elected"] for stage in stages] == [["Cokelat"], [], ["Jeruk"], ["Stroberi"]]
        assert stages[1]["votes"]["Stroberi"] == "5"
        assert stages[1]["votes"]["Permen"] == "3"

    def test_stv_takes_the_seats_from_the_file(self) -> None:
        result = count(SWEETS, "stv")

        assert result["elected"] == ["Cokelat", "Jeruk", "Stroberi"]
        assert (result["quota"], result["seats"], result["status"]) == (6, 3, "complete")

    def test_seats_may_be_given_instead(self) -> None:
        assert len(count(SWEETS, "stv", seats=1)["elected"]) == 1

    def test_instant_run_off_fills_one_seat_whatever_the_file_says(self) -> None:
        assert count(SWEETS, "irv")["elected"] == ["Cokelat"]
        with pytest.raises(ValueError, match="one seat"):
            count(SWEETS, "irv", seats=2)

    def test_plurality_counts_first_preferences(self) -> None:
        result = count(SWEETS, "plurality", seats=1)

        assert result["stages"][0]["votes"] == {
            "Jeruk": "4",
            "Pir": "2",
            "Cokelat": "12",
            "Stroberi": "1",
            "Permen": "1",
        }
        assert (result["elected"], result["quota"]) == (["Cokelat"], None)

    def test_approval_counts_everybody_on_a_ballot_at_whatever_rank(self) -> None:
        result = count('2 1\n3 1=2 0\n1 2 0\n0\n"Ani" "Budi"', "approval")

        assert result["stages"][0]["votes"] == {"Ani": "3", "Budi": "4"}
        assert result["invalid"] == 0

    def test_exact_votes_are_rational_text_with_decimals_beside_them(self) -> None:
        stage = count('3 2\n7 1 2 0\n2 1 3 0\n5 2 0\n3 3 0\n0\n"Ani" "Budi" "Citra"', "stv")["stages"][1]

        assert stage["votes"] == {"Ani": "6", "Budi": "22/3", "Citra": "11/3"}
        assert stage["votes_decimal"] == {"Ani": "6.000000", "Budi": "7.333333", "Citra": "3.666666"}
        assert stage["transfers"] == [
            {"from": "Ani", "to": "Budi", "papers": 7, "value": "1/3", "votes": "7/3"},
            {"from": "Ani", "to": "Citra", "papers": 2, "value": "1/3", "votes": "2/3"},
        ]

    def test_five_decimals_are_the_scottish_truncation(self) -> None:
        result = count(THIRDS, "stv", decimals=5)

        assert result["arithmetic"] == "truncated to 5 decimals"
        assert result["stages"][1]["votes"] == {"Ani": "6.00000", "Budi": "6.99998", "Citra": "3.99999"}
        assert result["stages"][1]["lost"] == "0.00003"

    def test_a_ranked_ballot_with_equal_ranks_is_invalid_with_its_reason(self) -> None:
        result = count('2 1\n3 1=2 0\n1 2 0\n0\n"Ani" "Budi"', "stv")

        assert (result["valid"], result["invalid"]) == (1, 3)
        assert result["invalid_reasons"] == {"equal-ranks": 3}

    def test_plurality_minds_equal_ranks_only_at_the_first(self) -> None:
        assert count('3 1\n3 1 2=3 0\n0\n"Ani" "Budi" "Citra"', "plurality")["valid"] == 3
        assert count('3 1\n3 2=3 1 0\n0\n"Ani" "Budi" "Citra"', "plurality")["invalid"] == 3

    def test_a_skipped_rank_moves_the_others_up(self) -> None:
        assert count('2 1\n1 - 2 0\n0\n"Ani" "Budi"', "stv")["elected"] == ["Budi"]

    def test_withdrawn_candidates_are_struck_out_before_anything_is_judged(self) -> None:
        result = count('3 1\n-1\n2 1 0\n3 1=2 3 0\n1 3 0\n0\n"Ani" "Budi" "Citra"', "stv")

        assert (result["candidates"], result["withdrawn"]) == (["Budi", "Citra"], ["Ani"])
        assert (result["valid"], result["blank"], result["elected"]) == (4, 2, ["Budi"])

    def test_a_tie_that_nothing_breaks_is_a_result_and_no_choice(self) -> None:
        result = count(TIED, "irv")

        assert (result["status"], result["elected"], result["tied"]) == (
            "tie unresolved",
            [],
            ["Ani", "Budi"],
        )
        assert result["unresolved"]["broken_by"] == "unresolved"
        assert count(TIED, "plurality")["status"] == "tie unresolved"

    def test_lots_break_it_and_the_stage_says_so(self) -> None:
        result = count(TIED, "irv", lots=["Budi", "Ani"])

        assert result["elected"] == ["Budi"]
        assert result["stages"][-1]["ties"][0]["broken_by"] == "lot"

    def test_seats_that_nobody_has_a_vote_for_stay_open(self) -> None:
        result = count('3 2\n3 1 0\n0\n"Ani" "Budi" "Citra"', "plurality")

        assert (result["status"], result["elected"], result["open_seats"]) == ("seats open", ["Ani"], 1)

    @pytest.mark.parametrize(("method", "message"), [("borda", "borda"), ("stv", "lots name")])
    def test_a_question_that_cannot_be_answered_is_refused(self, method: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            count(SWEETS, method, lots=["Siapa"])

    def test_a_broken_file_is_refused_with_its_line(self) -> None:
        with pytest.raises(BltError) as caught:
            count(SWEETS.replace("8 3 4 0", "8 3 4"), "stv")
        assert (caught.value.line, caught.value.fault) == (4, BltFault.BALLOT_NOT_ENDED)


class TestCommand:
    def test_json_is_one_object_with_names_as_they_are(self, file: Path) -> None:
        answer = run(str(file), "--method", "stv", "--seats", "3", "--json")

        assert answer.exit_code == 0
        assert json.loads(answer.stdout) == count(SWEETS, "stv", 3)

    def test_without_json_people_read_the_count_sheet(self, file: Path) -> None:
        answer = run(str(file))

        assert answer.exit_code == 0
        for line in (
            "Pesta: stv, 3 kursi",
            "Kuota 6",
            "Tahap 3: gugur Pir",
            "Terpilih: Cokelat, Jeruk, Stroberi",
        ):
            assert line in answer.stdout

    def test_numbers_for_people_are_written_as_they_write_them(self, file: Path) -> None:
        file.write_text('3 2\n4001 1 2 0\n1000 2 0\n500 3 0\n0\n"Ani" "Budi" "Citra"\n', encoding="utf-8")

        answer = run(str(file)).stdout
        assert "Kuota 1.834" in answer
        assert "3.167  Budi  terpilih" in answer

        file.write_text(THIRDS, encoding="utf-8")
        assert "6,99998  Budi" in run(str(file), "--decimals", "5").stdout

    def test_an_open_tie_is_told_to_people_too(self, file: Path) -> None:
        file.write_text(TIED, encoding="utf-8")

        assert (
            "Suara sama belum dipecahkan untuk 1 kursi: Ani, Budi" in run(str(file), "--method", "irv").stdout
        )
        drawn = run(str(file), "--method", "irv", "--lot", "Budi", "--lot", "Ani").stdout
        assert "suara sama: Ani, Budi: diundi" in drawn
        assert "Terpilih: Budi" in drawn

    def test_a_malformed_file_exits_2_and_names_its_line(self, file: Path) -> None:
        file.write_text(SWEETS.replace("8 3 4 0", "8 3 9 0"), encoding="utf-8")

        answer = run(str(file), "--json")

        assert (answer.exit_code, answer.stdout) == (2, "")
        assert f"{file}:4: {FAULTS[BltFault.PREFERENCE]}: 9" in answer.stderr

    def test_a_file_that_is_not_utf_8_exits_2_and_names_its_line(self, file: Path) -> None:
        file.write_bytes('1 1\n0\n"Dédi"\n'.encode("latin-1"))

        answer = run(str(file))

        assert answer.exit_code == 2
        assert f"{file}:3:" in answer.stderr

    def test_a_question_that_cannot_be_answered_exits_2(self, file: Path) -> None:
        assert run(str(file), "--method", "irv", "--seats", "2").exit_code == 2
        assert run(str(file), "--method", "borda").exit_code == 2
        assert run(str(file), "--seats", "0").exit_code == 2
        assert run(str(file) + ".lain").exit_code == 2


def test_every_fault_has_words() -> None:
    assert set(FAULTS) == set(BltFault)
    assert set(INVALID) == set(Fault)
