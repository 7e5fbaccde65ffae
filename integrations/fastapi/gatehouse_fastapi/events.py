"""Reading the stream of events: bytes in, events out."""

import json
from collections.abc import Iterator
from typing import NamedTuple

# What an event speaks of, and the field that names it; "" for everything.
_FIELDS = {
    "reset": "",
    "heartbeat": "",
    "session.revoked": "sessionId",
    "user.changed": "userId",
    "user.revoked": "userId",
}

_BYTES_MOST = 16 * 1024  # of one event; it holds one id


class Event(NamedTuple):
    """Something that happened to a session or a person; `id` is theirs."""

    name: str
    id: str


class GapError(Exception):
    """Something may have been missed: nothing remembered can be trusted."""


class EventReader:
    """Puts the events of one connection together (WHATWG HTML §9.2.6).

    Comments, fields of no interest and names of tomorrow are skipped. A known event that cannot be
    understood is a gap, for it might have been the one that matters.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._name = ""
        self._data: list[str] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Give the events that `chunk` completes. Raises GapError."""
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            event = self._read(line.removesuffix(b"\r"))
            if event:
                yield event
        if self._size + len(self._rest) > _BYTES_MOST:
            raise GapError("an event without an end")

    def _read(self, line: bytes) -> Event | None:
        if not line:
            name, data, self._name, self._data, self._size = self._name, self._data, "", [], 0
            return _to_event(name, "\n".join(data)) if name in _FIELDS else None
        if line.startswith(b":"):
            return None
        self._size += len(line)
        if self._size > _BYTES_MOST:
            raise GapError("an event that is too long")
        try:
            field, _, value = line.decode().partition(":")
        except UnicodeDecodeError:
            raise GapError("an event that is not text") from None
        if field == "event":
            self._name = value.removeprefix(" ")
        elif field == "data":
            self._data.append(value.removeprefix(" "))
        return None


def _to_event(name: str, data: str) -> Event:
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        body = None
    field = _FIELDS[name]
    subject = body.get(field, "") if isinstance(body, dict) else None
    if not isinstance(subject, str) or (field and not subject):
        raise GapError(f"a malformed {name}")
    return Event(name, subject)
