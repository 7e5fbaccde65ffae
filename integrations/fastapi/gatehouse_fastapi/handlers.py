"""The functions of an application that hear of changes."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeAlias

from .change import KINDS, Change
from .in_thread import run_in_thread

ChangeHandler: TypeAlias = Callable[[Change], "Awaitable[object] | object"]
ResetHandler: TypeAlias = Callable[[], "Awaitable[object] | object"]

ALL = "*"
_KNOWN = ", ".join(f'"{kind}"' for kind in KINDS)


class Registered(NamedTuple):
    """A handler, and how often it is tried; None: until it returns."""

    call: ChangeHandler
    kinds: frozenset[str]
    attempts: int | None


class Handlers:
    """The handlers of one application, in the order in which they were registered."""

    def __init__(self) -> None:
        self.of_changes: list[Registered] = []
        self.of_resets: list[ResetHandler] = []

    def __len__(self) -> int:
        return len(self.of_changes) + len(self.of_resets)

    def add(self, call: ChangeHandler, kinds: tuple[str, ...], attempts: int | None) -> None:
        """Register a handler."""
        self.of_changes.append(Registered(call, frozenset(kinds), attempts))

    def find(self, change: Change) -> list[Registered]:
        """Return the handlers of a change."""
        return [one for one in self.of_changes if change.kind in one.kinds or ALL in one.kinds]


def check_kind(kind: str) -> None:
    """Raise ValueError unless a change can have this kind."""
    if kind not in KINDS:
        raise ValueError(f"A change has one of these kinds: {_KNOWN}. Not: {kind!r}.")


def check_kinds(kinds: tuple[str, ...], attempts: int | None) -> None:
    """Raise ValueError for a kind that never happens."""
    wrong = [kind for kind in kinds if kind != ALL and kind not in KINDS]
    if not kinds or wrong:
        raise ValueError(f'on() needs kinds of changes: {_KNOWN}, or "*" for all. Not: {wrong!r}.')
    if attempts is not None and (isinstance(attempts, bool) or not attempts >= 1):
        raise ValueError("attempts must be a positive number, or None to try until the handler returns.")


async def run(call: Callable[..., Any], *arguments: object) -> None:
    """Call a handler: a coroutine function in this loop, another function in a thread."""
    if inspect.iscoroutinefunction(call):
        await call(*arguments)
        return
    result = await run_in_thread(call, *arguments)
    if inspect.isawaitable(result):  # an object with an asynchronous __call__, a partial of one
        await result
