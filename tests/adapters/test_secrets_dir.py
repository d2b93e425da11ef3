"""Secrets of an install: made once, shared by its processes, readable by nobody else."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from rat_online.adapters.secrets_dir import SecretsDir, SecretsExposed


def test_a_secret_is_made_once_and_stays(tmp_path: Path) -> None:
    first, second = SecretsDir(tmp_path / "data"), SecretsDir(tmp_path / "data")
    assert first.cookie_key() == second.cookie_key()
    assert first.link_key() == second.link_key()
    assert first.head_key().private_numbers() == second.head_key().private_numbers()


def test_secrets_differ_from_each_other_and_between_installs(tmp_path: Path) -> None:
    one, other = SecretsDir(tmp_path / "one"), SecretsDir(tmp_path / "other")
    assert len({one.cookie_key(), one.link_key(), other.cookie_key(), other.link_key()}) == 4
    assert len(one.cookie_key()) == 32


def test_the_head_key_is_on_p256(tmp_path: Path) -> None:
    assert isinstance(SecretsDir(tmp_path).head_key().curve, ec.SECP256R1)


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    secrets = SecretsDir(tmp_path)
    secrets.cookie_key()
    secrets.head_key()
    directory = tmp_path / "secrets"
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in directory.iterdir()} == {0o600}


@pytest.mark.parametrize("shown", ["secrets", "secrets/cookie.key"])
def test_secrets_that_others_may_read_are_not_used(tmp_path: Path, shown: str) -> None:
    secrets = SecretsDir(tmp_path)
    secrets.cookie_key()
    (tmp_path / shown).chmod(0o740)
    with pytest.raises(SecretsExposed, match="chmod go="):
        secrets.cookie_key()


def test_what_a_crash_left_half_written_is_made_anew(tmp_path: Path) -> None:
    secrets = SecretsDir(tmp_path)
    secrets.link_key()
    (tmp_path / "secrets" / ".cookie.key.new").write_bytes(b"half")
    assert len(secrets.cookie_key()) == 32
    assert not (tmp_path / "secrets" / ".cookie.key.new").exists()


def read_keys(data_dir: Path) -> bytes:
    return SecretsDir(data_dir).cookie_key() + SecretsDir(data_dir).link_key()


def test_processes_that_start_together_share_them(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert len(set(pool.map(read_keys, [tmp_path] * 4))) == 1
