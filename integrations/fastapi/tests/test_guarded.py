"""Streams beside a stand-in: what ends them, what does not, and what their source notices."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from gatehouse_fastapi import FakeGatehouse, Gatehouse, Identity

from .event_source import EventSource, until
from .stand_in import ANSWER, StandIn, to_answer, to_http, to_refusal
from .test_stream import until_kept
from .visitor import bearing, visit

KEY = "k" * 32
REVOKED = to_refusal(401, "invalid_session")
OUTAGE = to_http(500, "text/html", b"")
SIGNED_OUT = 'event: signed_out\ndata: {"code": "invalid_session"}\n\n'


class Tutor:
    """A source that greets, says what it is told to say, and remembers how it ended."""

    def __init__(self) -> None:
        self.words: asyncio.Queue[Any] = asyncio.Queue()
        self.is_closed = False

    async def speak(self) -> AsyncIterator[Any]:
        """Yield the words."""
        try:
            yield "data: hello\n\n"
            while True:
                word = await self.words.get()
                if isinstance(word, Exception):
                    raise word
                yield word
        finally:
            await asyncio.sleep(0)  # what a real source does when it closes a connection
            self.is_closed = True


class Reading:
    """A task that reads a stream."""

    def __init__(self, stream: AsyncIterator[Any]) -> None:
        self.items: list[Any] = []
        self.task = asyncio.create_task(self._read(stream))

    async def _read(self, stream: AsyncIterator[Any]) -> None:
        async for item in stream:
            self.items.append(item)

    async def until_begun(self) -> "Reading":
        """Wait for the first item."""
        await until(lambda: self.items != [])
        return self

    async def end(self) -> list[Any]:
        """Wait for the end, and return every item."""
        await asyncio.wait_for(self.task, 30)
        return self.items


Story = Callable[[Gatehouse], Coroutine[Any, Any, None]]


def live(stand_in: StandIn, story: Story, key: str | None = None) -> None:
    """Run a story beside a Gatehouse object."""

    async def run() -> None:
        gatehouse = Gatehouse(stand_in.url, key=key, timeout=1.0)
        async with gatehouse.lifespan():
            await story(gatehouse)
            cache = gatehouse._source._caches.find()  # type: ignore[attr-defined]
            await until(lambda: len(cache.watches) == 0)
            assert cache.watches._about == cache.watches._subjects == {}

    asyncio.run(asyncio.wait_for(run(), 60))


def test_an_event_ends_a_silent_stream_and_its_source(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        tutor = Tutor()
        reading = await Reading(gatehouse.stream(bearing(), tutor.speak())).until_begun()
        feed.tell("session.revoked", sessionId="another")
        feed.tell("user.changed", userId="u1")  # still signed in
        feed.tell("session.revoked", sessionId="s1")
        assert await reading.end() == ["data: hello\n\n", SIGNED_OUT]
        assert tutor.is_closed

    live(stand_in, story, KEY)


@pytest.mark.parametrize("code", ["invalid_session", "account_disabled"])
def test_an_event_about_the_person_is_asked_about(code: str, stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        reading = await Reading(gatehouse.stream(bearing(), Tutor().speak())).until_begun()
        stand_in.answer = to_refusal(403 if code == "account_disabled" else 401, code)
        feed.tell("user.revoked", userId="u1")
        assert await reading.end() == ["data: hello\n\n", SIGNED_OUT.replace("invalid_session", code)]

    live(stand_in, story, KEY)


def test_a_late_process_of_gatehouse_does_not_save_a_session(stand_in: StandIn, feed: EventSource) -> None:
    """It answers 'signed in' right after the event, so the answer is asked for again."""

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        reading = await Reading(gatehouse.stream(bearing(), Tutor().speak())).until_begun()
        stand_in.requests.clear()
        feed.tell("user.revoked", userId="u1")
        await until(lambda: len(stand_in.requests) > 0)
        stand_in.answer = REVOKED
        assert (await reading.end())[-1] == SIGNED_OUT

    live(stand_in, story, KEY)


def test_a_gap_is_asked_about_and_signs_nobody_out(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        tutor = Tutor()
        reading = await Reading(gatehouse.stream(bearing(), tutor.speak())).until_begun()
        stand_in.requests.clear()
        feed.tell("reset")
        await until(lambda: len(stand_in.requests) > 0)
        tutor.words.put_nowait("data: more\n\n")
        await until(lambda: len(reading.items) == 2)
        stand_in.answer = REVOKED  # during the next gap
        feed.end()
        assert (await reading.end())[2:] == [SIGNED_OUT]

    live(stand_in, story, KEY)


def test_without_a_key_it_is_asked_every_few_seconds(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        reading = await Reading(gatehouse.stream(bearing(), Tutor().speak())).until_begun()
        await until(lambda: len(stand_in.requests) > 0)
        stand_in.answer = REVOKED
        begun = asyncio.get_running_loop().time()
        assert (await reading.end())[-1] == SIGNED_OUT
        assert asyncio.get_running_loop().time() - begun < 5

    live(stand_in, story)


@pytest.mark.usefixtures("fast")
def test_a_hundred_streams_of_one_session_share_their_questions(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        readings = [Reading(gatehouse.stream(bearing(), Tutor().speak())) for _ in range(100)]
        for reading in readings:
            await reading.until_begun()
        await until(lambda: len(stand_in.requests) >= 3)
        assert len(gatehouse._source._caches.find().watches) == 1  # type: ignore[attr-defined]
        assert len(stand_in.requests) < 20
        stand_in.answer = REVOKED
        for reading in readings:
            assert (await reading.end())[-1] == SIGNED_OUT

    live(stand_in, story)


@pytest.mark.usefixtures("fast")
def test_an_outage_is_survived_as_long_as_the_grace(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        patient, short = Tutor(), Tutor()
        waiting = await Reading(gatehouse.stream(bearing(), patient.speak())).until_begun()
        ending = await Reading(gatehouse.stream(bearing(), short.speak(), grace=0.2)).until_begun()
        stand_in.answer = stand_in.probe = OUTAGE
        assert (await ending.end())[1:] == ['event: unavailable\ndata: {"code": "unavailable"}\n\n']
        assert short.is_closed
        patient.words.put_nowait("data: still here\n\n")
        await until(lambda: len(waiting.items) == 2)
        stand_in.behave()
        stand_in.answer = REVOKED
        assert (await waiting.end())[2:] == [SIGNED_OUT]

    live(stand_in, story)


@pytest.mark.usefixtures("fast")
def test_a_stream_does_not_outlive_its_session_in_an_outage(stand_in: StandIn) -> None:
    expires_at = (datetime.now(timezone.utc) + timedelta(seconds=1)).isoformat()
    stand_in.answer = to_answer(ANSWER | {"session": ANSWER["session"] | {"expiresAt": expires_at}})

    async def story(gatehouse: Gatehouse) -> None:
        reading = Reading(gatehouse.stream(bearing(), Tutor().speak(), grace=math.inf))
        await until(lambda: len(stand_in.requests) > 0)
        stand_in.answer = stand_in.probe = OUTAGE
        assert (await reading.end())[1:] == ['event: unavailable\ndata: {"code": "unavailable"}\n\n']

    live(stand_in, story)


def test_the_end_of_a_session_is_asked_about_in_time(stand_in: StandIn, feed: EventSource) -> None:
    expires_at = (datetime.now(timezone.utc) + timedelta(seconds=1)).isoformat()

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.answer = to_answer(ANSWER | {"session": ANSWER["session"] | {"expiresAt": expires_at}})
        reading = await Reading(gatehouse.stream(bearing("short"), Tutor().speak())).until_begun()
        await until(lambda: len(stand_in.requests) > 0)
        stand_in.answer = REVOKED
        assert (await reading.end())[-1] == SIGNED_OUT
        assert timedelta(0) < datetime.now(timezone.utc) - datetime.fromisoformat(expires_at)

    live(stand_in, story, KEY)


def is_teacher(identity: Identity) -> bool:
    return "teacher" in identity.claims.roles


def test_a_role_that_is_taken_away_ends_a_stream(stand_in: StandIn, feed: EventSource) -> None:
    teaching = {"claims": {"roles": ["teacher"], "version": 1}}
    stand_in.answer = to_answer(ANSWER | teaching)

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stream = gatehouse.stream(bearing(), Tutor().speak(), allow=is_teacher)
        reading = await Reading(stream).until_begun()
        other = await Reading(gatehouse.stream(bearing(), Tutor().speak())).until_begun()
        stand_in.answer = to_answer()
        feed.tell("user.changed", userId="u1")
        assert (await reading.end())[1:] == ['event: forbidden\ndata: {"code": "forbidden"}\n\n']
        feed.tell("session.revoked", sessionId="s1")
        assert (await other.end())[-1] == SIGNED_OUT

    live(stand_in, story, KEY)


def test_a_function_that_fails_allows_nothing(stand_in: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        stream = gatehouse.stream(bearing(), Tutor().speak(), allow=lambda _: 1 / 0 > 0)
        assert (await Reading(stream).end())[-1].startswith("event: forbidden\n")

    live(stand_in, story)
    assert "ZeroDivisionError" in caplog.text


def test_an_error_of_the_source_reaches_the_application(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        tutor = Tutor()
        reading = Reading(gatehouse.stream(bearing(), tutor.speak()))
        tutor.words.put_nowait(ValueError("mine"))
        with pytest.raises(ValueError, match="mine"):
            await reading.end()
        assert (reading.items, tutor.is_closed) == (["data: hello\n\n"], True)

    live(stand_in, story)


def test_a_source_that_ends_ends_the_stream(stand_in: StandIn) -> None:
    async def two() -> AsyncIterator[bytes]:
        yield b"data: 1\n\n"
        yield b"data: 2\n\n"

    async def story(gatehouse: Gatehouse) -> None:
        assert await Reading(gatehouse.stream(bearing(), two())).end() == [b"data: 1\n\n", b"data: 2\n\n"]

    live(stand_in, story)


def test_a_cancelled_stream_is_cancelled(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        tutor = Tutor()
        reading = await Reading(gatehouse.stream(bearing(), tutor.speak())).until_begun()
        reading.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading.end()
        assert (reading.items, tutor.is_closed) == (["data: hello\n\n"], True)

    live(stand_in, story)


def test_a_reader_who_stops_closes_the_source(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        tutor = Tutor()
        stream = gatehouse.stream(bearing(), tutor.speak())
        assert await anext(stream) == "data: hello\n\n"
        await stream.aclose()
        assert tutor.is_closed
        unread = gatehouse.stream(bearing(), Tutor().speak())
        await unread.aclose()

    live(stand_in, story)


@pytest.mark.usefixtures("fast")
def test_a_stubborn_source_does_not_keep_a_stream_open(
    stand_in: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    async def ignore() -> AsyncIterator[str]:
        yield "data: 1\n\n"
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(600)
        yield "data: secret\n\n"
        raise AssertionError("never")

    async def fail() -> AsyncIterator[str]:
        yield "data: 1\n\n"
        try:
            await asyncio.sleep(600)
        finally:
            raise ValueError("in the end")

    async def story(gatehouse: Gatehouse) -> None:
        sources = (ignore(), fail())
        readings = [await Reading(gatehouse.stream(bearing(), one)).until_begun() for one in sources]
        stand_in.answer = REVOKED
        for reading in readings:
            assert await reading.end() == ["data: 1\n\n", SIGNED_OUT]

    live(stand_in, story)
    assert "in the end" in caplog.text


@pytest.mark.usefixtures("fast")
def test_a_source_keeps_its_task(stand_in: StandIn) -> None:
    """Time-outs, task groups and context variables of a source belong to one task."""
    tasks: set[Any] = set()

    async def look() -> AsyncIterator[str]:
        try:
            while True:
                tasks.add(asyncio.current_task())
                await asyncio.sleep(0.01)
                yield "data: 1\n\n"
        finally:
            tasks.add(asyncio.current_task())

    async def story(gatehouse: Gatehouse) -> None:
        reading = await Reading(gatehouse.stream(bearing(), look())).until_begun()
        stand_in.answer = REVOKED
        await reading.end()
        assert tasks == {reading.task}

    live(stand_in, story)


class ServerSentEvent:
    """The class of other libraries; FastAPI's has `raw_data` too."""

    def __init__(self, data: str, event: str | None = None) -> None:
        self.data, self.event = data, event


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize(
    ("item", "last"),
    [
        ("data: 1\r\n\r\n", SIGNED_OUT),
        (b"data: 1\n\n", SIGNED_OUT.encode()),
        (b"data: half", b"\n\n" + SIGNED_OUT.encode()),
        ("data: half\n", "\n\n" + SIGNED_OUT),
    ],
)
def test_the_last_event_fits_those_before(item: object, last: object, stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        async def say() -> AsyncIterator[object]:
            yield item
            await asyncio.sleep(600)

        reading = await Reading(gatehouse.stream(bearing(), say())).until_begun()
        stand_in.answer = REVOKED
        assert await reading.end() == [item, last]

    live(stand_in, story)


@pytest.mark.usefixtures("fast")
def test_the_last_item_can_be_made_by_the_application(stand_in: StandIn) -> None:
    async def say(item: object) -> AsyncIterator[object]:
        yield item
        await asyncio.sleep(600)

    async def story(gatehouse: Gatehouse) -> None:
        made = Reading(gatehouse.stream(bearing(), say({"n": 1}), farewell=lambda name: {"event": name}))
        kind = Reading(gatehouse.stream(bearing(), say(ServerSentEvent("x"))))
        await made.until_begun()
        await kind.until_begun()
        with pytest.raises(TypeError, match="farewell"):
            await Reading(gatehouse.stream(bearing(), say({"n": 1}))).end()
        stand_in.answer = REVOKED
        assert await made.end() == [{"n": 1}, {"event": "signed_out"}]
        last = (await kind.end())[-1]
        assert (last.event, last.data) == ("signed_out", '{"code": "invalid_session"}')

    live(stand_in, story)


def test_an_anonymous_stream_passes(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        tutor = Tutor()
        reading = await Reading(gatehouse.stream(visit(), tutor.speak())).until_begun()
        tutor.words.put_nowait({"any": "item"})
        await until(lambda: len(reading.items) == 2)
        reading.task.cancel()
        assert await gatehouse.check(visit()) is None
        assert stand_in.requests == []

    live(stand_in, story)


def test_a_wrong_source_is_refused_with_what_to_write() -> None:
    gatehouse = Gatehouse("http://localhost:3001")

    def plain() -> Any:
        yield "data: 1\n\n"

    async def coroutine() -> None: ...

    sources: list[tuple[Any, str]] = [
        (plain(), "async def"),
        (["data: 1\n\n"], "async def"),
        (Tutor().speak, "call the function"),
        (coroutine(), "await the function"),
    ]
    for wrong, sentence in sources:
        with pytest.raises(TypeError, match=sentence):
            gatehouse.stream(visit(), wrong)
    for grace in (-1, math.nan, True):
        with pytest.raises(ValueError, match="grace"):
            gatehouse.stream(visit(), Tutor().speak(), grace=grace)
    with pytest.raises(TypeError, match="WebSocket"):
        gatehouse.watching(visit())  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="lifespan"):
        asyncio.run(_stream(gatehouse))


async def _stream(gatehouse: Gatehouse) -> None:
    gatehouse.stream(bearing(), Tutor().speak())


def test_the_end_of_the_application_ends_its_streams(stand_in: StandIn) -> None:
    async def run() -> list[Any]:
        gatehouse = Gatehouse(stand_in.url)
        async with gatehouse.lifespan():
            reading = await Reading(gatehouse.stream(bearing(), Tutor().speak())).until_begun()
        return await reading.end()

    assert asyncio.run(run())[1:] == ['event: unavailable\ndata: {"code": "unavailable"}\n\n']


def test_check_asks_anew_and_leaves_the_request_alone(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        connection = bearing()
        first = await gatehouse.require()(connection=connection)
        scope = dict(connection.scope)
        assert await gatehouse.check(connection) is not first
        assert len(stand_in.requests) == 2
        assert connection.scope == scope
        assert await gatehouse.require()(connection=connection) is first

    live(stand_in, story)


def test_a_fake_can_end_a_stream() -> None:
    async def story() -> None:
        fake = FakeGatehouse()
        async with fake.lifespan():
            reading = await Reading(fake.stream(bearing(), Tutor().speak())).until_begun()
            assert await fake.check(bearing()) is not None
            fake.refusal = "invalid_session"
            assert (await reading.end())[-1] == SIGNED_OUT

    asyncio.run(asyncio.wait_for(story(), 30))
