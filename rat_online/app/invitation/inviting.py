"""Everything that inviting needs, put together over its ports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.house import House
from rat_online.app.ids import Ids
from rat_online.app.invitation.confirming import Confirming
from rat_online.app.invitation.courier import Compose, Courier
from rat_online.app.invitation.group import GroupDoor
from rat_online.app.invitation.mailing import Mailing
from rat_online.app.invitation.making import Maker
from rat_online.app.invitation.occasion import Occasions
from rat_online.app.invitation.print_desk import PrintDesk
from rat_online.app.invitation.printing import Printing
from rat_online.app.invitation.proof import Proofs
from rat_online.app.invitation.publishing import Publishing
from rat_online.app.invitation.sealed import Sealer
from rat_online.app.invitation.sharing import Sharing
from rat_online.app.link_secret import LinkDigest
from rat_online.app.links import Links
from rat_online.app.ports.invitations import InvitationStore
from rat_online.app.ports.mail import Post, Returns
from rat_online.app.ports.materials import MaterialFiles, MaterialStore
from rat_online.app.ports.printing import Printer, PrintFiles
from rat_online.app.ports.registry import RegistryStore


@dataclass(frozen=True, slots=True)
class Outside:
    """What reaches beyond the database: paper, files and the mail."""

    printer: Printer
    prints: PrintFiles
    files: MaterialFiles
    post: Post | None
    returns: Returns | None
    compose: Compose


@dataclass(frozen=True, slots=True)
class Inviting:
    store: InvitationStore
    occasions: Occasions
    mailing: Mailing
    print_desk: PrintDesk
    sharing: Sharing
    group: GroupDoor
    publishing: Publishing
    proofs: Proofs
    confirming: Confirming
    printing: Printing
    courier: Courier
    printer: Printer


@dataclass(frozen=True, slots=True)
class Inside:
    """What inviting stands on."""

    store: InvitationStore
    materials: MaterialStore
    registry: RegistryStore
    house: House
    links: Links
    digest: LinkDigest
    sealer: Sealer
    ids: Ids
    now: Callable[[], datetime]


def inviting(inside: Inside, outside: Outside, on_failure: Callable[[str, Exception], None]) -> Inviting:
    store, ids, now, sealer = inside.store, inside.ids, inside.now, inside.sealer
    occasions = Occasions(inside.registry, inside.house)
    maker = Maker(store, inside.links, sealer, ids, now)
    return Inviting(
        store=store,
        occasions=occasions,
        mailing=Mailing(store, maker, ids, now, is_set_up=outside.post is not None),
        print_desk=PrintDesk(store, maker, outside.prints, ids, now),
        sharing=Sharing(store, maker, sealer, inside.digest, ids, now),
        group=GroupDoor(store, inside.links, ids, now),
        publishing=Publishing(inside.materials, outside.files, store, ids, now),
        proofs=Proofs(store, inside.materials, inside.links),
        confirming=Confirming(store, ids, now),
        printing=Printing(
            store,
            occasions.recent,
            inside.materials,
            sealer,
            outside.printer,
            outside.prints,
            now,
            on_failure,
        ),
        courier=Courier(
            store, occasions.recent, sealer, outside.compose, outside.post, outside.returns, now, on_failure
        ),
        printer=outside.printer,
    )
