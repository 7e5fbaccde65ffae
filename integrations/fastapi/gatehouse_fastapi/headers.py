"""Headers in the forms in which programs hold them."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from starlette.requests import HTTPConnection

from .origin import UNNAMED

Headers: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]


def to_connection(request: HTTPConnection | Headers, method: str | None) -> HTTPConnection:
    """Return a request as a dependency receives it; headers become one.

    SECURITY: when nobody names the method, headers with an Origin may be those of a change that a page made.
    """
    if isinstance(request, HTTPConnection):  # which is itself a mapping
        return request
    pairs = request.items() if isinstance(request, Mapping) else request
    raw = [(_to_bytes(name).lower(), _to_bytes(value)) for name, value in pairs]
    if method is None:
        method = UNNAMED if any(name == b"origin" for name, _ in raw) else "GET"
    return HTTPConnection({"type": "http", "method": method.upper(), "headers": raw})


def _to_bytes(text: str | bytes) -> bytes:
    # Nothing beyond Latin-1 is in a header, and nothing that replaces it is in a credential.
    return text.encode("latin-1", "replace") if isinstance(text, str) else text
