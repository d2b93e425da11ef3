"""What came of groups' codes, in memory: a part of the identity store's twin."""

from rat_online.app.ports.group_gates import GroupGate
from rat_online.domain.chain import MeetingKey

KeptGates = dict[str, GroupGate]
"""By the digest of the code."""


class MemoryGroupGateReader:
    _gates: KeptGates

    async def group_gate(self, code_hash: str) -> GroupGate | None:
        return self._gates.get(code_hash)

    async def group_gates(self, series: MeetingKey) -> list[GroupGate]:
        found = [gate for gate in self._gates.values() if gate.series == series]
        return sorted(found, key=lambda gate: (gate.made_at, gate.code_hash))


class MemoryGroupGateWriter(MemoryGroupGateReader):
    async def hold_group_gate(self, code_hash: str) -> GroupGate | None:
        return await self.group_gate(code_hash)

    async def open_group_gate(self, gate: GroupGate) -> GroupGate:
        return self._gates.setdefault(gate.code_hash, gate)

    async def put_group_gate(self, gate: GroupGate) -> None:
        self._gates[gate.code_hash] = gate
