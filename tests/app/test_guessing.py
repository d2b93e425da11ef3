"""Who guesses codes, links or passwords is slowed; the others are not; design section 9."""

import pytest

from rat_online.app.attempts import MOST_FAILURES
from rat_online.app.judgement import Answer
from rat_online.app.password_door import PASSWORDS
from rat_online.app.ports.identity import LinkForm, Seat
from rat_online.app.ports.registry import AccountRole
from rat_online.app.sign_in import CODES, LINKS
from rat_online.domain.errors import Refusal
from tests.app.entrance import Entrance, knows, refusal

GUESSER, HALL = "198.51.100.9", "203.0.113.7"


@pytest.fixture
async def entrance() -> Entrance:
    entrance = Entrance()
    await entrance.cooperative("melati")
    await entrance.member("sari")
    return entrance


async def guess_codes(entrance: Entrance, times: int, address: str | None = GUESSER) -> None:
    for number in range(times):
        code = f"ZZZZ-{number:04}"
        tried = entrance.enter(code, knows("7890"), address=address)
        assert await refusal(tried) == (Refusal.SIGN_IN_FAILED, {})


async def test_who_guesses_codes_waits_and_learns_nothing_from_a_good_one(entrance: Entrance) -> None:
    code = await entrance.link("sari", form=LinkForm.CODE)
    await guess_codes(entrance, CODES[0].at_once)
    for tried in (code, "ZZZZ-ZZZZ"):
        attempt = entrance.enter(tried, knows("7890"), address=GUESSER)
        assert await refusal(attempt) == (Refusal.TOO_MANY_ATTEMPTS, {"seconds": 1})
    entrance.clock.pass_by(seconds=1)
    assert (await entrance.enter(code, knows("7890"), address=GUESSER)).what == Seat("rat", "sari")


async def test_a_guesser_elsewhere_keeps_no_code_of_the_hall_out(entrance: Entrance) -> None:
    code = await entrance.link("sari", form=LinkForm.CODE)
    await guess_codes(entrance, CODES[0].at_once)
    assert (await entrance.enter(code, knows("7890"), address=HALL)).what == Seat("rat", "sari")


async def test_a_link_opens_while_codes_are_being_guessed_from_everywhere(entrance: Entrance) -> None:
    code, link = await entrance.link("sari", form=LinkForm.CODE), await entrance.link("sari")
    await guess_codes(entrance, CODES[1].at_once, address=None)
    attempt = entrance.enter(code, knows("7890"), address=HALL)
    assert (await refusal(attempt))[0] is Refusal.TOO_MANY_ATTEMPTS
    assert (await entrance.enter(link, knows("7890"), address=HALL)).what == Seat("rat", "sari")


async def test_a_wrong_datum_takes_nothing_from_the_share_of_the_hall(entrance: Entrance) -> None:
    codes = [await entrance.link("sari", form=LinkForm.CODE) for _ in range(CODES[0].at_once)]
    for code in codes:
        await refusal(entrance.enter(code, Answer("0000"), address=HALL))
    await guess_codes(entrance, 1, address=HALL)


async def test_a_flood_of_unknown_links_is_no_longer_written_and_good_ones_open(entrance: Entrance) -> None:
    link = await entrance.link("sari")
    for number in range(LINKS[0].at_once):
        await refusal(entrance.enter(f"unknown link {number}", knows(""), address=GUESSER))
    written = await entrance.identity.read(lambda reader: reader.misses())
    attempt = entrance.enter("one more unknown", knows(""), address=GUESSER)
    assert (await refusal(attempt))[0] is Refusal.TOO_MANY_ATTEMPTS
    assert await entrance.identity.read(lambda reader: reader.misses()) == written
    assert (await entrance.enter(link, knows("7890"), address=GUESSER)).what == Seat("rat", "sari")


async def test_wrong_passwords_for_ever_other_logins_stop_before_the_slow_hash(entrance: Entrance) -> None:
    for number in range(PASSWORDS[0].at_once):
        await refusal(entrance.sign_in.with_password(f"login{number}", "tebakan", address=GUESSER))
    compared = len(entrance.passwords.compared)
    attempt = entrance.sign_in.with_password("another", "tebakan", address=GUESSER)
    assert await refusal(attempt) == (Refusal.TOO_MANY_ATTEMPTS, {"seconds": 2})
    assert len(entrance.passwords.compared) == compared


async def test_officers_who_know_their_password_take_nothing_from_the_share(entrance: Entrance) -> None:
    await entrance.registry.create_account(
        "melati", login="ratna", name="Ratna", password="panjang sekali", roles={AccountRole.ADMIN}
    )
    for _ in range(PASSWORDS[0].at_once + 1):
        signed_in = await entrance.sign_in.with_password("ratna", "panjang sekali", address=HALL)
        assert signed_in.device.offices


async def test_an_unknown_secret_is_locked_like_a_known_one_so_that_nobody_tells_them_apart(
    entrance: Entrance,
) -> None:
    known = await entrance.link("sari", form=LinkForm.CODE)
    for _ in range(7):
        answers = [
            await refusal(entrance.enter(secret, Answer("0000"), address=GUESSER))
            for secret in (known, "ZZZZ-0001")
        ]
        assert answers[0] == answers[1]


async def test_a_servers_clock_that_jumps_opens_no_locked_entry_early(entrance: Entrance) -> None:
    secret = await entrance.link("sari")
    for _ in range(MOST_FAILURES):
        await refusal(entrance.enter(secret, Answer("0000")))
    entrance.clock.pass_by(hours=-1)
    assert (await refusal(entrance.enter(secret, knows("7890"))))[0] is Refusal.TOO_MANY_ATTEMPTS
    entrance.clock.pass_by(hours=1, minutes=14)
    assert (await refusal(entrance.enter(secret, knows("7890"))))[0] is Refusal.TOO_MANY_ATTEMPTS
    entrance.clock.pass_by(minutes=1)
    assert (await entrance.enter(secret, knows("7890"))).what == Seat("rat", "sari")


async def test_a_session_neither_ends_nor_lasts_longer_where_the_clock_goes_back(entrance: Entrance) -> None:
    signed_in = await entrance.enter(await entrance.link("sari"), knows("7890"))
    entrance.clock.pass_by(days=-2)
    assert await entrance.sessions.who(signed_in.token) is not None
    entrance.clock.pass_by(days=32, seconds=1)
    assert await entrance.sessions.who(signed_in.token) is None
