"""The reader of the feed: it hands each change to the handlers, at least once, in the feed's order."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from time import monotonic
from typing import TypeVar

from .change import ChangePage
from .cursor_store import CursorStore
from .feed import LATEST, Feed
from .handlers import Handlers, run
from .people_errors import GoneError, InvalidInputError, PeopleError

_PAGE = 100  # changes that a crash may let the handlers see again
_WAIT_SECONDS = 25
_FIRST_SECONDS = 1.0  # back-off between attempts; doubled each time, with jitter
_HANDLER_SECONDS, _OTHER_SECONDS = 60.0, 10.0  # the longest waits
_TOLD_SECONDS = 60.0  # a failure that lasts is logged once a minute
_GRACE_SECONDS = 5.0  # that a running handler has when the application ends

_log = logging.getLogger("gatehouse_fastapi")

T = TypeVar("T")


@asynccontextmanager
async def follow(feed: Feed, handlers: Handlers, store: CursorStore) -> AsyncIterator[None]:
    """Read the feed meanwhile. Raises MisconfiguredError when that can never work."""
    store.check()
    await feed.check()
    reader = _Reader(feed, handlers, store)
    task = asyncio.create_task(reader.run())
    try:
        yield
    finally:
        reader.is_stopping = True
        try:
            if reader.is_handling:
                await asyncio.wait({task}, timeout=_GRACE_SECONDS)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


class _StopError(Exception):
    """The application ends."""


class _Reader:
    def __init__(self, feed: Feed, handlers: Handlers, store: CursorStore) -> None:
        self._feed, self._handlers, self._store = feed, handlers, store
        self.is_stopping = False
        self.is_handling = False

    async def run(self) -> None:
        with suppress(_StopError):
            while True:
                try:
                    async with self._store.hold():
                        await self._read()
                except OSError as error:  # the lock's folder has gone
                    _log.error("The cursor of Gatehouse's changes cannot be locked: %s", error)
                except Exception:  # noqa: BLE001 (a reader that ends in silence loses every change)
                    _log.exception("The reader of Gatehouse's changes failed. It starts again.")
                await asyncio.sleep(_OTHER_SECONDS)

    async def _read(self) -> None:
        cursor = await self._persist("The cursor of Gatehouse's changes cannot be loaded", self._store.load)
        while True:
            read = partial(self._feed.read, cursor, _PAGE, _WAIT_SECONDS)
            try:
                page = await self._persist(f"No changes from {self._feed.origin}", read)
            except (GoneError, InvalidInputError) as error:
                cursor = await self._start_over(error)
                self._check_end()
                await _pause(1, _OTHER_SECONDS)  # a service that refuses every cursor is not asked at once
                continue
            await self._deliver(cursor, page)
            if page.cursor != cursor:
                cursor = page.cursor
                await self._save(cursor)
            self._check_end()

    async def _deliver(self, cursor: str | None, page: ChangePage) -> None:
        for number, change in enumerate(page.changes):
            for handler in self._handlers.find(change):
                what = f"The handler {_name(handler.call)} of {change.kind} {change.user_id} failed"
                save = partial(self._save_position, cursor, page, number)
                await self._handle(what, partial(run, handler.call, change), handler.attempts, save)
            if self.is_stopping and number + 1 < len(page.changes):
                await self._save_position(cursor, page, number + 1)
                raise _StopError

    async def _save_position(self, cursor: str | None, page: ChangePage, number: int) -> None:
        """Keep that the first changes of a page are done: a restart must not repeat them.

        Only pages have cursors, so a page of that size is read. The start of the feed fills a place too.
        """
        if number == 0:
            return
        for size in (number, number + 1):
            try:
                done = await self._feed.read(cursor, size, 0)
            except PeopleError:
                return  # a restart repeats them
            if done.changes == page.changes[:number]:
                await self._save(done.cursor)
                return

    async def _start_over(self, why: PeopleError) -> str | None:
        if not self._handlers.of_resets:
            _log.error(
                "Changes of Gatehouse are missing, because the cursor cannot be used: %s All changes that "
                "are still kept follow again. A function with @gatehouse.on_reset could compare everything.",
                why,
            )
            return None
        # Read before the handlers run, so that nothing happens unseen meanwhile.
        newest = await self._persist(
            f"No changes from {self._feed.origin}", partial(self._feed.read, LATEST, 1, 0)
        )
        _log.warning("Changes of Gatehouse are missing: %s The handlers of on_reset run.", why)
        for call in self._handlers.of_resets:
            await self._handle(f"The handler {_name(call)} of a reset failed", partial(run, call), None, None)
        await self._save(newest.cursor)
        return newest.cursor

    async def _save(self, cursor: str) -> None:
        save = partial(self._store.save, cursor)
        await self._persist("The cursor of Gatehouse's changes cannot be saved", save)

    async def _handle(
        self,
        what: str,
        call: Callable[[], Awaitable[None]],
        attempts: int | None,
        on_failure: Callable[[], Awaitable[None]] | None,
    ) -> None:
        """Run a handler until it returns, or has failed `attempts` times."""
        failed, told_at = 0, float("-inf")
        while True:
            self.is_handling = True
            try:
                await self._watch(what, call)
                return
            except Exception as error:  # noqa: BLE001 (whatever the application raises)
                failed += 1
                if attempts is not None and failed >= attempts:
                    _log.error("%s %d times and is skipped.", what, failed, exc_info=error)
                    return
                if monotonic() - told_at >= _TOLD_SECONDS:
                    told_at = monotonic()
                    _log.error("%s and is tried again. No later change is read.", what, exc_info=error)
            finally:
                self.is_handling = False
            self._check_end()
            if failed == 1 and on_failure is not None:
                await on_failure()
            await _pause(failed, _HANDLER_SECONDS)

    async def _watch(self, what: str, call: Callable[[], Awaitable[None]]) -> None:
        """Run a handler in a task of its own: its cancellations are not ours."""

        async def run_it() -> None:
            await call()

        task = asyncio.create_task(run_it())
        try:
            while not (await asyncio.wait({task}, timeout=_TOLD_SECONDS))[0]:
                _log.warning("%s: it still runs. No later change is read.", what.removesuffix(" failed"))
        finally:
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        if task.cancelled():
            raise RuntimeError("The handler was cancelled.")
        task.result()

    async def _persist(self, what: str, call: Callable[[], Awaitable[T]]) -> T:
        """Repeat a call until it succeeds. Raises only the refusals of a cursor."""
        failed, told_at = 0, float("-inf")
        while True:
            try:
                return await call()
            except (GoneError, InvalidInputError):
                raise
            except Exception as error:  # noqa: BLE001 (an own store raises anything)
                failed += 1
                if monotonic() - told_at >= _TOLD_SECONDS:
                    told_at = monotonic()
                    _log.warning("%s: %s", what, str(error) or type(error).__name__)
            self._check_end()
            await _pause(failed, _OTHER_SECONDS)

    def _check_end(self) -> None:
        if self.is_stopping:
            raise _StopError


async def _pause(failed: int, most: float) -> None:
    seconds = min(_FIRST_SECONDS * 2 ** min(failed - 1, 10), most)
    await asyncio.sleep(random.uniform(seconds / 2, seconds))  # noqa: S311 (spreads load, hides nothing)


def _name(call: object) -> str:
    return getattr(call, "__qualname__", None) or repr(call)
