"""The exceptions of refusals, and what makes responses of them."""

from collections.abc import Mapping

from fastapi import HTTPException
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response


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


class RefusalError(HTTPException):
    """A request that is not let through. FastAPI answers it; `answer_refusal` does that everywhere else."""

    def __init__(self, problem: Problem, headers: Mapping[str, str]) -> None:
        super().__init__(
            problem.status, problem.model_dump(by_alias=True, exclude_none=True), headers=dict(headers)
        )
        self.problem = problem

    @property
    def code(self) -> str:
        """What happened, such as `invalid_session`."""
        return self.problem.code


class AmbiguousCredentialsError(RefusalError):
    """400: a cookie and a bearer token came together, or two tokens."""


class MissingCredentialError(RefusalError):
    """401: there was no credential."""


class InvalidSessionError(RefusalError):
    """401: the session is forged, unknown, expired or revoked."""


class AccountDisabledError(RefusalError):
    """403: the account is banned or about to be deleted."""


class ForbiddenError(RefusalError):
    """403: the person is not whom the route demands."""


class StepUpRequiredError(RefusalError):
    """403: the session lacks a second factor or a recent proof. `problem.step_up_url` is the way to it."""


class UntrustedOriginError(RefusalError):
    """403: a page that is not trusted sent the cookie."""


class SessionUnavailableError(RefusalError):
    """503: the session cannot be checked now. The person may be signed in: do not treat them as anonymous."""


_BY_CODE: dict[str, type[RefusalError]] = {
    "ambiguous_credentials": AmbiguousCredentialsError,
    "missing_credential": MissingCredentialError,
    "invalid_session": InvalidSessionError,
    "account_disabled": AccountDisabledError,
    "forbidden": ForbiddenError,
    "step_up_required": StepUpRequiredError,
    "untrusted_origin": UntrustedOriginError,
    "unavailable": SessionUnavailableError,
}


def to_error(problem: Problem, headers: Mapping[str, str]) -> RefusalError:
    """Build the exception for a problem."""
    return _BY_CODE.get(problem.code, RefusalError)(problem, headers)


async def answer_refusal(_: HTTPConnection, refusal: Exception) -> Response:
    """Make the response to a RefusalError, exactly as FastAPI does.

    A middleware calls it, because what a middleware raises reaches no handler. Starlette without FastAPI
    needs it as a handler: `Starlette(exception_handlers={RefusalError: answer_refusal})`.
    """
    if not isinstance(refusal, RefusalError):
        raise refusal
    return JSONResponse({"detail": refusal.detail}, refusal.status_code, refusal.headers)
