"""WebSockets beside a stand-in: which code they are closed with, and how their block goes on."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import pytest
from fastapi import HTTPException, WebSocketDisconnect, WebSocketException
from fastapi.websockets import WebSocket

from gatehouse_fastapi import Gatehouse, Identity

from .event_source import EventSource
from .stand_in import ANSWER, StandIn, to_answer, to_http, to_refusal
from .test_guarded import KEY, OUTAGE, REVOKED, live
from .test_stream import until_kept

Message = MutableMapping[str, Any]


class Socket(WebSocket):
    """A WebSocket without a server: `sent` is what the client received, and its close is answered."""

    def __init__(self, **headers: str) -> None:
        self.sent: list[Message] = []
        self.incoming: asyncio.Queue[Message] = asyncio.Queue()
        self.incoming.put_nowait({"type": "websocket.connect"})
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        super().__init__({"type": "websocket", "headers": raw}, self.incoming.get, self._put)

    async def _put(self, message: Message) -> None:
        self.sent.append(message)
        if message["type"] == "websocket.close":
            self.leave(message["code"])

    def leave(self, code: int) -> None:
        """Close the connection from the client's side."""
        self.incoming.put_nowait({"type": "websocket.disconnect", "code": code})

    @property
    def closed(self) -> list[tuple[int, str]]:
        """The closes that the client received."""
        return [(one["code"], one["reason"]) for one in self.sent if one["type"] == "websocket.close"]


def by_bearer() -> Socket:
    return Socket(authorization="Bearer token")


async def listen(socket: WebSocket) -> None:
    await socket.receive_text()


async def wait_for_two(socket: WebSocket) -> None:
    await asyncio.gather(socket.receive_text(), asyncio.sleep(600))


async def say_goodbye(socket: WebSocket) -> None:
    try:
        await asyncio.sleep(600)
    finally:
        await socket.send_text("goodbye")


async def close_it_too(socket: WebSocket) -> None:
    try:
        await asyncio.sleep(600)
    finally:
        await socket.close()


async def swallow(socket: WebSocket) -> None:
    try:
        await asyncio.sleep(600)
    except asyncio.CancelledError:
        await socket.receive_text()


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("inside", [listen, wait_for_two, say_goodbye, close_it_too, swallow])
def test_a_block_ends_with_its_socket(
    inside: Callable[[WebSocket], Awaitable[None]], stand_in: StandIn
) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        socket = by_bearer()
        await socket.accept()
        async with gatehouse.watching(socket) as identity:
            assert identity.session.id == "s1"
            stand_in.answer = REVOKED
            await inside(socket)
        await asyncio.sleep(0)  # the code after the block goes on
        assert socket.closed == [(4401, "invalid_session")]
        assert len(socket.sent) == 2

    live(stand_in, story)


def test_an_event_ends_a_block_at_once(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        socket = by_bearer()
        await socket.accept()
        async with gatehouse.watching(socket):
            feed.tell("session.revoked", sessionId="s1")
            await socket.receive_text()
        assert socket.closed == [(4401, "invalid_session")]

    live(stand_in, story, KEY)


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize(
    ("answer", "close"),
    [
        (to_refusal(403, "account_disabled"), (4401, "account_disabled")),
        (to_http(500, "text/html", b""), (1013, "unavailable")),
        (to_answer(ANSWER | {"user": ANSWER["user"] | {"name": "Grace"}}), (4403, "forbidden")),
    ],
)
def test_the_close_code_says_why(answer: bytes, close: tuple[int, str], stand_in: StandIn) -> None:
    def is_ada(identity: Identity) -> bool:
        return identity.user.name == "Ada"

    async def story(gatehouse: Gatehouse) -> None:
        socket = by_bearer()
        await socket.accept()
        async with gatehouse.watching(socket, grace=0.1, allow=is_ada):
            stand_in.answer = stand_in.probe = answer
            await socket.receive_text()
        assert socket.closed == [close]

    live(stand_in, story)


@pytest.mark.parametrize(
    ("answer", "headers", "code", "reason"),
    [
        (REVOKED, {"authorization": "Bearer token"}, 4401, "invalid_session"),
        (to_refusal(403, "account_disabled"), {"authorization": "Bearer token"}, 4401, "account_disabled"),
        (OUTAGE, {"authorization": "Bearer token"}, 1013, "unavailable"),
        (to_answer(), {}, 4401, "missing_credential"),
        (to_answer(), {"cookie": "better-auth.session_token=token"}, 4403, "untrusted_origin"),
    ],
)
def test_who_may_not_begin_is_refused(
    answer: bytes, headers: dict[str, str], code: int, reason: str, stand_in: StandIn
) -> None:
    stand_in.answer = answer

    async def story(gatehouse: Gatehouse) -> None:
        with pytest.raises(HTTPException) as refusal:
            async with gatehouse.watching(Socket(**headers)):
                raise AssertionError("never")
        problem: Any = refusal.value.detail
        assert problem["code"] == reason
        socket = Socket(**headers)
        await socket.accept()
        with pytest.raises(WebSocketException) as closing:
            async with gatehouse.watching(socket):
                raise AssertionError("never")
        assert (closing.value.code, closing.value.reason) == (code, reason)

    live(stand_in, story)


def test_a_block_that_ends_itself_leaves_the_socket_open(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        socket = by_bearer()
        await socket.accept()
        async with gatehouse.watching(socket):
            pass
        with pytest.raises(ValueError, match="mine"):
            async with gatehouse.watching(socket):
                raise ValueError("mine")
        socket.leave(1001)
        with pytest.raises(WebSocketDisconnect):
            async with gatehouse.watching(socket):
                await socket.receive_text()
        assert socket.closed == []

    live(stand_in, story)


def test_a_cancelled_block_is_cancelled(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        socket = by_bearer()
        await socket.accept()
        begun = asyncio.Event()

        async def chat() -> None:
            async with gatehouse.watching(socket):
                begun.set()
                await socket.receive_text()
            raise AssertionError("never")

        task = asyncio.create_task(chat())
        await asyncio.wait_for(begun.wait(), 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert socket.closed == []

    live(stand_in, story)


@pytest.mark.usefixtures("fast")
def test_a_socket_that_is_closed_already_is_left_alone(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        socket = by_bearer()
        await socket.accept()
        async with gatehouse.watching(socket):
            await socket.close(1000)
            stand_in.answer = REVOKED
            await asyncio.sleep(600)
        assert socket.closed == [(1000, "")]

    live(stand_in, story)


@pytest.mark.usefixtures("fast")
def test_a_client_that_does_not_answer_holds_nobody_up(stand_in: StandIn) -> None:
    """The server waits for the client's part of the closing; the application does not."""

    class Slow(Socket):
        async def close(self, code: int = 1000, reason: str | None = None) -> None:
            await super().close(code, reason)
            await asyncio.sleep(600)

    async def story(gatehouse: Gatehouse) -> None:
        socket = Slow(authorization="Bearer token")
        await socket.accept()
        async with gatehouse.watching(socket):
            stand_in.answer = REVOKED
            await asyncio.sleep(600)
        assert socket.closed == [(4401, "invalid_session")]

    live(stand_in, story)


def test_a_session_that_ends_while_it_is_asked_about_begins_no_block(
    stand_in: StandIn, feed: EventSource
) -> None:
    async def answer_late(writer: asyncio.StreamWriter) -> None:
        feed.tell("session.revoked", sessionId="s1")
        await asyncio.sleep(0.2)
        writer.write(to_answer())

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.answer = answer_late
        with pytest.raises(HTTPException) as refusal:
            async with gatehouse.watching(Socket(authorization="Bearer another")):
                raise AssertionError("never")
        assert refusal.value.status_code == 401

    live(stand_in, story, KEY)
