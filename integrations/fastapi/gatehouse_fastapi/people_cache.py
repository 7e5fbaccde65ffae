"""The cache of people that were looked up."""

from threading import Lock
from time import monotonic
from typing import Any, Generic

from .answer_cache import AnswerCache
from .events import Event
from .identity import ProfileT
from .person import Person
from .recent import Recent

_SECONDS = 60.0
_WRITTEN_SECONDS = 3.0  # as long as Gatehouse may need to tell about a change
_WRITTEN_MOST = 10_000


class PeopleCache(Generic[ProfileT]):
    """Caches people while the event stream proves that none of them has changed.

    The stream belongs to one event loop, and `answers` knows how healthy it is. The threads of the sync twin
    use this cache too, so a lock keeps an event and a late answer apart.
    """

    def __init__(self, answers: AnswerCache[Any], most: int) -> None:
        self._answers, self._most = answers, most
        self._kept: dict[str, tuple[Person[ProfileT], float]] = {}  # oldest first
        self._written = Recent(_WRITTEN_MOST, _WRITTEN_SECONDS, monotonic)
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, user_id: str) -> Person[ProfileT] | None:
        """Return the cached person; None when a query is necessary."""
        if not self._answers.is_alive:
            return None
        kept = self._kept.get(user_id)
        return kept[0] if kept is not None and monotonic() < kept[1] else None

    def keep(self, person: Person[ProfileT], asked_at: float) -> None:
        """Cache a person, unless they may have changed since the query, or shortly before it."""
        with self._lock:
            if not self._answers.may_keep((f"user {person.id}",), asked_at) or person.id in self._written:
                return
            self._kept.pop(person.id, None)
            while len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            self._kept[person.id] = person, asked_at + _SECONDS

    def forget(self, user_id: str) -> None:
        """Drop a person whom this application has just written: it must see its own write."""
        with self._lock:
            self._written.add(user_id)
            self._kept.pop(user_id, None)

    def apply_event(self, event: Event) -> None:
        """Drop whom an event names. `answers` has heard of it before, so that no late answer is kept."""
        with self._lock:
            if event.name == "reset":
                self._kept.clear()
            elif event.name.startswith("user."):
                self._kept.pop(event.id, None)
            now = monotonic()
            while self._kept and next(iter(self._kept.values()))[1] <= now:
                del self._kept[next(iter(self._kept))]

    def clear(self) -> None:
        """Drop everybody, because events may be missing."""
        with self._lock:
            self._kept.clear()
