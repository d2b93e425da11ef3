from rat_online.app.member_import.findings import FileFault, FileRefused
from rat_online.app.member_import.result import Import
from tests.app.member_import.sheets import a_list


def test_the_report_has_the_shape_that_programs_read() -> None:
    report = a_list(("001", "Budi", "L", "abc"), ("002", "Siti", "P", "")).report()
    assert report == {
        "rows": 2,
        "good": 1,
        "bad": [
            {
                "line": 2,
                "column": "No HP",
                "code": "phone-invalid",
                "message": "Nomor HP “abc” tidak benar. Tulis seperti 081234567890, atau kosongkan.",
            }
        ],
        "flagged": [],
    }
    assert type(report["bad"][0]["code"]) is str


def test_a_file_refused_as_a_whole_is_on_no_line() -> None:
    found = Import.of_refused_file(FileRefused(FileFault.EMPTY))
    assert found.report()["bad"][0]["line"] == 0
    assert found.bad_lines() == set()
    assert found.file_refused is not None
    assert (found.rows, found.good) == (0, 0)


def test_a_usable_file_is_not_refused() -> None:
    assert a_list(("001", "Budi", "L", "abc")).file_refused is None
