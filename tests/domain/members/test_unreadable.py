from rat_online.domain.members.unreadable import Fault, Unreadable


def test_what_cannot_be_read_carries_its_code_and_not_the_value() -> None:
    assert str(Unreadable(Fault.PHONE_INVALID)) == "phone-invalid"
    assert Unreadable(Fault.PHONE_INVALID).fault is Fault.PHONE_INVALID
