"""The bridge over HTTP: the session query and the event stream.

SECURITY: only an answer in Gatehouse's own shape counts. Any other answer, or none, is a fault. A fault
must neither sign a person out nor make them anonymous.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import Generic

import aiohttp
from pydantic import ValidationError
from typing_extensions import Self

from .answer_cache import SILENCE_SECONDS
from .credential import to_headers
from .errors import Problem
from .identity import Identity, ProfileT
from .problem import Refusal
from .trace_context import to_trace_headers

_PATH = "/api/bridge/v1"
_CONNECT_SECONDS = 1.0  # a host with a slower handshake does not answer in time either
_ANSWER_BYTES = 256 * 1024  # an answer is a few KiB; this leaves room for an operator's own profile
_ASKING_MOST = 100  # concurrent queries; further queries wait, within their own timeout

# asyncio.TimeoutError is another class than TimeoutError on Python 3.10. A pydantic ValidationError is a
# ValueError; so are aiohttp's errors about values that it cannot send.
FAULTS = (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError)


class UnexpectedAnswerError(ValueError):
    """An answer that Gatehouse never sends."""

    def __init__(self, response: aiohttp.ClientResponse, why: str = "") -> None:
        super().__init__(f"{response.status} {response.content_type}{why and ': '}{why}")
        self.status = response.status


def open_client(connections_most: int) -> aiohttp.ClientSession:
    """Create a pool of connections to Gatehouse, to be closed by `async with`."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections_most),
        cookie_jar=aiohttp.DummyCookieJar(),  # one person's cookie must not join another's request
        trust_env=False,  # credentials go to Gatehouse, not to a proxy named in the environment
        auto_decompress=False,  # so that the limit on an answer also limits memory
        headers={"Accept-Encoding": "identity"},
    )


class Bridge(Generic[ProfileT]):
    """One Gatehouse, over one pool of persistent connections."""

    def __init__(
        self,
        client: aiohttp.ClientSession,
        origin: str,
        key: str | None,
        timeout: float,
        answer: type[Identity[ProfileT]],
    ) -> None:
        self.origin = origin
        self._client, self._key, self._answer = client, key, answer
        self._connect = min(_CONNECT_SECONDS, timeout)
        self._timeout = aiohttp.ClientTimeout(total=timeout, sock_connect=self._connect)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, origin: str, key: str | None, timeout: float, answer: type[Identity[ProfileT]]
    ) -> AsyncIterator[Self]:
        """Keep the pool open."""
        async with open_client(_ASKING_MOST + 1) as client:  # the event stream uses one
            yield cls(client, origin, key, timeout, answer)

    async def ask(self, credential: bytes | None) -> Identity[ProfileT] | Refusal:
        """Query who `credential` belongs to. Raises one of FAULTS when there is no valid answer."""
        headers = {"Accept": "application/json"} | to_trace_headers()
        if credential:
            headers |= to_headers(credential)
        if self._key:
            headers["X-Bridge-Key"] = self._key
        async with self._client.get(
            f"{self.origin}{_PATH}/session", headers=headers, timeout=self._timeout, allow_redirects=False
        ) as response:
            body = await _read_body(response)
            try:
                if response.status == 200 and response.content_type == "application/json":
                    return self._answer.model_validate_json(body)
                if response.content_type == "application/problem+json":
                    problem = Problem.model_validate_json(body)
                    if problem.status == response.status:
                        return Refusal(problem, response.headers.copy())
            except ValueError as error:
                raise UnexpectedAnswerError(response, describe(error)) from None
            raise UnexpectedAnswerError(response)

    async def listen(self) -> AsyncGenerator[tuple[bytes, float], None]:
        """Yield the stream's bytes as they arrive, each with an instant before which they were not sent.

        Bytes that waited unread while the event loop was blocked can be old. So this reads the clock, and
        lets the loop run until the buffer holds all bytes that had arrived by then. Only bytes that arrive
        after that get the time that was read. Raises one of FAULTS when there is no stream, or it
        is silent.
        """
        not_before = monotonic()
        async with self._client.get(
            f"{self.origin}{_PATH}/events",
            headers={"Accept": "text/event-stream", "Authorization": f"Bearer {self._key}"},
            timeout=aiohttp.ClientTimeout(None, sock_connect=self._connect, sock_read=SILENCE_SECONDS),
            allow_redirects=False,
        ) as response:
            if response.status != 200 or response.content_type != "text/event-stream":
                raise UnexpectedAnswerError(response)
            while True:
                waits_since = monotonic()
                await asyncio.sleep(0)  # the loop notices that bytes arrived
                await asyncio.sleep(0)  # and reads them
                if chunk := response.content.read_nowait():
                    yield chunk, not_before
                    continue
                if not (chunk := await response.content.readany()):
                    return
                not_before = waits_since
                yield chunk, not_before


async def _read_body(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > _ANSWER_BYTES:
            raise UnexpectedAnswerError(response, f"more than {_ANSWER_BYTES} bytes")
    return bytes(body)


def describe(fault: Exception) -> str:
    """Describe a fault for the log. The content of fields and messages is left out: it may be a secret."""
    if isinstance(fault, ValidationError):
        errors = fault.errors(include_url=False, include_context=False, include_input=False)
        return ", ".join(f"{error['loc']} {error['type']}" for error in errors[:5])
    if isinstance(fault, UnexpectedAnswerError):
        return str(fault)
    return type(fault).__name__
