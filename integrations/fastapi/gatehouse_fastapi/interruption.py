"""Ending a block of somebody else's code from outside, without taking a cancellation that is not ours."""

import asyncio
import sys
from collections.abc import Callable
from traceback import walk_tb
from types import FrameType, TracebackType
from typing import Any

_COUNTS = sys.version_info >= (3, 11)  # a task counts its cancellations


class Interruption:
    """A block that `interrupt()` ends: the task inside it is cancelled once, and the block ends quietly.

    `asyncio.timeout` works in the same way, but needs Python 3.11. A cancellation by the application, before
    ours, beside it or while the block cleans up, continues after the block.

    Python 3.10 has one exception to this: the block waits for another task, as in `asyncio.gather`, and the
    application cancels after us, but before the block runs again. Then that task receives both
    cancellations as one, nothing shows that there were two, and the application's is lost.
    """

    def __init__(self) -> None:
        self.is_ours = False
        self._task: Any = None
        self._count = 0

    def __enter__(self) -> Callable[[], None]:
        """Begin the block, and return the function that ends it."""
        self._task = asyncio.current_task()
        self._count = self._task.cancelling() if _COUNTS else 0
        return self.interrupt

    def interrupt(self) -> None:
        """Cancel the task; nothing happens outside the block, and the second time."""
        if self._task is None or self.is_ours:
            return
        if not _COUNTS and _is_being_cancelled(self._task):
            # One exception would stand for both cancellations. If the block survives the first, ours comes.
            asyncio.get_running_loop().call_soon(self.interrupt)
            return
        self.is_ours = True
        self._task.cancel(self)
        if not _COUNTS:
            self._task._cancel_message = self  # a cancellation that comes now replaces it

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """End the block; true when only `interrupt()` has ended it."""
        task, self._task = self._task, None
        if not self.is_ours:
            return False
        if _COUNTS:
            is_alone = task.uncancel() <= self._count
        else:
            is_alone = task._cancel_message is self and _is_alone(error, self)
        return is_alone and isinstance(error, asyncio.CancelledError)


def _is_being_cancelled(task: Any) -> bool:
    waiter = task._fut_waiter
    return bool(task._must_cancel or (waiter is not None and waiter.cancelled()))


def _is_alone(error: BaseException | None, message: object) -> bool:
    """Tell whether only a cancellation with this message has caused `error`, perhaps through other tasks."""
    is_found = False
    while isinstance(error, asyncio.CancelledError):
        is_found = is_found or error.args[:1] == (message,)
        cause = error.__context__
        if isinstance(cause, asyncio.CancelledError) and _list_frames(error) & _list_frames(cause):
            return False  # raised while the same code handled the other: these are two cancellations
        error = cause
    return is_found


def _list_frames(error: BaseException) -> set[FrameType]:
    return {frame for frame, _ in walk_tb(error.__traceback__)}
