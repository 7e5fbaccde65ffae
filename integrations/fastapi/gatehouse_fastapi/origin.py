"""Origins: which URLs are origins, and which pages may act for the person whose cookie they send.

SECURITY: a browser adds the cookie to every request that a page makes. `SameSite=Lax` stops other sites,
but not a sibling domain, nor another port of the same host.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import Scope

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
UNNAMED = "UNNAMED METHOD"
"""The method of headers without one. No request has it, because of the blank."""

_DEFAULT_PORTS = {"http": 80, "https": 443}

_UNTRUSTABLE = (
    "each of trusted_origins must be an exact origin as a browser sends it, such as "
    '"https://app.example.com": in small letters, without a default port, path or final slash. '
    'There is no "*".'
)


def to_origin(url: str) -> str | None:
    """Return `url` without a final slash if it is an http(s) origin, else None."""
    try:
        valid = re.fullmatch(r"https?://[\w.:\[\]-]+/?", url, re.IGNORECASE) and urlsplit(url)
        if valid and valid.hostname and valid.port != 0:
            return url.removesuffix("/")
    except ValueError:
        pass  # a bad port or IPv6 address gives the same result
    return None


def is_sent_origin(origin: str) -> bool:
    """Tell whether a browser sends exactly this text as an http(s) origin."""
    if not origin.isascii() or to_origin(origin) != origin or origin != origin.lower():
        return False
    parts = urlsplit(origin)
    return parts.port != _DEFAULT_PORTS[parts.scheme] and not parts.netloc.endswith(":")


def to_trusted_origins(origins: Iterable[str]) -> list[str]:
    """Return the origins, each once.

    Raises ValueError for an origin that no browser would send: trusting it would have no effect.
    """
    trusted = list(origins)
    if not all(map(is_sent_origin, trusted)):
        raise ValueError(_UNTRUSTABLE)
    return list(dict.fromkeys(trusted))


def may_use(scope: Scope, via: str | None) -> bool:
    """Tell whether a request's page may use the token of the site `via`. A program sends no origin."""
    if via is None:
        return True
    site = via.encode()
    return all(value == site for name, value in scope["headers"] if name == b"origin")


def is_trusted(scope: Scope, trusted: frozenset[bytes]) -> bool:
    """Tell whether a request's page is in `trusted`, or is of our own origin according to the browser."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    origins = [value for name, value in headers if name == b"origin"]
    sites = [value for name, value in headers if name == b"sec-fetch-site"]
    return (len(origins) == 1 and origins[0] in trusted) or sites == [b"same-origin"]


def describe_untrusted(scope: Scope) -> str:
    """Say in the log why the cookie of a request did not count, and which argument changes that."""
    method = scope.get("method")
    what, hint = (f"a {method!r:.20}" if method else "a WebSocket"), ""
    if method == UNNAMED:
        what, hint = "a request of unknown method", " Name the method: identify(headers, method=...)."
    origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
    if len(origins) == 1 and is_sent_origin(origins[0]):
        return (
            f"403 untrusted_origin: a page of {origins[0]} sent {what} with the session cookie. If the page "
            f'is yours, write Gatehouse(..., trusted_origins=["{origins[0]}"]).{hint}'
        )
    return (
        f"403 untrusted_origin: {what} with the session cookie named no page for trusted_origins. "
        f"A program sends its session token as a bearer token, not as a cookie.{hint}"
    )
