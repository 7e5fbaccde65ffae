"""The two kinds of credential: the only parts of a request that are read and passed on."""

import re
from collections.abc import Iterable
from hashlib import blake2b

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

_KEY_BYTES = 256  # twice the length of the service's credentials; a forged one of 8 KiB must not fill memory


def read_credential(headers: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    """Read the session cookies, or `Bearer` and its token; None when neither was sent, or only empty ones.

    Raises HTTPException 400 `ambiguous_credentials` for both, and for two tokens: the order in which a
    program reads them must not decide whose request it is.
    """
    cookies: list[bytes] = []
    bearer: bytes | None = None
    for name, value in headers:
        if name == b"cookie":
            # Nothing is decoded, merged or sorted: the service decides which of several cookies counts, so
            # it must receive exactly the cookies of the request.
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


def _read_bearer(value: bytes) -> bytes | None:
    scheme, *token = value.decode("latin-1").split(maxsplit=1) or [""]
    return f"Bearer {token[0]}".encode("latin-1") if scheme.lower() == "bearer" and token else None
