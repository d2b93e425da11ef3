from rat_online.app.member_import.findings import FileFault, FileRefused, Flag, RowFault
from rat_online.domain.members.unreadable import Fault


def test_every_code_is_used_for_one_thing_only() -> None:
    codes = [*FileFault, *RowFault, *Flag, *Fault]
    assert len({str(code) for code in codes}) == len(codes)


def test_a_refused_file_carries_its_code_and_facts() -> None:
    refused = FileRefused(FileFault.TOO_LARGE, limit="20 MB")
    assert str(refused) == "file-too-large"
    assert refused.facts == {"limit": "20 MB"}
