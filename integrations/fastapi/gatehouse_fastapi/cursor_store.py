"""Where an application keeps how far it has read the feed of changes."""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from inspect import isawaitable
from pathlib import Path
from typing import IO, Protocol, TypeAlias

from .in_thread import run_in_thread
from .probe import MisconfiguredError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_log = logging.getLogger("gatehouse_fastapi")

_TURN_SECONDS = 2.0  # between two attempts to become the reader

Load: TypeAlias = Callable[[], "Awaitable[str | None] | str | None"]
Save: TypeAlias = Callable[[str], "Awaitable[None] | None"]
Cursor: TypeAlias = "str | os.PathLike[str] | tuple[Load, Save]"


class CursorStore(Protocol):
    """Keeps one cursor."""

    def check(self) -> None:
        """Raise MisconfiguredError when nothing can be kept."""

    def hold(self) -> AbstractAsyncContextManager[None]:
        """Wait until this process may read, and keep the others from it."""

    async def load(self) -> str | None:
        """Return the cursor; None before the first."""

    async def save(self, cursor: str) -> None:
        """Keep a cursor in place of the last one."""


def to_store(cursor: Cursor) -> CursorStore:
    """Return the store that the argument `cursor` of Gatehouse means. Raises ValueError."""
    if isinstance(cursor, str | os.PathLike):
        return FileCursor(Path(cursor))
    if isinstance(cursor, tuple) and len(cursor) == 2 and all(map(callable, cursor)):
        return OwnCursor(*cursor)
    raise ValueError("cursor must be the path of a file, or two callables: (load, save).")


class FileCursor:
    """A file. Of the processes on this machine that use it, one reads; when it ends, another one does."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()

    def check(self) -> None:
        """Raise MisconfiguredError when the folder is missing, or no file can be written or locked there."""
        if self._path.is_dir():
            raise MisconfiguredError(f"cursor: {self._path} is a folder. Name a file.")
        try:
            with self._open_lock() as lock:
                _try_lock(lock)
            self._path.with_name(f"{self._path.name}.new").touch()
        except OSError as error:
            raise MisconfiguredError(
                f"cursor: no file can be written and locked in {self._path.parent}: {error.strerror}. "
                "Gatehouse(url, key=..., cursor=...) names another file."
            ) from None

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[None]:
        """Wait until no other process reads."""
        with self._open_lock() as lock:
            is_told = False
            while not _try_lock(lock):
                if not is_told:
                    is_told = True
                    _log.info(
                        "Another process reads Gatehouse's changes with %s; this one waits.", self._path
                    )
                await asyncio.sleep(_TURN_SECONDS)
            yield  # closing the file, or the end of the process, ends the lock

    async def load(self) -> str | None:
        """Return the content of the file; None when there is none."""
        try:
            content = await asyncio.to_thread(self._path.read_bytes)
        except FileNotFoundError:
            return None
        return content.decode(errors="replace").strip()

    async def save(self, cursor: str) -> None:
        """Write the file: a crash leaves the old one or the new one."""
        await asyncio.to_thread(self._write, cursor)

    def _write(self, cursor: str) -> None:
        new = self._path.with_name(f"{self._path.name}.new")
        with new.open("w") as file:
            file.write(cursor + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)

    def _open_lock(self) -> IO[bytes]:
        return self._path.with_name(f"{self._path.name}.lock").open("ab")


class OwnCursor:
    """A pair of callables, such as functions that use a table of the application. It locks nothing."""

    def __init__(self, load: Load, save: Save) -> None:
        self._load, self._save = load, save

    def check(self) -> None:
        """Nothing can be said before the first call."""

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[None]:
        """Read beside the other processes."""
        yield

    async def load(self) -> str | None:
        """Return what the application has kept."""
        cursor = await run_in_thread(self._load)
        return await cursor if isawaitable(cursor) else cursor

    async def save(self, cursor: str) -> None:
        """Let the application keep it."""
        done = await run_in_thread(self._save, cursor)
        if isawaitable(done):
            await done


def _try_lock(file: IO[bytes]) -> bool:
    """Lock a file; False when another process has locked it. Raises OSError where no file can be locked."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # POSIX allows both; Windows raises the second
        return False
    return True
