"""A stream that ends, and says so, when the session does."""

import inspect
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterable, Callable
from typing import Any, TypeVar

from .identity import ProfileT
from .interruption import Interruption
from .watch import Guard, Join

ItemT = TypeVar("ItemT")

_log = logging.getLogger("gatehouse_fastapi")

_OTHER_ENDS = ("unavailable", "forbidden")  # after these the person is still signed in
_BLANK = "\n\n"
_BLOCKING = (
    "stream() needs an asynchronous source, and a plain generator would block the event loop between its "
    "items. Write `async def` with `yield`, or pass starlette.concurrency.iterate_in_threadpool(source)."
)


def check_source(source: object) -> None:
    """Raise TypeError unless `source` can be iterated with `async for`; the message says what to do."""
    if hasattr(type(source), "__aiter__"):
        return
    if inspect.iscoroutine(source):
        source.close()  # it would warn that nobody has awaited it
        raise TypeError("stream() needs the source itself: await the function that returns it first.")
    if callable(source):
        raise TypeError("stream() needs the source itself: call the function that returns it first.")
    raise TypeError(_BLOCKING)


async def guard_source(
    source: AsyncIterable[ItemT],
    join: Join[ProfileT] | None,
    guard: Guard[ProfileT],
    farewell: Callable[[str], ItemT] | None,
) -> AsyncGenerator[ItemT, None]:
    """Yield the items of `source` while `guard` has nothing against it, and the farewell then.

    Each item is awaited in the task of whoever reads the stream, as without this function: the context
    variables, time-outs and task groups of the source work.
    """
    items = aiter(source)
    written = Written()
    try:
        if join is None:
            async for item in items:
                yield item
            return
        with join(guard):
            while guard.code is None:
                interruption = Interruption()
                try:
                    with interruption as guard.on_end:
                        item = await anext(items)
                except StopAsyncIteration:
                    break
                except Exception:
                    if guard.code is None:
                        raise
                    _log.exception("The source of a stream failed when the stream ended.")
                    break
                finally:
                    guard.on_end = None
                if guard.code is not None:
                    break  # nothing that arrives now is for this person
                if farewell is None:
                    written.add(item)
                yield item
    finally:
        await _close(source, items, guard)
    if guard.code is not None:
        name = guard.code if guard.code in _OTHER_ENDS else "signed_out"
        yield farewell(name) if farewell else written.say_farewell(name, guard.code)


async def _close(source: object, items: object, guard: Guard[Any]) -> None:
    for iterator in (items, source):
        close = getattr(iterator, "aclose", None)
        try:
            if close is not None:
                await close()
        except Exception:
            if guard.code is None:
                raise
            _log.exception("The source of a stream could not be closed.")
        if source is items:
            return


class Written:
    """What a stream has yielded, as far as its last event depends on it."""

    def __init__(self) -> None:
        self._last: Any = None
        self._tail = b"\n\n"

    def add(self, item: object) -> None:
        """Remember an item. Raises TypeError for one that is not server-sent events."""
        if isinstance(item, str):
            self._tail = (self._tail + item[-4:].encode(errors="replace"))[-4:]
        elif isinstance(item, (bytes, bytearray, memoryview)):
            self._tail = (self._tail + bytes(item[-4:]))[-4:]
        elif type(item).__name__ != "ServerSentEvent":
            raise TypeError(
                f"stream() knows how to end text, bytes and ServerSentEvent, not {type(item).__name__}. Pass "
                "farewell=…, a function that receives the name of the last event and returns the last item."
            )
        self._last = item

    def say_farewell(self, name: str, code: str) -> Any:
        """Return the last event, as an item like those before it."""
        data = json.dumps({"code": code})
        if self._last is not None and not isinstance(self._last, (str, bytes, bytearray, memoryview)):
            # FastAPI's class writes `data` as JSON; other libraries' classes write it as it is.
            field = "raw_data" if hasattr(self._last, "raw_data") else "data"
            return type(self._last)(event=name, **{field: data})
        # The source may have been stopped within an event: a blank line ends it.
        is_whole = self._tail.endswith((b"\n\n", b"\r\r", b"\r\n\r\n"))
        event = f"{'' if is_whole else _BLANK}event: {name}\ndata: {data}\n\n"
        return event if self._last is None or isinstance(self._last, str) else event.encode()
