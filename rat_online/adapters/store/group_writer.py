"""Gathers writes that wait into one transaction: thousands of small commits would each wait for the disk."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.database import Database

MOST_IN_ONE = 64
"""A vote that comes meanwhile waits for one group; this keeps the wait well below a second."""

T = TypeVar("T")

Work = Callable[[AsyncConnection], Awaitable[T]]


@dataclass(slots=True)
class _Waiting:
    work: Work[Any]
    answer: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None


class GroupWriter:
    """One transaction at a time; what is submitted during it waits for the next.

    A group runs straight through. Only when one of it fails is it undone and run again, each work under a
    savepoint of its own, so that a failure costs nobody else anything.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: deque[_Waiting] = deque()
        self._writing: asyncio.Task[None] | None = None

    async def submit(self, work: Work[T]) -> T:
        """Run `work` in a transaction with others' and commit; what it returns is durable.

        A caller who is cancelled does not stop its work, as one who hangs up does not unsay what was said.
        """
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        result: T = await waiting.answer
        return result

    async def _write_all(self) -> None:
        while self._waiting:
            group = [self._waiting.popleft() for _ in range(min(MOST_IN_ONE, len(self._waiting)))]
            try:
                await self._write(group)
            except BaseException as error:
                failure = error if isinstance(error, Exception) else asyncio.CancelledError()
                for one in group:
                    _answer(one, failure)
                if not isinstance(error, Exception):
                    raise
                continue
            for one in group:
                _answer(one, one.error)

    async def _write(self, group: list[_Waiting]) -> None:
        try:
            async with self._database.writing() as connection:
                await _straight(group, connection)
        except _OneFailed:
            async with self._database.writing() as connection:
                for one in group:
                    await _alone(one, connection)


class _OneFailed(Exception):
    """Undoes a group that ran straight through."""


async def _straight(group: list[_Waiting], connection: AsyncConnection) -> None:
    for one in group:
        try:
            one.result = await one.work(connection)
        except Exception as error:
            raise _OneFailed from error


async def _alone(one: _Waiting, connection: AsyncConnection) -> None:
    savepoint = await connection.begin_nested()
    try:
        one.result = await one.work(connection)
    except Exception as error:  # noqa: BLE001 (whatever it is, it is its caller's, who gets it)
        one.error = error
        await savepoint.rollback()
    else:
        await savepoint.commit()


def _answer(one: _Waiting, error: BaseException | None) -> None:
    if one.answer.done():  # its caller was cancelled
        return
    if isinstance(error, asyncio.CancelledError):
        one.answer.cancel()
    elif error is not None:
        one.answer.set_exception(error)
    else:
        one.answer.set_result(one.result)
