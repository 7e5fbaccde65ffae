"""The arguments of CORSMiddleware: which pages may call, and what they may send and read."""

from collections.abc import Sequence
from typing import TypedDict

from .credential import Accepted


class Cors(TypedDict):
    """What `CORSMiddleware` takes."""

    allow_origins: list[str]
    allow_credentials: bool
    allow_methods: list[str]
    allow_headers: list[str]
    expose_headers: list[str]


def to_cors(origins: Sequence[str], accepted: Accepted) -> Cors:
    """Let the pages of these origins send every method, JSON, and the credentials that count."""
    return {
        "allow_origins": list(origins),
        "allow_credentials": accepted.cookie,
        # Starlette allows GET alone unless they are named.
        "allow_methods": ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
        # Last-Event-ID is what a page sends when it reads a stream again.
        "allow_headers": [
            *(["Authorization"] if accepted.bearer else []),
            "Content-Type",
            "If-Match",
            "Last-Event-ID",
        ],
        # What a page needs to know of a refusal, and may not read otherwise.
        "expose_headers": ["ETag", "Retry-After", "WWW-Authenticate"],
    }
