"""An event stream on the stand-in, whose content the test writes."""

import asyncio
import json
import time
from collections.abc import Callable

from .stand_in import StandIn

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


def to_event(name: str, **data: str) -> bytes:
    """Write an event in its transmitted form."""
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()


class EventSource:
    """Starts each stream with `greeting` and sends heartbeats faster than Gatehouse, unless told not to."""

    def __init__(self, stand_in: StandIn) -> None:
        self.streams = 0
        self.is_beating = True
        self.head, self.greeting = HEAD, to_event("reset")
        self._loop = stand_in.loop
        self._writers: set[asyncio.StreamWriter] = set()
        stand_in.events = self._serve

    async def _serve(self, writer: asyncio.StreamWriter) -> None:
        self.streams += 1
        self._writers.add(writer)
        writer.write(self.head + self.greeting)
        try:
            while not writer.is_closing():
                if self.is_beating:
                    writer.write(to_event("heartbeat"))
                await writer.drain()
                await asyncio.sleep(0.05)
        finally:
            self._writers.discard(writer)

    def send(self, content: bytes) -> None:
        """Write to every stream."""
        for writer in self._writers:
            self._loop.call_soon_threadsafe(writer.write, content)

    def tell(self, name: str, **data: str) -> None:
        """Write an event to every stream."""
        self.send(to_event(name, **data))

    def end(self, content: bytes = b"") -> None:
        """Close every stream, after these last bytes."""
        self.send(content)
        for writer in self._writers:
            self._loop.call_soon_threadsafe(writer.close)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that happens soon."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen within 30 seconds")
