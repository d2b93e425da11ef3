"""What an officer's new password must be."""

import pytest

from rat_online.app.password_rules import PasswordFault, fault_of


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("sembilan9", PasswordFault.TOO_SHORT),
        ("x" * 129, PasswordFault.TOO_LONG),
        ("aaaaaaaaaabb", PasswordFault.TOO_SIMPLE),
        ("ratna.dewi1", PasswordFault.LIKE_LOGIN),
        ("RATNA.DEWI1", PasswordFault.LIKE_LOGIN),
        ("kopi pagi di teras", None),
        ("密码是一个很长的句子啊", None),
        ("ratna.dewi suka kopi pagi", None),
    ],
)
def test_a_password_is_long_and_not_the_login(password: str, fault: PasswordFault | None) -> None:
    assert fault_of(password, "ratna.dewi") is fault


def test_an_empty_login_forbids_nothing() -> None:
    assert fault_of("kopi pagi di teras", "") is None
