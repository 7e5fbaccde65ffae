"""The only two things of a request that are looked at, and passed on."""

import re
from typing import Annotated

from fastapi import Depends
from fastapi.requests import HTTPConnection
from fastapi.security import APIKeyCookie, HTTPBearer
from fastapi.security.base import SecurityBase

# Better Auth's own names: the first on http, the second on https.
COOKIE_NAMES = ("better-auth.session_token", "__Secure-better-auth.session_token")

# Nothing the service ever issued is anything but visible ASCII, nor near this long; its HTTP parser
# would answer such a header with a bare 400 or 431, which tells nothing about a session.
_SENDABLE = re.compile(r"[\x20-\x7e]{1,8192}")


class SessionCookie(SecurityBase):
    """The session cookie, as a security scheme of OpenAPI."""

    def __init__(self) -> None:
        scheme = APIKeyCookie(
            name=COOKIE_NAMES[0],
            scheme_name="GatehouseCookie",
            description=f"The session cookie of a browser; on https its name is `{COOKIE_NAMES[1]}`.",
        )
        self.model, self.scheme_name = scheme.model, scheme.scheme_name

    async def __call__(self, connection: HTTPConnection) -> str | None:
        """Read the session cookies under either name, as they were sent; None for none or only empty ones.

        Nothing is decoded, merged or put in order: which of several counts is the service's decision,
        so it must see what was seen here.
        """
        headers = connection.headers.getlist("cookie")
        pairs = (pair.strip(" \t") for header in headers for pair in header.split(";"))
        return "; ".join(pair for pair in pairs if _is_session(pair)) or None


class BearerToken(SecurityBase):
    """The bearer token of a program, as a security scheme of OpenAPI."""

    def __init__(self) -> None:
        scheme = HTTPBearer(
            scheme_name="GatehouseBearer",
            description="The `set-auth-token` of a sign-in made by a program.",
        )
        self.model, self.scheme_name = scheme.model, scheme.scheme_name

    async def __call__(self, connection: HTTPConnection) -> str | None:
        """Read the token of `Authorization: Bearer`; None for another scheme or an empty token."""
        for header in connection.headers.getlist("authorization"):
            scheme, *token = header.split(maxsplit=1)[:2] or [""]
            if scheme.lower() == "bearer" and token:
                return token[0]
        return None


Cookie = Annotated[str | None, Depends(SessionCookie())]
Bearer = Annotated[str | None, Depends(BearerToken())]


def to_headers(cookie: str | None, bearer: str | None) -> dict[str, str]:
    """Build the headers that carry the credential to the bridge; empty when none was sent."""
    headers = {"Cookie": cookie, "Authorization": bearer and f"Bearer {bearer}"}
    return {name: value for name, value in headers.items() if value}


def is_sendable(headers: dict[str, str]) -> bool:
    """Tell whether the service could have issued this, as far as its shape shows."""
    return all(_SENDABLE.fullmatch(value) for value in headers.values())


def _is_session(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return name.strip(" \t") in COOKIE_NAMES and value.strip(" \t") != ""
