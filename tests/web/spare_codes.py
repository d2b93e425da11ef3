"""An officer with the app's code, and recovery codes enough for every test that signs in as one.

An app's code is good once in thirty seconds; recovery codes are each good once, whenever.
"""

import itertools

import pyotp

from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.app.link_secret import LinkDigest
from rat_online.app.ports.registry import Account
from rat_online.bootstrap import Install

MANY = 400
_CODES = [f"{number:08d}" for number in range(MANY)]
_numbers = itertools.count()


def spare_code() -> str:
    """One that no test of this run has used."""
    return _CODES[next(_numbers)]


async def arm(install: Install, account: Account) -> None:
    """Set up the app's code of an account, and let it have all of the codes."""
    begun = await install.second_factor.begin(account)
    await install.second_factor.confirm(account, pyotp.TOTP(begun.secret).now())
    digest = LinkDigest(SecretsDir(install.settings.data_dir).officer_key())
    keys = SqlOfficerKeys(install.database)
    await keys.put_recovery_codes(account.cooperative, account.id, [digest(code) for code in _CODES])
