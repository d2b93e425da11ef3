"""Times come back aware, in UTC, to the millisecond, from both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Dialect, make_url

from rat_online.adapters.store.types import UtcDateTime

SQLITE: Dialect = make_url("sqlite+aiosqlite://").get_dialect()()
POSTGRESQL: Dialect = make_url("postgresql+asyncpg://").get_dialect()()

WITA = timezone(timedelta(hours=8))
NINE_IN_WITA = datetime(2027, 3, 20, 9, 0, 0, 123_999, tzinfo=WITA)


def test_sqlite_keeps_text_that_sorts_by_time() -> None:
    assert UtcDateTime().process_bind_param(NINE_IN_WITA, SQLITE) == "2027-03-20T01:00:00.123Z"


@pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL], ids=lambda dialect: dialect.name)
class TestBothDatabases:
    def test_a_time_comes_back_aware_in_utc(self, dialect: Dialect) -> None:
        kept = UtcDateTime().process_bind_param(NINE_IN_WITA, dialect)
        read = UtcDateTime().process_result_value(kept, dialect)
        assert read == datetime(2027, 3, 20, 1, 0, 0, 123_000, tzinfo=UTC)
        assert read is not None
        assert read.tzinfo is UTC

    def test_no_time_stays_none(self, dialect: Dialect) -> None:
        assert UtcDateTime().process_bind_param(None, dialect) is None
        assert UtcDateTime().process_result_value(None, dialect) is None

    def test_a_naive_time_is_refused(self, dialect: Dialect) -> None:
        with pytest.raises(ValueError, match="with its zone"):
            UtcDateTime().process_bind_param(datetime(2027, 3, 20), dialect)  # noqa: DTZ001
