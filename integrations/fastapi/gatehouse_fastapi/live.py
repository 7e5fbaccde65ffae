"""What an application does with a session that may end while it works: check it again, or end with it."""

import math
from collections.abc import AsyncGenerator, AsyncIterable, Callable
from typing import Generic, TypeVar

from fastapi import WebSocket
from fastapi.requests import HTTPConnection

from .guarded import check_source, guard_source
from .identity import Identity, ProfileT
from .service import Source
from .watch import Guard
from .watching import Watching

ItemT = TypeVar("ItemT")

_GRACE_SECONDS = 60.0  # no answer in a cache is older either


class Live(Generic[ProfileT]):
    """The part of `Gatehouse` for streams, WebSockets and background tasks."""

    _source: Source[ProfileT]

    async def check(self, connection: HTTPConnection) -> Identity[ProfileT] | None:
        """Find out who the caller of a request is now. Dependencies learn it once per request.

        The answer comes from memory while Gatehouse's events prove that it is still right, and from Gatehouse
        otherwise. None means that the connection has no credential. Raises HTTPException as `require()` does:
        401 when the session has ended, 503 `unavailable` when Gatehouse cannot be asked, which signs nobody
        out. Works in a WebSocket, in a stream and in a background task.
        """
        source = self._source
        return source.recall(connection.scope) or await source.identify(connection)

    def watching(
        self,
        websocket: WebSocket,
        *,
        allow: Callable[[Identity[ProfileT]], bool] | None = None,
        grace: float = _GRACE_SECONDS,
    ) -> Watching[ProfileT]:
        """Run a block while the caller of a WebSocket is signed in: `async with … as identity:`.

        When the session ends, this closes the socket with code 4401 and the code of the refusal as reason,
        and cancels the block. Code after the block runs. With a key this takes milliseconds; without one
        Gatehouse is asked every three seconds. After `grace` seconds without an answer from Gatehouse the
        close code is 1013. `allow` is told what is known about the person, now and after each change; when it
        says no, the close code is 4403.

        Before the block, raises HTTPException as `require()` does, or WebSocketException with these codes
        if the socket is accepted already. Raises ValueError for a `grace` that is no number of seconds.
        """
        if not isinstance(websocket, WebSocket):
            raise TypeError("watching() needs a WebSocket. For an answer that is a stream, use stream().")
        source, guard = self._source, Guard(allow, _to_grace(grace))
        return Watching(websocket, lambda: source.watch(websocket), lambda: self.check(websocket), guard)

    def stream(
        self,
        connection: HTTPConnection,
        source: AsyncIterable[ItemT],
        *,
        allow: Callable[[Identity[ProfileT]], bool] | None = None,
        grace: float = _GRACE_SECONDS,
        farewell: Callable[[str], ItemT] | None = None,
    ) -> AsyncGenerator[ItemT, None]:
        """Yield the server-sent events of `source` while the caller is signed in.

        When the session ends, this closes `source`, also while it waits for its next item, and yields
        `event: signed_out` last. With a key this takes milliseconds; without one Gatehouse is asked every
        three seconds. After `grace` seconds without an answer from Gatehouse the last event is `unavailable`.
        `allow` is told what is known about the person, now and after each change; when it says no, the last
        event is `forbidden`. `farewell` receives this name and returns the last item, for items other than
        text, bytes and ServerSentEvent.

        This protects nothing by itself: `require()` decides who may begin. The stream of a caller without
        a credential passes unchanged. Raises TypeError for a source that is not asynchronous, and ValueError
        for a `grace` that is no number of seconds.
        """
        check_source(source)
        guard = Guard(allow, _to_grace(grace))
        return guard_source(source, self._source.watch(connection), guard, farewell)


def _to_grace(seconds: float) -> float:
    if isinstance(seconds, bool) or math.isnan(seconds) or seconds < 0:
        raise ValueError("grace must be a number of seconds, 0 or more; math.inf waits for ever.")
    return seconds
