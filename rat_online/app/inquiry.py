"""Questions of one kind that come at the same time are one question: after a restart a whole hall asks."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_IN_ONE = 256


class Inquiry(Generic[T]):
    """Asks for what has been asked for meanwhile, one question at a time.

    Args:
        ask: the answers to some keys; a key without an answer is left out.
    """

    def __init__(self, ask: Callable[[Sequence[str]], Awaitable[Mapping[str, T]]]) -> None:
        self._ask = ask
        self._waiting: dict[str, asyncio.Future[T | None]] = {}
        self._asking: asyncio.Task[None] | None = None

    async def answer(self, key: str) -> T | None:
        """The answer to one key; what `ask` raises, all who asked with it get."""
        waiting = self._waiting.get(key)
        if waiting is None:
            waiting = self._waiting[key] = asyncio.get_running_loop().create_future()
            if self._asking is None or self._asking.done():
                self._asking = asyncio.create_task(self._ask_all())
        return await asyncio.shield(waiting)

    async def _ask_all(self) -> None:
        while self._waiting:
            asked = dict(list(self._waiting.items())[:MOST_IN_ONE])
            for key in asked:
                del self._waiting[key]
            try:
                answers = await self._ask(list(asked))
            except Exception as error:  # noqa: BLE001 (it belongs to those who asked)
                for waiting in asked.values():
                    waiting.set_exception(error)
                    waiting.exception()  # perhaps nobody waits any more
            else:
                for key, waiting in asked.items():
                    waiting.set_result(answers.get(key))
