"""A server in Gatehouse's place that answers whatever a test tells it to, byte for byte.

It plays no Gatehouse: it shows what was sent, and does what the real service never would.
"""

import asyncio
import json
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
        "expiresAt": "2026-11-08T08:00:00.000Z",
    },
    "profile": {"complete": False, "version": 0},
}


def to_http(status: int, kind: str, body: object, *headers: str) -> bytes:
    """Write an answer as it goes over the wire."""
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


class StandIn:
    """What arrived, and what is answered: the same bytes each time, or what a behaviour writes."""

    answer: bytes | Behaviour
    connections: int
    requests: list[str]
    url: str

    def __init__(self) -> None:
        self.behave()

    def behave(self) -> None:
        """Forget what arrived, and answer as if all were well."""
        self.answer, self.connections, self.requests = to_answer(), 0, []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk on one connection for as long as the other side likes."""
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while not writer.is_closing():
                request = await reader.readuntil(b"\r\n\r\n")
                self.requests.append(request.decode("latin-1"))
                if callable(self.answer):
                    await self.answer(writer)
                else:
                    writer.write(self.answer)
                await writer.drain()
        writer.close()


@contextmanager
def run_stand_in() -> Iterator[StandIn]:
    """Run it beside the test, on a free port."""
    stand_in = StandIn()
    loop = asyncio.new_event_loop()
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
