"""When events may be missing, no cached answer is trusted."""

import asyncio
import time
from collections.abc import Callable

import pytest

from gatehouse_fastapi import Gatehouse

from .event_source import HEAD, EventSource, to_event, until
from .stand_in import Behaviour, StandIn, to_http, to_refusal
from .test_stream import is_kept, live, until_kept
from .visitor import fare

GAPS: dict[str, Callable[[EventSource], None]] = {
    "reset": lambda feed: feed.tell("reset"),
    "hang-up": lambda feed: feed.end(),
    "malformed": lambda feed: feed.send(b"event: user.changed\ndata: {\n\n"),
    "an endless line": lambda feed: feed.send(b"x" * 20_000),
    "truncated": lambda feed: feed.end(b'event: user.changed\ndata: {"userId":"u9"}\n'),
}


@pytest.mark.parametrize("gap", GAPS)
def test_caching_starts_again_after_a_gap(gap: str, stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.requests.clear()
        serve, stand_in.events = stand_in.events, to_refusal(404, "not_found")
        GAPS[gap](feed)
        await asyncio.sleep(0.1)
        assert await fare(gatehouse) == "s1"
        assert len(stand_in.requests) == 1
        stand_in.events = serve
        await until_kept(gatehouse, stand_in)
        assert feed.streams == (1 if gap == "reset" else 2)

    live(stand_in, story)


def test_silence_is_a_gap(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        feed.is_beating = False
        stand_in.requests.clear()
        begun = asked = time.monotonic()
        while not stand_in.requests:
            # When the last answer from memory was asked for: on a busy machine the next one may take longer.
            trusted, asked = asked, time.monotonic()
            assert await fare(gatehouse) == "s1"
            await asyncio.sleep(0.01)
        assert 1 < trusted - begun < 3.2
        assert not await is_kept(gatehouse, stand_in)

    live(stand_in, story)


def test_a_blocked_event_loop_ends_the_cached_answers(stand_in: StandIn, feed: EventSource) -> None:
    """The stream continued unread in the meantime: an old heartbeat proves nothing now."""

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.requests.clear()
        time.sleep(3.1)  # noqa: ASYNC251 (it is the point)
        assert await fare(gatehouse) == "s1"
        assert len(stand_in.requests) == 1
        await until(lambda: feed.streams == 2)
        await until_kept(gatehouse, stand_in)

    live(stand_in, story)


def test_events_sent_during_a_block_do_not_extend_the_cache(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        feed.send(b"")
        time.sleep(0.5)  # noqa: ASYNC251
        feed.is_beating = False
        time.sleep(2)  # noqa: ASYNC251
        await asyncio.sleep(0.7)  # 3.2 s after the block began, 2.7 after the last heartbeat was sent
        stand_in.requests.clear()
        assert await fare(gatehouse) == "s1"
        assert len(stand_in.requests) == 1

    live(stand_in, story)


def test_events_that_wait_through_several_blocks_count_as_old(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        for beating, silent in ((0.3, 0.0), (0.3, 0.0), (0.1, 1.1), (0.0, 0.3)):
            time.sleep(beating)  # noqa: ASYNC251
            feed.is_beating = silent == 0
            time.sleep(silent)  # noqa: ASYNC251
            await asyncio.sleep(0)  # one iteration of the loop, too short to read and to apply events
        await asyncio.sleep(1.8)  # 3.2 s after the last heartbeat was sent
        stand_in.requests.clear()
        assert await fare(gatehouse) == "s1"
        assert len(stand_in.requests) == 1

    live(stand_in, story)


@pytest.mark.parametrize(("good", "bad"), [(b" 200 OK", b" 500 Oops"), (b"text/event-stream", b"text/html")])
def test_a_stream_that_is_not_gatehouses_is_not_trusted(
    good: bytes, bad: bytes, stand_in: StandIn, feed: EventSource
) -> None:
    feed.head = HEAD.replace(good, bad)

    async def story(gatehouse: Gatehouse) -> None:
        await asyncio.sleep(0.3)
        assert not await is_kept(gatehouse, stand_in)

    live(stand_in, story)


def test_heartbeats_without_a_reset_are_not_trusted(stand_in: StandIn, feed: EventSource) -> None:
    feed.greeting = to_event("user.changed", userId="u9")

    async def story(gatehouse: Gatehouse) -> None:
        await asyncio.sleep(0.3)
        assert feed.streams == 1
        assert not await is_kept(gatehouse, stand_in)

    live(stand_in, story)


async def hang(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


SENSELESS: dict[str, bytes | Behaviour] = {
    "none": to_refusal(404, "not_found"),
    "no longer ours": to_refusal(403, "invalid_key"),
    "HTML": to_http(200, "text/html", to_event("reset") + to_event("heartbeat")),
    "redirect": to_http(302, "text/html", b"", "Location: /elsewhere"),
    "500": to_http(500, "text/event-stream", to_event("reset") + to_event("heartbeat")),
    "hang": hang,
    "not HTTP": HEAD[5:],
}


@pytest.mark.parametrize("case", SENSELESS)
def test_without_a_stream_every_request_asks(case: str, stand_in: StandIn) -> None:
    stand_in.events = SENSELESS[case]

    async def story(gatehouse: Gatehouse) -> None:
        for _ in range(5):
            assert not await is_kept(gatehouse, stand_in)
            await asyncio.sleep(0.05)
        EventSource(stand_in)
        if case != "hang":
            await until_kept(gatehouse, stand_in)

    live(stand_in, story)
    assert not any("GET /elsewhere" in request for request in stand_in.other_requests)
