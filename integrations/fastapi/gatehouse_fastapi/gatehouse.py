"""The one object that an application creates."""

import math
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from typing import Any, Generic, overload
from weakref import WeakSet

from fastapi import FastAPI
from fastapi.requests import HTTPConnection
from pydantic import BaseModel

from .identity import Identity, Profile, ProfileT
from .openapi import BY_COOKIE, SignIn, document, through_gatehouse
from .origin import is_sent_origin, to_origin, to_trusted_origins
from .problem import refuse
from .service import Service, Source


class Gatehouse(Generic[ProfileT]):
    """A Gatehouse service, for a FastAPI application.

    `url` is its origin, such as `http://localhost:3001`. With a bridge `key`, answers are cached in
    memory, at most `max_answers` of them, and Gatehouse's events invalidate them. Without a key, every
    request queries Gatehouse. `trusted_origins` are the origins of the pages that may make changes with a
    person's cookie. `docs_origin` is the origin of this application, if it is on another domain than
    Gatehouse: its /docs page then signs in at Gatehouse. `timeout` is the longest time that a request
    waits for its answer, in seconds, including the connection. `profile` is your own model of a profile.

    Raises ValueError for an argument that cannot work.
    """

    @overload
    def __init__(
        self: "Gatehouse[Profile]",
        url: str,
        *,
        key: str | None = None,
        trusted_origins: Iterable[str] = (),
        docs_origin: str | None = None,
        timeout: float = 2.0,
        max_answers: int = 10_000,
    ) -> None: ...
    @overload
    def __init__(
        self,
        url: str,
        *,
        key: str | None = None,
        trusted_origins: Iterable[str] = (),
        docs_origin: str | None = None,
        timeout: float = 2.0,
        max_answers: int = 10_000,
        profile: type[ProfileT],
    ) -> None: ...
    def __init__(
        self,
        url: str,
        *,
        key: str | None = None,
        trusted_origins: Iterable[str] = (),
        docs_origin: str | None = None,
        timeout: float = 2.0,
        max_answers: int = 10_000,
        profile: Any = Profile,
    ) -> None:
        origin = to_origin(url)
        if origin is None:  # the message does not repeat the URL, which may contain a password
            raise ValueError(
                'url must be the origin of Gatehouse, such as "http://localhost:3001": http or https, a '
                "host and perhaps a port, without path, query or user name."
            )
        if key is not None and not re.fullmatch(r"[A-Za-z0-9_-]{32,}", key):
            raise ValueError("key must be one of BRIDGE_KEYS: at least 32 of A-Z, a-z, 0-9, _ and -.")
        if not (math.isfinite(timeout) and timeout > 0):
            raise ValueError("timeout must be a positive number of seconds.")
        if max_answers < 1:
            raise ValueError("max_answers must be at least 1.")
        if docs_origin is not None and not is_sent_origin(docs_origin):
            raise ValueError(
                "docs_origin must be this application's own origin exactly as a browser sends it, such as "
                '"https://tutor.example.com".'
            )
        trusted = to_trusted_origins(trusted_origins)
        service = Service(origin, key, trusted, timeout, Identity[profile], max_answers)
        self._depend(service, profile, through_gatehouse(origin, docs_origin) if docs_origin else BY_COOKIE)

    def _depend(
        self, source: Source[ProfileT], profile: type[BaseModel], sign_in: SignIn = BY_COOKIE
    ) -> None:
        self._source, self._profile, self._sign_in = source, profile, sign_in
        self._documented: WeakSet[FastAPI] = WeakSet()
        answer = f"gatehouse_fastapi.{id(self)}"

        # One flat dependency, because FastAPI needs longer to resolve each one than the answer takes. The
        # result stays with the request, so that one request sends one query, however many dependencies its
        # route has.
        async def optional(connection: HTTPConnection) -> Identity[ProfileT] | None:
            scope = connection.scope
            identity: Identity[ProfileT] | None = scope.get(answer)
            if identity is None:
                source = self._source
                identity = scope[answer] = source.recall(scope) or await source.identify(connection)
            return identity

        async def require(connection: HTTPConnection) -> Identity[ProfileT]:
            scope = connection.scope
            identity: Identity[ProfileT] | None = scope.get(answer)
            if identity is None:
                source = self._source
                identity = scope[answer] = source.recall(scope) or await source.identify(connection)
                if identity is None:
                    raise refuse("missing_credential")
            return identity

        async def require_verified(connection: HTTPConnection) -> Identity[ProfileT]:
            identity = await require(connection)
            if not identity.user.email_verified:
                raise refuse("forbidden")
            return identity

        self._optional, self._require, self._require_verified = optional, require, require_verified

    @asynccontextmanager
    async def lifespan(self, app: object = None) -> AsyncIterator[None]:
        """Keep the connections to Gatehouse open while the application runs.

        Pass it on, `FastAPI(lifespan=gatehouse.lifespan)`, or enter it inside your own:
        `async with gatehouse.lifespan(app):`. Raises RuntimeError when the address answers and is not
        Gatehouse, or does not know the key. While Gatehouse is unreachable, this only logs a warning.
        """
        if isinstance(app, FastAPI):
            self.document(app)
        async with self._source.open():
            yield

    def document(self, app: FastAPI) -> None:
        """Add the ways to sign in to the OpenAPI document of `app`, and to its /docs page.

        The lifespan does this. Call it yourself to export the document without running the application.
        """
        if app not in self._documented:
            self._documented.add(app)
            dependencies = (self._optional, self._require, self._require_verified)
            document(app, dependencies, self._sign_in)

    @property
    def healthy(self) -> bool:
        """True while Gatehouse is reachable: the last contact was successful. For your readiness check."""
        return self._source.is_healthy

    def require(self, *, verified: bool = False) -> Callable[..., Coroutine[Any, Any, Identity[ProfileT]]]:
        """Return the dependency that gives the signed-in person, or refuses the request.

        It raises HTTPException: 400, 401, 403 or 503 with `{"detail": <problem>}`; with `verified` also
        403 `forbidden` for a person whose address is not verified. Every call returns the same object, so
        `app.dependency_overrides[gatehouse.require()]` replaces it in your tests.
        """
        return self._require_verified if verified else self._require

    def optional(self) -> Callable[..., Coroutine[Any, Any, Identity[ProfileT] | None]]:
        """Return the dependency that gives the signed-in person, or None for an anonymous caller.

        None means that no credential was sent. A credential that is refused, or cannot be checked now,
        raises an exception as with `require()`.
        """
        return self._optional
