"""Asking again, for as long as a stream depends on a session."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import monotonic, time
from typing import Any, Generic, Protocol

from fastapi import HTTPException

from .events import Event
from .identity import Identity, ProfileT

# Asks are this far apart at most. Answers that are cached cost nothing, so one pace serves both: without
# events it is how often Gatehouse is asked, and after an event it is late enough for the answer to be cached.
_ASK_SECONDS = 3.0
_REST_SECONDS = 0.25  # between asks, however many events arrive
_MARGIN_SECONDS = 0.05  # after a session's end, so that Gatehouse's clock shows it too

_log = logging.getLogger("gatehouse_fastapi")


class Ask(Protocol[ProfileT]):
    """Finds out who a credential belongs to, or raises HTTPException."""

    def __call__(self) -> Awaitable[Identity[ProfileT] | None]:
        """Ask."""


class Guard(Generic[ProfileT]):
    """What one stream wants to know: whether it must end, and why.

    It must end when Gatehouse refuses the session, when Gatehouse has given no answer for `grace` seconds,
    and when `allow` says no to what is known about the person now.
    """

    def __init__(self, allow: Callable[[Identity[ProfileT]], bool] | None, grace: float) -> None:
        self.code: str | None = None
        """Why the stream must end: the code of a refusal. None while it may go on."""
        self.on_end: Callable[[], None] | None = None
        self._allow, self._grace = allow, grace

    def end(self, code: str) -> None:
        """End the stream. The first reason stays."""
        if self.code is None:
            self.code = code
            if self.on_end is not None:
                self.on_end()

    def judge(self, identity: Identity[ProfileT] | None, lost_at: float | None) -> None:
        """End the stream if it must end after this answer; `lost_at` is since when there is none."""
        if lost_at is not None:
            is_over = identity is not None and identity.session.expires_at.timestamp() <= time()
            if is_over or monotonic() - lost_at >= self._grace:
                self.end("unavailable")
        elif identity is not None and not self.allows(identity):
            self.end("forbidden")

    def allows(self, identity: Identity[ProfileT]) -> bool:
        """Tell whether the stream is for this person. A function that fails allows nothing."""
        try:
            return self._allow is None or bool(self._allow(identity))
        except Exception:  # noqa: BLE001 (whatever it is, it must not let the stream go on)
            _log.exception("The function `allow` of a stream failed; the stream is not allowed.")
            return False


class Join(Protocol[ProfileT]):
    """Tells a guard what is found out about one credential, within a block."""

    def __call__(self, guard: Guard[ProfileT]) -> AbstractContextManager[None]:
        """Begin the block."""


class Watch(Generic[ProfileT]):
    """Asks about one credential, for all its guards together."""

    def __init__(
        self, ask: Ask[ProfileT], seconds: float, on_change: Callable[["Watch[ProfileT]"], None]
    ) -> None:
        self.guards: set[Guard[ProfileT]] = set()
        self.identity: Identity[ProfileT] | None = None
        self.lost_at: float | None = None
        """Since when there is no answer."""
        self.is_over = False
        self._ask, self._seconds, self._on_change = ask, seconds, on_change
        self._rest = min(_REST_SECONDS, seconds)
        self._woken = asyncio.Event()
        self.task = asyncio.create_task(self._run())

    def wake(self) -> None:
        """Ask now."""
        self._woken.set()

    def end(self, code: str) -> None:
        """End every stream, and ask no more."""
        self.is_over = True
        self.task.cancel()
        self._on_change(self)
        for guard in tuple(self.guards):
            guard.end(code)

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            asked_at = monotonic()
            code = await self._learn()
            if code not in (None, "unavailable"):
                return self.end(code or "")
            self.lost_at = None if code is None else self.lost_at or asked_at
            for guard in tuple(self.guards):
                guard.judge(self.identity, self.lost_at)
            await self._pause()
            await asyncio.sleep(asked_at + self._rest - monotonic())

    async def _learn(self) -> str | None:
        """Ask, and return the code of the refusal; None for an answer."""
        try:
            identity = await self._ask()
        except HTTPException as refusal:
            problem: Any = refusal.detail
            return str(problem["code"])
        except Exception:  # noqa: BLE001 (a watch that ends silently would let its streams go on for ever)
            _log.exception("A stream could not ask about its session.")
            return "unavailable"
        if identity is None:
            return "missing_credential"
        self.identity = identity
        self._on_change(self)
        return None

    async def _pause(self) -> None:
        # Streams that began together must not ask together for ever.
        seconds = random.uniform(self._seconds * 2 / 3, self._seconds)  # noqa: S311
        if self.identity is not None:
            left = self.identity.session.expires_at.timestamp() - time()
            if left > 0:  # afterwards another clock says that the session goes on
                seconds = min(seconds, left + _MARGIN_SECONDS)
        timer = asyncio.get_running_loop().call_later(seconds, self._woken.set)
        try:
            await self._woken.wait()
        finally:
            timer.cancel()


class Watches(Generic[ProfileT]):
    """The credentials that streams depend on. However many streams one has, it has one watch."""

    def __init__(self, seconds: float = _ASK_SECONDS) -> None:
        self._seconds = seconds
        self._by_key: dict[bytes, Watch[ProfileT]] = {}
        self._about: dict[str, set[Watch[ProfileT]]] = {}  # by session and by user
        self._subjects: dict[Watch[ProfileT], tuple[str, str]] = {}

    def __len__(self) -> int:
        return len(self._by_key)

    @contextmanager
    def join(self, key: bytes, ask: Ask[ProfileT], guard: Guard[ProfileT]) -> Iterator[None]:
        """Tell `guard` what is found out about a credential, which `ask` asks about, within this block."""
        watch = self._by_key.get(key)
        if watch is None:
            watch = self._by_key[key] = Watch(ask, self._seconds, lambda changed: self._file(key, changed))
        watch.guards.add(guard)
        try:
            if watch.identity is not None:
                guard.judge(watch.identity, watch.lost_at)
            yield
        finally:
            watch.guards.discard(guard)
            if not watch.guards:
                watch.end("unavailable")

    def apply_event(self, event: Event) -> None:
        """Ask again about those that an event names. A session that it revokes has ended: nobody is asked.

        A gap needs nothing: the cache is empty after it, so that each watch asks Gatehouse when its time
        has come. If all asked at once, some would receive no answer.
        """
        for watch in tuple(self._about.get(f"{event.name.partition('.')[0]} {event.id}", ())):
            if event.name == "session.revoked":
                watch.end("invalid_session")
            else:
                watch.wake()

    async def close(self) -> None:
        """End every stream, because the application ends."""
        tasks = [watch.task for watch in self._by_key.values()]
        for watch in tuple(self._by_key.values()):
            watch.end("unavailable")
        await asyncio.gather(*tasks, return_exceptions=True)

    def _file(self, key: bytes, watch: Watch[ProfileT]) -> None:
        for subject in self._subjects.pop(watch, ()):
            self._about[subject].discard(watch)
            if not self._about[subject]:
                del self._about[subject]
        if watch.is_over:
            if self._by_key.get(key) is watch:
                del self._by_key[key]
        elif watch.identity is not None:
            identity = watch.identity
            self._subjects[watch] = (f"session {identity.session.id}", f"user {identity.user.id}")
            for subject in self._subjects[watch]:
                self._about.setdefault(subject, set()).add(watch)
