"""An event loop in a thread of its own, for code that waits."""

import asyncio
import os
import threading
import weakref
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from typing import Any, Generic, TypeVar

T = TypeVar("T")
ResourceT = TypeVar("ResourceT")

_CLOSE_SECONDS = 2.0


class LoopThread(Generic[ResourceT]):
    """Runs coroutines on a resource that it opens at the first use, and closes when the process ends."""

    def __init__(self, open_resource: Callable[[], AbstractAsyncContextManager[ResourceT]]) -> None:
        self._open_resource = open_resource
        self._lock = threading.Lock()
        self._running: _Running[ResourceT] | None = None

    def run(self, question: Callable[[ResourceT], Coroutine[Any, Any, T]]) -> T:
        """Return what the coroutine returns, or raise what it raises."""
        running = self._start()
        future = asyncio.run_coroutine_threadsafe(running.ask(question), running.loop)
        try:
            return future.result()
        except BaseException:
            future.cancel()  # an interrupted caller wants no answer any more
            raise

    def _start(self) -> "_Running[ResourceT]":
        running = self._running
        if running is not None and running.pid == os.getpid():
            return running
        with self._lock:
            running = self._running
            if running is None or running.pid != os.getpid():  # a forked process has no threads
                running = self._running = _Running(self._open_resource)
                weakref.finalize(self, running.close)
            return running


class _Running(Generic[ResourceT]):
    def __init__(self, open_resource: Callable[[], AbstractAsyncContextManager[ResourceT]]) -> None:
        self.pid = os.getpid()
        self.loop = asyncio.new_event_loop()
        self._opened = AsyncExitStack()
        self._resource: ResourceT | None = None
        self._thread = threading.Thread(target=self.loop.run_forever, name="gatehouse", daemon=True)
        self._thread.start()
        self._resource = self._wait(self._opened.enter_async_context(open_resource()))

    async def ask(self, question: Callable[[ResourceT], Coroutine[Any, Any, T]]) -> T:
        assert self._resource is not None  # noqa: S101 (the constructor opened it)
        return await question(self._resource)

    def close(self) -> None:
        if self.pid != os.getpid():
            return
        with suppress(Exception):
            self._wait(self._opened.aclose())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(_CLOSE_SECONDS)
        if not self._thread.is_alive():
            self.loop.close()

    def _wait(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(_CLOSE_SECONDS)
