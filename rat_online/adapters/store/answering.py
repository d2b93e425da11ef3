"""What went wrong in the database, in the words of the ports."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from rat_online.app.ports.store import StoreUnavailable


@contextmanager
def answering() -> Iterator[None]:
    """Only the error's name goes on: the driver's text may carry a member's data."""
    try:
        yield
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise StoreUnavailable(type(error).__name__) from error
