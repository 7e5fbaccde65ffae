"""The running queries."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Questions(Generic[T]):
    """Sends one query for concurrent callers with the same credential."""

    def __init__(self) -> None:
        self._joinable: dict[bytes, asyncio.Task[T]] = {}
        self._running: set[asyncio.Task[T]] = set()

    async def ask(
        self, digest: bytes, question: Callable[[], Coroutine[Any, Any, T]], *, anew: bool = False
    ) -> T:
        """Join the running query for `digest`, or start one; with `anew` always start one.

        A caller who leaves does not cancel the query.
        """
        task = None if anew else self._joinable.get(digest)
        if task is None:
            task = asyncio.create_task(question())
            self._joinable[digest] = task
            self._running.add(task)
            task.add_done_callback(lambda done: self._end(digest, done))
        return await asyncio.shield(task)

    def detach(self) -> None:
        """Let no caller join the running queries: their answers may be older than a change."""
        self._joinable.clear()

    async def close(self) -> None:
        """Cancel all queries."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _end(self, digest: bytes, task: asyncio.Task[T]) -> None:
        self._running.discard(task)
        if self._joinable.get(digest) is task:
            del self._joinable[digest]
