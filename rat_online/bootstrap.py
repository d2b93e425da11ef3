"""Puts an install together: settings in, what serves out. The only place that knows every layer."""

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import anyio
import structlog
from starlette.applications import Starlette

from rat_online.adapters.documents.letter_press import LetterPress
from rat_online.adapters.documents.press import Press
from rat_online.adapters.mail import Maildir, SmtpPost
from rat_online.adapters.media.house import LocalMedia
from rat_online.adapters.media.keeper import MediaPlace
from rat_online.adapters.passkeys import WebAuthnPasskeys
from rat_online.adapters.passwords import Argon2Passwords
from rat_online.adapters.private_files import MaterialFolder, PrintFolder
from rat_online.adapters.relay import LocalRelay, PostgresRelay
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.adapters.shown_pages import ShownPages
from rat_online.adapters.spreadsheets.desk import SpreadsheetDesk
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.documents import SqlDocuments
from rat_online.adapters.store.downloads import SqlDownloads
from rat_online.adapters.store.help_desk import SqlHelpDesk
from rat_online.adapters.store.identity import SqlIdentity
from rat_online.adapters.store.invitations import SqlInvitations
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.adapters.store.materials import SqlMaterials
from rat_online.adapters.store.member_imports import SqlMemberImports
from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.adapters.store.organising import SqlOrganising
from rat_online.adapters.store.registry import SqlRegistry
from rat_online.app.accounts import Accounts
from rat_online.app.app_codes import AppCodes
from rat_online.app.convene import Convener
from rat_online.app.doorkeeper import Doorkeeper
from rat_online.app.errands import Errands
from rat_online.app.first_run import FirstRun
from rat_online.app.hall import Hall
from rat_online.app.help_desk import HelpDesk
from rat_online.app.house import House
from rat_online.app.ids import Ids
from rat_online.app.import_desk import ImportDesk
from rat_online.app.invitation.inviting import Inside, Inviting, Outside, inviting
from rat_online.app.invitation.sealed import Sealer
from rat_online.app.link_secret import LinkDigest
from rat_online.app.links import Links
from rat_online.app.lot_seeds import LotSeeds
from rat_online.app.minutes_desk import MinutesDesk
from rat_online.app.moves import Moves
from rat_online.app.passkey_desk import PasskeyDesk
from rat_online.app.pin import PinDigest
from rat_online.app.ports.relay import Relay
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.recording_desk import RecordingDesk
from rat_online.app.registry import Registry
from rat_online.app.roll_desk import RollDesk
from rat_online.app.roll_inquiry import RollInquiry
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
from rat_online.web.app import application
from rat_online.web.invitation_words import composer
from rat_online.web.services import Services

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
        await successors.take_over(next_hall, postponed, happened.event, happened.at)


def turn_failed(failure: Exception) -> None:
    """Without the text of the error: it may carry what a member wrote."""
    logger.error("turn failed", error=type(failure).__name__)


def errand_failed(errand: str, error: Exception) -> None:
    logger.error("errand failed", errand=errand, error=type(error).__name__)


@asynccontextmanager
async def open_install(settings: Settings, *, exclusive: bool = True) -> AsyncIterator[Install]:
    """Open the database (migrated, when it is ours) and everything over it.

    Raises:
        DatabaseInUse: another process owns the SQLite file.
    """
    database = Database(settings.database, settings.data_dir)
    await database.open(exclusive=exclusive)
    try:
        if exclusive:
            await database.migrate()
        yield assemble(settings, database)
    finally:
        await database.close()


def assemble(settings: Settings, database: Database) -> Install:
    """Everything over an open database; nothing runs yet."""
    ids, passwords = Ids(), Argon2Passwords()
    log, identity = SqlMeetingLog(database), SqlIdentity(database)
    registry = Registry(SqlRegistry(database), passwords, ids, now)
    secrets = SecretsDir(settings.data_dir)
    house = _house(database, log, registry, secrets)
    digest = LinkDigest(secrets.link_key())
    sessions, second_factor = Sessions(identity, now), _second_factor(database, ids, secrets)
    documents, press, letter_press = SqlDocuments(database), Press(), LetterPress()
    links = Links(identity, ids, digest, now)
    minutes = MinutesDesk(log, registry.store, documents, press.render, now)
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
        sign_in=_sign_in(registry, identity, sessions, house, second_factor, ids, secrets),
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
        is_series_over=lambda series: is_series_over(registry, house, series),
        now=now,
    )


def _house(database: Database, log: SqlMeetingLog, registry: Registry, secrets: SecretsDir) -> House:
    return House(
        log,
        relay_for(database),
        lambda key: names_of(registry, key),
        now,
        process=f"{socket.gethostname()}:{os.getpid()}",
        on_failure=turn_failed,
        seed_for=LotSeeds(secrets.lot_key()),
    )


def _errands(house: House, registry: Registry, minutes: MinutesDesk) -> Errands:
    successors = Successors(registry.store, now)

    async def follow_postponements(hall: Hall, happened: Happened) -> None:
        await follow_postponement(house, successors, hall, happened)

    errands = Errands([follow_postponements, minutes.follow], errand_failed)
    house.afterwards(errands.note)
    return errands


async def take_up(install: Install) -> None:
    """Load the meetings; do again what a crash may have kept from following an end of one."""
    await install.house.take_up()
    for hall in install.house.halls():
        install.errands.note(hall, hall.last_word())


def import_failed(error: Exception) -> None:
    logger.error("import failed", error=type(error).__name__)


def _import_desk(install: Install, organising: SqlOrganising, spreadsheets: SpreadsheetDesk) -> ImportDesk:
    return ImportDesk(
        organising,
        install.registry.store,
        install.member_imports,
        spreadsheets,
        install.ids,
        now,
        import_failed,
    )


def _help_desk(install: Install) -> HelpDesk:
    digest = LinkDigest(SecretsDir(install.settings.data_dir).link_key())
    return HelpDesk(SqlHelpDesk(install.database), install.identity, digest, now)


def _services(install: Install, place: MediaPlace | None) -> Services:
    """What the pages work with, over an open install."""
    keys, key = SqlOfficerKeys(install.database), SecretsDir(install.settings.data_dir).officer_key()
    registry = install.registry.store
    organising, spreadsheets = SqlOrganising(install.database), SpreadsheetDesk()
    return Services(
        settings=install.settings,
        house=install.house,
        sessions=install.sessions,
        sign_in=install.sign_in,
        first_run=install.first_run,
        registry=install.registry.store,
        ids=install.ids,
        documents=install.documents,
        log=install.log,
        downloads=SqlDownloads(install.database),
        second_factor=install.second_factor,
        accounts=Accounts(registry, keys, Argon2Passwords(), install.sessions, install.ids, now),
        passkeys=PasskeyDesk(keys, registry, WebAuthnPasskeys(), key, install.ids, now),
        links=install.links,
        moves=Moves(install.identity, install.sessions, install.ids, now),
        help_desk=_help_desk(install),
        identity=install.identity,
        doorkeeper=Doorkeeper(install.identity, install.sessions, install.ids, now),
        convener=Convener(install.registry, install.links, install.house, install.ids, now),
        member_imports=install.member_imports,
        import_desk=_import_desk(install, organising, spreadsheets),
        spreadsheets=spreadsheets,
        drafts=organising,
        inviting=install.inviting,
        roll_desk=RollDesk(install.registry, install.ids, now),
        roll_inquiry=RollInquiry(install.registry.store, now),
        media=LocalMedia(place, install.settings.data_dir, now),
        shown_pages=ShownPages(install.settings.data_dir),
    )


def web_application(install: Install, media: MediaPlace | None = None) -> Starlette:
    """The ASGI application; while it lives, the house ticks and errands are run.

    Args:
        media: where the livestream's process listens, None to serve no stream.
    """
    services = _services(install, media)
    if media is not None:
        install.errands.also(RecordingDesk(install.log, services.media, now).follow)
    install.sessions.on_change(services.session_changed)
    services.moves.on_change(services.moves_changed)
    return application(services, lambda _app: living(install, services))


@asynccontextmanager
async def living(install: Install, services: Services) -> AsyncIterator[None]:
    """What runs beside the requests."""
    await take_up(install)
    await services.moves.take_up()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(install.house.run)
        tasks.start_soon(install.errands.run)
        tasks.start_soon(keep_sessions_fresh, install.sessions)
        tasks.start_soon(services.moves.run)
        tasks.start_soon(services.media.run)
        tasks.start_soon(install.inviting.printing.run)
        tasks.start_soon(install.inviting.courier.run)
        yield
        tasks.cancel_scope.cancel()
    install.press.close()
    install.letter_press.close()


SESSIONS_EVERY_S = 5.0


async def keep_sessions_fresh(sessions: Sessions) -> None:
    """Note who was seen, and hear what other processes changed."""
    while True:
        await anyio.sleep(SESSIONS_EVERY_S)
        try:
            await sessions.catch_up()
        except StoreUnavailable:
            logger.warning("sessions could not be kept fresh: the database is away")
