"""The one object an application makes."""

import math
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Annotated, Any, Generic, overload
from urllib.parse import urlsplit

from fastapi import Depends

from .bridge import Bridge
from .credential import Bearer, Cookie, is_sendable, to_headers
from .identity import Identity, Profile, ProfileT
from .problem import to_exception, to_problem


class Gatehouse(Generic[ProfileT]):
    """A Gatehouse service, as seen from a FastAPI application.

    `url` is its origin, such as `http://localhost:3001`. `timeout` is the longest a request waits
    for its answer, in seconds, connecting included. `profile` is your own model of a profile.

    Raises ValueError for an address that is not an origin, or a timeout that is not positive.
    """

    @overload
    def __init__(self: "Gatehouse[Profile]", url: str, *, timeout: float = 2.0) -> None: ...
    @overload
    def __init__(self, url: str, *, timeout: float = 2.0, profile: type[ProfileT]) -> None: ...
    def __init__(self, url: str, *, timeout: float = 2.0, profile: Any = Profile) -> None:
        if not (math.isfinite(timeout) and timeout > 0):
            raise ValueError("timeout must be a positive number of seconds.")
        bridge: Bridge[ProfileT] = Bridge(_to_origin(url), timeout, Identity[profile])

        async def optional(cookie: Cookie, bearer: Bearer) -> Identity[ProfileT] | None:
            credential = to_headers(cookie, bearer)
            if not credential:
                return None
            if not is_sendable(credential):
                raise to_exception(to_problem("invalid_session"))
            return await bridge.identify(credential)

        async def require(
            identity: Annotated[Identity[ProfileT] | None, Depends(optional)],
        ) -> Identity[ProfileT]:
            if identity is None:
                raise to_exception(to_problem("missing_credential"))
            return identity

        self._bridge, self._optional, self._require = bridge, optional, require

    @asynccontextmanager
    async def lifespan(self, app: object = None) -> AsyncIterator[None]:
        """Keep the connections to Gatehouse for as long as the application runs.

        Pass it on, `FastAPI(lifespan=gatehouse.lifespan)`, or enter it inside your own:
        `async with gatehouse.lifespan(app):`.
        """
        async with self._bridge.open():
            yield

    def require(self) -> Callable[..., Coroutine[Any, Any, Identity[ProfileT]]]:
        """Return the dependency that gives the signed-in person, or refuses the request.

        It raises HTTPException: 400, 401, 403 or 503 with `{"detail": <problem>}`. It is the same
        object at every call, so a request asks Gatehouse once however often it appears, and
        `app.dependency_overrides[gatehouse.require()]` replaces it in your tests.
        """
        return self._require

    def optional(self) -> Callable[..., Coroutine[Any, Any, Identity[ProfileT] | None]]:
        """Return the dependency that gives the signed-in person, or None for an anonymous one.

        None means that no credential was sent. One that is refused, or cannot be checked now, raises
        as with `require()`.
        """
        return self._optional


def _to_origin(url: str) -> str:
    try:
        valid = re.fullmatch(r"https?://[\w.:\[\]-]+/?", url, re.IGNORECASE) and urlsplit(url)
        if valid and valid.hostname and valid.port != 0:
            return url.removesuffix("/")
    except ValueError:
        pass  # a bad port or IPv6 address, which has the same answer
    # The address is not repeated: it may hold a password.
    raise ValueError(
        'url must be the origin of Gatehouse, such as "http://localhost:3001": http or https, a '
        "host and perhaps a port, without path, query or user name."
    )
