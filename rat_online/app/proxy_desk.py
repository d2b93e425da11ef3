"""The desk of proxies: what members and the committee do about them, letters kept before the log names them.

Rule book section 3 and 8: nobody gives for another, and a letter alone makes no proxy.
"""

from collections.abc import Callable
from datetime import datetime

from rat_online.app.hall import Hall
from rat_online.app.ids import Ids
from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.proxy_letters import LetterShelf
from rat_online.domain.actor import Actor
from rat_online.domain.authority import authorise
from rat_online.domain.commands import RepresentingCommand
from rat_online.domain.commands.representing import (
    AttachProxyLetter,
    DeclineProxy,
    GiveProxy,
    RevokeProxy,
)
from rat_online.domain.context import Context
from rat_online.domain.decide import decide
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.proxies import Mandate
from rat_online.domain.vocabulary import LetterForm, PersonId, Role

LARGEST_MB = 5
LARGEST = LARGEST_MB * 1024 * 1024
BEGINNINGS = {
    LetterForm.PDF: b"%PDF-",
    LetterForm.JPEG: b"\xff\xd8\xff",
    LetterForm.PNG: b"\x89PNG\r\n\x1a\n",
}
NO_LETTER = "0" * 64


class ProxyDesk:
    def __init__(self, shelf: LetterShelf, ids: Ids, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._ids = ids
        self._now = now

    async def give(self, hall: Hall, giver: PersonId, holder: PersonId) -> None:
        """As the giver, signed in.

        Raises:
            Refused: `proxies-not-allowed`, `proxy-limit`, `proxy-chain` …
        """
        await self._submit(hall, GiveProxy(giver, holder), Actor(giver, Role.MEMBER))

    async def renew(self, hall: Hall, before: Hall, giver: PersonId) -> None:
        """As the giver: the proxy of the meeting before, to the same holder and with the same letter. Asked
        again after an interruption it goes on; what stands already stays as it is.

        Raises:
            Refused: `proxy-missing` where none stood at its end; what `give` says.
        """
        former, now = before.live.state.proxies.given.get(giver), hall.live.state.proxies.given.get(giver)
        if former is not None and now is not None and now.in_force and now.holder == former.holder:
            return  # tapped twice, or once more after a lost answer
        if former is None or renewable(hall, before, giver) is None:
            refuse(Refusal.PROXY_MISSING)
        await self.give(hall, giver, former.holder)
        letter = await self._shelf.find(before.key.id, former.letter, former.letter_form)
        given = hall.live.state.proxies.given[giver]
        if letter is not None and not given.letter:
            await self.attach(hall, Actor(giver, Role.MEMBER), giver, letter)

    async def revoke(self, hall: Hall, giver: PersonId) -> None:
        """As the giver.

        Raises:
            Refused: `proxy-missing`.
        """
        await self._submit(hall, RevokeProxy(giver), Actor(giver, Role.MEMBER))

    async def decline(self, hall: Hall, holder: PersonId, giver: PersonId) -> None:
        """As the holder.

        Raises:
            Refused: `proxy-missing`.
        """
        await self._submit(hall, DeclineProxy(holder, giver), Actor(holder, Role.MEMBER))

    async def attach(self, hall: Hall, actor: Actor, giver: PersonId, letter: bytes) -> None:
        """The letter of a proxy that was given: from now on it is in force.

        Raises:
            Refused: `file-too-large`, `letter-unreadable`, `proxy-missing`, `already-done`, `not-allowed` …
        """
        if len(letter) > LARGEST:
            refuse(Refusal.FILE_TOO_LARGE, limit=LARGEST_MB)
        form = next((one for one, begins in BEGINNINGS.items() if letter.startswith(begins)), None)
        if form is None:
            refuse(Refusal.LETTER_UNREADABLE)
        self._may(hall, AttachProxyLetter(giver, NO_LETTER, form), actor)
        digest = await self._shelf.keep(hall.key.id, letter, form)
        await self._submit(hall, AttachProxyLetter(giver, digest, form), actor)

    async def letter(self, hall: Hall, mandate: Mandate) -> bytes:
        """The letter as it was handed in.

        Raises:
            Refused: `unknown-document`; `letter-erased` when its time was over.
        """
        if not mandate.letter:
            refuse(Refusal.UNKNOWN_DOCUMENT)
        found = await self._shelf.find(hall.key.id, mandate.letter, mandate.letter_form)
        if found is None:
            refuse(Refusal.LETTER_ERASED)
        return found

    def _may(self, hall: Hall, command: AttachProxyLetter, actor: Actor) -> None:
        """Ask the rules before anything is written; they are asked again when the event is."""
        authorise(hall.live.state, command, actor)
        decide(hall.live.state, command, Context(self._now(), actor))

    async def _submit(self, hall: Hall, command: RepresentingCommand, actor: Actor) -> None:
        outcome = await hall.live.submit(Submission(command, actor, self._ids.new_id(), self._now()))
        if isinstance(outcome, Declined):
            raise Refused(outcome.code, outcome.facts)


def renewable(hall: Hall, before: Hall, giver: PersonId) -> Mandate | None:
    """The proxy that was in force when the call before this one ended, for its giver to give again: what was
    revoked, declined or ended by coming is over. One that was renewed up to its letter still is."""
    former = before.live.state.proxies.given.get(giver)
    now = hall.live.state.proxies.given.get(giver)
    if former is None or not former.in_force or former.holder not in hall.live.state.roll:
        return None
    return former if now is None or (now.holder == former.holder and not now.letter) else None
