"""What an officer must have given before an act of weight: a second factor, lately. Design section 9."""

from rat_online.app.pin_proof import PinProof
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device, Office, Series
from rat_online.app.ports.officer_keys import OfficerKeys
from rat_online.app.sessions import Sessions
from rat_online.domain.actor import Actor
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import PersonId, Role


class OfficerProof:
    """Of who acts by an account; `pins` of everybody else."""

    def __init__(self, keys: OfficerKeys, sessions: Sessions, pins: PinProof) -> None:
        self._keys = keys
        self._sessions = sessions
        self.pins = pins

    async def has_second_factor(self, cooperative: str, account: PersonId) -> bool:
        """Whether more than a password is known of an account: the code of an app, or a passkey."""
        code = await self._keys.app_code(cooperative, account)
        if code is not None and code.confirmed_at is not None:
            return True
        return bool(await self._keys.passkeys(cooperative, account))

    async def need_second_factor(self, device: Device) -> None:
        """For acts that make what lets people in: the officer came in by more than a password.

        Raises:
            Refused: `second-factor-needed` while the account has none, else `proof-needed`.
        """
        if not await self._sessions.is_secured(device):
            await self._refuse(device)

    async def need_proof(self, device: Device) -> None:
        """For acts that change who may: it was given a short while ago.

        Raises:
            Refused: `second-factor-needed` while the account has none, else `proof-needed`.
        """
        if not await self._sessions.is_proven(device):
            await self._refuse(device)

    async def need_of(self, device: Device, series: Series, actor: Actor) -> None:
        """The same of whoever acts in a meeting: by the account, or else by the PIN of the own entry.

        The committee acts by account alone: no link stands in for it.

        Raises:
            Refused: as above, or `prove-yourself-again`.
        """
        if acts_by_account(device, actor.person) or actor.role is Role.COMMITTEE:
            await self.need_proof(device)
        else:
            await self.pins.need(device, Entry(series.cooperative, series.id, actor.person))

    async def need_to_hand_out(self, device: Device, entry: Entry) -> None:
        """For a code at the desk: a login's second factor, or the PIN of whose link works there, lately.

        Raises:
            Refused: `second-factor-needed`, `proof-needed`, `prove-yourself-again`.
        """
        if device.roles:
            await self.need_second_factor(device)
        if not acts_by_account(device, entry.person):
            await self.pins.need(device, entry)

    async def need_own(self, device: Device) -> None:
        """For changes of the own account: a second factor where there is one, else the password, lately.

        Raises:
            Refused: `proof-needed`.
        """
        account = account_on(device)
        armed = account is not None and await self.has_second_factor(device.cooperative, account)
        is_given = await (self._sessions.is_proven(device) if armed else self._sessions.is_fresh(device))
        if not is_given:
            refuse(Refusal.PROOF_NEEDED)

    async def _refuse(self, device: Device) -> None:
        account = account_on(device)
        if account is not None and not await self.has_second_factor(device.cooperative, account):
            refuse(Refusal.SECOND_FACTOR_NEEDED)
        refuse(Refusal.PROOF_NEEDED)


def acts_by_account(device: Device, person: PersonId) -> bool:
    """Whether somebody is here by a login, not by a link or a seat alone."""
    return Office(None, person) in device.offices


def account_on(device: Device) -> PersonId | None:
    """Whose account this device is signed in by, if any."""
    return next((office.person for office in device.offices if office.series is None), None)
