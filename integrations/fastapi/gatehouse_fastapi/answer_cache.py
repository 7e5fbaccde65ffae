"""The cache of answers in this process, which the event stream invalidates."""

from collections.abc import Callable
from time import monotonic, time
from typing import Generic

from typing_extensions import NamedTuple  # before Python 3.11 the standard one cannot be generic

from .events import Event, GapError
from .identity import Identity, ProfileT
from .recent import Recent

_NEVER = float("-inf")

SILENCE_SECONDS = 3.0  # Gatehouse sends a heartbeat every second
_ANSWER_SECONDS = 60.0
_SETTLING_SECONDS = 3.0  # another process of Gatehouse may receive a change this much later
_REVOKED_SECONDS = 60.0
_SUBJECTS_MOST = 20_000  # about 4 MB: the sessions and users of recent events


class CachedAnswer(NamedTuple, Generic[ProfileT]):
    """An answer, and the instants at which it expires."""

    identity: Identity[ProfileT]
    until: float
    expires_at: float


class AnswerCache(Generic[ProfileT]):
    """Caches the answers of Gatehouse while Gatehouse would still give the same answer.

    Nothing is returned or cached unless the stream is alive. Each use checks this, because a timer is late
    when the event loop was blocked. `now` is a monotonic clock.
    """

    def __init__(self, answers_most: int, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._most = answers_most
        self._kept: dict[bytes, CachedAnswer[ProfileT]] = {}  # oldest first
        self._about: dict[str, set[bytes]] = {}  # digests by session and by user
        self._is_following = False
        self._heard_at = _NEVER
        self._not_cached_until = _NEVER  # the answer to an earlier query is not cached
        self._spoken_of = Recent(_SUBJECTS_MOST, _REVOKED_SECONDS, now)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def is_alive(self) -> bool:
        """True while the stream proves that no event was missed."""
        return self._now() - self._heard_at <= SILENCE_SECONDS

    def find(self, digest: bytes) -> Identity[ProfileT] | None:
        """Return the cached answer for a credential; None when a query is necessary."""
        now = self._now()
        if now - self._heard_at > SILENCE_SECONDS:
            return None
        kept = self._kept.get(digest)
        if kept is None:
            return None
        identity, until, expires_at = kept
        if now >= until or time() >= expires_at:
            self._remove(digest)
            return None
        return identity

    def keep(self, digest: bytes, identity: Identity[ProfileT], asked_at: float) -> None:
        """Cache an answer, unless a change may have happened since the query, or shortly before it."""
        subjects = _subjects(identity)
        if not self.may_keep(subjects, asked_at):
            return
        self._remove(digest)
        while len(self._kept) >= self._most:
            self._remove(next(iter(self._kept)))
        session = identity.session
        # The answer becomes outdated when the step-up ends that it names.
        expires_at = min(session.expires_at, session.step_up_until or session.expires_at).timestamp()
        self._kept[digest] = CachedAnswer(identity, asked_at + _ANSWER_SECONDS, expires_at)
        for subject in subjects:
            self._about.setdefault(subject, set()).add(digest)

    def may_keep(self, subjects: tuple[str, ...], asked_at: float) -> bool:
        """Tell whether an answer to a query about these subjects is as true now as when it was given."""
        settled = asked_at - _SETTLING_SECONDS
        if not self.is_alive or asked_at <= self._not_cached_until:
            return False
        return all(self._spoken_of.at(subject) <= settled for subject in subjects)

    def is_revoked(self, identity: Identity[ProfileT]) -> bool:
        """Tell whether an event said that the session has ended, even if the bridge says otherwise now."""
        return f"session {identity.session.id}" in self._spoken_of

    def has_changed(self, identity: Identity[ProfileT], since: float) -> bool:
        """Tell whether an event has named this session or user since then: an answer may be older."""
        return any(self._spoken_of.at(subject) >= since for subject in _subjects(identity))

    def apply_event(self, event: Event, sent_after: float) -> None:
        """Apply an event that cannot have been sent before `sent_after`.

        Raises GapError when the stream was silent for too long before the event.
        """
        if event.name == "reset":
            self.invalidate()
            self._is_following = True
            return  # a reset reports a gap; only the next heartbeat reports that the gap is over
        if event.id:
            self._change(f"{event.name.partition('.')[0]} {event.id}")
        if not self._is_following:
            return
        if self._heard_at > _NEVER and not self.is_alive:
            raise GapError("silence")
        if self._heard_at > _NEVER or event.name == "heartbeat":
            self._heard_at = max(sent_after, self._heard_at)
        self._drop_old()

    def invalidate(self) -> None:
        """Invalidate every answer, because events may be missing. Revoked sessions stay revoked."""
        self._is_following = False
        self._heard_at = _NEVER
        self._pause_caching(0)

    def _change(self, subject: str) -> None:
        for digest in tuple(self._about.get(subject, ())):
            self._remove(digest)
        if not self._spoken_of.add(subject):
            self._pause_caching(_REVOKED_SECONDS)  # a removed subject may have been a revoked session

    def _drop_old(self) -> None:
        # Unused answers must not stay. The answers are in the order in which they were cached.
        now = self._now()
        while self._kept and next(iter(self._kept.values())).until <= now:
            self._remove(next(iter(self._kept)))

    def _pause_caching(self, seconds: float) -> None:
        self._not_cached_until = max(self._not_cached_until, self._now() + seconds)
        self._kept.clear()
        self._about.clear()

    def _remove(self, digest: bytes) -> None:
        kept = self._kept.pop(digest, None)
        if kept is None:
            return
        for subject in _subjects(kept.identity):
            digests = self._about[subject]
            digests.discard(digest)
            if not digests:
                del self._about[subject]


def _subjects(identity: Identity[ProfileT]) -> tuple[str, str]:
    return f"session {identity.session.id}", f"user {identity.user.id}"
