"""The job that forgets: made over an open install, and run daily beside the requests."""

from datetime import timedelta

import anyio
import structlog

from rat_online.adapters.member_photos import MemberPhotoFolder
from rat_online.adapters.proxy_letters import ProxyLetters
from rat_online.adapters.store.retention import SqlRetention
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.retention import Retention
from rat_online.bootstrap.installing import Install, now

FIRST_AFTER_S = 600.0
EVERY_S = 24 * 3600.0

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def retention_of(install: Install) -> Retention:
    keep = timedelta(days=install.settings.contacts_kept_days)
    photos = MemberPhotoFolder(install.settings.data_dir)
    letters = ProxyLetters(install.settings.data_dir)
    store = SqlRetention(install.database)
    return Retention(install.registry.store, store, photos, letters, install.ids, now, keep)


async def forget_daily(job: Retention) -> None:
    """Not at once: a start is no time for more work. Several processes may do it, one after the other."""
    await anyio.sleep(FIRST_AFTER_S)
    while True:
        try:
            done = await job.run()
            logger.info("retention", members=done.members, photos=done.forgotten.photos, letters=done.letters)
        except StoreUnavailable:
            logger.warning("retention waits: the database is away")
        await anyio.sleep(EVERY_S)
