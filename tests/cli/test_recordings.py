"""`rat-online recordings`: what is kept long enough is named, then deleted."""

from pathlib import Path

from tests.cli.test_install_life import founded, rat

OLD = "20200101T020000000000.mkv"


def test_old_recordings_are_named_first_and_deleted_when_told(tmp_path: Path) -> None:
    founded(tmp_path)
    folder = tmp_path / "data" / "recordings" / "7QABCDEF"
    folder.mkdir(parents=True)
    (folder / OLD).write_bytes(b"gambar")
    named = rat(tmp_path, "recordings", "erase-old", "--dry-run")
    assert (named.returncode, named.stdout.split()[:2]) == (0, ["7QABCDEF", "1"])
    assert folder.is_dir()
    assert rat(tmp_path, "recordings", "erase-old", "--days", "9999").stdout.startswith("0 ")
    assert rat(tmp_path, "recordings", "erase-old", "--days", "0").returncode == 2
    assert rat(tmp_path, "recordings", "erase-old").stdout.endswith(
        "7QABCDEF\n1 rekaman dihapus / deleted.\n"
    )
    assert not folder.exists()
