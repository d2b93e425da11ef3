"""What a database forgets when its time is over, and what it keeps."""

from datetime import timedelta

from sqlalchemy import select

from rat_online.adapters.store.database import Database
from rat_online.adapters.store.help_desk import SqlHelpDesk
from rat_online.adapters.store.identity import SqlIdentity
from rat_online.adapters.store.member_import_tables import MEMBER_IMPORT_LINE
from rat_online.adapters.store.member_imports import SqlMemberImports
from rat_online.adapters.store.registry import SqlRegistry
from rat_online.adapters.store.retention import SqlRetention
from rat_online.app.ids import Ids
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange
from rat_online.app.ports.entries import DoorAct, DoorActKind, Entry
from rat_online.app.ports.help_desk import HelpKind, HelpRequest
from rat_online.app.ports.retention import Forgotten
from tests.contracts.people_stores import NOON, a_cooperative, a_member

ENTRY = Entry("melati", "rat", "sari")
LATER = NOON + timedelta(days=1)


async def test_contacts_faces_and_messages_go_and_what_was_done_stays(database: Database) -> None:
    registry, identity, desk = SqlRegistry(database), SqlIdentity(database), SqlHelpDesk(database)
    await registry.add_cooperative(a_cooperative())
    imports = SqlMemberImports(database, Ids(), lambda: NOON)
    await imports.write_import("melati", [MemberDraft(2, a_member().member)], "ratna")
    changes = (FieldChange("phone", "+6281", "+6282"), FieldChange("name", "Sari", "Sri"))
    act = BookAct("melati", "a", NOON, BookActKind.MEMBER_CHANGED, "ratna", "sari", changes)
    await registry.note_acts([act])
    seen = DoorAct("d", ENTRY, NOON, DoorActKind.REOPENED, "ratna", "KTP cocok", b"\xff\xd8\xff")
    await identity.write(lambda writer: writer.add_act(seen))
    await desk.ask(HelpRequest(ENTRY, NOON, HelpKind.OTHER, "HP saya hilang"))

    store = SqlRetention(database)
    assert await store.forget(NOON) == Forgotten()
    assert await store.forget(LATER) == Forgotten(changes=1, imports=1, photos=1, requests=1)
    assert await store.forget(LATER) == Forgotten()

    kept = await registry.acts("melati", subject="sari")
    assert kept[0].changes == (FieldChange("phone", "", ""), FieldChange("name", "Sari", "Sri"))
    assert await identity.read(lambda reader: reader.photo_of("melati", "d")) is None
    async with database.reading() as connection:
        (line,) = (await connection.execute(select(MEMBER_IMPORT_LINE.c.after))).all()
    assert (line.after["phone"], line.after["born_on"], line.after["name"]) == (None, None, "Sari Wulandari")
