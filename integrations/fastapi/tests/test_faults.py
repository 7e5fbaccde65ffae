"""No fault of Gatehouse or of the network signs a person out or makes them anonymous."""

import asyncio
import gzip
import json
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from .conftest import Get
from .person import sign_up
from .process import Server, find_free_port, gatehouse, uvicorn
from .stand_in import ANSWER, Behaviour, StandIn, to_answer, to_http, to_refusal
from .test_refusals import assert_refused

BEARER = {"Authorization": "Bearer very-secret"}
PROBLEM, JSON = "application/problem+json", "application/json"


async def hang(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


async def hang_up(writer: asyncio.StreamWriter) -> None:
    writer.close()


async def cut_short(writer: asyncio.StreamWriter) -> None:
    writer.write(to_answer()[:-1])
    writer.close()


async def drip(writer: asyncio.StreamWriter) -> None:
    """Send the right answer, a byte at a time."""
    for byte in to_answer():
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def flood(writer: asyncio.StreamWriter) -> None:
    """Send an endless answer."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while True:
        writer.write(b" " * 65_536)
        await writer.drain()


async def go_on_and_on(writer: asyncio.StreamWriter) -> None:
    """Send an endless head of an answer."""
    while True:
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


def without(path: str) -> dict[str, Any]:
    part, name = path.split(".")
    return ANSWER | {part: {key: value for key, value in ANSWER[part].items() if key != name}}


FAULTS: dict[str, bytes | Behaviour] = {
    "rate limited": to_refusal(429, "rate_limited", "Retry-After: 1"),
    "our key is unknown": to_refusal(403, "invalid_key"),
    "another 403": to_refusal(403, "forbidden"),
    "another 401": to_refusal(401, "unauthenticated"),
    "another 400": to_refusal(400, "invalid_input"),
    "405": to_refusal(405, "method_not_allowed"),
    "500": to_refusal(500, "internal"),
    "401 of a proxy": to_http(401, "text/html", b"<h1>Unauthorized</h1>", "WWW-Authenticate: Basic"),
    "401 that is plain JSON": to_refusal(401, "invalid_session").replace(PROBLEM.encode(), JSON.encode()),
    "401 without a code": to_http(401, PROBLEM, {"type": "about:blank", "status": 401}),
    "401 that says 403": to_refusal(401, "invalid_session", status=403),
    "403 that says 401": to_refusal(403, "invalid_session", status=401),
    "401 in words": to_refusal(401, "invalid_session", status="401"),
    "401 code with 403": to_refusal(403, "invalid_session"),
    "401 that is no object": to_http(401, PROBLEM, []),
    "401 with half a character": to_refusal(401, "invalid_session", detail="\ud800"),
    "503 of a proxy": to_http(503, "text/html", b"<h1>Bad</h1>", "Retry-After: 999999"),
    "redirect to a page": to_http(302, "text/html", b"", "Location: /sign-in"),
    "redirect to itself": to_http(307, JSON, ANSWER, "Location: /api/bridge/v1/session"),
    "HTML": to_http(200, "text/html", b"<!doctype html>"),
    "JSON that calls itself HTML": to_http(200, "text/html", ANSWER),
    "problem that calls itself fine": to_http(200, PROBLEM, ANSWER),
    "nothing": to_http(200, JSON, b""),
    "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "created": to_http(201, JSON, ANSWER),
    "not modified": b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "malformed JSON": to_answer(b'{"user":'),
    "not UTF-8": to_answer(b'{"user":"\xff"}'),
    "null": to_answer(None),
    "list": to_answer([]),
    "empty object": to_answer({}),
    "nobody": to_answer(ANSWER | {"user": None}),
    "no id": to_answer(without("user.id")),
    "empty id": to_answer(ANSWER | {"user": ANSWER["user"] | {"id": ""}}),
    "numeric id": to_answer(ANSWER | {"user": ANSWER["user"] | {"id": 7}}),
    "no session": to_answer({key: ANSWER[key] for key in ("user", "profile")}),
    "no end of session": to_answer(without("session.expiresAt")),
    "instant without a zone": to_answer(
        ANSWER | {"session": ANSWER["session"] | {"expiresAt": "2026-11-08T08:00:00"}}
    ),
    "no profile": to_answer(ANSWER | {"profile": None}),
    "deep nesting": to_answer(b'{"user":' + b"[" * 100_000),
    "compressed": to_answer(gzip.compress(json.dumps(ANSWER).encode()), "Content-Encoding: gzip"),
    "too large": to_answer(ANSWER | {"padding": "x" * 300_000}),
    "too large a header": to_answer(ANSWER, "X-Padding: " + "x" * 100_000),
    "body cut short": cut_short,
    "two lengths": to_answer(ANSWER, "Content-Length: 1"),
    "bad chunk": to_answer(b"zz\r\n", "Transfer-Encoding: chunked").replace(b"Content-Length", b"X-Length"),
    "not HTTP": b"220 mail.example ESMTP\r\n\r\n",
    "not text": bytes(range(256)) + b"\r\n\r\n",
    "switching protocols": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    "hang-up": hang_up,
    "hang": hang,
    "drip": drip,
    "flood": flood,
    "100 Continue for ever": go_on_and_on,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_503_in_time(fault: str, astray: Server, stand_in: StandIn, get: Get) -> None:
    stand_in.answer = FAULTS[fault]
    begun = time.monotonic()
    with ThreadPoolExecutor() as pool:
        responses = list(pool.map(lambda path: get(astray.url + path, BEARER), ["/me", "/lessons/topics"]))
    assert time.monotonic() - begun < 3.5  # seconds: 2 to wait for Gatehouse, the rest for a busy machine
    for response in responses:
        assert_refused(response, 503, "unavailable")
        assert response.headers["retry-after"] == "5"
    assert get(astray.url + "/", BEARER).status_code == 200
    stand_in.behave()
    assert get(astray.url + "/me", BEARER).status_code == 200  # recovery needs no action


def test_a_redirect_is_not_followed(astray: Server, stand_in: StandIn, get: Get) -> None:
    async def lead_to_an_answer(writer: asyncio.StreamWriter) -> None:
        moved = to_http(307, "text/html", b"", "Location: /moved")
        writer.write(to_answer() if "/moved" in stand_in.requests[-1] else moved)

    stand_in.answer = lead_to_an_answer
    assert_refused(get(astray.url + "/me", BEARER), 503, "unavailable")
    assert len(stand_in.requests) == 1


PASSED_ON: dict[str, tuple[bytes, int, dict[str, str]]] = {
    "ambiguous_credentials": (to_refusal(400, "ambiguous_credentials"), 400, {}),
    "missing_credential": (
        to_refusal(401, "missing_credential", "WWW-Authenticate: Bearer"),
        401,
        {"www-authenticate": "Bearer"},
    ),
    "invalid_session": (
        to_refusal(401, "invalid_session", 'WWW-Authenticate: Bearer error="invalid_token"'),
        401,
        {"www-authenticate": 'Bearer error="invalid_token"'},
    ),
    "account_disabled": (to_refusal(403, "account_disabled", "Retry-After: 3"), 403, {}),
    "unavailable": (to_refusal(503, "unavailable", "Retry-After: 17"), 503, {"retry-after": "17"}),
    "unavailable, without a header": (to_refusal(503, "unavailable"), 503, {"retry-after": "5"}),
    "unavailable, with a bad header": (
        to_refusal(503, "unavailable", "Retry-After: \xff"),
        503,
        {"retry-after": "5"},
    ),
    "a field of tomorrow": (to_refusal(403, "account_disabled", until="2027"), 403, {}),
}


@pytest.mark.parametrize("case", PASSED_ON)
def test_a_refusal_is_passed_on(case: str, astray: Server, stand_in: StandIn, get: Get) -> None:
    stand_in.answer, status, headers = PASSED_ON[case]
    for path in ("/me", "/lessons/topics"):
        response = get(astray.url + path, {"Authorization": f"Bearer {case} {path}"})
        assert response.status_code == status
        assert response.json()["detail"] == {
            "type": "about:blank",
            "title": "T",
            "status": status,
            "code": case.split(",")[0] if status == 503 else response.json()["detail"]["code"],
            "detail": "D",
            "requestId": "r",
        }
        kept = ("www-authenticate", "retry-after")
        assert {name: response.headers[name] for name in kept if name in response.headers} == headers


def test_unknown_fields_are_no_fault(astray: Server, stand_in: StandIn, get: Get) -> None:
    stand_in.answer = to_answer(
        {
            "user": ANSWER["user"] | {"username": "ada"},
            "session": ANSWER["session"] | {"lastSeenAt": None},
            "profile": {
                "complete": True,
                "version": 1,
                "softwareBackground": ["rust"],
                "favouriteRobot": "R2-D2",
            },
            "organisation": {},
        }
    )
    profile = get(astray.url + "/me", BEARER).json()["profile"]
    assert profile["software_background"] == ["rust"]
    assert profile["favouriteRobot"] == "R2-D2"


def test_the_wait_can_be_shortened(own_astray: Server, stand_in: StandIn, get: Get) -> None:
    stand_in.answer = hang
    begun = time.monotonic()
    assert_refused(get(own_astray.url + "/plain", BEARER), 503, "unavailable")
    assert 0.9 < time.monotonic() - begun < 1.9  # own_app.py waits 1 s


def test_an_own_profile_model_that_does_not_fit_is_503(
    own_astray: Server, stand_in: StandIn, get: Get
) -> None:
    stand_in.answer = to_answer(ANSWER | {"profile": ANSWER["profile"] | {"favouriteRobot": 7}})
    assert_refused(get(own_astray.url + "/learner", BEARER), 503, "unavailable")


def test_a_refused_connection_is_503(logs: Path, get: Get) -> None:
    nowhere = f"http://127.0.0.1:{find_free_port()}"
    with uvicorn(logs / "nowhere.log", "example.main:app", nowhere) as alone:
        assert get(alone.url + "/").status_code == 200
        assert get(alone.url + "/lessons/topics").json()["told"] == "general"
        for path in ("/me", "/lessons/topics"):
            response = get(alone.url + path, BEARER)
            assert_refused(response, 503, "unavailable")
            assert response.headers["retry-after"] == "5"
        assert_refused(get(alone.url + "/me"), 401, "missing_credential")


def test_gatehouse_stops_hangs_and_comes_back(logs: Path, tmp_path: Path, get: Get) -> None:
    database, port = f"pglite:{tmp_path / 'pg'}", find_free_port()
    url = f"http://localhost:{port}"
    with uvicorn(logs / "restart.log", "example.main:app", url) as app:
        with gatehouse(logs / "restarted.log", database, port) as first:
            person = sign_up(url)
            assert get(app.url + "/me", person.by_cookie()).status_code == 200
            first.process.send_signal(signal.SIGSTOP)
            try:
                assert_refused(get(app.url + "/me", person.by_cookie()), 503, "unavailable")
            finally:
                first.process.send_signal(signal.SIGCONT)
            assert get(app.url + "/me", person.by_cookie()).status_code == 200
        assert_refused(get(app.url + "/me", person.by_cookie()), 503, "unavailable")
        assert get(app.url + "/").status_code == 200
        with gatehouse(logs / "restarted.log", database, port):
            assert get(app.url + "/me", person.by_cookie()).json()["user"]["id"] == person.id


def test_the_log_says_why_and_holds_no_secret(astray: Server, stand_in: StandIn, get: Get) -> None:
    stand_in.answer = to_answer(ANSWER | {"user": ANSWER["user"] | {"id": 7, "name": "Ada Private"}})
    request_id = get(astray.url + "/me", BEARER).json()["detail"]["requestId"]
    line = next(line for line in astray.log().splitlines() if request_id in line)
    assert "('user', 'id') string_type" in line
    assert "very-secret" not in astray.log()
    assert "Ada Private" not in astray.log()
