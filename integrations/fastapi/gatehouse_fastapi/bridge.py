"""The question 'who is this?' and what its answers mean.

SECURITY: 401 leaves here only when Gatehouse itself said so. Whatever else comes back, or does not,
is 503: a fault must neither sign a person out nor turn them into a stranger.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Generic

import aiohttp
from fastapi import HTTPException
from pydantic import ValidationError

from .identity import Identity, ProfileT
from .problem import Problem, to_exception, to_problem

PATH = "/api/bridge/v1/session"

_CONNECT_SECONDS = 1.0  # a host that takes longer to shake hands is not answering in time either
_ANSWER_BYTES = 256 * 1024  # an answer is a few KiB; this leaves room for an operator's own profile

# The refusals that speak of the caller and are passed on. Every other one speaks of us.
_PASSED_ON = {
    "ambiguous_credentials": 400,
    "missing_credential": 401,
    "invalid_session": 401,
    "account_disabled": 403,
    "unavailable": 503,
}

_log = logging.getLogger("gatehouse_fastapi")


class UnexpectedAnswerError(ValueError):
    """An answer that Gatehouse does not give."""


# asyncio.TimeoutError is another class than TimeoutError on Python 3.10. A pydantic ValidationError
# is a ValueError; so are aiohttp's complaints about what cannot be sent.
_FAULTS = (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError)


class Bridge(Generic[ProfileT]):
    """Asks one Gatehouse over one pool of kept connections."""

    def __init__(self, origin: str, timeout: float, answer: type[Identity[ProfileT]]) -> None:
        self._url = origin + PATH
        self._timeout = aiohttp.ClientTimeout(total=timeout, sock_connect=min(_CONNECT_SECONDS, timeout))
        self._answer = answer
        self._client: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Hold the pool open. Entered again inside itself, the inner one is used until it ends."""
        outer = self._client
        client = aiohttp.ClientSession(
            timeout=self._timeout,
            cookie_jar=aiohttp.DummyCookieJar(),  # one person's cookie must not join another's request
            trust_env=False,  # credentials go to Gatehouse, not to a proxy named in the environment
            auto_decompress=False,  # so that the bound on an answer is one on memory
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        )
        async with client:
            self._client = client
            try:
                yield
            finally:
                self._client = outer

    async def identify(self, credential: Mapping[str, str]) -> Identity[ProfileT]:
        """Return who `credential` (the headers that carry it) belongs to.

        Raises HTTPException with a refusal passed on, or 503 `unavailable`; RuntimeError when the
        lifespan is not running.
        """
        if self._client is None:
            raise RuntimeError(
                "Gatehouse is not open. Write FastAPI(lifespan=gatehouse.lifespan), or enter "
                "`async with gatehouse.lifespan(app):` inside your own lifespan."
            )
        try:
            async with self._client.get(self._url, headers=credential, allow_redirects=False) as response:
                return await self._read(response)
        except _FAULTS as fault:
            raise self._unavailable(fault) from None  # the cause can hold headers; it is logged

    async def _read(self, response: aiohttp.ClientResponse) -> Identity[ProfileT]:
        body = await _read_body(response)
        if response.status == 200 and response.content_type == "application/json":
            return self._answer.model_validate_json(body)
        if response.content_type == "application/problem+json":
            problem = Problem.model_validate_json(body)
            if response.status == problem.status == _PASSED_ON.get(problem.code):
                raise to_exception(problem, response.headers)
        raise UnexpectedAnswerError(f"{response.status} {response.content_type}")

    def _unavailable(self, fault: Exception) -> HTTPException:
        problem = to_problem("unavailable")
        _log.warning("No answer from %s: %s (request %s)", self._url, _describe(fault), problem.request_id)
        return to_exception(problem)


async def _read_body(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > _ANSWER_BYTES:
            raise UnexpectedAnswerError(f"more than {_ANSWER_BYTES} bytes")
    return bytes(body)


def _describe(fault: Exception) -> str:
    """Say what went wrong, for the log. What a field or a message holds stays out: it may be a secret."""
    if isinstance(fault, ValidationError):
        errors = fault.errors(include_url=False, include_context=False, include_input=False)
        return ", ".join(f"{error['loc']} {error['type']}" for error in errors[:5])
    if isinstance(fault, UnexpectedAnswerError):
        return str(fault)
    return type(fault).__name__
