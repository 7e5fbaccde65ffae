"""A tutor's streams over real HTTP and WebSockets end with the session, with and without a key."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import signature
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from .conftest import Get
from .person import Person, sign_up
from .process import KEY, Server, uvicorn


@pytest.fixture(scope="module", params=["asking", "remembering"])
def tutor(request: pytest.FixtureRequest, logs: Path, service: Server) -> Iterator[Server]:
    """Run `tutor_app.py`, without a key and with one."""
    key = KEY if request.param == "remembering" else None
    with uvicorn(logs / f"tutor-{request.param}.log", "tests.tutor_app:app", service.url, key) as server:
        yield server


@pytest.fixture
def reader(service: Server) -> Person:
    """Return a person with a name of their own."""
    return sign_up(service.url, f"Reader {uuid4().hex}")


def get_limit(tutor: Server) -> float:
    """Return within how many seconds a stream must end: a second with a key, and two questions without."""
    return 1.0 if "remembering" in str(tutor._log) else 7.0


def open_socket(tutor: Server, person: Person, path: str = "/tutor") -> ClientConnection:
    # The newest version of the client would ask a proxy of the environment, which the oldest does not know.
    options: dict[str, Any] = {"proxy": None} if "proxy" in signature(connect).parameters else {}
    url = tutor.url.replace("http", "ws") + path
    socket: ClientConnection = connect(url, additional_headers=person.by_bearer(), **options)
    return socket


def until_ended(tutor: Server, person: Person, get: Get) -> None:
    """Wait until the application's own code has ended."""
    deadline = time.monotonic() + 30
    while person.name not in get(tutor.url + "/ended").json():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def post(person: Person, path: str, body: dict[str, Any]) -> None:
    """Do something at Gatehouse as this person."""
    url, headers = person.gatehouse + path, person.by_bearer()
    httpx.post(url, json=body, headers=headers, timeout=10, trust_env=False).raise_for_status()


def request_deletion(person: Person) -> None:
    person.step_up()
    post(person, "/api/trpc/account.requestDeletion", {})


def change_password(person: Person) -> None:
    new = {"currentPassword": person.password, "newPassword": uuid4().hex, "revokeOtherSessions": True}
    post(person, "/api/auth/change-password", new)


ENDS: dict[str, Callable[[Person], None]] = {
    "sessions ended": Person.revoke_other_sessions,
    "password changed": change_password,
    "deletion requested": request_deletion,
}


@pytest.mark.parametrize("end", ENDS)
def test_streams_end_with_the_session(end: str, tutor: Server, reader: Person, get: Get) -> None:
    there = reader.sign_in()
    with (
        httpx.stream(
            "GET", tutor.url + "/tutor", headers=there.by_bearer(), timeout=30, trust_env=False
        ) as answer,
        open_socket(tutor, there) as socket,
    ):
        lines = answer.iter_lines()
        assert next(lines) == f"data: Hello {reader.name}"
        assert socket.recv(timeout=30) == f"Hello {reader.name}"
        ENDS[end](reader)
        begun = time.monotonic()
        rest = [line for line in lines if line]
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=30)
        assert time.monotonic() - begun < get_limit(tutor)
    assert rest[0] == "event: signed_out"
    assert len(rest) == 2
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401
    until_ended(tutor, reader, get)


def test_a_socket_may_be_sent_to_until_then(tutor: Server, reader: Person, get: Get) -> None:
    with open_socket(tutor, reader) as socket:
        assert socket.recv(timeout=30) == f"Hello {reader.name}"
        for question in ("topics", "frames"):
            socket.send(question)
            assert socket.recv(timeout=30) == f"Why {question}?"
    until_ended(tutor, reader, get)  # a client who leaves ends the block as well


def test_the_source_is_closed_when_the_client_leaves(tutor: Server, reader: Person, get: Get) -> None:
    url, headers = tutor.url + "/tutor", reader.by_bearer()
    with httpx.stream("GET", url, headers=headers, timeout=30, trust_env=False) as answer:
        next(answer.iter_lines())
    until_ended(tutor, reader, get)


def test_a_socket_can_check_the_session_itself(tutor: Server, reader: Person) -> None:
    there = reader.sign_in()
    with open_socket(tutor, there, "/checking") as socket:
        socket.send("?")
        assert socket.recv(timeout=30) == reader.name
        reader.revoke_other_sessions()
        begun = time.monotonic()
        told: str | bytes = reader.name
        while told == reader.name and time.monotonic() - begun < 30:
            socket.send("?")
            told = socket.recv(timeout=30)
        assert told == "401"
        assert time.monotonic() - begun < 1


def test_a_socket_of_nobody_is_closed_with_the_reason(tutor: Server, reader: Person) -> None:
    nobody = replace(reader, bearer="forged")
    with open_socket(tutor, nobody) as socket, pytest.raises(ConnectionClosed) as closed:
        socket.recv(timeout=30)
    assert closed.value.rcvd is not None
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4401, "invalid_session")


def test_the_application_logs_no_error(tutor: Server) -> None:
    assert "Traceback" not in tutor.log()
