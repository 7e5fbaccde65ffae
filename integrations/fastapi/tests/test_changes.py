"""The handlers of an application hear of every change, of the real Gatehouse."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from gatehouse_fastapi import Change, Gatehouse, change_reader, cursor_store

from .event_source import until
from .person import Person, sign_up
from .process import KEY, KEY_WITHOUT_SCOPES, Server

Story = Callable[[], Awaitable[None]]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_reader, "_FIRST_SECONDS", 0.05)
    monkeypatch.setattr(cursor_store, "_TURN_SECONDS", 0.05)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "changes.cursor"


def make(service: Server, cursor: Any, key: str = KEY) -> Gatehouse:
    return Gatehouse(service.url, key=key, cursor=cursor)


def live(gatehouse: Gatehouse, story: Story) -> None:
    """Run a story beside the reader of the feed."""

    async def run() -> None:
        async with gatehouse.lifespan():
            await story()

    asyncio.run(run())


class Heard:
    """The changes of one person that a handler heard of."""

    def __init__(self, gatehouse: Gatehouse, person: Person) -> None:
        self.kinds: list[str] = []
        self._person = person
        gatehouse.on("*")(self.hear)

    async def hear(self, change: Change) -> None:
        """Note a change."""
        if change.user_id == self._person.id:
            self.kinds.append(change.kind)

    def has(self, *kinds: str) -> Callable[[], bool]:
        """Tell whether exactly these were heard of, last."""
        return lambda: self.kinds[-len(kinds) :] == list(kinds)


def test_each_change_comes_in_order_and_not_again(service: Server, file: Path) -> None:
    ada = sign_up(service.url)
    gatehouse = make(service, file)
    heard, deleted, positions = Heard(gatehouse, ada), [], []

    @gatehouse.on("user.deleted", "user.deletion_requested")
    def forget(change: Change) -> None:
        deleted.append(change.user_id)
        positions.append(file.read_text())

    async def story() -> None:
        await until(heard.has("user.created"))
        ada.update_profile(experienceLevel=3)
        await until(heard.has("user.created", "user.changed"))
        ada.discard()
        await until(lambda: deleted[-1:] == [ada.id])
        assert heard.kinds[-1] == "user.deleted"
        # A change comes again when the app ends between its handler and its position.
        await until(lambda: file.read_text() != positions[-1])

    live(gatehouse, story)
    assert file.read_text().strip()
    assert [one.name for one in file.parent.iterdir() if one.name.endswith(".new")] == []

    again, eve = make(service, file), sign_up(service.url)
    of_ada, of_eve = Heard(again, ada), Heard(again, eve)

    async def go_on() -> None:
        await until(of_eve.has("user.created"))
        assert of_ada.kinds == []

    live(again, go_on)


def test_a_handler_that_fails_loses_nothing(
    service: Server, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    people = [sign_up(service.url) for _ in range(3)]
    ids = [person.id for person in people]
    gatehouse = make(service, file)
    tried: list[str] = []

    @gatehouse.on("user.created")
    async def greet(change: Change) -> None:
        if change.user_id in ids:
            tried.append(change.user_id)
        if change.user_id == ids[1]:
            raise LookupError("the table is locked")

    async def story() -> None:
        await until(lambda: len(tried) >= 4)
        assert tried[:2] == ids[:2]
        assert set(tried[1:]) == {ids[1]}

    with caplog.at_level(logging.ERROR, "gatehouse_fastapi"):
        live(gatehouse, story)
    told = [record for record in caplog.records if ids[1] in record.getMessage()]
    assert len(told) == 1
    assert "greet" in told[0].getMessage()
    assert told[0].exc_info is not None

    again, seen = make(service, file), []
    again.on("user.created")(lambda change: seen.append(change.user_id))

    async def go_on() -> None:
        await until(lambda: ids[2] in seen)

    live(again, go_on)
    assert seen[:2] == ids[1:], "the cursor stands before the change that failed"


def test_a_change_is_skipped_after_so_many_attempts(
    service: Server, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ada = sign_up(service.url)
    gatehouse = make(service, file)
    tried = []

    @gatehouse.on("user.created", attempts=2)
    def fail(change: Change) -> None:
        if change.user_id == ada.id:
            tried.append(change)
            raise LookupError

    heard = Heard(gatehouse, ada)

    async def story() -> None:
        await until(heard.has("user.created"))

    with caplog.at_level(logging.ERROR, "gatehouse_fastapi"):
        live(gatehouse, story)
    assert len(tried) == 2
    assert "2 times and is skipped" in caplog.text


def test_a_handler_that_cancels_itself_has_failed(service: Server, file: Path) -> None:
    ada = sign_up(service.url)
    gatehouse = make(service, file)

    @gatehouse.on("user.created", attempts=1)
    async def cancel(change: Change) -> None:
        raise asyncio.CancelledError

    heard = Heard(gatehouse, ada)
    live(gatehouse, lambda: until(heard.has("user.created")))


@pytest.mark.parametrize("is_async", [True, False])
def test_an_application_keeps_the_cursor_in_its_own_table(service: Server, is_async: bool) -> None:
    ada = sign_up(service.url)
    table: list[str] = []
    failures = [OSError("disk full"), OSError("disk full")]

    def load() -> str | None:
        return table[-1] if table else None

    def save(cursor: str) -> None:
        if failures:
            raise failures.pop()
        table.append(cursor)

    async def load_async() -> str | None:
        return load()

    async def save_async(cursor: str) -> None:
        save(cursor)

    cursor = (load_async, save_async) if is_async else (load, save)
    gatehouse = make(service, cursor)
    heard = Heard(gatehouse, ada)

    async def story() -> None:
        await until(heard.has("user.created"))
        await until(lambda: bool(table))

    live(gatehouse, story)
    assert heard.kinds == ["user.created"], "a save that fails is repeated, not the handlers"


def test_of_two_workers_one_reads_and_the_other_follows(service: Server, file: Path) -> None:
    ada = sign_up(service.url)
    workers = [make(service, file), make(service, file)]
    heard = [Heard(worker, ada) for worker in workers]

    async def story() -> None:
        async with workers[1].lifespan():
            async with workers[0].lifespan():
                await until(lambda: bool(heard[0].kinds or heard[1].kinds))
                reader = 0 if heard[0].kinds else 1
                ada.update_profile(experienceLevel=2)
                await until(heard[reader].has("user.created", "user.changed"))
                assert heard[1 - reader].kinds == []
            ada.update_profile(experienceLevel=3)
            await until(heard[1].has("user.changed"))

    asyncio.run(story())


@pytest.mark.parametrize("content", [b"999999.0123456789ab", b"forged", b"", b"\xff\xfe", b"x" * 10_000])
def test_a_cursor_that_cannot_be_used_starts_over(service: Server, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    ada = sign_up(service.url)
    gatehouse = make(service, file)
    resets: list[int] = []

    @gatehouse.on_reset
    async def compare() -> None:
        resets.append(len(resets))
        if resets == [0]:
            raise LookupError

    heard = Heard(gatehouse, ada)

    async def story() -> None:
        await until(lambda: resets == [0, 1])
        await until(lambda: file.read_bytes().strip() != content)
        ada.update_profile(experienceLevel=2)
        await until(heard.has("user.changed"))
        assert heard.kinds == ["user.changed"]

    live(gatehouse, story)


def test_without_a_handler_of_resets_all_kept_changes_come_again(
    service: Server, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text("forged")
    ada = sign_up(service.url)
    gatehouse = make(service, file)
    heard = Heard(gatehouse, ada)
    with caplog.at_level(logging.ERROR, "gatehouse_fastapi"):
        live(gatehouse, lambda: until(heard.has("user.created")))
    assert "on_reset" in caplog.text


def test_a_running_handler_may_end_before_the_application_does(service: Server, file: Path) -> None:
    ada, eve = sign_up(service.url), sign_up(service.url)
    gatehouse = make(service, file)
    begun, ended = [], []

    @gatehouse.on("user.created")
    async def slow(change: Change) -> None:
        if change.user_id in (ada.id, eve.id):
            begun.append(change.user_id)
            await asyncio.sleep(0.5)
            ended.append(change.user_id)

    live(gatehouse, lambda: until(lambda: begun == [ada.id]))
    assert begun == ended == [ada.id]

    again = make(service, file)
    of_ada, of_eve = Heard(again, ada), Heard(again, eve)
    live(again, lambda: until(of_eve.has("user.created")))
    assert of_ada.kinds == [], "what was done is not repeated"


def test_a_handler_that_does_not_end_is_cancelled_and_comes_again(
    service: Server, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change_reader, "_GRACE_SECONDS", 0.1)
    ada = sign_up(service.url)
    gatehouse = make(service, file)
    begun, cancelled = [], []

    @gatehouse.on("user.created")
    async def hang(change: Change) -> None:
        if change.user_id == ada.id:
            begun.append(change)
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.append(change)
                raise

    live(gatehouse, lambda: until(lambda: bool(begun)))
    assert cancelled == begun
    again = make(service, file)
    heard = Heard(again, ada)
    live(again, lambda: until(heard.has("user.created")))


def test_what_can_never_work_ends_the_start(service: Server, file: Path, tmp_path: Path) -> None:
    def start(gatehouse: Gatehouse) -> None:
        gatehouse.on("user.deleted")(print)
        live(gatehouse, lambda: asyncio.sleep(0))

    with pytest.raises(RuntimeError, match=r"need a key with the scope users\.read"):
        start(Gatehouse(service.url, cursor=file))
    with pytest.raises(RuntimeError, match=r"lacks the scope users\.read"):
        start(make(service, file, KEY_WITHOUT_SCOPES))
    with pytest.raises(RuntimeError, match=r"no file can be written and locked in .*missing"):
        start(make(service, tmp_path / "missing" / "cursor"))
    with pytest.raises(RuntimeError, match="is a folder"):
        start(make(service, tmp_path))
    for wrong in (7, (print,), (print, 7)):
        with pytest.raises(ValueError, match="cursor must be"):
            make(service, wrong)
    gatehouse = make(service, file)
    for kinds in ((), ("user.delete",), ("user.deleted", "")):
        with pytest.raises(ValueError, match=r'"user\.deleted"'):
            gatehouse.on(*kinds)
    with pytest.raises(ValueError, match="attempts must be"):
        gatehouse.on("user.deleted", attempts=0)
