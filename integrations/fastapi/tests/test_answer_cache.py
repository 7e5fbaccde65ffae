"""What the cache keeps, and for how long, by a clock that the test moves."""

import pytest

from gatehouse_fastapi import answer_cache as module
from gatehouse_fastapi.events import Event, GapError

from .cached import HEARTBEAT, RESET, Cached, to_identity


@pytest.fixture
def kept() -> Cached:
    return Cached()


def test_an_answer_is_kept_while_the_stream_is_alive(kept: Cached) -> None:
    identity = to_identity()
    kept.keep(identity=identity)
    kept.pass_time(59)
    assert kept.answers.find(b"k") is identity
    assert not kept.has(b"another")


def test_an_answer_lives_a_minute_from_when_it_was_asked_for(kept: Cached) -> None:
    kept.keep(ago=2)
    kept.pass_time(57)
    assert kept.has()
    kept.pass_time(1)
    assert not kept.has()
    assert len(kept.answers) == 0


def test_use_does_not_extend_an_answer(kept: Cached) -> None:
    kept.keep()
    for _ in range(60):
        kept.has()
        kept.pass_time(1)
    assert not kept.has()


def test_an_answer_ends_with_its_session(kept: Cached, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = to_identity()
    kept.keep(identity=identity)
    end = identity.session.expires_at.timestamp()
    monkeypatch.setattr(module, "time", lambda: end - 0.1)
    assert kept.has()
    monkeypatch.setattr(module, "time", lambda: end)
    assert not kept.has()


def test_three_seconds_of_silence_end_an_answer(kept: Cached) -> None:
    """No timer is needed: an event loop that was blocked sees that the clock has moved on."""
    kept.keep()
    kept.now += 3
    assert kept.has()
    kept.now += 0.01
    assert not kept.has()
    with pytest.raises(GapError):
        kept.hear(HEARTBEAT)  # events in between may be lost: this stream cannot be used any more


def test_an_event_that_is_read_late_counts_from_when_it_may_have_been_sent(kept: Cached) -> None:
    kept.keep()
    kept.now += 2.9  # blocked
    kept.answers.apply_event(HEARTBEAT, kept.now - 2.9)
    kept.now += 0.2
    assert not kept.has()


def test_nothing_is_kept_before_the_first_heartbeat() -> None:
    """A `reset` reports a gap; only a heartbeat reports that the gap is over."""
    kept = Cached()
    kept.answers.invalidate()
    kept.now += 1
    kept.hear(HEARTBEAT)  # without meaning before a reset
    kept.keep()
    assert not kept.has()
    kept.hear(RESET)
    kept.now += 1
    kept.keep()
    assert not kept.has()
    kept.hear(HEARTBEAT)
    assert not kept.has()
    kept.keep()
    assert kept.has()


@pytest.mark.parametrize("how", ["reset", "lost"])
def test_a_gap_drops_everything_and_whatever_was_asked_before_it(kept: Cached, how: str) -> None:
    kept.keep()
    if how == "lost":
        kept.answers.invalidate()
    kept.hear(RESET)
    kept.hear(HEARTBEAT)
    assert not kept.has()
    kept.keep()
    assert not kept.has()  # the query was sent at the same moment
    kept.pass_time(1)
    kept.keep(ago=1.5)
    assert not kept.has()
    kept.keep()
    assert kept.has()


@pytest.mark.parametrize(
    ("event", "left"),
    [
        (Event("session.revoked", "s1"), {b"2", b"3"}),
        (Event("user.changed", "u1"), {b"3"}),
        (Event("user.revoked", "u1"), {b"3"}),
        (Event("session.revoked", "u1"), {b"1", b"1b", b"2", b"3"}),
        (Event("user.changed", "s1"), {b"1", b"1b", b"2", b"3"}),
        (HEARTBEAT, {b"1", b"1b", b"2", b"3"}),
    ],
)
def test_an_event_drops_the_answers_it_names(kept: Cached, event: Event, left: set[bytes]) -> None:
    kept.keep(b"1")
    kept.keep(b"1b")  # the same session with another credential
    kept.keep(b"2", to_identity("s2"))
    kept.keep(b"3", to_identity("s3", "u3"))
    kept.hear(event)
    kept.hear(event)  # replayed
    assert {key for key in (b"1", b"1b", b"2", b"3") if kept.has(key)} == left


@pytest.mark.parametrize("event", [Event("session.revoked", "s1"), Event("user.changed", "u1")])
def test_an_answer_is_not_kept_until_a_change_has_settled(kept: Cached, event: Event) -> None:
    kept.hear(event)
    kept.keep(ago=1)
    assert not kept.has()
    kept.pass_time(2)
    kept.keep()
    assert not kept.has()
    kept.keep(b"other", to_identity("s2", "u2"))
    assert kept.has(b"other")
    kept.pass_time(1)
    kept.keep(ago=0.1)
    assert not kept.has()
    kept.keep()
    assert kept.has()


def test_a_revoked_session_stays_revoked_for_a_minute_through_any_gap(kept: Cached) -> None:
    kept.hear(Event("session.revoked", "s1"))
    kept.answers.invalidate()
    kept.now += 59.9
    assert kept.answers.is_revoked(to_identity())
    assert not kept.answers.is_revoked(to_identity("s2"))
    kept.now += 0.1
    assert not kept.answers.is_revoked(to_identity())


def test_a_user_can_sign_in_again_after_a_revocation(kept: Cached) -> None:
    kept.hear(Event("user.revoked", "u1"))
    assert not kept.answers.is_revoked(to_identity())


def test_the_answer_that_ends_first_is_dropped_when_full() -> None:
    kept = Cached(most=3)
    for key in (b"1", b"2", b"3", b"1", b"4"):
        kept.keep(key)
    assert [key for key in (b"1", b"2", b"3", b"4") if kept.has(key)] == [b"1", b"3", b"4"]
    for number in range(1000):
        kept.keep(str(number).encode(), to_identity(f"s{number}", f"u{number}"))
    assert len(kept.answers) == 3
    assert len(kept.answers._about) == 6


def test_too_many_events_stop_the_caching(kept: Cached, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept.answers._spoken_of, "_most", 100)
    for number in range(100):
        kept.hear(Event("session.revoked", str(number)))
    kept.keep()
    assert kept.has()
    kept.hear(Event("session.revoked", "one too many"))
    assert len(kept.answers._spoken_of._at) == 100
    kept.keep()
    assert not kept.has()
    kept.pass_time(60)
    kept.keep()
    assert not kept.has()
    kept.pass_time(1)
    kept.keep()
    assert kept.has()


def test_an_answer_is_not_kept_past_the_step_up_that_it_names(kept: Cached) -> None:
    identity = to_identity()
    session = identity.session
    for until, is_kept in ((session.created_at, False), (session.expires_at, True), (None, True)):
        changed = session.model_copy(update={"step_up_until": until})
        kept.keep(identity=identity.model_copy(update={"session": changed}))
        assert kept.has() is is_kept
