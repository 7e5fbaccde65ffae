"""A server in Gatehouse's place that sends exactly the bytes that a test configures.

It does not imitate Gatehouse: it shows which queries arrived, and does what the real service never would.
It answers probes, which have no credential, and readers of events separately from queries.
"""

import asyncio
import json
import re
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

T = TypeVar("T")
Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]

ANSWER: dict[str, Any] = {
    "user": {
        "id": "u1",
        "email": "ada@example.com",
        "emailVerified": True,
        "name": "Ada",
        "image": None,
    },
    "session": {
        "id": "s1",
        "createdAt": "2026-11-01T08:00:00.000Z",
        "expiresAt": "2096-11-08T08:00:00.000Z",
    },
    "profile": {"complete": False, "version": 0},
}


def to_http(status: int, kind: str, body: object, *headers: str) -> bytes:
    """Write an answer in its transmitted form."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    length = f"Content-Length: {len(content)}"
    head = [f"HTTP/1.1 {status} Answer", f"Content-Type: {kind}", length, *headers]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + content


def to_answer(body: object = ANSWER, *headers: str) -> bytes:
    """Write a 200."""
    return to_http(200, "application/json; charset=utf-8", body, *headers)


def to_refusal(status: int, code: str, /, *headers: str, **changes: object) -> bytes:
    """Write a refusal in Gatehouse's shape."""
    problem = {"type": "about:blank", "title": "T", "status": status, "code": code, "detail": "D"}
    return to_http(status, "application/problem+json", problem | {"requestId": "r"} | changes, *headers)


PROPER_PROBE = to_refusal(401, "missing_credential", "WWW-Authenticate: Bearer")


class StandIn:
    """The requests that arrived, and the answer: the same bytes each time, or the output of a behaviour."""

    answer: bytes | Behaviour
    probe: bytes | Behaviour
    events: bytes | Behaviour
    connections: int
    requests: list[str]
    other_requests: list[str]
    loop: asyncio.AbstractEventLoop
    url: str

    def __init__(self) -> None:
        self.behave()

    def behave(self) -> None:
        """Clear the recorded requests, and answer as a healthy service, but without events."""
        self.answer, self.probe, self.events = to_answer(), PROPER_PROBE, to_refusal(404, "not_found")
        self.connections, self.requests, self.other_requests = 0, [], []

    def choose(self, request: str) -> bytes | Behaviour:
        """Record a request, and choose its answer."""
        is_events = request.startswith("GET /api/bridge/v1/events ")
        if is_events or ("\r\nCookie: " not in request and "\r\nAuthorization: " not in request):
            self.other_requests.append(request)
            return self.events if is_events else self.probe
        self.requests.append(request)
        return self.answer

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until the client closes it."""
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while not writer.is_closing():
                request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = re.search(r"\r\nContent-Length: (\d+)\r\n", request)
                request += (await reader.readexactly(int(length[1]) if length else 0)).decode()
                answer = self.choose(request)
                if callable(answer):
                    await answer(writer)
                else:
                    writer.write(answer)
                await writer.drain()
        writer.close()


@contextmanager
def run_stand_in() -> Iterator[StandIn]:
    """Run the stand-in beside the test, on a free port."""
    stand_in = StandIn()
    stand_in.loop = loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def wait_for(coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, loop).result(5)

    async def hang_up() -> None:
        listener.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    listener = wait_for(asyncio.start_server(stand_in.serve, "127.0.0.1", 0))
    stand_in.url = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield stand_in
    finally:
        wait_for(hang_up())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
