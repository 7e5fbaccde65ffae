"""Answers come from the cache while the stream is healthy, and only then."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from gatehouse_fastapi import Gatehouse

from .event_source import EventSource, until
from .stand_in import ANSWER, StandIn, to_answer, to_http
from .visitor import bearing, fare

KEY = "k" * 32


def live(stand_in: StandIn, story: Callable[[Gatehouse], Coroutine[Any, Any, None]]) -> None:
    """Run a story beside a Gatehouse object that follows the stand-in's events."""

    async def run() -> None:
        gatehouse = Gatehouse(stand_in.url, key=KEY, timeout=1.0)
        async with gatehouse.lifespan():
            await story(gatehouse)

    asyncio.run(run())


async def is_kept(gatehouse: Gatehouse, stand_in: StandIn) -> bool:
    """Query twice, and tell whether the second answer came from the cache."""
    assert await fare(gatehouse) == "s1"
    before = len(stand_in.requests)
    assert await fare(gatehouse) == "s1"
    return len(stand_in.requests) == before


async def until_kept(gatehouse: Gatehouse, stand_in: StandIn) -> None:
    for _ in range(200):
        if await is_kept(gatehouse, stand_in):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("never kept")


def test_an_answer_is_asked_for_once(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.requests.clear()
        for _ in range(50):
            assert await fare(gatehouse) == "s1"
        assert stand_in.requests == []
        await fare(gatehouse, bearing("another"))
        assert len(stand_in.requests) == 1

    live(stand_in, story)
    stream = next(request for request in stand_in.other_requests if "/events" in request)
    assert f"\r\nAuthorization: Bearer {KEY}\r\n" in stream
    assert "X-Bridge-Key" not in stream
    questions = [request for request in stand_in.other_requests if "/events" not in request]
    assert all(f"\r\nX-Bridge-Key: {KEY}\r\n" in request for request in stand_in.requests + questions)


def test_a_revoked_session_is_refused_whatever_the_bridge_says(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        feed.tell("session.revoked", sessionId="s1")
        await asyncio.sleep(0.1)
        assert await fare(gatehouse) == "invalid_session"
        assert await fare(gatehouse, bearing("the same session")) == "invalid_session"
        feed.end()  # a gap does not make the session valid again
        await until(lambda: feed.streams == 2)
        assert await fare(gatehouse) == "invalid_session"
        stand_in.answer = to_answer(ANSWER | {"session": ANSWER["session"] | {"id": "s2"}})
        assert await fare(gatehouse) == "s2"

    live(stand_in, story)


@pytest.mark.parametrize("name", ["user.changed", "user.revoked"])
def test_a_change_to_a_person_is_asked_for_again(name: str, stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.requests.clear()
        feed.tell(name, userId="u2")
        await asyncio.sleep(0.1)
        assert await fare(gatehouse) == "s1"
        assert stand_in.requests == []
        feed.tell(name, userId="u1")
        await asyncio.sleep(0.1)
        for count in (1, 2):  # each request sends a query until the change is old enough
            assert await fare(gatehouse) == "s1"
            assert len(stand_in.requests) == count

    live(stand_in, story)


def test_a_question_that_ran_during_an_event_is_neither_kept_nor_joined(
    stand_in: StandIn, feed: EventSource
) -> None:
    async def answer_slowly(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        writer.write(to_answer())

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        feed.tell("user.changed", userId="u2")
        stand_in.answer = answer_slowly
        stand_in.requests.clear()
        first = asyncio.ensure_future(fare(gatehouse, bearing("slow")))
        await asyncio.sleep(0.1)
        feed.tell("user.changed", userId="u1")
        await asyncio.sleep(0.1)
        second = asyncio.ensure_future(fare(gatehouse, bearing("slow")))
        assert await first == await second == "s1"
        assert len(stand_in.requests) == 2
        assert await fare(gatehouse, bearing("slow")) == "s1"
        assert len(stand_in.requests) == 3

    live(stand_in, story)


def test_cached_answers_are_served_during_an_outage(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.answer = stand_in.probe = to_http(500, "text/html", b"")
        for number in range(6):
            assert await fare(gatehouse, bearing(str(number))) == "unavailable"
        assert await fare(gatehouse) == "s1"
        assert not gatehouse.healthy

    live(stand_in, story)


def test_the_cache_has_a_maximum_size(stand_in: StandIn, feed: EventSource) -> None:
    async def run() -> None:
        gatehouse = Gatehouse(stand_in.url, key=KEY, max_answers=2)
        async with gatehouse.lifespan():
            await until_kept(gatehouse, stand_in)
            for token in ("2", "3"):
                await fare(gatehouse, bearing(token))
            stand_in.requests.clear()
            await fare(gatehouse)
            assert len(stand_in.requests) == 1

    asyncio.run(run())


def test_the_user_of_another_session_is_never_returned(stand_in: StandIn, feed: EventSource) -> None:
    """An answer belongs to the exact credential of its query."""

    async def echo(writer: asyncio.StreamWriter) -> None:
        token = stand_in.requests[-1].split("Bearer ")[1].split("\r\n")[0]
        body = json.dumps(ANSWER | {"session": ANSWER["session"] | {"id": token}})
        writer.write(to_http(200, "application/json", body.encode()))

    stand_in.answer = echo

    async def story(gatehouse: Gatehouse) -> None:
        await asyncio.sleep(0.2)
        for _ in range(2):
            for number in range(50):
                assert await fare(gatehouse, bearing(f"token-{number}")) == f"token-{number}"
        assert len(stand_in.requests) == 50

    live(stand_in, story)
