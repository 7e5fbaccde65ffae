"""Which queries are sent, how often, and when none is worth it."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from gatehouse_fastapi import Gatehouse

from .stand_in import StandIn, to_answer, to_http, to_refusal
from .visitor import COOKIE, bearing, fare, visit

FORGED = to_refusal(401, "invalid_session")
SENSELESS = to_http(200, "text/html", b"")


def live(stand_in: StandIn, story: Callable[[Gatehouse], Coroutine[Any, Any, None]]) -> None:
    """Run a story beside a Gatehouse object without a key."""

    async def run() -> None:
        gatehouse = Gatehouse(stand_in.url, timeout=1.0)
        async with gatehouse.lifespan():
            await story(gatehouse)

    asyncio.run(run())


async def answer_slowly(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.3)
    writer.write(to_answer())


def test_without_a_key_every_request_asks(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        for count in (1, 2, 3):
            assert await fare(gatehouse) == "s1"
            assert len(stand_in.requests) == count

    live(stand_in, story)
    assert not any("/events" in request for request in stand_in.other_requests)
    assert not any("X-Bridge-Key" in request for request in stand_in.requests + stand_in.other_requests)


def test_simultaneous_requests_share_one_call(stand_in: StandIn) -> None:
    stand_in.answer = answer_slowly

    async def story(gatehouse: Gatehouse) -> None:
        tokens = ["a", "b"] * 100
        fared = await asyncio.gather(*(fare(gatehouse, bearing(token)) for token in tokens))
        assert fared == ["s1"] * 200
        assert len(stand_in.requests) == 2
        assert await fare(gatehouse, bearing("a")) == "s1"
        assert len(stand_in.requests) == 3

    live(stand_in, story)


def test_a_refusal_reaches_every_waiting_request(stand_in: StandIn) -> None:
    async def refuse_slowly(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(to_refusal(403, "account_disabled"))

    stand_in.answer = refuse_slowly

    async def story(gatehouse: Gatehouse) -> None:
        assert await asyncio.gather(*(fare(gatehouse) for _ in range(5))) == ["account_disabled"] * 5
        assert len(stand_in.requests) == 1

    live(stand_in, story)


def test_a_cancelled_request_does_not_cancel_the_others(stand_in: StandIn) -> None:
    stand_in.answer = answer_slowly

    async def story(gatehouse: Gatehouse) -> None:
        first, second = (asyncio.ensure_future(fare(gatehouse)) for _ in range(2))
        await asyncio.sleep(0.1)
        first.cancel()
        assert await second == "s1"
        assert len(stand_in.requests) == 1

    live(stand_in, story)


def test_a_forged_credential_is_asked_about_once(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.answer = FORGED

    async def story(gatehouse: Gatehouse) -> None:
        for _ in range(10):
            assert await fare(gatehouse) == "invalid_session"
        assert len(stand_in.requests) == 1
        await fare(gatehouse, visit(cookie=f"{COOKIE}=token"))
        assert len(stand_in.requests) == 2
        later = time.monotonic() + 5
        monkeypatch.setattr("gatehouse_fastapi.rejected_credentials.monotonic", lambda: later)
        await fare(gatehouse)
        assert len(stand_in.requests) == 3

    live(stand_in, story)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (to_refusal(403, "account_disabled"), "account_disabled"),
        (to_refusal(503, "unavailable"), "unavailable"),
        (to_refusal(401, "missing_credential"), "missing_credential"),
        (SENSELESS, "unavailable"),
    ],
)
def test_no_other_refusal_is_cached(answer: bytes, code: str, stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        stand_in.answer = answer
        assert await fare(gatehouse) == code
        stand_in.answer = to_answer()
        assert await fare(gatehouse) == "s1"

    live(stand_in, story)


def test_ten_thousand_forgeries_use_little_memory(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.answer = FORGED
    monkeypatch.setattr("gatehouse_fastapi.rejected_credentials._MOST", 500)

    async def story(gatehouse: Gatehouse) -> None:
        for start in range(0, 10_000, 200):
            forged = (visit(cookie=f"{COOKIE}={number}") for number in range(start, start + 200))
            fared = await asyncio.gather(*(fare(gatehouse, connection) for connection in forged))
            assert set(fared) == {"invalid_session"}
        cache = gatehouse._source.cache  # type: ignore[attr-defined]
        assert len(cache._rejected) == 500
        assert len(cache.answers) == 0
        assert len(cache._questions._running) == len(cache._questions._joinable) == 0

    live(stand_in, story)
    assert stand_in.connections <= 102  # a hundred concurrent queries, the probe and the stream


def test_a_request_asks_once_with_any_middleware(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        connection = bearing()
        first = await gatehouse.optional()(connection=connection)
        assert await gatehouse.require()(connection=connection) is first
        assert await gatehouse.require(verified=True)(connection=connection) is first
        assert len(stand_in.requests) == 1

    live(stand_in, story)
