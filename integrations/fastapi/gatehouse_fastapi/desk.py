"""The access to people: a connection pool and a directory for each event loop, and one for threads."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Generic, TypeVar

from .api import Api
from .bridge import open_client
from .by_loop import ByLoop
from .closed import describe_closed
from .directory import RemoteDirectory
from .identity import ProfileT
from .loop_thread import LoopThread
from .people_cache import PeopleCache

T = TypeVar("T")

_CALLS_MOST = 20  # concurrent calls; further calls wait, within their own timeout


class Desk(Generic[ProfileT]):
    """Who answers an application about people.

    Its connections are not those of the session queries, so that a flood of look-ups does not delay them.
    """

    def __init__(self, origin: str, key: str | None, timeout: float, profile: Any) -> None:
        self._profile = profile
        self._create_api = create_api = partial(Api, origin=origin, key=key, timeout=timeout)
        self._directories: ByLoop[RemoteDirectory[ProfileT]] = ByLoop()
        self._caches = caches = list[PeopleCache[ProfileT]]()

        # It does not use `self`: the thread must not keep alive what nobody uses any more.
        @asynccontextmanager
        async def open_for_threads() -> AsyncIterator[RemoteDirectory[ProfileT]]:
            async with open_client(_CALLS_MOST) as client:
                yield RemoteDirectory(create_api(client), profile, lambda: caches[-1] if caches else None)

        self._thread: LoopThread[RemoteDirectory[ProfileT]] = LoopThread(open_for_threads)

    @asynccontextmanager
    async def open(self, cache: PeopleCache[ProfileT], is_away: Callable[[], bool]) -> AsyncIterator[Api]:
        """Answer in the running event loop. `is_away` tells that it is not worth asking."""
        async with open_client(_CALLS_MOST) as client:
            api = self._create_api(client, is_away=is_away)
            self._caches.append(cache)
            try:
                with self._directories.keep(RemoteDirectory(api, self._profile, lambda: cache)):
                    yield api
            finally:
                self._caches.remove(cache)

    def open_directory(self) -> RemoteDirectory[ProfileT]:
        """Return the directory of the running event loop."""
        directory = self._directories.find()
        if directory is None:
            raise RuntimeError(describe_closed(self._directories, {}))
        return directory

    def ask_directory(self, question: Callable[[RemoteDirectory[ProfileT]], Coroutine[Any, Any, T]]) -> T:
        """Return the answer to a question, for a thread that waits."""
        return self._thread.run(question)
