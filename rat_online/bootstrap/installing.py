"""An open install: the database and everything over it; nothing runs yet."""

import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from rat_online.adapters.candidate_photos import CandidatePhotos
from rat_online.adapters.documents.letter_press import LetterPress
from rat_online.adapters.documents.press import Press
from rat_online.adapters.mail import Maildir, SmtpPost
from rat_online.adapters.media.recording import RecordingFolder
from rat_online.adapters.passwords import Argon2Passwords
from rat_online.adapters.private_files import MaterialFolder, PrintFolder
from rat_online.adapters.relay import LocalRelay, PostgresRelay
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.documents import SqlDocuments
from rat_online.adapters.store.identity import SqlIdentity
from rat_online.adapters.store.invitations import SqlInvitations
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.adapters.store.materials import SqlMaterials
from rat_online.adapters.store.member_imports import SqlMemberImports
from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.adapters.store.registry import SqlRegistry
from rat_online.adapters.store.tallies import SqlTallies
from rat_online.app.app_codes import AppCodes
from rat_online.app.errands import Errands
from rat_online.app.first_run import FirstRun
from rat_online.app.hall import Hall
from rat_online.app.house import House
from rat_online.app.ids import Ids
from rat_online.app.invitation.inviting import Inside, Inviting, Outside, inviting
from rat_online.app.invitation.sealed import Sealer
from rat_online.app.link_secret import LinkDigest
from rat_online.app.links import Links
from rat_online.app.lot_seeds import LotSeeds
from rat_online.app.minutes_desk import MinutesDesk
from rat_online.app.pin import PinDigest
from rat_online.app.ports.relay import Relay
from rat_online.app.recording_keeper import RecordingKeeper
from rat_online.app.registry import Registry
from rat_online.app.second_factor import SecondFactor
from rat_online.app.series_over import is_series_over
from rat_online.app.sessions import Sessions
from rat_online.app.sign_in import SignIn
from rat_online.app.successor import Successors
from rat_online.domain.chain import MeetingKey
from rat_online.domain.events import Happened
from rat_online.domain.events.leading import MeetingPostponed
from rat_online.domain.vocabulary import PersonId
from rat_online.settings import Settings
from rat_online.web.invitation_words import composer

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Install:
    """An open install: what commands and the server work with."""

    settings: Settings
    database: Database
    log: SqlMeetingLog
    registry: Registry
    member_imports: SqlMemberImports
    identity: SqlIdentity
    sessions: Sessions
    links: Links
    sign_in: SignIn
    second_factor: SecondFactor
    tallies: SqlTallies
    first_run: FirstRun
    documents: SqlDocuments
    minutes: MinutesDesk
    press: Press
    house: House
    errands: Errands
    inviting: Inviting
    letter_press: LetterPress
    ids: Ids


def relay_for(database: Database) -> Relay:
    """Processes hear of each other through PostgreSQL; a process that owns its file is alone."""
    return LocalRelay() if database.is_sqlite else PostgresRelay(database.libpq_url)


async def names_of(registry: Registry, key: MeetingKey) -> dict[PersonId, str]:
    """The names of everybody who may turn up in a meeting: as frozen on its roll, else as they are now."""
    store = registry.store
    names = {known.id: known.member.name for known in await store.members(key.cooperative)}
    names.update({account.id: account.name for account in await store.accounts(key.cooperative)})
    names.update({line.entry: line.name for line in await store.roll_lines(key)})
    return names


async def documents_of(install: Install, key: MeetingKey) -> dict[str, bytes]:
    """A meeting's finished documents, by file name."""
    return {document.name: document.content for document in await install.documents.documents(key)}


async def follow_postponement(house: House, successors: Successors, hall: Hall, happened: Happened) -> None:
    """A postponed meeting leads to another; see the successors module."""
    if isinstance(happened.event, MeetingPostponed):
        postponed = hall.live.state
        key = await successors.prepare_row(hall.key, postponed, happened.event)
        next_hall = await house.hall(key)
        await successors.take_over(next_hall, postponed, happened.event, happened.at, hall.live.texts)


def turn_failed(failure: Exception) -> None:
    """Without the text of the error: it may carry what a member wrote."""
    logger.error("turn failed", error=type(failure).__name__)


def errand_failed(errand: str, error: Exception) -> None:
    logger.error("errand failed", errand=errand, error=type(error).__name__)


def recording_erased(meeting: str) -> None:
    logger.info("recording erased", meeting=meeting)


def erasing_failed(error: Exception) -> None:
    logger.error("recordings could not be erased", error=type(error).__name__)


def recording_keeper(install: Install, days: int | None = None) -> RecordingKeeper:
    """What deletes recordings whose time is over; by the operator's setting unless `days` says otherwise."""
    settings = install.settings
    return RecordingKeeper(
        install.house,
        install.log,
        RecordingFolder(settings.data_dir),
        settings.recording_days if days is None else days,
        now,
        recording_erased,
        erasing_failed,
    )


@asynccontextmanager
async def open_install(
    settings: Settings, *, exclusive: bool = True, clock: Callable[[], datetime] = now
) -> AsyncIterator[Install]:
    """Open the database (migrated, when it is ours) and everything over it.

    Args:
        clock: the meetings' clock, by which deadlines are judged.

    Raises:
        DatabaseInUse: another process owns the SQLite file.
    """
    database = Database(settings.database, settings.data_dir)
    await database.open(exclusive=exclusive)
    try:
        if exclusive:
            await database.migrate()
        yield assemble(settings, database, clock)
    finally:
        await database.close()


def assemble(settings: Settings, database: Database, clock: Callable[[], datetime] = now) -> Install:
    """Everything over an open database; nothing runs yet."""
    ids, passwords = Ids(), Argon2Passwords()
    log, identity, tallies = SqlMeetingLog(database), SqlIdentity(database), SqlTallies(database)
    registry = Registry(SqlRegistry(database), passwords, ids, now)
    secrets = SecretsDir(settings.data_dir)
    house = _house(database, log, registry, secrets, clock)
    digest = LinkDigest(secrets.link_key())
    sessions, second_factor = Sessions(identity, now), _second_factor(database, ids, secrets)
    documents, press, letter_press = SqlDocuments(database), Press(), LetterPress()
    links = Links(identity, ids, digest, PinDigest(secrets.pin_key()), now)
    photos = CandidatePhotos(settings.data_dir)
    keep = settings.recording_days
    minutes = MinutesDesk(log, registry.store, documents, photos, press.render, now, keep)
    errands = _errands(house, registry, minutes)
    return Install(
        settings=settings,
        database=database,
        log=log,
        registry=registry,
        member_imports=SqlMemberImports(database, ids, now),
        identity=identity,
        sessions=sessions,
        links=links,
        sign_in=_sign_in(registry, identity, sessions, house, second_factor, tallies, ids, secrets),
        tallies=tallies,
        second_factor=second_factor,
        first_run=FirstRun(registry.store, passwords, ids, now),
        documents=documents,
        minutes=minutes,
        press=press,
        house=house,
        errands=errands,
        inviting=_inviting(settings, database, registry, house, links, secrets, letter_press),
        letter_press=letter_press,
        ids=ids,
    )


def _inviting(
    settings: Settings,
    database: Database,
    registry: Registry,
    house: House,
    links: Links,
    secrets: SecretsDir,
    printer: LetterPress,
) -> Inviting:
    inside = Inside(
        store=SqlInvitations(database),
        materials=SqlMaterials(database),
        registry=registry.store,
        house=house,
        links=links,
        digest=LinkDigest(secrets.link_key()),
        sealer=Sealer(secrets.delivery_key()),
        ids=Ids(),
        now=now,
    )
    return inviting(inside, _outside(settings, printer), errand_failed)


def _outside(settings: Settings, printer: LetterPress) -> Outside:
    """Mail is sent where the operator has named a server, a sender and the address that links lead to."""
    post = None
    if settings.sends_mail and settings.smtp_url and settings.mail_from:
        post = SmtpPost(settings.smtp_url.get_secret_value(), settings.mail_from)
    return Outside(
        printer=printer,
        prints=PrintFolder(settings.data_dir),
        files=MaterialFolder(settings.data_dir),
        post=post,
        returns=Maildir(settings.mail_bounces) if settings.mail_bounces else None,
        compose=composer(settings.public_url or ""),
    )


def _second_factor(database: Database, ids: Ids, secrets: SecretsDir) -> SecondFactor:
    key = secrets.officer_key()
    return SecondFactor(SqlOfficerKeys(database), AppCodes(key), LinkDigest(key), ids, now)


def _sign_in(
    registry: Registry,
    identity: SqlIdentity,
    sessions: Sessions,
    house: House,
    second_factor: SecondFactor,
    tallies: SqlTallies,
    ids: Ids,
    secrets: SecretsDir,
) -> SignIn:
    return SignIn(
        identity=identity,
        registry=registry.store,
        passwords=Argon2Passwords(),
        sessions=sessions,
        ids=ids,
        digest=LinkDigest(secrets.link_key()),
        pin_digest=PinDigest(secrets.pin_key()),
        second_factor=second_factor,
        tallies=tallies,
        is_series_over=lambda series: is_series_over(registry.store, house, series),
        now=now,
    )


def _house(
    database: Database,
    log: SqlMeetingLog,
    registry: Registry,
    secrets: SecretsDir,
    clock: Callable[[], datetime],
) -> House:
    return House(
        log,
        relay_for(database),
        lambda key: names_of(registry, key),
        clock,
        process=f"{socket.gethostname()}:{os.getpid()}",
        on_failure=turn_failed,
        seed_for=LotSeeds(secrets.lot_key()),
    )


def _errands(house: House, registry: Registry, minutes: MinutesDesk) -> Errands:
    successors = Successors(registry.store, Ids(), now)

    async def follow_postponements(hall: Hall, happened: Happened) -> None:
        await follow_postponement(house, successors, hall, happened)

    errands = Errands([follow_postponements, minutes.follow], errand_failed)
    house.afterwards(errands.note)
    return errands
