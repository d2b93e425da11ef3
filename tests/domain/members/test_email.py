import pytest

from rat_online.domain.members.email import email_of
from rat_online.domain.members.unreadable import Fault, Unreadable


def test_an_address_is_kept_with_its_domain_in_small_letters() -> None:
    assert email_of(" Budi.S@Contoh.CO.ID, ") == "Budi.S@contoh.co.id"
    assert email_of("mailto:budi@contoh.id") == "budi@contoh.id"
    assert email_of("-") is None


@pytest.mark.parametrize(
    "written", ["budi", "budi@", "budi@contoh", "budi @contoh.id", "a@b..id", "a@b@c.id", "a" * 300]
)
def test_a_slip_in_an_address_is_noticed(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        email_of(written)
    assert refused.value.fault is Fault.EMAIL_INVALID
