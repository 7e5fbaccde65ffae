"""The only two things of a request that are looked at, and passed on."""

import re
from collections.abc import Iterable
from hashlib import blake2b

from .problem import refuse

# Better Auth's own names: the first on http, the second on https.
COOKIE_NAMES = ("better-auth.session_token", "__Secure-better-auth.session_token")

# A pair of a Cookie header without the blanks around it, its name one of the two and its value not empty.
_SESSION = re.compile(
    rb"(?:^|;)[ \t]*((?:__Secure-)?better-auth\.session_token[ \t]*=[^;]*[^; \t])(?=[ \t]*(?:;|\Z))"
)

# Nothing the service ever issued is anything but visible ASCII, nor near this long; its HTTP parser
# would answer such a header with a bare 400 or 431, which tells nothing about a session.
_SENDABLE = re.compile(rb"[\x20-\x7e]{1,8192}")

_KEY_BYTES = 256  # twice what the service issues; a forged one of 8 KiB must not fill memory


def read_credential(headers: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    """Read the session cookies, or `Bearer` and its token; None when neither was sent, or only empty ones.

    Raises HTTPException 400 `ambiguous_credentials` for both, and for two tokens: whose request it is
    must not depend on which of them a program looks at first.
    """
    cookies: list[bytes] = []
    bearer: bytes | None = None
    for name, value in headers:
        if name == b"cookie":
            # Nothing is decoded, merged or put in order: which of several counts is the service's
            # decision, so it must see what was seen here.
            cookies += _SESSION.findall(value)
        elif name == b"authorization":
            if bearer:
                raise refuse("ambiguous_credentials")
            bearer = _read_bearer(value)
    if not cookies:
        return bearer
    if bearer:
        raise refuse("ambiguous_credentials")
    return cookies[0] if len(cookies) == 1 else b"; ".join(cookies)


def is_cookie(credential: bytes) -> bool:
    """Tell a browser's credential from a program's. No session cookie begins like a bearer token."""
    return not credential.startswith(b"Bearer ")


def is_sendable(credential: bytes) -> bool:
    """Tell whether the service could have issued this, as far as its shape shows."""
    return _SENDABLE.fullmatch(credential) is not None


def to_headers(credential: bytes) -> dict[str, str]:
    """Build the header that carries a sendable credential to the bridge."""
    return {"Cookie" if is_cookie(credential) else "Authorization": credential.decode("ascii")}


def to_key(credential: bytes) -> bytes:
    """Return what a credential is remembered by: itself, or a digest where it is long.

    A digest begins with a byte that no header can hold, so that nobody can send one.
    """
    if len(credential) <= _KEY_BYTES:
        return credential
    return b"\x00" + blake2b(credential, digest_size=32).digest()


def _read_bearer(value: bytes) -> bytes | None:
    scheme, *token = value.decode("latin-1").split(maxsplit=1) or [""]
    return f"Bearer {token[0]}".encode("latin-1") if scheme.lower() == "bearer" and token else None
