"""The sources of a dependency's answer: a Gatehouse, or a replacement in a test."""

import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from fastapi.requests import HTTPConnection
from starlette.types import Scope

from .bridge import Bridge
from .by_loop import ByLoop
from .closed import describe_closed
from .credential import Accepted, is_cookie, read_credential, to_key
from .desk import Desk
from .directory import Directory
from .feed import Feed
from .identity import Identity, ProfileT
from .origin import SAFE_METHODS, describe_untrusted, is_trusted, may_use
from .problem import refuse
from .session_cache import SessionCache
from .trace_context import remember_trace
from .users import PeopleSource
from .watch import Join

T = TypeVar("T")
_log = logging.getLogger("gatehouse_fastapi")

_TOLD_MOST = 100  # sentences about pages; anybody can make a page send requests


class Source(PeopleSource[ProfileT], Protocol[ProfileT]):
    """The interface that a dependency uses."""

    @property
    def is_healthy(self) -> bool:
        """True while it can answer."""

    def open(self) -> AbstractAsyncContextManager[Feed | None]:
        """Keep the resources open, and return the feed of changes, if there is one."""

    def recall(self, scope: Scope) -> Identity[ProfileT] | None:
        """Return the caller if that needs no waiting; None when `identify` has to find out."""

    async def identify(self, connection: HTTPConnection, *, anew: bool = False) -> Identity[ProfileT] | None:
        """Return the caller, None for an anonymous one, or raise HTTPException.

        With `anew` the answer is no older than this call.
        """

    def watch(self, connection: HTTPConnection) -> Join[ProfileT] | None:
        """Return what tells a guard about the caller from now on; None for an anonymous caller."""


class Service(Generic[ProfileT]):
    """The Gatehouse at an address."""

    def __init__(
        self,
        origin: str,
        key: str | None,
        trusted_origins: Iterable[str],
        timeout: float,
        answer: type[Identity[ProfileT]],
        answers_most: int,
        accepted: Accepted,
    ) -> None:
        self._origin, self._key, self._timeout, self._answer = origin, key, timeout, answer
        self._trusted_origins = frozenset(one.encode() for one in trusted_origins)  # as headers carry them
        self._answers_most, self._accepted = answers_most, accepted
        self._told: set[str] = set()
        self._caches: ByLoop[SessionCache[ProfileT]] = ByLoop()
        self._desk: Desk[ProfileT] = Desk(origin, key, timeout, answer.model_fields["profile"].annotation)

    @property
    def is_healthy(self) -> bool:
        """True while queries are possible."""
        return any(cache.circuit.is_healthy for cache in self._caches.find_here_or_all())

    @property
    def cache(self) -> SessionCache[ProfileT] | None:
        """The open cache of the running event loop."""
        return self._caches.find()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Feed]:
        """Run a cache for the running event loop. Of several open ones, the one opened last is used."""
        async with Bridge.open(self._origin, self._key, self._timeout, self._answer) as bridge:
            cache = SessionCache(bridge, self._answers_most)
            async with (
                cache.run(has_events=self._key is not None),
                self._desk.open(cache.people, lambda: cache.circuit.is_open) as api,
            ):
                with self._caches.keep(cache):
                    yield Feed(api)

    def open_directory(self) -> Directory[ProfileT]:
        """Return the directory of the running event loop."""
        return self._desk.open_directory()

    def ask_directory(self, question: Callable[[Directory[ProfileT]], Coroutine[Any, Any, T]]) -> T:
        """Return the answer to a question about people, for a thread that waits."""
        return self._desk.ask_directory(question)

    def recall(self, scope: Scope) -> Identity[ProfileT] | None:
        """Return the caller if the answer is cached and the request's origin needs no check."""
        cache = self._caches.find()
        if cache is None or scope.get("method") not in SAFE_METHODS:
            return None
        headers = scope["headers"]
        cookie: bytes | None = None
        for name, value in headers:
            if name == b"authorization" or (name == b"cookie" and cookie is not None):
                break  # it is read below
            if name == b"cookie":
                cookie = value
        else:
            # A header with only the session cookie is its own cache key. Parsing it would cost more than
            # all other steps.
            identity = cache.answers.find(cookie) if cookie is not None and self._accepted.cookie else None
            if identity is not None:
                return identity
        credential = read_credential(scope, self._accepted)
        identity = cache.answers.find(to_key(credential)) if credential else None
        return identity if identity is not None and may_use(scope, identity.session.via) else None

    async def identify(self, connection: HTTPConnection, *, anew: bool = False) -> Identity[ProfileT] | None:
        """Return the caller; None when no credential was sent. With `anew` no older answer counts.

        Raises HTTPException with a refusal; RuntimeError when no lifespan is running in this event loop.
        """
        scope = connection.scope
        credential = read_credential(scope, self._accepted)
        if credential is None:
            return None
        # A WebSocket has no method, and may make any change.
        is_unsafe = scope.get("method") not in SAFE_METHODS
        if is_unsafe and is_cookie(credential) and not is_trusted(scope, self._trusted_origins):
            self._tell(describe_untrusted(scope))
            raise refuse("untrusted_origin")
        cache = self._get_cache(scope)
        key = to_key(credential)
        identity = None if anew else cache.answers.find(key)
        if identity is None:
            remember_trace(scope)
        identity = identity or await cache.identify(credential, key, anew=anew)
        # The bridge receives no origin, so that one answer can be cached for all requests with this token.
        if not may_use(scope, identity.session.via):
            raise refuse("invalid_session")
        return identity

    def watch(self, connection: HTTPConnection) -> Join[ProfileT] | None:
        """Return what tells a guard about the caller from now on; None for an anonymous caller."""
        credential = read_credential(connection.scope, self._accepted)
        if credential is None:
            return None
        cache, key = self._get_cache(connection.scope), to_key(credential)
        return partial(cache.watches.join, key, partial(cache.confirm, credential, key))

    def _get_cache(self, scope: Scope) -> SessionCache[ProfileT]:
        cache = self._caches.find()
        if cache is None:
            raise RuntimeError(describe_closed(self._caches, scope))
        return cache

    def _tell(self, sentence: str) -> None:
        """Write a sentence to the log, once."""
        if sentence not in self._told and len(self._told) < _TOLD_MOST:
            self._told.add(sentence)
            _log.warning("%s", sentence)
