"""What every writer of imports does alike: memory, SQLite, PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Row

from rat_online.adapters.memory.identity import MemoryIdentity
from rat_online.adapters.memory.member_imports import MemoryMemberImports
from rat_online.adapters.memory.registry import MemoryRegistry
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.identity import SqlIdentity
from rat_online.adapters.store.member_imports import SqlMemberImports
from rat_online.adapters.store.registry import SqlRegistry
from rat_online.app.ids import Ids
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.member_import.writing import Hindrance, ImportNotUndoable, MemberWriter
from rat_online.app.ports.book_acts import BookActKind
from rat_online.app.ports.identity import IdentityStore
from rat_online.app.ports.registry import AlreadyThere, RegistryStore
from rat_online.app.ports.store import StoreUnavailable
from rat_online.domain.chain import MeetingKey
from rat_online.domain.members import Member, MemberStatus
from rat_online.domain.roll_lines import Entitled, freeze_lines
from tests.contracts.people_stores import a_cooperative, a_link, a_member, after, an_account
from tests.contracts.stores import opened

RAT = MeetingKey("melati", "rat")


class Clock:
    """A second later at every look."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> datetime:
        self.looks += 1
        return after(self.looks)


@dataclass(frozen=True, slots=True)
class Books:
    """A cooperative with Sari, number 0012, on its books."""

    registry: RegistryStore
    identity: IdentityStore
    imports: MemberWriter

    async def all(self) -> dict[str, Member]:
        return {one.member.number: one.member for one in await self.registry.members("melati")}

    async def id_of(self, number: str) -> str:
        return next(one.id for one in await self.registry.members("melati") if one.member.number == number)

    async def freeze(self) -> None:
        known = await self.registry.members("melati")
        lines, _ = freeze_lines(
            [Entitled(one.id, one.member.number, one.member.name, one.member.status) for one in known],
            [bytes(16) for _ in known],
        )
        await self.registry.put_roll_lines(RAT, lines)


@pytest.fixture
async def books(log_url: str | None) -> AsyncIterator[Books]:
    if log_url is None:
        registry = MemoryRegistry()
        identity = MemoryIdentity(registry)
        yield await _begun(Books(registry, identity, MemoryMemberImports(registry, identity, Ids(), Clock())))
        return
    async with opened(log_url) as database:
        imports = SqlMemberImports(database, Ids(), Clock())
        yield await _begun(Books(SqlRegistry(database), SqlIdentity(database), imports))


async def _begun(books: Books) -> Books:
    await books.registry.add_cooperative(a_cooperative("melati"))
    await books.registry.add_cooperative(a_cooperative("kenanga"))
    await books.registry.put_members([a_member("sari"), a_member("wati", "kenanga", name="Wati")])
    return books


def draft(
    number: str, name: str, *, columns: frozenset[Field] = frozenset(Field), **details: object
) -> MemberDraft:
    return MemberDraft(2, Member(number, name, **details), columns)  # type: ignore[arg-type]


SARI_AS_SHE_IS = a_member("sari").member


async def test_new_members_get_ids_of_their_own(books: Books) -> None:
    receipt = await books.imports.write_import(
        "melati", [draft("0041", "Budi", phone="+628411111111"), draft("7", "Ani")], "admin"
    )
    assert (receipt.cooperative, receipt.added, receipt.changed, receipt.unchanged) == ("melati", 2, 0, 0)
    assert (await books.all())["0041"] == Member("0041", "Budi", phone="+628411111111")
    assert len({one.id for one in await books.registry.members("melati")}) == 3


async def test_a_known_number_updates_its_member_who_keeps_the_id(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("00 12", "Sari W.", group="Rungkut")], "a")
    assert (receipt.added, receipt.changed, receipt.unchanged) == (0, 1, 0)
    assert await books.all() == {"0012": replace(SARI_AS_SHE_IS, name="Sari W.", group="Rungkut")}
    assert await books.id_of("0012") == "sari"


async def test_the_history_of_a_member_tells_what_an_import_changed_and_what_its_undoing_did(
    books: Books,
) -> None:
    changed = draft("0012", "Sari", phone="+628499999999", status=MemberStatus.DEPARTED)
    gone = draft("0077", "Tuti", status=MemberStatus.DECEASED)
    receipt = await books.imports.write_import("melati", [changed, gone, draft("7", "Ani")], "ratna")
    (act,) = await books.registry.acts("melati", subject="sari")
    assert (act.kind, act.by, act.at) == (BookActKind.MEMBER_CHANGED, "ratna", receipt.at)
    phone = next(one for one in act.changes if one.field == "phone")
    assert (phone.before, phone.after) == (SARI_AS_SHE_IS.phone or "", "+628499999999")
    (added,) = await books.registry.acts("melati", subject=await books.id_of("0077"))
    assert [(one.field, one.after) for one in added.changes] == [("status", "deceased")]
    assert await books.registry.acts("melati", subject=await books.id_of("7")) == []
    await books.imports.undo_import("melati", receipt.id, "dewi")
    back = (await books.registry.acts("melati", subject="sari"))[0]
    assert (back.by, {one.field: one.after for one in back.changes}["status"]) == ("dewi", "member")


async def test_a_blank_cell_takes_no_phone_and_no_birth_date_away(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("0012", "Sari Wulandari")], "admin")
    assert (receipt.added, receipt.changed, receipt.unchanged) == (0, 0, 1)
    assert await books.all() == {"0012": SARI_AS_SHE_IS}


async def test_a_list_without_a_column_for_the_status_wakes_nobody(books: Books) -> None:
    await books.registry.put_members([a_member("sari", status=MemberStatus.DECEASED)])
    bare = frozenset({Field.NUMBER, Field.NAME})
    await books.imports.write_import("melati", [draft("0012", "Sari Wulandari", columns=bare)], "admin")
    assert (await books.all())["0012"].status is MemberStatus.DECEASED


async def test_another_cooperatives_members_are_neither_known_nor_changed(books: Books) -> None:
    await books.imports.write_import("kenanga", [draft("0099", "Joko")], "admin")
    assert await books.all() == {"0012": SARI_AS_SHE_IS}
    receipt = await books.imports.write_import("melati", [draft("0099", "Tono")], "admin")
    assert receipt.added == 1


async def test_one_number_twice_writes_nobody(books: Books) -> None:
    with pytest.raises(AlreadyThere, match="member-number"):
        await books.imports.write_import("melati", [draft("7", "Ani"), draft(" 7", "Ina")], "admin")
    assert await books.all() == {"0012": SARI_AS_SHE_IS}
    assert await books.imports.imports("melati") == []


async def test_imports_are_listed_the_latest_first(books: Books) -> None:
    one = await books.imports.write_import("melati", [draft("7", "Ani")], "admin")
    two = await books.imports.write_import("melati", [draft("8", "Budi")], "admin")
    assert await books.imports.imports("melati") == [two, one]
    assert await books.imports.imports("kenanga") == []


async def test_undoing_removes_the_new_and_puts_the_changed_back(books: Books) -> None:
    receipt = await books.imports.write_import(
        "melati", [draft("7", "Ani"), draft("0012", "Siti", status=MemberStatus.PASSIVE)], "admin"
    )
    undone = await books.imports.undo_import("melati", receipt.id, "admin")
    assert undone.undone_at is not None
    assert replace(undone, undone_at=None) == receipt
    assert await books.all() == {"0012": SARI_AS_SHE_IS}
    assert await books.imports.imports("melati") == [undone]
    assert [one.id for one in await books.registry.members("melati", search="sari")] == ["sari"]


async def test_an_import_is_undone_once(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("7", "Ani")], "admin")
    await books.imports.undo_import("melati", receipt.id, "admin")
    await _is_not_undoable(books, receipt.id, Hindrance.UNDONE)


async def test_another_cooperatives_import_is_unknown(books: Books) -> None:
    receipt = await books.imports.write_import("kenanga", [draft("7", "Ani")], "admin")
    await _is_not_undoable(books, receipt.id, Hindrance.UNKNOWN)
    assert len(await books.registry.members("kenanga")) == 2


async def test_a_member_edited_since_keeps_the_import(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("7", "Ani"), draft("8", "Budi")], "admin")
    ani = a_member(await books.id_of("7"), number="7", name="Ani Lestari")
    await books.registry.put_members([ani])
    await _is_not_undoable(books, receipt.id, Hindrance.EDITED, "7")


async def test_a_later_import_is_undone_before_an_earlier_one(books: Books) -> None:
    one = await books.imports.write_import("melati", [draft("7", "Ani")], "admin")
    two = await books.imports.write_import("melati", [draft("7", "Ani Lestari")], "admin")
    await _is_not_undoable(books, one.id, Hindrance.EDITED, "7")
    await books.imports.undo_import("melati", two.id, "admin")
    await books.imports.undo_import("melati", one.id, "admin")
    assert await books.all() == {"0012": SARI_AS_SHE_IS}


async def test_who_was_added_and_is_on_a_roll_stays(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("7", "Ani")], "admin")
    await books.freeze()
    await _is_not_undoable(books, receipt.id, Hindrance.ON_A_ROLL, "7")


async def test_a_name_that_a_roll_repeats_stays(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("0012", "Sari W.")], "admin")
    await books.freeze()
    await _is_not_undoable(books, receipt.id, Hindrance.ON_A_ROLL, "0012")


async def test_what_no_roll_repeats_is_put_back_also_of_who_is_on_one(books: Books) -> None:
    await books.freeze()
    receipt = await books.imports.write_import("melati", [draft("0012", "Sari W.")], "admin")
    await books.imports.undo_import("melati", receipt.id, "admin")
    phone = await books.imports.write_import(
        "melati", [draft("0012", "Sari Wulandari", phone="+628999")], "a"
    )
    await books.freeze()
    await books.imports.undo_import("melati", phone.id, "admin")
    assert await books.all() == {"0012": SARI_AS_SHE_IS}


async def test_who_was_added_and_has_a_link_stays(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("7", "Ani")], "admin")
    link = a_link(person=await books.id_of("7"))
    await books.identity.write(lambda identity: identity.add_links([link]))
    await _is_not_undoable(books, receipt.id, Hindrance.HAS_ACCESS, "7")


async def test_who_was_added_and_has_an_account_stays(books: Books) -> None:
    receipt = await books.imports.write_import("melati", [draft("7", "Ani")], "admin")
    await books.registry.add_account(an_account(await books.id_of("7")))
    await _is_not_undoable(books, receipt.id, Hindrance.HAS_ACCESS, "7")


async def _is_not_undoable(books: Books, id: str, hindrance: Hindrance, *numbers: str) -> None:
    before, listed = await books.all(), await books.imports.imports("melati")
    with pytest.raises(ImportNotUndoable) as why:
        await books.imports.undo_import("melati", id, "admin")
    assert (why.value.hindrance, why.value.numbers) == (hindrance, numbers)
    assert await books.all() == before
    assert await books.imports.imports("melati") == listed


async def test_imports_at_the_same_time_add_a_member_once(books: Books) -> None:
    members = [draft(str(number), f"Anggota {number}") for number in range(100, 150)]
    receipts = await asyncio.gather(*(books.imports.write_import("melati", members, "a") for _ in range(3)))
    assert sorted(receipt.added for receipt in receipts) == [0, 0, 50]
    assert len(await books.all()) == 51


class RestlessImports(SqlMemberImports):
    """Somebody edits Sari each time that an import has looked at the members."""

    def __init__(self, database: Database, edits: int) -> None:
        super().__init__(database, Ids(), Clock())
        self._registry, self._edits = SqlRegistry(database), edits

    async def _members(self, cooperative: str) -> Sequence[Row[Any]]:
        seen = await super()._members(cooperative)
        if self._edits:
            self._edits -= 1
            await self._registry.put_members([a_member("sari", name=f"Sari {self._edits}")])
        return seen


async def test_an_edit_while_an_import_is_prepared_is_not_lost(database: Database) -> None:
    registry = SqlRegistry(database)
    await registry.add_cooperative(a_cooperative("melati"))
    await registry.put_members([a_member("sari")])
    await RestlessImports(database, edits=1).write_import("melati", [draft("7", "Ani")], "admin")
    assert [one.member.name for one in await registry.members("melati")] == ["Ani", "Sari 0"]


async def test_an_import_gives_up_when_members_never_rest(database: Database) -> None:
    registry, imports = SqlRegistry(database), RestlessImports(database, edits=1000)
    await registry.add_cooperative(a_cooperative("melati"))
    with pytest.raises(StoreUnavailable):
        await imports.write_import("melati", [draft("7", "Ani")], "admin")
    assert [one.id for one in await registry.members("melati")] == ["sari"]
    assert await imports.imports("melati") == []


async def test_an_import_with_an_id_of_its_own_is_written_once_however_often_it_is_asked_for(
    books: Books,
) -> None:
    drafts = [draft("7", "Ani"), draft("8", "Budi")]
    writing = [books.imports.write_import("melati", drafts, "admin", import_id="DAFTAR") for _ in range(3)]
    one, *others = await asyncio.gather(*writing)
    assert one.id == "DAFTAR"
    assert others == [one, one]
    assert await books.imports.imports("melati") == [one]
    assert (one.added, one.changed, one.unchanged) == (2, 0, 0)
