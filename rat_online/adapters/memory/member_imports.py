"""Imports of members in memory: the twin that tests use in place of a database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rat_online.adapters.memory.identity import MemoryIdentity
from rat_online.adapters.memory.registry import MemoryRegistry
from rat_online.app.ids import Ids
from rat_online.app.member_import.merging import MemberChange, changes_of
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.member_import.undoing import check_undoable
from rat_online.app.member_import.writing import Hindrance, ImportNotUndoable, ImportReceipt, acts_of_import
from rat_online.app.ports.registry import KnownMember


@dataclass(frozen=True, slots=True)
class _Written:
    receipt: ImportReceipt
    changes: Sequence[MemberChange]


class MemoryMemberImports:
    """Keeps what it is given as long as it lives, under the same rules as a database."""

    def __init__(
        self, registry: MemoryRegistry, identity: MemoryIdentity, ids: Ids, now: Callable[[], datetime]
    ) -> None:
        self._registry = registry
        self._identity = identity
        self._ids = ids
        self._now = now
        self._written: dict[tuple[str, str], _Written] = {}

    async def write_import(
        self, cooperative: str, drafts: Sequence[MemberDraft], actor: str, *, import_id: str | None = None
    ) -> ImportReceipt:
        if import_id is not None and (cooperative, import_id) in self._written:
            return self._written[cooperative, import_id].receipt
        known = await self._registry.members(cooperative)
        changes = changes_of(known, drafts, self._ids.new_id)
        await self._registry.put_members([KnownMember(cooperative, one.id, one.after) for one in changes])
        added = sum(change.before is None for change in changes)
        receipt = ImportReceipt(
            import_id or self._ids.new_id(),
            cooperative,
            added=added,
            changed=len(changes) - added,
            unchanged=len(drafts) - len(changes),
            at=self._now(),
        )
        self._written[cooperative, receipt.id] = _Written(receipt, changes)
        await self._registry.note_acts(acts_of_import(receipt, actor, changes))
        return receipt

    async def undo_import(self, cooperative: str, import_id: str, actor: str) -> ImportReceipt:
        written = self._written.get((cooperative, import_id))
        if written is None:
            raise ImportNotUndoable(Hindrance.UNKNOWN)
        if written.receipt.undone_at is not None:
            raise ImportNotUndoable(Hindrance.UNDONE)
        known = await self._registry.members(cooperative)
        accounts = {account.id for account in await self._registry.accounts(cooperative)}
        check_undoable(
            written.changes,
            {one.id: one.member for one in known},
            self._registry.lines_of_every_roll(cooperative),
            accounts | self._identity.persons_with_links(cooperative),
        )
        self._registry.drop_members(cooperative, [one.id for one in written.changes if one.before is None])
        await self._registry.put_members(
            [KnownMember(cooperative, one.id, one.before) for one in written.changes if one.before]
        )
        undone = replace(written.receipt, undone_at=self._now())
        self._written[cooperative, import_id] = replace(written, receipt=undone)
        await self._registry.note_acts(acts_of_import(undone, actor, written.changes))
        return undone

    async def imports(self, cooperative: str) -> list[ImportReceipt]:
        receipts = [one.receipt for (of, _), one in self._written.items() if of == cooperative]
        return sorted(receipts, key=lambda receipt: (receipt.at, receipt.id), reverse=True)
