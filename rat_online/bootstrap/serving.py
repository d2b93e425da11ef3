"""What a process that serves has besides: the pages' services, and what runs beside the requests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
from starlette.applications import Starlette

from rat_online.adapters.candidate_photos import CandidatePhotos
from rat_online.adapters.media.house import LocalMedia
from rat_online.adapters.media.port import MediaPlace
from rat_online.adapters.member_photos import MemberPhotoFolder
from rat_online.adapters.passkeys import WebAuthnPasskeys
from rat_online.adapters.passwords import Argon2Passwords
from rat_online.adapters.proxy_letters import ProxyLetters
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.adapters.shown_pages import ShownPages
from rat_online.adapters.spreadsheets.desk import SpreadsheetDesk
from rat_online.adapters.store.downloads import SqlDownloads
from rat_online.adapters.store.help_desk import SqlHelpDesk
from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.adapters.store.organising import SqlOrganising
from rat_online.adapters.store.phone_trials import SqlTrials
from rat_online.app.accounts import Accounts
from rat_online.app.convene import Convener
from rat_online.app.doorkeeper import Doorkeeper
from rat_online.app.help_desk import HelpDesk
from rat_online.app.import_desk import ImportDesk
from rat_online.app.link_secret import LinkDigest
from rat_online.app.media_orders import StandingOrders
from rat_online.app.moves import Moves
from rat_online.app.number_inquiry import NumberInquiry
from rat_online.app.officer_proof import OfficerProof
from rat_online.app.passkey_desk import PasskeyDesk
from rat_online.app.phone_trials import TRIALS, PhoneTrials
from rat_online.app.photo_desk import PhotoDesk
from rat_online.app.pin import PinDigest
from rat_online.app.pin_proof import PinProof
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.proxy_desk import ProxyDesk
from rat_online.app.recording_desk import RecordingDesk
from rat_online.app.rehearsals import Rehearsals
from rat_online.app.rehearsing import Players
from rat_online.app.roll_desk import RollDesk
from rat_online.app.roll_inquiry import RollInquiry
from rat_online.app.sessions import Sessions
from rat_online.app.shares import Shares
from rat_online.bootstrap.installing import Install, logger, now, recording_keeper
from rat_online.bootstrap.keeping import forget_daily, retention_of
from rat_online.web.app import application
from rat_online.web.services import Services


async def take_up(install: Install) -> None:
    """Load the meetings; do again what a crash may have kept from following an end of one."""
    await install.house.take_up()
    for hall in install.house.halls():
        install.errands.note(hall, hall.last_word())


def import_failed(error: Exception) -> None:
    logger.error("import failed", error=type(error).__name__)


def _help_desk(install: Install) -> HelpDesk:
    digest = LinkDigest(SecretsDir(install.settings.data_dir).link_key())
    return HelpDesk(SqlHelpDesk(install.database), install.identity, digest, now)


def _roll_inquiry(install: Install) -> RollInquiry:
    digest = LinkDigest(SecretsDir(install.settings.data_dir).link_key())
    return RollInquiry(install.registry.store, install.identity, digest, install.tallies, now)


def _doorkeeper(install: Install) -> Doorkeeper:
    pin_digest = PinDigest(SecretsDir(install.settings.data_dir).pin_key())
    return Doorkeeper(install.identity, install.sessions, install.ids, pin_digest, now)


def _officer_proof(install: Install) -> OfficerProof:
    pin_digest = PinDigest(SecretsDir(install.settings.data_dir).pin_key())
    pins = PinProof(install.identity, pin_digest, install.ids, now)
    return OfficerProof(SqlOfficerKeys(install.database), install.sessions, pins)


def _passkeys(install: Install) -> PasskeyDesk:
    keys, key = SqlOfficerKeys(install.database), SecretsDir(install.settings.data_dir).officer_key()
    return PasskeyDesk(keys, install.registry.store, WebAuthnPasskeys(), key, install.ids, now)


def _accounts(install: Install) -> Accounts:
    keys = SqlOfficerKeys(install.database)
    return Accounts(install.registry.store, keys, Argon2Passwords(), install.sessions, install.ids, now)


def _rehearsals(install: Install) -> Rehearsals:
    return Rehearsals(
        registry=install.registry,
        identity=install.identity,
        documents=install.documents,
        house=install.house,
        sessions=install.sessions,
        ids=install.ids,
        now=now,
    )


def _import_desk(install: Install) -> ImportDesk:
    return ImportDesk(
        SqlOrganising(install.database),
        install.registry.store,
        install.member_imports,
        SpreadsheetDesk(),
        install.ids,
        now,
        import_failed,
    )


def _photos(install: Install) -> CandidatePhotos:
    return CandidatePhotos(install.settings.data_dir)


def _media(install: Install, place: MediaPlace | None) -> LocalMedia:
    standing = StandingOrders(install.house, install.log, install.sessions, now)
    return LocalMedia(place, install.settings.data_dir, standing, now)


def _pictures(data_dir: Path) -> dict[str, Any]:
    """What is shown, in folders of its own."""
    return {
        "shown_pages": ShownPages(data_dir),
        "photos": CandidatePhotos(data_dir),
        "member_photos": MemberPhotoFolder(data_dir),
    }


def _services(install: Install, place: MediaPlace | None) -> Services:
    """What the pages work with, over an open install."""
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
        accounts=_accounts(install),
        officer_proof=_officer_proof(install),
        passkeys=_passkeys(install),
        links=install.links,
        moves=Moves(install.identity, install.sessions, install.ids, now),
        help_desk=_help_desk(install),
        phone_trials=PhoneTrials(SqlTrials(install.database), now),
        rehearsals=_rehearsals(install),
        identity=install.identity,
        doorkeeper=_doorkeeper(install),
        convener=Convener(install.registry, install.links, install.house, install.ids, now),
        member_imports=install.member_imports,
        import_desk=_import_desk(install),
        spreadsheets=SpreadsheetDesk(),
        drafts=SqlOrganising(install.database),
        inviting=install.inviting,
        roll_desk=RollDesk(install.registry, install.ids, now),
        roll_inquiry=_roll_inquiry(install),
        number_inquiry=NumberInquiry(install.tallies),
        trial_shares=Shares(install.tallies, "trial", TRIALS),
        media=_media(install, place),
        **_pictures(install.settings.data_dir),
        photo_desk=PhotoDesk(_photos(install), install.log, install.ids, now),
        proxy_desk=ProxyDesk(ProxyLetters(install.settings.data_dir), install.ids, now),
    )


def web_application(install: Install, media: MediaPlace | None = None) -> Starlette:
    """The ASGI application; while it lives, the house ticks and errands are run.

    Args:
        media: where the livestream's process listens, None to serve no stream.
    """
    services = _services(install, media)
    if media is not None:
        install.errands.also(RecordingDesk(install.log, services.media, now).follow)
    install.errands.also(services.photo_desk.follow)
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
        tasks.start_soon(forget_daily, retention_of(install))
        tasks.start_soon(services.moves.run)
        tasks.start_soon(services.media.run)
        tasks.start_soon(recording_keeper(install).run)
        tasks.start_soon(Players(install.house, install.registry.store).run)
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
