"""Functions of an application that run in a thread."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def run_in_thread(call: Callable[..., T], *arguments: object) -> T:
    """Return what the function returns, or raise what it raises.

    A StopIteration, as of a `next()` without a default, becomes a RuntimeError. No future can hold one, and
    before Python 3.12 its caller would wait for ever.
    """

    def run() -> T:
        try:
            return call(*arguments)
        except StopIteration as error:
            raise RuntimeError("The function raised StopIteration.") from error

    return await asyncio.to_thread(run)
