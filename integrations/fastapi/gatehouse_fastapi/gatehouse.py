"""The one object that an application creates."""

import copy
import math
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from typing import Any, Generic, Literal, overload
from weakref import WeakSet

from fastapi import FastAPI
from fastapi.requests import HTTPConnection
from pydantic import BaseModel

from .cors import Cors, to_cors
from .credential import Accepted, to_accepted
from .cursor_store import Cursor
from .headers import Headers, to_connection
from .identity import Identity, Profile, ProfileT
from .live import Live
from .openapi import BY_COOKIE, SignIn, document, find_apps, through_gatehouse
from .origin import is_sent_origin, to_origin, to_trusted_origins
from .problem import refuse
from .roles import find_missing_role, refuse_without_role, to_any_role
from .service import Service, Source
from .step_up import Demand, refuse_until_stepped_up
from .with_people import CURSOR, WithPeople


class Gatehouse(Live[ProfileT], WithPeople[ProfileT], Generic[ProfileT]):
    """A Gatehouse service, for a FastAPI application.

    `url` is its origin, such as `http://localhost:3001`. With a bridge `key`, answers are cached in
    memory, at most `max_answers` of them, and Gatehouse's events invalidate them. Without a key, every
    request queries Gatehouse. `trusted_origins` are the origins of the pages that may make changes with a
    person's cookie. `accept` names the credentials that count, `("cookie", "bearer")` or one of them; a
    bearer token that cannot be Gatehouse's by its form, such as your own JWT, then counts as none.
    `public_url` is Gatehouse's origin for browsers, if it is not `url`: refusals name pages there.
    `docs_origin` is the origin of this application, if it is on another domain than Gatehouse: its /docs
    page then signs in at Gatehouse. `timeout` is the longest time that a request waits for its answer, in
    seconds, including the connection. `profile` is your own model of a profile.
    `cursor` is where `on()` keeps how far it has read: the path of a file, or two functions (load, save).

    Raises ValueError for an argument that cannot work.
    """

    @overload
    def __init__(
        self: "Gatehouse[Profile]",
        url: str,
        *,
        key: str | None = None,
        trusted_origins: Iterable[str] = (),
        accept: Iterable[Literal["cookie", "bearer"]] | None = None,
        public_url: str | None = None,
        docs_origin: str | None = None,
        timeout: float = 2.0,
        max_answers: int = 10_000,
        cursor: Cursor = CURSOR,
    ) -> None: ...
    @overload
    def __init__(
        self,
        url: str,
        *,
        key: str | None = None,
        trusted_origins: Iterable[str] = (),
        accept: Iterable[Literal["cookie", "bearer"]] | None = None,
        public_url: str | None = None,
        docs_origin: str | None = None,
        timeout: float = 2.0,
        max_answers: int = 10_000,
        cursor: Cursor = CURSOR,
        profile: type[ProfileT],
    ) -> None: ...
    def __init__(
        self,
        url: str,
        *,
        key: str | None = None,
        trusted_origins: Iterable[str] = (),
        accept: Iterable[Literal["cookie", "bearer"]] | None = None,
        public_url: str | None = None,
        docs_origin: str | None = None,
        timeout: float = 2.0,
        max_answers: int = 10_000,
        cursor: Cursor = CURSOR,
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
        public = origin if public_url is None else to_origin(public_url)
        if public is None:
            raise ValueError(
                'public_url must be the origin of Gatehouse for browsers, such as "https://accounts.example.com".'
            )
        trusted, accepted = to_trusted_origins(trusted_origins), to_accepted(accept)
        if docs_origin is not None and not accepted.bearer:
            raise ValueError('docs_origin needs "bearer" in accept: its /docs page sends an access token.')
        service = Service(origin, key, trusted, timeout, Identity[profile], max_answers, accepted)
        sign_in = through_gatehouse(public, docs_origin) if docs_origin else BY_COOKIE
        self._depend(service, profile, public, sign_in.limit_to(accepted))
        self._cors = to_cors(trusted, accepted)
        self._know_people(lambda: self._source, cursor)

    def _depend(
        self,
        source: Source[ProfileT],
        profile: type[BaseModel],
        public_url: str,
        sign_in: SignIn = BY_COOKIE,
    ) -> None:
        self._source, self._profile, self._public_url, self._sign_in = source, profile, public_url, sign_in
        self._cors = to_cors((), Accepted())
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

        async def read_again(connection: HTTPConnection) -> Identity[ProfileT]:
            identity = await self._source.identify(connection, anew=True)
            if identity is None:
                raise refuse("missing_credential")
            connection.scope[answer] = identity
            return identity

        def demand(demand: Demand) -> Callable[..., Coroutine[Any, Any, Identity[ProfileT]]]:
            async def require_more(connection: HTTPConnection) -> Identity[ProfileT]:
                identity = await require(connection)
                _refuse_person(identity, demand)
                if demand.find_lack(identity.session):
                    # The person may have stepped up since the answer: it came from memory, or from a query
                    # that an earlier request started.
                    identity = await read_again(connection)
                    _refuse_person(identity, demand)
                if lack := demand.find_lack(identity.session):
                    raise refuse_until_stepped_up(self._public_url, lack)
                return identity

            return require_more

        self._optional, self._demand = optional, demand
        # Every dependency that was returned, with its demand.
        self._required: dict[Demand, Callable[..., Coroutine[Any, Any, Identity[ProfileT]]]] = {
            Demand(): require
        }

    @asynccontextmanager
    async def lifespan(self, app: object = None) -> AsyncIterator[None]:
        """Keep the connections to Gatehouse open while the application runs.

        Pass it on, `FastAPI(lifespan=gatehouse.lifespan)`, or enter it inside your own:
        `async with gatehouse.lifespan(app):`. A router that is included may have it. Of applications that are
        mounted in one another, the outermost must have it, for a server runs no other. Each event loop needs
        its own; several loops may run at once. Raises RuntimeError when the address answers and is not
        Gatehouse, or does not know the key. While Gatehouse is unreachable, this only logs a warning.
        """
        for inner in find_apps(app):
            self.document(inner)
        async with self._source.open() as feed, self._follow_changes(feed):
            yield

    def document(self, app: FastAPI) -> None:
        """Add the ways to sign in to the OpenAPI document of `app`, and to its /docs page.

        The lifespan does this. Call it yourself to export the document without running the application.
        """
        if app not in self._documented:
            self._documented.add(app)
            document(app, self._find_demand, self._sign_in)

    def _find_demand(self, call: object) -> Demand | None:
        """Return what one of our dependencies demands; None for another function."""
        if call is self._optional:
            return Demand(signed_in=False)
        return next((demand for demand, required in self._required.items() if required is call), None)

    @property
    def healthy(self) -> bool:
        """True while Gatehouse is reachable: the last contact was successful. For your readiness check."""
        return self._source.is_healthy

    def cors(self) -> Cors:
        """Return the arguments of `CORSMiddleware` for the pages of `trusted_origins`.

        `app.add_middleware(CORSMiddleware, **gatehouse.cors())`. The dictionary is new: you may change it.
        """
        return copy.deepcopy(self._cors)

    async def identify(
        self, request: HTTPConnection | Headers, *, method: str | None = None
    ) -> Identity[ProfileT] | None:
        """Return the signed-in person, or None for an anonymous caller; also outside of FastAPI's routes.

        `request` is a request, a WebSocket, or headers: a mapping, or pairs of text or bytes. Give a request
        where there is one: then its routes do not ask again. For headers name the `method` of the request.
        Without it, a cookie from a page that is not trusted is refused, for the request may make a change.

        Raises a RefusalError, such as InvalidSessionError or SessionUnavailableError, and `answer_refusal`
        makes a response of it; RuntimeError when no lifespan is running in this event loop.
        """
        return await self._optional(to_connection(request, method))

    def require(
        self,
        *,
        verified: bool = False,
        role: str | None = None,
        any_role: Iterable[str] | None = None,
        second_factor: bool = False,
        fresh: float | None = None,
    ) -> Callable[..., Coroutine[Any, Any, Identity[ProfileT]]]:
        """Return the dependency that gives the signed-in person, or refuses the request.

        It raises RefusalError, an HTTPException: 400, 401, 403 or 503 with `{"detail": <problem>}`. With
        `verified` it raises 403 `forbidden` for a person whose address is not verified. With `role` it raises
        the same without this role, and with `any_role` without each of these roles; the log names the role.
        With `second_factor` it raises 403 `step_up_required` unless the session was authenticated by two
        factors or a passkey. With `fresh` it raises the same unless the last proof is at most so many seconds
        old; of a person who has set up a second factor, only a code or a passkey counts. `stepUpUrl` in the
        problem is where the person can do what is missing.

        Calls with equal arguments return the same object, so
        `app.dependency_overrides[gatehouse.require()]` replaces it in your tests. Raises ValueError for
        a `fresh` that is not a positive number, and for roles that are no names.
        """
        demand = Demand(verified, second_factor, fresh, role, to_any_role(any_role))
        demand.check()
        if demand not in self._required:
            self._required[demand] = self._demand(demand)
        return self._required[demand]

    def optional(self) -> Callable[..., Coroutine[Any, Any, Identity[ProfileT] | None]]:
        """Return the dependency that gives the signed-in person, or None for an anonymous caller.

        None means that no credential was sent. A credential that is refused, or cannot be checked now,
        raises an exception as with `require()`.
        """
        return self._optional


def _refuse_person(identity: Identity[Any], demand: Demand) -> None:
    """Refuse a person who is not whom the route demands, whatever their session is."""
    if demand.verified and not identity.user.email_verified:
        raise refuse("forbidden", "Confirm your email address first.")
    if role := find_missing_role(identity.claims, demand.role, demand.any_role):
        raise refuse_without_role(role)
