"""A block of code that ends, with its WebSocket, when the session does."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Any, Generic

from fastapi import HTTPException, WebSocket, WebSocketDisconnect, WebSocketException
from starlette.websockets import WebSocketState

from .identity import Identity, ProfileT
from .interruption import Interruption
from .problem import refuse
from .watch import Guard, Join

SIGNED_OUT = 4401
_TRY_AGAIN_LATER = 1013  # registered for this by the WebSocket protocol's registry
_CLOSE_SECONDS = 1.0  # that the block's task waits for a client that does not answer

# What Starlette says to code that uses a socket after it was closed.
_AFTER_CLOSE = ('Cannot call "', "WebSocket is not connected")

_closing: set[asyncio.Task[None]] = set()  # the event loop itself does not keep a task alive


def to_close_code(code: str, status: int) -> int:
    """Return the close code for a refusal: 4401 means 'signed out', 1013 'try again later'."""
    if code == "unavailable":
        return _TRY_AGAIN_LATER
    return SIGNED_OUT if code == "account_disabled" else 4000 + status


class Watching(Generic[ProfileT]):
    """The context manager that `Gatehouse.watching` returns."""

    def __init__(
        self,
        websocket: WebSocket,
        watch: Callable[[], Join[ProfileT] | None],
        check: Callable[[], Awaitable[Identity[ProfileT] | None]],
        guard: Guard[ProfileT],
    ) -> None:
        self._websocket, self._watch, self._check, self._guard = websocket, watch, check, guard
        self._interruption, self._joined = Interruption(), ExitStack()
        self._closing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Identity[ProfileT]:
        """Return the caller. Raises HTTPException, or WebSocketException when the socket is accepted."""
        with ExitStack() as joined:
            try:
                identity = await self._begin(joined)
            except HTTPException as refusal:
                if self._websocket.application_state == WebSocketState.CONNECTING:
                    raise
                problem: Any = refusal.detail
                code = to_close_code(problem["code"], refusal.status_code)
                raise WebSocketException(code, problem["code"]) from None
            self._joined = joined.pop_all()
        interrupt = self._interruption.__enter__()

        def end() -> None:
            # The socket first: from now on the client receives nothing, whatever the block does.
            self._closing = asyncio.create_task(self._close())
            _closing.add(self._closing)
            self._closing.add_done_callback(_closing.discard)
            interrupt()

        self._guard.on_end = end
        return identity

    async def _begin(self, joined: ExitStack) -> Identity[ProfileT]:
        if join := self._watch():
            joined.enter_context(join(self._guard))  # before the question, so that no event is missed
        identity = await self._check()
        if identity is None:
            raise refuse("missing_credential")
        if not self._guard.allows(identity):
            raise refuse("forbidden")
        if self._guard.code is not None:  # while Gatehouse was asked
            raise refuse("unavailable" if self._guard.code == "unavailable" else "invalid_session")
        return identity

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Leave the block; true, so that the code after it goes on, when the session's end has ended it."""
        self._guard.on_end = None
        is_quiet = self._interruption.__exit__(kind, error, trace)
        self._joined.close()
        if self._closing is None:
            return is_quiet
        if not is_quiet and isinstance(error, asyncio.CancelledError):
            return False  # the application cancels as well, and waits for nothing
        await asyncio.wait({self._closing}, timeout=_CLOSE_SECONDS)
        return is_quiet or _is_after_close(error)

    async def _close(self) -> None:
        code = self._guard.code or ""
        status = 403 if code == "forbidden" else 401
        with suppress(RuntimeError, WebSocketDisconnect, OSError):  # it is closed already
            await self._websocket.close(to_close_code(code, status), code)


def _is_after_close(error: BaseException | None) -> bool:
    """Tell whether the block has only used the socket that was closed under it."""
    return isinstance(error, WebSocketDisconnect) or (
        isinstance(error, RuntimeError) and str(error).startswith(_AFTER_CLOSE)
    )
