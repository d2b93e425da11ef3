"""Files of the data directory: whole or not at all, and for the owner alone."""

from pathlib import Path

import pytest

from rat_online.adapters.private_files import MaterialFolder, PrintFolder, write_private


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def test_what_is_printed_is_for_the_owner_alone(tmp_path: Path) -> None:
    prints = PrintFolder(tmp_path)
    await prints.keep(prints.part("job", 100), b"second")
    await prints.keep(prints.part("job", 0), b"first")
    assert [part.read_bytes() for part in prints.parts("job")] == [b"first", b"second"]
    assert {rights(part) for part in prints.parts("job")} == {0o600}
    assert rights(prints.part("job", 0).parent) == 0o700


async def test_nothing_is_left_of_a_job_that_was_discarded(tmp_path: Path) -> None:
    prints = PrintFolder(tmp_path)
    await prints.keep(prints.part("job", 0), b"part")
    await prints.keep(prints.whole("job"), b"whole")
    await prints.keep(prints.whole("other"), b"another job's")
    await prints.discard("job")
    await prints.discard("job")
    assert [path.name for path in (tmp_path / "prints").iterdir()] == ["other.pdf"]


def test_a_file_that_could_not_be_written_leaves_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "kept.pdf"
    write_private(path, b"former")
    with pytest.raises(TypeError):
        write_private(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"former"
    assert [one.name for one in tmp_path.iterdir()] == ["kept.pdf"]


async def test_material_of_the_same_bytes_is_kept_once(tmp_path: Path) -> None:
    folder = MaterialFolder(tmp_path)
    await folder.keep("abc", b"%PDF-1.7")
    await folder.keep("abc", b"%PDF-1.7")
    assert folder.path("abc").read_bytes() == b"%PDF-1.7"
    assert len(list((tmp_path / "material").iterdir())) == 1
