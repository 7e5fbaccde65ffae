"""Refusals: RFC 9457 problem details inside FastAPI's `{"detail": …}`."""

from collections.abc import Mapping
from typing import Literal, NamedTuple
from uuid import uuid4

from .errors import Problem, RefusalError, to_error

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
OWN: dict[Code, tuple[int, str, str]] = {
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
HEADERS = {401: ("WWW-Authenticate", "Bearer"), 503: ("Retry-After", "5")}


class Refusal(NamedTuple):
    """A refusal, for all requests that wait for it; `headers` are the headers it arrived with."""

    problem: Problem
    headers: Mapping[str, str] = {}

    def to_exception(self) -> RefusalError:
        """Build the exception for a route. Each waiting request needs its own: raising one changes it."""
        problem = self.problem
        headers: dict[str, str] = {}
        if problem.status in HEADERS:
            name, default = HEADERS[problem.status]
            given = self.headers.get(name, "")
            headers[name] = given if given.isascii() and given.isprintable() and given else default
        return to_error(problem, headers)


def to_refusal(code: Code) -> Refusal:
    """Build a refusal of our own, with a fresh request id."""
    status, title, detail = OWN[code]
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


def refuse(code: Code, detail: str | None = None) -> RefusalError:
    """Build the exception for a refusal of our own; `detail` replaces the usual sentence."""
    refusal = to_refusal(code)
    if detail is not None:
        refusal = refusal._replace(problem=refusal.problem.model_copy(update={"detail": detail}))
    return refusal.to_exception()
