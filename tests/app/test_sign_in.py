"""Coming in by link, code or password; rule book section 3, design section 9."""

import asyncio

import pytest

from rat_online.app.judgement import Answer
from rat_online.app.ports.identity import (
    Device,
    LinkForm,
    Office,
    Seat,
    Series,
    UseOutcome,
)
from rat_online.app.ports.registry import AccountRole, SignInDatum
from rat_online.app.sessions import Change, ChangeKind
from rat_online.domain.errors import Refusal, Refused
from tests.app.entrance import PIN, Entrance, knows, refusal

SARI = Seat("rat", "sari")


@pytest.fixture
async def entrance() -> Entrance:
    entrance = Entrance()
    await entrance.cooperative("melati")
    await entrance.cooperative("kenanga")
    return entrance


class TestALink:
    async def test_with_the_datum_on_file_seats_its_roll_entry(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        signed_in = await entrance.enter(await entrance.link("sari"), knows("7890"))
        assert signed_in.what == SARI
        assert signed_in.moved_from is None
        assert signed_in.device == Device(signed_in.device.session, "melati", (SARI,))
        assert await entrance.sessions.who(signed_in.token) == signed_in.device

    async def test_works_again_and_again_until_the_meeting_closes(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        for _ in range(3):
            await entrance.enter(secret, knows("7890"))
        entrance.over.add(Series("melati", "rat"))
        entrance.clock.pass_by(seconds=3)
        late = entrance.enter(secret, knows("7890"))
        assert await refusal(late) == (Refusal.WRONG_STATE, {"state": "closed"})

    async def test_that_opens_asks_no_book_of_tallies_and_one_that_does_not_is_counted_for_all_processes(
        self, entrance: Entrance
    ) -> None:
        await entrance.member("sari")
        await entrance.enter(await entrance.link("sari"), knows("7890"))
        assert entrance.tallies.is_empty
        assert await refusal(entrance.enter("AAAA-BBBB", knows("7890"))) == (Refusal.SIGN_IN_FAILED, {})
        assert not entrance.tallies.is_empty

    async def test_does_not_say_that_the_meeting_is_over_to_one_who_knows_no_datum(
        self, entrance: Entrance
    ) -> None:
        await entrance.member("sari")
        entrance.over.add(Series("melati", "rat"))
        wrong = entrance.enter(await entrance.link("sari"), Answer("0000"))
        assert await refusal(wrong) == (Refusal.SIGN_IN_FAILED, {})

    async def test_is_asked_about_once_when_many_come_in_at_once(self, entrance: Entrance) -> None:
        secrets = []
        for n in range(50):
            await entrance.member(f"m{n}")
            secrets.append(await entrance.link(f"m{n}"))
        await asyncio.gather(*(entrance.enter(secret, knows("7890")) for secret in secrets))
        assert len(entrance.asked) == 1

    async def test_that_was_revoked_opens_nothing_and_says_no_more_than_a_wrong_one(
        self, entrance: Entrance
    ) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        (link,) = await entrance.links.of_series(Series("melati", "rat"))
        await entrance.links.revoke("melati", link.id)
        assert await refusal(entrance.enter(secret, knows("7890"))) == (
            Refusal.SIGN_IN_FAILED,
            {},
        )

    async def test_of_the_series_opens_the_second_meeting_too(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        first = await entrance.enter(secret, knows("7890"))
        entrance.clock.pass_by(days=7)
        again = await entrance.enter(secret, knows("7890"), first.token)
        assert again.what == SARI
        assert again.moved_from is None

    async def test_for_an_office_gives_the_office_and_leaves_the_seat_where_it_is(
        self, entrance: Entrance
    ) -> None:
        phone = await entrance.sign_in_all("sari")
        secret = (await entrance.office_link("sari")).secret
        console = await entrance.enter(secret, Answer(PIN))
        assert console.what == Office("rat", "sari")
        assert console.device == Device(console.device.session, "melati", (), (Office("rat", "sari"),))
        assert await entrance.sessions.who(phone.token) == phone.device

    async def test_for_an_office_never_brings_the_roles_of_an_account(self, entrance: Entrance) -> None:
        account = await entrance.registry.create_account(
            "melati", login="ratna", name="Ratna", password="panjang sekali", roles={AccountRole.ADMIN}
        )
        issued = await entrance.office_link(account.id, stranger=True)
        signed_in = await entrance.enter(issued.secret, knows(issued.handover))
        assert signed_in.device.offices == (Office("rat", account.id),)
        assert signed_in.device.roles == frozenset()

    async def test_uses_are_all_written_down(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        signed_in = await entrance.enter(secret, knows("7890"))
        entrance.clock.pass_by(seconds=1)
        await refusal(entrance.enter(secret, Answer("0000")))
        uses = [(use.outcome, use.session) for use in await entrance.uses()]
        session = signed_in.device.session
        assert uses == [(UseOutcome.SIGNED_IN, session), (UseOutcome.WRONG_PIN, None)]


class TestACode:
    @pytest.mark.parametrize(
        "spell",
        [
            str.lower,
            lambda code: code.replace("-", " "),
            lambda code: f"  {code}\n",
            lambda code: code.replace("0", "O").replace("1", "I"),
            lambda code: code.replace("0", "o").replace("1", "l"),
        ],
    )
    async def test_is_forgiven_how_it_is_typed(self, entrance: Entrance, spell: object) -> None:
        assert callable(spell)
        await entrance.member("sari")
        code = await entrance.link("sari", form=LinkForm.CODE)
        assert (await entrance.enter(spell(code), knows("7890"))).what == SARI


class TestTheDatum:
    async def test_is_the_birth_date_where_the_cooperative_chose_so(self) -> None:
        entrance = Entrance()
        await entrance.cooperative("melati", SignInDatum.BIRTH_DATE)
        await entrance.member("sari")
        secret = await entrance.link("sari")
        assert (await refusal(entrance.enter(secret, knows("7890"))))[0] is Refusal.SIGN_IN_FAILED
        assert (await entrance.enter(secret, knows("25 Maret 1978"))).what == SARI

    async def test_that_is_not_on_file_sends_to_the_desk(self, entrance: Entrance) -> None:
        await entrance.member("sari", phone=None)
        attempt = entrance.enter(await entrance.link("sari"), knows("7890"))
        assert await refusal(attempt) == (Refusal.DATUM_MISSING, {})
        assert [use.outcome for use in await entrance.uses()] == [UseOutcome.DATUM_MISSING]

    async def test_wrong_and_a_secret_that_opens_nothing_are_refused_in_the_same_words(
        self, entrance: Entrance
    ) -> None:
        await entrance.member("sari")
        wrong_datum = await refusal(entrance.enter(await entrance.link("sari"), Answer("0000")))
        wrong_secret = await refusal(entrance.enter("A" * 22, knows("7890")))
        wrong_code = await refusal(entrance.enter("7F3K-9QD2", knows("7890")))
        assert wrong_datum == wrong_secret == wrong_code == (Refusal.SIGN_IN_FAILED, {})
        misses = await entrance.identity.read(lambda reader: reader.misses())
        assert list(misses.values()) == [2]


class TestGuessing:
    async def test_five_wrong_answers_lock_the_link_for_a_quarter_of_an_hour(
        self, entrance: Entrance
    ) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        for _ in range(4):
            assert (await refusal(entrance.enter(secret, Answer("0000"))))[0] is Refusal.SIGN_IN_FAILED
            entrance.clock.pass_by(seconds=1)
        locked = (Refusal.TOO_MANY_ATTEMPTS, {"seconds": 900})
        assert await refusal(entrance.enter(secret, Answer("0000"))) == locked
        entrance.clock.pass_by(minutes=14, seconds=59)
        assert (await refusal(entrance.enter(secret, knows("7890"))))[1] == {"seconds": 1}
        entrance.clock.pass_by(seconds=1)
        assert (await entrance.enter(secret, knows("7890"))).what == SARI
        outcomes = [use.outcome for use in await entrance.uses()]
        assert outcomes == [UseOutcome.WRONG_DATUM] * 4 + [UseOutcome.LOCKED, UseOutcome.SIGNED_IN]

    async def test_many_guesses_at_once_gain_nothing(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        guesses = [refusal(entrance.enter(secret, Answer(f"{guess:04}"))) for guess in range(100)]
        codes = [code for code, _ in await asyncio.gather(*guesses)]
        assert codes.count(Refusal.SIGN_IN_FAILED) == 4
        assert codes.count(Refusal.TOO_MANY_ATTEMPTS) == 96

    async def test_the_lock_is_the_entrys_whatever_link_or_code_is_tried(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        for _ in range(5):
            await refusal(entrance.enter(secret, Answer("0000")))
        desk = await entrance.link("sari", form=LinkForm.CODE)
        assert (await refusal(entrance.enter(desk, knows("7890"))))[0] is Refusal.TOO_MANY_ATTEMPTS

    async def test_a_right_answer_forgets_the_wrong_ones(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        for _ in range(3):
            for _ in range(4):
                await refusal(entrance.enter(secret, Answer("0000")))
            assert (await entrance.enter(secret, knows("7890"))).what == SARI

    async def test_after_the_lock_there_are_five_tries_again(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        for _ in range(5):
            await refusal(entrance.enter(secret, Answer("0000")))
        entrance.clock.pass_by(minutes=15)
        for _ in range(4):
            assert (await refusal(entrance.enter(secret, Answer("0000"))))[0] is Refusal.SIGN_IN_FAILED
        assert (await entrance.enter(secret, knows("7890"))).what == SARI


class TestTheDevice:
    async def test_signing_in_elsewhere_moves_the_seat_and_tells_the_old_page(
        self, entrance: Entrance
    ) -> None:
        phone = await entrance.sign_in_all("sari")
        entrance.changes.clear()
        tablet = await entrance.enter(await entrance.link("sari"), knows("7890"))
        assert tablet.moved_from == phone.device.session
        assert entrance.changes == [
            Change(phone.device.session, ChangeKind.MOVED, SARI),
            Change(tablet.device.session, ChangeKind.SIGNED_IN),
        ]
        assert await entrance.sessions.who(phone.token) == Device(phone.device.session, "melati")

    async def test_the_same_device_again_keeps_seat_and_session(self, entrance: Entrance) -> None:
        first = await entrance.sign_in_all("sari")
        again = await entrance.enter(await entrance.link("sari"), knows("7890"), first.token)
        assert again.moved_from is None
        assert again.device == first.device

    async def test_the_token_is_replaced_at_every_sign_in_and_the_old_one_opens_nothing(
        self, entrance: Entrance
    ) -> None:
        first = await entrance.sign_in_all("sari")
        second = await entrance.sign_in_all("budi", token=first.token)
        assert second.device.session == first.device.session
        assert second.token != first.token
        assert await entrance.sessions.who(first.token) is None

    async def test_a_token_that_somebody_planted_is_never_taken_over(self, entrance: Entrance) -> None:
        planted = "a token that the attacker knows"
        signed_in = await entrance.sign_in_all("sari", token=planted)
        assert signed_in.token != planted
        assert await entrance.sessions.who(planted) is None

    async def test_four_members_sit_on_one_phone_and_a_fifth_is_refused(self, entrance: Entrance) -> None:
        fourth = await entrance.sign_in_all("sari", "budi", "tini", "joko")
        assert [seat.entry for seat in fourth.device.seats] == ["sari", "budi", "tini", "joko"]
        await entrance.member("wati")
        fifth = entrance.enter(await entrance.link("wati"), knows("7890"), fourth.token)
        assert await refusal(fifth) == (Refusal.SEATS_FULL, {"most": 4})
        assert await entrance.sessions.who(fourth.token) == fourth.device
        again = await entrance.enter(await entrance.link("tini"), knows("7890"), fourth.token)
        assert again.device == fourth.device

    async def test_seats_of_last_years_meeting_take_no_room(self, entrance: Entrance) -> None:
        fourth = await entrance.sign_in_all("sari", "budi", "tini", "joko")
        secret = await entrance.link("sari", series="rat-next")
        signed_in = await entrance.enter(secret, knows("7890"), fourth.token)
        assert signed_in.what == Seat("rat-next", "sari")
        assert len(signed_in.device.seats) == 5

    async def test_a_link_of_another_cooperative_ends_the_session_of_the_first(
        self, entrance: Entrance
    ) -> None:
        first = await entrance.sign_in_all("sari")
        await entrance.member("sari", "kenanga")
        secret = await entrance.link("sari", "kenanga")
        entrance.changes.clear()
        second = await entrance.enter(secret, knows("7890"), first.token)
        assert second.device == Device(second.device.session, "kenanga", (SARI,))
        assert second.device.session != first.device.session
        assert await entrance.sessions.who(first.token) is None
        assert entrance.changes[0] == Change(first.device.session, ChangeKind.REVOKED)

    async def test_a_revoked_session_is_not_joined_again(self, entrance: Entrance) -> None:
        first = await entrance.sign_in_all("sari")
        await entrance.sessions.revoke("melati", first.device.session)
        second = await entrance.enter(await entrance.link("sari"), knows("7890"), first.token)
        assert second.device.session != first.device.session
        assert second.moved_from is None

    async def test_a_store_that_fails_says_try_again_and_nothing_has_changed(
        self, entrance: Entrance
    ) -> None:
        phone = await entrance.sign_in_all("sari")
        secret = await entrance.link("sari")
        entrance.changes.clear()
        entrance.identity.fail_next_commit = True
        assert await refusal(entrance.enter(secret, knows("7890"))) == (Refusal.TRY_AGAIN, {})
        assert entrance.changes == []
        assert await entrance.sessions.who(phone.token) == phone.device
        assert (await entrance.enter(secret, knows("7890"))).move is not None


class TestAPassword:
    @pytest.fixture(autouse=True)
    async def ratna(self, entrance: Entrance) -> None:
        await entrance.registry.create_account(
            "melati", login="Ratna", name="Ratna", password="panjang sekali", roles={AccountRole.COMMITTEE}
        )

    async def test_gives_an_officer_the_cooperatives_pages(self, entrance: Entrance) -> None:
        signed_in = await entrance.sign_in.with_password(" RATNA ", "panjang sekali")
        (account,) = await entrance.store.accounts("melati")
        assert signed_in.what == Office(None, account.id)
        assert signed_in.device.cooperative == "melati"
        assert signed_in.device.roles == {AccountRole.COMMITTEE}
        assert await entrance.sessions.who(signed_in.token) == signed_in.device

    async def test_wrong_and_a_login_that_is_nobodys_are_refused_alike_for_the_same_work(
        self, entrance: Entrance
    ) -> None:
        wrong = await refusal(entrance.sign_in.with_password("ratna", "lupa"))
        nobody = await refusal(entrance.sign_in.with_password("nobody", "panjang sekali"))
        assert wrong == nobody == (Refusal.SIGN_IN_FAILED, {})
        assert entrance.passwords.compared == ["hash of panjang sekali", None]

    async def test_of_a_revoked_account_is_refused(self, entrance: Entrance) -> None:
        (account,) = await entrance.store.accounts("melati")
        await entrance.registry.revoke_account(account)
        assert (await refusal(entrance.sign_in.with_password("ratna", "panjang sekali")))[0] == (
            Refusal.SIGN_IN_FAILED
        )

    @pytest.mark.parametrize("login", ["ratna", "nobody"])
    async def test_five_wrong_lock_the_login_whether_there_is_one_or_not(
        self, entrance: Entrance, login: str
    ) -> None:
        for _ in range(5):
            assert (await refusal(entrance.sign_in.with_password(login, "x")))[0] is Refusal.SIGN_IN_FAILED
        locked = await refusal(entrance.sign_in.with_password(login, "panjang sekali"))
        assert locked == (Refusal.TOO_MANY_ATTEMPTS, {"seconds": 900})
        assert len(entrance.passwords.compared) == 5

    async def test_on_a_members_phone_keeps_the_seat_beside_the_office(self, entrance: Entrance) -> None:
        phone = await entrance.sign_in_all("sari")
        signed_in = await entrance.sign_in.with_password("ratna", "panjang sekali", phone.token)
        assert signed_in.device.seats == (SARI,)
        again = await entrance.sign_in.with_password("ratna", "panjang sekali", signed_in.token)
        assert again.device == signed_in.device


class TestThePin:
    async def test_is_set_once_and_a_first_entry_sent_again_comes_in_again(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        secret = await entrance.link("sari")
        assert await refusal(entrance.enter(secret, Answer("7890"))) == (Refusal.PIN_NEEDED, {})
        first = await entrance.enter(secret, knows("7890"))
        again = await entrance.enter(secret, knows("7890"))
        assert (again.what, again.moved_from) == (SARI, first.device.session)

    async def test_opens_every_link_and_code_of_its_member(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        await entrance.enter(await entrance.link("sari"), knows("7890"))
        code = await entrance.link("sari", form=LinkForm.CODE)
        assert (await refusal(entrance.enter(code, Answer("7890"))))[0] is Refusal.SIGN_IN_FAILED
        assert (await entrance.enter(code, Answer(PIN))).what == SARI

    async def test_of_two_set_at_once_the_first_counts(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        link, code = await entrance.link("sari"), await entrance.link("sari", form=LinkForm.CODE)
        tries = (entrance.enter(link, Answer("7890", PIN)), entrance.enter(code, Answer("7890", "915482")))
        answers = await asyncio.gather(*tries, return_exceptions=True)
        (refused,) = [answer for answer in answers if isinstance(answer, BaseException)]
        assert isinstance(refused, Refused)
        assert refused.code is Refusal.SIGN_IN_FAILED

    async def test_is_nowhere_in_the_store(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        await entrance.enter(await entrance.link("sari"), knows("7890"))
        (guard,) = await entrance.identity.read(lambda reader: reader.guards_of(Series("melati", "rat")))
        assert guard.pin is not None
        assert PIN not in guard.pin
