"""Refusals: RFC 9457 problem details inside FastAPI's `{"detail": …}`."""

from collections.abc import Mapping
from typing import Literal
from uuid import uuid4

from fastapi import HTTPException
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Problem(BaseModel):
    """What a refusal says, in the bridge's own words and shape."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, strict=True)

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str


# The refusals that are made here because asking would teach nothing, or cannot be done.
_OWN: dict[str, tuple[int, str, str]] = {
    "missing_credential": (401, "Missing credential", "Send the session cookie or a bearer token."),
    "invalid_session": (401, "Invalid session", "The session is unknown, has ended or was revoked."),
    "unavailable": (
        503,
        "Temporarily unavailable",
        "The service cannot answer right now. Try again shortly.",
    ),
}

# Headers a status must carry (RFC 9110 §11.6.1, §10.2.3), with the value where the bridge gave none.
_HEADERS = {401: ("WWW-Authenticate", "Bearer"), 503: ("Retry-After", "5")}


def to_problem(code: Literal["missing_credential", "invalid_session", "unavailable"]) -> Problem:
    """Build a problem of our own, with a fresh request id."""
    status, title, detail = _OWN[code]
    return Problem(
        type="about:blank",
        title=title,
        status=status,
        code=code,
        detail=detail,
        request_id=str(uuid4()),
    )


def to_exception(problem: Problem, answered: Mapping[str, str] | None = None) -> HTTPException:
    """Build what a route raises; `answered` are the headers the bridge refused with."""
    headers: dict[str, str] = {}
    if problem.status in _HEADERS:
        name, default = _HEADERS[problem.status]
        given = (answered or {}).get(name, "")
        headers[name] = given if given.isascii() and given.isprintable() and given else default
    return HTTPException(problem.status, problem.model_dump(by_alias=True), headers)
