"""Calls of the bridge that a key alone authorizes."""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import aiohttp
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from .bridge import FAULTS, describe
from .people_errors import (
    GoneError,
    InvalidInputError,
    InvalidKeyError,
    MissingScopeError,
    NotFoundError,
    PeopleError,
    PreconditionFailedError,
    UnavailableError,
)

_PATH = "/api/bridge/v1"
_ANSWER_BYTES = 4 * 1024 * 1024  # a hundred people with an operator's own profile
_TOO_LONG = (413, 414, 431)

_log = logging.getLogger("gatehouse_fastapi")

ModelT = TypeVar("ModelT", bound=BaseModel)


class _Problem(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True)

    status: int
    code: str
    detail: str
    request_id: str
    fields: Any = None


_ERRORS: dict[tuple[int, str], type[PeopleError]] = {
    (401, "missing_credential"): InvalidKeyError,
    (403, "invalid_key"): InvalidKeyError,
    (403, "forbidden"): MissingScopeError,
    (404, "not_found"): NotFoundError,
    (410, "gone"): GoneError,
    (412, "precondition_failed"): PreconditionFailedError,
}


class Api:
    """One Gatehouse over one pool of connections, for a back end with a key.

    SECURITY: no message and no cause of an exception contains the key. aiohttp's own exceptions contain the
    headers of their request, so none is passed on.
    """

    def __init__(
        self,
        client: aiohttp.ClientSession,
        origin: str,
        key: str | None,
        timeout: float,
        is_away: Callable[[], bool] = lambda: False,
    ) -> None:
        self.origin = origin
        self._client, self._key, self._timeout = client, key, timeout
        self._is_away = is_away

    @property
    def has_key(self) -> bool:
        """True when there is a key."""
        return self._key is not None

    async def call(
        self,
        model: type[ModelT],
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        wait: float = 0,
        is_logged: bool = True,
    ) -> ModelT:
        """Return the answer. It may take `wait` seconds longer than the time-out.

        Raises PeopleError, and RuntimeError without a key.
        """
        if self._key is None:
            raise RuntimeError("Gatehouse needs a key to answer about people: Gatehouse(url, key=...).")
        if self._is_away():
            raise UnavailableError(f"{self.origin} has not answered of late.")
        sent = {"Accept": "application/json", "Authorization": f"Bearer {self._key}", **(headers or {})}
        data = None
        if body is not None:
            data, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        timeout = aiohttp.ClientTimeout(total=self._timeout + wait, sock_connect=min(1.0, self._timeout))
        try:
            async with self._client.request(
                method,
                f"{self.origin}{_PATH}{path}",
                params=params,
                data=data,
                headers=sent,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                content = bytearray()
                async for chunk in response.content.iter_any():
                    content += chunk
                    if len(content) > _ANSWER_BYTES:
                        raise _to_away(self.origin, f"more than {_ANSWER_BYTES} bytes")
                return self._read(model, response, bytes(content))
        except UnavailableError as error:
            away = error
        except FAULTS as fault:
            away = _to_away(self.origin, describe(fault))
        if is_logged:  # a route that answers 503 says no more than the request id
            _log.warning("%s", away)
        raise away  # outside of `except`, so that it has no cause

    def _read(self, model: type[ModelT], response: aiohttp.ClientResponse, content: bytes) -> ModelT:
        status, kind = response.status, response.content_type
        try:
            if status == 200 and kind == "application/json":
                return model.model_validate_json(content)
            problem = _Problem.model_validate_json(content) if kind == "application/problem+json" else None
        except ValidationError as error:
            raise _to_away(self.origin, f"{status}, {describe(error)}") from None
        if problem is None or problem.status != status:
            if status in _TOO_LONG:
                raise InvalidInputError("The input is too long.")
            raise _to_away(self.origin, f"{status} {kind}")
        detail, request_id = problem.detail, problem.request_id
        if status in (400, *_TOO_LONG):
            raise InvalidInputError(detail, request_id, _to_fields(problem.fields))
        error_type = _ERRORS.get((status, problem.code))
        if error_type is not None:
            raise error_type(detail, request_id)
        after = response.headers.get("Retry-After", "")
        seconds = int(after) if after.isascii() and after.isdigit() else 5
        raise UnavailableError(f"{self.origin} answers {status} {problem.code}.", request_id, seconds)


def _to_away(origin: str, why: str) -> UnavailableError:
    return UnavailableError(f"No answer from {origin}: {why}.")


def _to_fields(fields: object) -> dict[str, str]:
    return {str(name): str(why) for name, why in fields.items()} if isinstance(fields, dict) else {}
