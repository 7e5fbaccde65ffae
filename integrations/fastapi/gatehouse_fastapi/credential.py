"""The two kinds of credential: the only parts of a request that are read and passed on."""

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from starlette.types import Scope

from .docs_page import is_sent_by_docs
from .problem import refuse

# Better Auth's own names: the first on http, the second on https.
COOKIE_NAMES = ("better-auth.session_token", "__Secure-better-auth.session_token")

# A pair of a Cookie header without the surrounding blanks. Its name is one of the two, its value is not
# empty.
_SESSION = re.compile(
    rb"(?:^|;)[ \t]*((?:__Secure-)?better-auth\.session_token[ \t]*=[^;]*[^; \t])(?=[ \t]*(?:;|\Z))"
)

# Every credential that the service issued is visible ASCII and much shorter than this limit. The service's
# HTTP parser would answer other headers with a bare 400 or 431, which says nothing about a session.
_SENDABLE = re.compile(rb"[\x20-\x7e]{1,8192}")

# What programs write for a token that they do not have: JavaScript, JSON, Python.
_NO_TOKENS = frozenset({"", "null", "undefined", "None"})

# A signed session token, perhaps percent-encoded, and an access token of a site: the service issues no other
# form. A JWT has two dots, and its parts have no "=".
_OURS = re.compile(r"gat_[\w-]{43}\.[\w-]{43}|[^.]+\.(?:[A-Za-z0-9+/]|%2[BbFf]){43}(?:=|%3[Dd])", re.ASCII)

_KEY_BYTES = 256  # twice the length of the service's credentials; a forged one of 8 KiB must not fill memory


class Accepted(NamedTuple):
    """Which credentials count."""

    cookie: bool = True
    bearer: bool = True
    only_ours: bool = False
    """True when a token that cannot be the service's by its form is left alone."""


_KINDS = frozenset({"cookie", "bearer"})


def to_accepted(accept: Iterable[str] | None) -> Accepted:
    """Read the argument `accept`; None accepts everything that looks like a credential. Raises ValueError."""
    if accept is None:
        return Accepted()
    kinds = frozenset([accept] if isinstance(accept, str) else accept)
    if isinstance(accept, str) or not kinds or not kinds <= _KINDS:
        raise ValueError('accept must name what counts: ("cookie", "bearer"), ("cookie",) or ("bearer",).')
    return Accepted("cookie" in kinds, "bearer" in kinds, only_ours=True)


def read_credential(scope: Scope, accepted: Accepted) -> bytes | None:
    """Read the session cookies, or `Bearer` and its token; None when neither was sent, or none that counts.

    Raises RefusalError 400 `ambiguous_credentials` for both, and for two tokens: the order in which a
    program reads them must not decide whose request it is.
    """
    cookies: list[bytes] = []
    bearer: bytes | None = None
    for name, value in scope["headers"]:
        if name == b"cookie" and accepted.cookie:
            # Nothing is decoded, merged or sorted: the service decides which of several cookies counts, so
            # it must receive exactly the cookies of the request.
            cookies += _SESSION.findall(value)
        elif name == b"authorization" and accepted.bearer:
            token = _read_bearer(value, accepted.only_ours)
            if token and bearer:
                raise refuse("ambiguous_credentials")
            bearer = token or bearer
    if not cookies:
        return bearer
    # The browser adds the cookie to what the /docs page sends; the token is what the person gave the page.
    if bearer and is_sent_by_docs(scope):
        return bearer
    if bearer:
        raise refuse("ambiguous_credentials")
    return cookies[0] if len(cookies) == 1 else b"; ".join(cookies)


def is_cookie(credential: bytes) -> bool:
    """Tell a browser's credential from a program's. No session cookie starts like a bearer token."""
    return not credential.startswith(b"Bearer ")


def is_sendable(credential: bytes) -> bool:
    """Tell whether the service could have issued this credential, judged by its shape."""
    return _SENDABLE.fullmatch(credential) is not None


def to_headers(credential: bytes) -> dict[str, str]:
    """Build the header that sends a valid credential to the bridge."""
    return {"Cookie" if is_cookie(credential) else "Authorization": credential.decode("ascii")}


def to_key(credential: bytes) -> bytes:
    """Return the cache key of a credential: the credential itself, or a digest of a long one.

    A digest starts with a byte that no header can contain, so that no caller can send one.
    """
    if len(credential) <= _KEY_BYTES:
        return credential
    return b"\x00" + blake2b(credential, digest_size=32).digest()


def _read_bearer(value: bytes, only_ours: bool) -> bytes | None:
    scheme, *rest = value.decode("latin-1").split(maxsplit=1) or [""]
    token = rest[0].rstrip(" \t") if rest else ""
    if scheme.lower() != "bearer" or token in _NO_TOKENS:
        return None
    if only_ours and not _OURS.fullmatch(token):
        return None
    return f"Bearer {token}".encode("latin-1")
