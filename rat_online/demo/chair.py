"""The scripted chair and secretary: a whole RAT on its second call, with what real meetings go through."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from rat_online.demo.client import Client, Declined, View

Say = Callable[[str], None]

WORDS = {"for": "setuju", "against": "tidak setuju"}


class Chair:
    """Leads by the wire, as a person would with the console.

    Args:
        open_client: a connected client of a role in a meeting.
        persons: of acting chair, elected chair, deputy, secretary and committee, by role.
        expected: how many will come to the first and to the second call.
        say: prints a line of the story.
    """

    def __init__(
        self,
        open_client: Callable[[str, str], Client],
        persons: dict[str, str],
        expected: tuple[int, int],
        book_year: int,
        say: Say,
    ) -> None:
        self._open_client = open_client
        self._persons = persons
        self._expected = expected
        self._book_year = book_year
        self._say = say
        self._clients: dict[str, Client] = {}
        self._running: list[asyncio.Task[None]] = []
        self._gavel = "acting"

    async def hold(self, meeting: str) -> str:
        """The first call, which lacks its quorum, and the second; returns the id of the one that closed."""
        await self._enter(meeting)
        await self._until_here(self._expected[0])
        await self._as("acting", "open-meeting")
        self._say_quorum("Rapat dibuka (panggilan pertama)")
        successor = await self._postpone()
        await self._leave()
        await self._enter(successor)
        await self._second_call()
        await self._leave()
        return successor

    async def _enter(self, meeting: str) -> None:
        for role in self._persons:
            client = self._open_client(role, meeting)
            self._clients[role] = client
            self._running.append(asyncio.create_task(client.run()))
            await client.connected()

    async def _leave(self) -> None:
        for client in self._clients.values():
            await client.stop()
        await asyncio.gather(*self._running)
        self._running.clear()

    @property
    def _view(self) -> View:
        return self._clients["acting"].view

    async def _until(self, holds: Callable[[View], bool], within_s: float = 120) -> None:
        await self._clients["acting"].until(holds, within_s)

    async def _as(self, who: str, command: str, role: str = "", **args: Any) -> dict[str, Any]:
        if not role:
            role = {"acting": "acting-chair", "chair": "chair", "deputy": "chair"}.get(who, who)
        return await self._clients[who].do(command, f"{role}:{self._persons[who]}", **args)

    async def _lead(self, command: str, **args: Any) -> dict[str, Any]:
        return await self._as(self._gavel, command, **args)

    async def _wait_for_attendance(self, holds: Callable[[dict[str, Any]], bool]) -> None:
        await self._until(lambda view: holds(view["figures"]))

    async def _until_here(self, expected: int) -> None:
        await self._wait_for_attendance(lambda figures: figures["quorum"]["present"] >= expected)

    def _say_quorum(self, what: str) -> None:
        quorum = self._view["figures"]["quorum"]
        word = (
            "tercapai"
            if quorum["reached"]
            else f"belum tercapai, kurang {quorum['needed'] - quorum['present']}"
        )
        self._say(f"{what}: {quorum['present']} dari {quorum['entitled']} hadir, kuorum {word}")

    async def _postpone(self) -> str:
        to_at = datetime.now(UTC) + timedelta(minutes=5)
        await self._as(
            "acting",
            "postpone-meeting",
            call="second",
            to_at=to_at.isoformat(),
            reason="Kuorum panggilan pertama tidak tercapai.",
        )
        await self._until(lambda view: view["meeting"]["state"] == "postponed")
        successor: str = self._view["meeting"]["successor"]
        self._say(f"Ditunda ke rapat kedua ({successor}): kuorum cukup seperlima")
        return successor

    async def _second_call(self) -> None:
        await self._as("committee", "open-registration")
        await self._until_here(self._expected[1])
        await self._as("acting", "open-meeting")
        self._say_quorum("Rapat kedua dibuka")
        await self._lead("start-agenda-item", item="i1")
        await self._lose_and_regain_quorum()
        await self._elect_chair()
        await self._acclaim(
            "i4", "standing-orders", "standing-orders", "Rapat mengesahkan tata tertib dan acara."
        )
        await self._note("i5", "Ketua pengurus membacakan laporan; dua pertanyaan dijawab di tempat.")
        await self._accountability()
        await self._vote(
            "i6",
            "ordinary",
            "budget",
            f"Rapat mengesahkan RK dan RAPB Tahun Buku {self._book_year + 1} sebesar Rp1.250.000.000,00.",
        )
        await self._hand_over()
        await self._close()

    async def _lose_and_regain_quorum(self) -> None:
        await self._lead("start-agenda-item", item="i2")
        await self._wait_for_attendance(lambda figures: not figures["quorum"]["reached"])
        self._say_quorum("Banyak yang terputus")
        reason = "Menunggu kuorum kembali."
        await self._lead("suspend-meeting", kind="quorum", seconds=120, reason=reason)
        self._say("Rapat diskors")
        await self._until_here(self._expected[1])
        await self._lead("resume-meeting")
        self._say_quorum("Skors dicabut, konfirmasi kehadiran berjalan")
        await self._until(lambda view: not view["roll_call"]["running"], within_s=180)
        self._say_quorum("Kehadiran dikonfirmasi")

    async def _elect_chair(self) -> None:
        await self._lead("start-agenda-item", item="i3")
        options = [
            {"id": "c1", "label": "", "person": self._persons["chair"]},
            {"id": "c2", "label": "", "person": self._persons["deputy"]},
        ]
        made = await self._lead(
            "propose-decision",
            item="i3",
            kind="election",
            subject="presidium",
            form="one-of",
            options=options,
            seats=2,
            text="Rapat memilih pimpinan sidang.",
        )
        await self._lead("record-consensus", decision=made["decision"])
        await self._lead("declare-result", decision=made["decision"])
        persons = [self._persons["chair"], self._persons["deputy"]]
        await self._lead("install-presidium", decision=made["decision"], persons=persons)
        self._gavel = "chair"
        self._say("Pimpinan sidang terpilih secara mufakat; palu berpindah")

    async def _propose(self, item: str, kind: str, subject: str, text: str) -> str:
        if self._view["agenda"]["current"] != item:
            await self._lead("start-agenda-item", item=item)
        made = await self._lead("propose-decision", item=item, kind=kind, subject=subject, text=text)
        decision: str = made["decision"]
        await self._until(lambda view: decision in view["decisions"])
        return decision

    async def _acclaim(self, item: str, kind: str, subject: str, text: str, decision: str = "") -> bool:
        """Whether it passed without objection."""
        decision = decision or await self._propose(item, kind, subject, text)
        await self._lead("call-acclamation", decision=decision, seconds=10)
        self._say(f"Aklamasi: {text} Ada keberatan?")
        await self._until(lambda view: view["decisions"][decision]["status"] != "acclaiming")
        if self._view["decisions"][decision]["status"] == "objected":
            self._say("Ada keberatan: dilanjutkan dengan pemungutan suara")
            await self._ballot(decision)
            return False
        await self._declare(decision)
        return True

    async def _accountability(self) -> None:
        text = f"Rapat menerima dan mengesahkan LPJ Pengurus Tahun Buku {self._book_year}."
        await self._acclaim("i5", "ordinary", "accountability", text)

    async def _vote(self, item: str, kind: str, subject: str, text: str) -> None:
        await self._ballot(await self._propose(item, kind, subject, text))

    async def _ballot(self, decision: str) -> None:
        made = await self._lead("open-ballot", decision=decision, seconds=60)
        ballot = made["ballot"]
        self._say(f"Pemungutan suara terbuka: {self._view['decisions'][decision]['text']}")
        while True:
            try:
                await self._lead("close-ballot", ballot=ballot)
                break
            except Declined as declined:
                if declined.code == "ballot-not-open":
                    break
                await asyncio.sleep(0.5)
        await self._until(lambda view: view["ballots"][ballot]["status"] == "closed")
        tally = self._view["ballots"][ballot]["tally"]
        counts = ", ".join(f"{WORDS[option]} {votes}" for option, votes in tally["options"].items())
        parts = f"{tally['valid']} sah + {tally['abstain']} abstain + {tally['not_voted']} tidak memilih"
        self._say(f"  {counts}; {tally['entitled']} berhak = {parts}")
        await self._declare(decision)

    async def _declare(self, decision: str) -> None:
        while True:
            try:
                await self._lead("declare-result", decision=decision)
                break
            except Declined as declined:
                if declined.code != "objection-window-open":
                    raise
                await asyncio.sleep(declined.facts["seconds"])
        await self._until(lambda view: view["decisions"][decision]["declared"] is not None)
        outcome = self._view["decisions"][decision]["declared"]["outcome"]
        self._say(f"  Palu: {'diterima' if outcome in ('carried', 'elected') else outcome}")

    async def _note(self, item: str, note: str) -> None:
        await self._lead("start-agenda-item", item=item)
        await self._as("secretary", "take-note", item=item, note=note)

    async def _hand_over(self) -> None:
        await self._lead(
            "hand-over-gavel", to=self._persons["deputy"], reason="Ketua sidang beristirahat sejenak."
        )
        self._gavel = "deputy"
        self._say("Palu diserahkan kepada pimpinan sidang kedua")

    async def _close(self) -> None:
        await self._lead("start-agenda-item", item="i7")
        await self._lead("read-decisions")
        self._say("Keputusan dibacakan; anggota menyetujui dengan satu ketukan")
        await asyncio.sleep(3)
        witnesses = self._view["offices"]["witnesses"]
        await self._lead("name-representatives", persons=[self._persons["chair"], *witnesses[:1]])
        await self._lead("close-meeting")
        await self._until(lambda view: view["meeting"]["state"] == "closed")
        approved = self._view["figures"]["approved"]
        self._say(f"Rapat ditutup; {approved} peserta menyetujui keputusan yang dibacakan")
