"""What the reader of changes does when the application, the disk or the service does something odd."""

import asyncio
import errno
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatehouse_fastapi import Change, Gatehouse, change_reader

from .event_source import until
from .process import KEY
from .stand_in import StandIn, run_stand_in, to_answer, to_refusal

CHANGE = {"kind": "user.deleted", "userId": "u1", "at": "2026-11-01T08:00:00.000Z"}


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_FIRST_SECONDS", "_OTHER_SECONDS"):
        monkeypatch.setattr(change_reader, name, 0.02)


@pytest.fixture
def service() -> Iterator[StandIn]:
    """Run a server with one change, which ends each further page with the same cursor."""
    with run_stand_in() as stand_in:

        async def answer(writer: asyncio.StreamWriter) -> None:
            is_first = "after=" not in stand_in.requests[-1]
            if not is_first and "wait=0" not in stand_in.requests[-1]:
                await asyncio.sleep(0.05)
            changes = [CHANGE] if is_first else []
            writer.write(to_answer({"changes": changes, "cursor": "1", "more": False}))

        stand_in.answer = answer
        yield stand_in


def live(gatehouse: Gatehouse, condition: Any) -> None:
    async def run() -> None:
        async with gatehouse.lifespan():
            await until(condition)

    asyncio.run(run())


def test_a_handler_that_raises_stop_iteration_has_failed(service: StandIn, tmp_path: Path) -> None:
    gatehouse = Gatehouse(service.url, key=KEY, cursor=tmp_path / "cursor")
    nothing: list[str] = []
    heard: list[str] = []

    @gatehouse.on("user.deleted", attempts=2)
    def fail(change: Change) -> None:
        next(iter(nothing))

    gatehouse.on("user.deleted")(lambda change: heard.append(change.user_id))
    live(gatehouse, lambda: heard == ["u1"])


def test_a_load_that_raises_stop_iteration_is_repeated(service: StandIn) -> None:
    rows: list[Iterator[str | None]] = [iter([None]), iter([])]
    heard: list[str] = []
    gatehouse = Gatehouse(service.url, key=KEY, cursor=(lambda: next(rows.pop()), lambda cursor: None))
    gatehouse.on("user.deleted")(lambda change: heard.append(change.user_id))
    live(gatehouse, lambda: heard == ["u1"])


def test_the_reader_survives_what_nobody_foresaw(
    service: StandIn, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    gatehouse = Gatehouse(service.url, key=KEY, cursor=tmp_path / "cursor")
    heard: list[str] = []

    class Handler:
        def __repr__(self) -> str:
            if "its name" not in caplog.text:
                raise LookupError("its name")
            return "Handler"

        def __call__(self, change: Change) -> None:
            heard.append(change.user_id)

    gatehouse.on("user.deleted")(Handler())
    with caplog.at_level(logging.ERROR, "gatehouse_fastapi"):
        live(gatehouse, lambda: heard == ["u1"])
    assert "It starts again" in caplog.text


def test_a_service_that_refuses_every_cursor_is_not_asked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused: list[int] = []

    async def pause(failed: int, most: float) -> None:
        paused.append(failed)
        await asyncio.sleep(0.01)

    monkeypatch.setattr(change_reader, "_pause", pause)
    with run_stand_in() as stand_in:

        async def answer(writer: asyncio.StreamWriter) -> None:
            is_check = "after=latest" in stand_in.requests[-1]
            page = to_answer({"changes": [], "cursor": "1", "more": False})
            writer.write(page if is_check else to_refusal(410, "gone"))

        stand_in.answer = answer
        gatehouse = Gatehouse(stand_in.url, key=KEY, cursor=tmp_path / "cursor")
        gatehouse.on("*")(print)
        live(gatehouse, lambda: len(paused) >= 2)


def test_a_disk_without_locks_ends_the_start(
    service: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    # No disk of the test machine is without locks.
    monkeypatch.setattr("fcntl.flock", refuse)
    gatehouse = Gatehouse(service.url, key=KEY, cursor=tmp_path / "cursor")
    gatehouse.on("*")(print)
    with pytest.raises(RuntimeError, match=r"written and locked in .*: No locks available"):
        live(gatehouse, lambda: True)


def test_a_handler_that_comes_after_the_start_is_not_ignored(service: StandIn) -> None:
    gatehouse = Gatehouse(service.url, key=KEY)

    async def run() -> None:
        async with gatehouse.lifespan():
            with pytest.raises(RuntimeError, match="before the application starts"):
                gatehouse.on("user.deleted")
            with pytest.raises(RuntimeError, match="before the application starts"):
                gatehouse.on_reset(print)
        gatehouse.on("user.deleted")(print)

    asyncio.run(run())
