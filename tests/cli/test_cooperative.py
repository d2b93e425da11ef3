"""Several cooperatives in one install, from the command line."""

from pathlib import Path

from tests.cli.test_install_life import founded, rat

ADD = ("cooperative", "add", "--name", "Koperasi Kenanga", "--admin", "Budi")
GOOD = {"RAT_ADMIN_PASSWORD": "kata-sandi-uji-2"}


def test_another_cooperative_is_added_once_and_sees_no_member_of_the_first(tmp_path: Path) -> None:
    founded(tmp_path)
    assert rat(tmp_path, *ADD, "--login", "SITI", **GOOD).returncode == 2
    assert rat(tmp_path, *ADD, "--login", "budi", RAT_ADMIN_PASSWORD="pendek").returncode == 2
    made = rat(tmp_path, *ADD, "--login", "Budi", **GOOD)
    assert made.returncode == 0, made.stderr
    assert [line.split("  ")[1] for line in rat(tmp_path, "cooperative", "list").stdout.splitlines()] == [
        "Koperasi Kenanga",
        "Koperasi Uji",
    ]
    listed = rat(tmp_path, "members", "list", "--cooperative", "Koperasi Kenanga")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert rat(tmp_path, "members", "list").returncode == 2
