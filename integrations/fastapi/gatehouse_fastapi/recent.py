"""When an event last named a subject, stored for a limited time."""

from collections.abc import Callable


class Recent:
    """Instants by name, oldest first. Each stays for `seconds`, and at most `most` of them stay.

    `now` is a monotonic clock.
    """

    def __init__(self, most: int, seconds: float, now: Callable[[], float]) -> None:
        self._most, self._seconds, self._now = most, seconds, now
        self._at: dict[str, float] = {}

    def __contains__(self, name: str) -> bool:
        return self._now() < self.at(name) + self._seconds

    def at(self, name: str) -> float:
        """Return when `name` was added last; minus infinity if not recently."""
        return self._at.get(name, float("-inf"))

    def add(self, name: str) -> bool:
        """Record `name` now. False when another name had to be removed too early to make room."""
        now = self._now()
        self._at.pop(name, None)
        has_room = True
        while self._at:
            oldest = next(iter(self._at))
            is_due = now >= self._at[oldest] + self._seconds
            if not is_due and len(self._at) < self._most:
                break
            del self._at[oldest]
            has_room = has_room and is_due
        self._at[name] = now
        return has_room
