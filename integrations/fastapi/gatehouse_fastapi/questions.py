"""Questions that are being asked right now."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Questions(Generic[T]):
    """Asks what many want to know at the same time once."""

    def __init__(self) -> None:
        self._joinable: dict[bytes, asyncio.Task[T]] = {}
        self._running: set[asyncio.Task[T]] = set()

    async def ask(self, digest: bytes, question: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Join the question that runs for `digest`, or ask it. Whoever leaves takes it from nobody else."""
        task = self._joinable.get(digest)
        if task is None:
            task = asyncio.create_task(question())
            self._joinable[digest] = task
            self._running.add(task)
            task.add_done_callback(lambda done: self._end(digest, done))
        return await asyncio.shield(task)

    def part(self) -> None:
        """Let nobody join what runs now: its answers may speak of what was before a change."""
        self._joinable.clear()

    async def close(self) -> None:
        """End everything."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _end(self, digest: bytes, task: asyncio.Task[T]) -> None:
        self._running.discard(task)
        if self._joinable.get(digest) is task:
            del self._joinable[digest]
