"""A block that is ended from outside: only that cancellation is swallowed."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

import pytest

from gatehouse_fastapi.interruption import Interruption


async def run(inside: Callable[[], Awaitable[Any]], *causes: str) -> str:
    """Run a block in a task, let these cancel it in this order, and tell how it went on."""
    interruption = Interruption()
    told: list[str] = []

    async def block() -> None:
        with interruption:
            await inside()
        told.append("after")
        await asyncio.sleep(0)  # a cancellation that is left over would appear here
        told.append("later")

    task = asyncio.create_task(block())
    await asyncio.sleep(0.01)
    for cause in causes:
        if cause == "wait":
            await asyncio.sleep(0.01)
        elif cause == "ours":
            interruption.interrupt()
        else:
            task.cancel()
    await asyncio.wait({task}, timeout=30)
    if task.cancelled():
        return "cancelled"
    return " ".join(told) if task.exception() is None else repr(task.exception())


async def wait() -> None:
    await asyncio.get_running_loop().create_future()


async def wait_in_a_task() -> None:
    await asyncio.gather(asyncio.create_task(wait()), wait())


async def wait_and_clean_up() -> None:
    try:
        await wait()
    finally:
        await asyncio.sleep(0.05)


async def wait_and_swallow() -> None:
    with suppress(asyncio.CancelledError):
        await wait()


async def wait_and_fail() -> None:
    try:
        await wait()
    except asyncio.CancelledError:
        raise ValueError("mine") from None


async def wait_with_a_timeout() -> None:
    await asyncio.wait_for(wait(), 30)


Inside = Callable[[], Coroutine[Any, Any, None]]


@pytest.mark.parametrize(
    "inside", [wait, wait_in_a_task, wait_and_clean_up, wait_and_swallow, wait_with_a_timeout]
)
def test_a_block_ends_and_the_code_after_it_runs(inside: Inside) -> None:
    assert asyncio.run(run(inside, "ours")) == "after later"
    assert asyncio.run(run(inside, "ours", "ours")) == "after later"


@pytest.mark.parametrize("inside", [wait, wait_in_a_task, wait_and_clean_up, wait_with_a_timeout])
def test_a_cancellation_by_the_application_continues(inside: Inside) -> None:
    assert asyncio.run(run(inside, "theirs")) == "cancelled"
    assert asyncio.run(run(inside, "theirs", "ours")) == "cancelled"


@pytest.mark.parametrize("inside", [wait, wait_and_clean_up])
def test_it_continues_also_when_it_comes_second(inside: Inside) -> None:
    assert asyncio.run(run(inside, "ours", "theirs")) == "cancelled"


def test_python_3_10_loses_it_when_it_comes_second_and_the_block_waits_for_a_task() -> None:
    """Known, and documented: the other task receives both cancellations as one."""
    expected = "after later" if sys.version_info < (3, 11) else "cancelled"
    assert asyncio.run(run(wait_in_a_task, "ours", "theirs")) == expected


def test_it_continues_also_while_the_block_cleans_up() -> None:
    assert asyncio.run(run(wait_and_clean_up, "ours", "wait", "theirs")) == "cancelled"


def test_an_error_of_the_block_continues() -> None:
    assert asyncio.run(run(wait_and_fail, "ours")) == "ValueError('mine')"


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        (["inner"], ["between", "waited", "after"]),
        (["outer"], ["after"]),
        (["outer", "inner"], ["after"]),
        (["inner", "outer"], ["after"]),
    ],
)
def test_blocks_can_be_nested(ended: list[str], told: list[str]) -> None:
    seen: list[str] = []

    async def story() -> None:
        blocks = {"outer": Interruption(), "inner": Interruption()}

        async def block() -> None:
            with blocks["outer"]:
                with blocks["inner"]:
                    await wait()
                seen.append("between")
                await asyncio.sleep(0)
                seen.append("waited")
            seen.append("after")

        task = asyncio.create_task(block())
        await asyncio.sleep(0.01)
        for name in ended:
            blocks[name].interrupt()
        await asyncio.wait_for(task, 30)

    asyncio.run(story())
    if ended == ["inner", "outer"] and sys.version_info < (3, 11):
        told = ["between", "after"]  # one cancellation after the other
    assert seen == told


def test_outside_the_block_nothing_is_cancelled() -> None:
    async def story() -> None:
        interruption = Interruption()
        interruption.interrupt()
        with interruption:
            await asyncio.sleep(0)
        interruption.interrupt()
        await asyncio.sleep(0)

    asyncio.run(story())
