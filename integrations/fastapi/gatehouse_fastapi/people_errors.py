"""What can go wrong when a back end asks about people."""

from collections.abc import Mapping

from fastapi import HTTPException

from .problem import to_refusal


class PeopleError(Exception):
    """Gatehouse did not do what it was asked. Its words are the message."""

    def __init__(self, message: str, request_id: str | None = None) -> None:
        super().__init__(message if request_id is None else f"{message} (request {request_id})")
        self.request_id = request_id


class NotFoundError(PeopleError):
    """Nobody has this id: it never existed, or the person has gone."""


class PreconditionFailedError(PeopleError):
    """Somebody else has written the claims since that version. Read them again, then write again."""


class InvalidInputError(PeopleError):
    """Gatehouse refuses the input. `fields` says what is wrong with which field."""

    def __init__(
        self, message: str, request_id: str | None = None, fields: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message, request_id)
        self.fields = dict(fields or {})


class MissingScopeError(PeopleError):
    """The key must not do this. The message names the scope that the operator can add in BRIDGE_KEYS."""


class InvalidKeyError(PeopleError):
    """Gatehouse does not know the key, has no keys, or is too old to answer about people."""


class GoneError(PeopleError):
    """The feed cannot go on from this cursor."""


class UnavailableError(PeopleError, HTTPException):
    """Gatehouse gives no answer now, which says nothing about a person.

    A route that does not catch it answers 503 `unavailable`. `retry_after` is a number of seconds.
    """

    def __init__(self, message: str, request_id: str | None = None, retry_after: int = 5) -> None:
        refusal = to_refusal("unavailable")
        refused = refusal._replace(headers={"Retry-After": str(retry_after)}).to_exception()
        HTTPException.__init__(self, refused.status_code, refused.detail, refused.headers)
        Exception.__init__(self, message)
        self.message, self.retry_after = message, retry_after
        self.request_id = request_id or refusal.problem.request_id

    def __str__(self) -> str:
        return f"{self.message} (request {self.request_id})"
