"""The bytes of a stream, and the events in them."""

import pytest

from gatehouse_fastapi.events import Event, EventReader, GapError

STREAM = (
    b'event: reset\ndata: {}\n\n: a comment\n\nevent: user.changed\r\ndata: {"userId":\r\ndata: "u1"}\r\n\r\n'
    b'id: 7\nretry: 10\nevent:session.revoked\ndata:{"sessionId":"s1","of":"tomorrow"}\n\n'
    b"event: of.tomorrow\ndata: anything\n\ndata: nameless\n\nevent: heartbeat\ndata: {}\n\n"
)
EVENTS = [
    Event("reset", ""),
    Event("user.changed", "u1"),
    Event("session.revoked", "s1"),
    Event("heartbeat", ""),
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 10_000])
def test_events_are_joined_from_any_chunks(size: int) -> None:
    reader = EventReader()
    chunks = [STREAM[start : start + size] for start in range(0, len(STREAM), size)]
    assert [event for chunk in chunks for event in reader.feed(chunk)] == EVENTS


def test_an_event_counts_only_when_it_is_complete() -> None:
    reader = EventReader()
    assert list(reader.feed(b'event: session.revoked\ndata: {"sessionId":"s1"}\n')) == []
    assert list(reader.feed(b"\n")) == [Event("session.revoked", "s1")]


@pytest.mark.parametrize(
    "stream",
    [
        b"event: reset\n\n",
        b"event: reset\ndata: []\n\n",
        b"event: heartbeat\ndata: {\n\n",
        b'event: user.changed\ndata: {"userId":""}\n\n',
        b'event: user.changed\ndata: {"userId":7}\n\n',
        b'event: user.changed\ndata: {"sessionId":"s1"}\n\n',
        b'event: session.revoked\ndata: {"sessionId":null}\n\n',
        b"event: session.revoked\ndata: " + b"[" * 10_000 + b"\n\n",
        b'event: session.revoked\ndata: {"sessionId":"\xff"}\n\n',
        b"data: " + b"x" * 20_000,
        b"data: " + b"x" * 20_000 + b"\n\n",
        b"data: x\n" * 5_000,
    ],
)
def test_an_invalid_event_is_a_gap(stream: bytes) -> None:
    with pytest.raises(GapError):
        list(EventReader().feed(stream))


def test_any_number_of_comments_is_accepted() -> None:
    reader = EventReader()
    for _ in range(10_000):
        assert list(reader.feed(b": still here\n")) == []
