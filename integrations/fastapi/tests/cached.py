"""A cache whose clock the test moves."""

from datetime import datetime, timedelta, timezone

from gatehouse_fastapi import Identity, Profile, Session, User
from gatehouse_fastapi.answer_cache import AnswerCache
from gatehouse_fastapi.events import Event

RESET, HEARTBEAT = Event("reset", ""), Event("heartbeat", "")


def to_identity(session: str = "s1", user: str = "u1", days: float = 7, via: str | None = None) -> Identity:
    now = datetime.now(timezone.utc)
    return Identity(
        user=User(id=user, email="ada@example.com", email_verified=True, name="Ada"),
        session=Session(id=session, created_at=now, expires_at=now + timedelta(days=days), via=via),
        profile=Profile(complete=True, version=1),
    )


class Cached:
    """A cache with a clock, and a stream that sends a heartbeat whenever the clock moves."""

    def __init__(self, most: int = 10) -> None:
        self.now = 1000.0
        self.answers: AnswerCache[Profile] = AnswerCache(most, lambda: self.now)
        self.hear(RESET)
        self.hear(HEARTBEAT)
        self.pass_time(10)

    def hear(self, event: Event) -> None:
        """Let an event arrive now."""
        self.answers.apply_event(event, self.now)

    def pass_time(self, seconds: float) -> None:
        """Let time pass, with a healthy stream."""
        for _ in range(round(seconds)):
            self.now += 1
            self.hear(HEARTBEAT)

    def keep(self, key: bytes = b"k", identity: Identity | None = None, ago: float = 0.0) -> None:
        """Cache an answer to a query of so many seconds ago."""
        self.answers.keep(key, identity or to_identity(), self.now - ago)

    def has(self, key: bytes = b"k") -> bool:
        """Tell whether the cache would return an answer."""
        return self.answers.find(key) is not None
