"""The parser of the event stream: from bytes to events."""

import json
from collections.abc import Iterator
from typing import NamedTuple

# The field that names the subject of each event; "" when the event concerns everything.
_FIELDS = {
    "reset": "",
    "heartbeat": "",
    "session.revoked": "sessionId",
    "user.changed": "userId",
    "user.revoked": "userId",
}

_BYTES_MOST = 16 * 1024  # the maximum size of one event; an event contains one id


class Event(NamedTuple):
    """An event about a session or a user; `id` is the id of that session or user."""

    name: str
    id: str


class GapError(Exception):
    """Events may be missing: no cached answer can be trusted."""


class EventReader:
    """Assembles the events of one connection (WHATWG HTML §9.2.6).

    Comments, irrelevant fields and unknown event names are skipped. A known event that cannot be parsed is
    a gap, because it may have been an important one.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._name = ""
        self._data: list[str] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Yield the events that `chunk` completes. Raises GapError."""
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
