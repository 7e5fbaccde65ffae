"""Refusals: RFC 9457 problem details inside FastAPI's `{"detail": …}`."""

from collections.abc import Mapping
from typing import Literal, NamedTuple
from uuid import uuid4

from fastapi import HTTPException
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Problem(BaseModel):
    """The content of a refusal, in the bridge's own format."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, strict=True)

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    step_up_url: str | None = None


Code = Literal[
    "ambiguous_credentials",
    "missing_credential",
    "invalid_session",
    "account_disabled",
    "forbidden",
    "step_up_required",
    "untrusted_origin",
    "unavailable",
]

# The refusals that this package creates itself, because a query would give no information, or is
# impossible.
_OWN: dict[Code, tuple[int, str, str]] = {
    "ambiguous_credentials": (
        400,
        "Ambiguous credentials",
        "Send the session cookie or a bearer token, not both.",
    ),
    "missing_credential": (401, "Missing credential", "Send the session cookie or a bearer token."),
    "invalid_session": (401, "Invalid session", "The session is unknown, has ended or was revoked."),
    "account_disabled": (403, "Account disabled", "This account is disabled."),
    "step_up_required": (403, "Step-up required", "Confirm that it is you first."),
    "forbidden": (403, "Forbidden", "This is not allowed."),
    "untrusted_origin": (403, "Untrusted origin", "This site may not act for a signed-in person."),
    "unavailable": (
        503,
        "Temporarily unavailable",
        "The service cannot answer right now. Try again shortly.",
    ),
}

# Headers that a status must have (RFC 9110 §11.6.1, §10.2.3), with the value to use when the bridge sent
# none.
_HEADERS = {401: ("WWW-Authenticate", "Bearer"), 503: ("Retry-After", "5")}


class Refusal(NamedTuple):
    """A refusal, for all requests that wait for it; `headers` are the headers it arrived with."""

    problem: Problem
    headers: Mapping[str, str] = {}

    def to_exception(self) -> HTTPException:
        """Build the exception for a route. Each waiting request needs its own: raising one changes it."""
        problem = self.problem
        headers: dict[str, str] = {}
        if problem.status in _HEADERS:
            name, default = _HEADERS[problem.status]
            given = self.headers.get(name, "")
            headers[name] = given if given.isascii() and given.isprintable() and given else default
        return HTTPException(problem.status, problem.model_dump(by_alias=True, exclude_none=True), headers)


def to_refusal(code: Code) -> Refusal:
    """Build a refusal of our own, with a fresh request id."""
    status, title, detail = _OWN[code]
    return Refusal(
        Problem(
            type="about:blank",
            title=title,
            status=status,
            code=code,
            detail=detail,
            request_id=str(uuid4()),
        )
    )


def refuse(code: Code) -> HTTPException:
    """Build the exception for a refusal of our own."""
    return to_refusal(code).to_exception()
