"""What is open in each event loop: a pool of connections works only in the loop that opened it."""

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Generic, TypeVar

T = TypeVar("T")


class ByLoop(Generic[T]):
    """Open things by event loop. Two applications, servers or test clients may run at once, in threads."""

    def __init__(self) -> None:
        self._open: dict[AbstractEventLoop, tuple[T, ...]] = {}  # in the order of opening
        self.was_open = False
        """True once something was open in any loop."""

    def find(self) -> T | None:
        """Return what was opened last of what is open in the running loop."""
        things = self._open.get(get_running_loop())
        return things[-1] if things else None

    def find_here_or_all(self) -> Iterable[T]:
        """Return what is in use in the running loop; in a thread without one, what is in use in any loop."""
        with suppress(RuntimeError):
            thing = self.find()
            return () if thing is None else (thing,)
        return [things[-1] for things in tuple(self._open.values())]

    @property
    def is_open_elsewhere(self) -> bool:
        """True when something is open in a loop that is not closed."""
        return any(not loop.is_closed() for loop in tuple(self._open))

    @contextmanager
    def keep(self, thing: T) -> Iterator[None]:
        """Let the running loop find `thing`. What was opened first may end first."""
        loop = get_running_loop()
        for left in tuple(self._open):  # a loop that was closed without the end of its lifespan
            if left.is_closed():
                self._open.pop(left, None)
        self._open[loop] = (*self._open.get(loop, ()), thing)
        self.was_open = True
        try:
            yield
        finally:
            things = tuple(one for one in self._open.get(loop, ()) if one is not thing)
            if things:
                self._open[loop] = things
            else:
                self._open.pop(loop, None)
