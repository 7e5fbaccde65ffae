"""What is cached of people, and what an application sees when Gatehouse cannot answer."""

import asyncio
import gc
import json
import logging
import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from starlette.testclient import TestClient

from gatehouse_fastapi import (
    FakeGatehouse,
    Gatehouse,
    Identity,
    InvalidKeyError,
    NotFoundError,
    PeopleError,
    PreconditionFailedError,
    UnavailableError,
)

from .event_source import EventSource
from .process import KEY, PACKAGE
from .stand_in import StandIn, to_answer, to_http, to_refusal

PERSON = {
    "id": "u1",
    "name": "Ada",
    "image": None,
    "createdAt": "2026-11-01T08:00:00.000Z",
    "profile": {"complete": True, "version": 1},
    "claims": {"roles": ["teacher"], "version": 3},
}


def to_found(name: str = "Ada") -> bytes:
    return to_answer({"users": [PERSON | {"name": name}], "missing": []})


async def until_kept(gatehouse: Gatehouse, stand_in: StandIn) -> None:
    for _ in range(500):
        before = len(stand_in.requests)
        await gatehouse.users.get("u1")
        if len(stand_in.requests) == before:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("never kept")


def live(stand_in: StandIn, story: Any, **arguments: Any) -> None:
    async def run() -> None:
        gatehouse = Gatehouse(stand_in.url, key=KEY, **arguments)
        async with gatehouse.lifespan():
            await story(gatehouse)

    stand_in.answer = to_found()
    asyncio.run(run())


CHANGES: dict[str, Callable[[EventSource], None]] = {
    "changed": lambda feed: feed.tell("user.changed", userId="u1"),
    "revoked": lambda feed: feed.tell("user.revoked", userId="u1"),
    "reset": lambda feed: feed.tell("reset"),
    "the end of the stream": lambda feed: feed.end(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_name_is_never_answered_from_memory(
    change: str, stand_in: StandIn, feed: EventSource
) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        in_thread = await asyncio.to_thread(gatehouse.users.sync.get, "u1")
        assert in_thread is await gatehouse.users.get("u1"), "threads share the cache"
        stand_in.requests.clear()
        stand_in.answer = to_found("Grace")
        CHANGES[change](feed)
        while not stand_in.requests:
            person = await gatehouse.users.get("u1")
            await asyncio.sleep(0.01)
        assert person.name == "Grace"

    live(stand_in, story)


def test_silence_ends_what_is_cached(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        feed.is_beating = False
        stand_in.requests.clear()
        await asyncio.sleep(3.2)
        await gatehouse.users.get("u1")
        assert len(stand_in.requests) == 1

    live(stand_in, story)


def test_nothing_is_cached_without_events(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        for count in (1, 2, 3):
            await gatehouse.users.lookup(["u1"])
            assert len(stand_in.requests) == count

    live(stand_in, story)


def test_the_cache_of_people_has_a_maximum_size(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.answer = to_answer(
            {"users": [PERSON | {"id": f"v{number}"} for number in range(3)], "missing": []}
        )
        await gatehouse.users.lookup(["v0", "v1", "v2"])
        stand_in.answer = to_found()
        stand_in.requests.clear()
        await gatehouse.users.get("u1")
        assert len(stand_in.requests) == 1

    live(stand_in, story, max_answers=2)


def test_an_application_sees_its_own_write(stand_in: StandIn, feed: EventSource) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.answer = to_answer({"roles": [], "version": 4})
        await gatehouse.users.set_claims("u1", version=3, roles=[])
        request = stand_in.requests[-1]
        assert request.startswith("PATCH /api/bridge/v1/users/u1/claims HTTP/1.1\r\n")
        assert '\r\nIf-Match: "3"\r\n' in request
        assert json.loads(request.split("\r\n\r\n")[1]) == {"roles": []}
        stand_in.answer = to_found()
        stand_in.requests.clear()
        await gatehouse.users.get("u1")
        assert len(stand_in.requests) == 1

    live(stand_in, story)


def test_a_hundred_ids_are_a_request(stand_in: StandIn) -> None:
    stand_in.answer = to_answer({"users": [], "missing": []})
    users = Gatehouse(stand_in.url, key=KEY).users.sync
    users.lookup([str(number % 250) for number in range(1000)])
    bodies = [json.loads(request.split("\r\n\r\n")[1]) for request in stand_in.requests]
    assert [len(body["ids"]) for body in bodies] == [100, 100, 50]


async def hang(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


FAULTS: dict[str, Any] = {
    "hang": hang,
    "HTML": to_http(200, "text/html", b"<html>"),
    "redirect": to_http(302, "text/html", b"", "Location: http://elsewhere.invalid/"),
    "another shape": to_answer({"users": [{"id": "u1"}], "missing": []}),
    "not JSON": to_answer(b"{"),
    "500": to_refusal(500, "internal"),
    "503": to_refusal(503, "unavailable", "Retry-After: 7"),
    "over quota": to_refusal(429, "rate_limited", "Retry-After: 7"),
    "too large": to_answer({"users": [], "missing": ["x" * 5_000_000]}),
    "hang-up": b"HTTP/1.1 200 OK\r\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_says_nothing_about_a_person(
    fault: str, stand_in: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in.answer = FAULTS[fault]
    if fault == "hang-up":

        async def hang_up(writer: asyncio.StreamWriter) -> None:
            writer.write(FAULTS[fault])
            writer.close()

        stand_in.answer = hang_up
    gatehouse = Gatehouse(stand_in.url, key=KEY, timeout=0.5)
    with caplog.at_level(logging.DEBUG), pytest.raises(UnavailableError) as refusal:
        gatehouse.users.sync.get("u1")
    assert refusal.value.retry_after == (7 if fault in ("503", "over quota") else 5)
    written = [
        caplog.text,
        *traceback.format_exception(refusal.value),
        repr(gatehouse),
        repr(gatehouse.users),
    ]
    assert KEY not in "".join(written)
    assert refusal.value.request_id
    assert refusal.value.request_id in caplog.text


def test_no_route_means_no_person_is_gone(stand_in: StandIn) -> None:
    """An older Gatehouse, or one without keys, answers 404 too."""
    stand_in.answer = to_refusal(404, "not_found")
    users = Gatehouse(stand_in.url, key=KEY).users.sync
    for question in (lambda: users.get("u1"), lambda: users.lookup(["u1"]), users.search):
        with pytest.raises(InvalidKeyError):
            question()
    stand_in.answer = to_refusal(403, "invalid_key")
    with pytest.raises(InvalidKeyError):
        users.get("u1")


def test_a_route_answers_503_by_itself(stand_in: StandIn) -> None:
    stand_in.answer = to_refusal(503, "unavailable", "Retry-After: 7")
    gatehouse = Gatehouse(stand_in.url, key=KEY)
    app = FastAPI(lifespan=gatehouse.lifespan)

    @app.get("/name")
    async def name() -> str:
        return (await gatehouse.users.get("u1")).name

    with TestClient(app) as client:
        answer = client.get("/name")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")
    assert answer.json()["detail"]["code"] == "unavailable"


def test_questions_need_a_key_and_a_lifespan(stand_in: StandIn) -> None:
    with pytest.raises(RuntimeError, match="needs a key"):
        Gatehouse(stand_in.url).users.sync.get("u1")
    with pytest.raises(RuntimeError, match="not open"):
        asyncio.run(Gatehouse(stand_in.url, key=KEY).users.get("u1"))


def test_a_script_ends_without_a_word_and_a_fork_asks_again(stand_in: StandIn) -> None:
    stand_in.answer = to_found()
    script = f"""
import os
from gatehouse_fastapi import Gatehouse
users = Gatehouse({stand_in.url!r}, key={KEY!r}).users.sync
print(users.get("u1").name, flush=True)
if os.fork() == 0:
    print(users.get("u1").name, flush=True)
else:
    os.wait()
"""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", script],
        cwd=PACKAGE,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("Ada\nAda\n", 0)
    assert "Traceback" not in done.stderr
    assert "Unclosed" not in done.stderr


def test_a_forgotten_gatehouse_closes_its_connections(stand_in: StandIn) -> None:
    stand_in.answer = to_found()
    gc.collect()
    before = threading.active_count()
    for _ in range(3):
        Gatehouse(stand_in.url, key=KEY).users.sync.get("u1")
    gc.collect()
    assert threading.active_count() <= before


def test_a_fake_knows_people() -> None:
    fake = FakeGatehouse(
        user={"id": "ada"}, claims={"roles": ["teacher"]}, people=[{"id": "g", "name": "Grace"}]
    )
    app, gone = FastAPI(lifespan=fake.lifespan), []

    @app.get("/names")
    async def names(identity: Annotated[Identity, Depends(fake.require(role="teacher"))]) -> list[str]:
        found = await fake.users.lookup(["g", "nobody", identity.user.id])
        return [person.name for person in found.users]

    @app.get("/sync")
    def sync() -> str:
        return fake.users.sync.get("g").name

    @fake.on("user.deleted")
    def forget(change: Any) -> None:
        gone.append(change.user_id)

    with TestClient(app) as client:
        assert client.get("/names").json() == ["Grace", "Ada Lovelace"]
        assert client.get("/sync").json() == "Grace"
        asyncio.run(fake.tell("user.deleted", "g"))
        asyncio.run(fake.tell("user.changed", "g"))
        assert gone == ["g"]
        users = fake.users.sync
        assert users.set_claims("ada", version=0, roles=[]).version == 1
        assert client.get("/names").status_code == 403
        with pytest.raises(PreconditionFailedError):
            users.set_claims("ada", version=0, roles=[])
        with pytest.raises(NotFoundError):
            users.set_claims("nobody", version=0, roles=[])
        assert [person.name for person in users.search("GR").users] == ["Grace"]
        fake.refusal = "unavailable"
        assert client.get("/sync").status_code == 503
        with pytest.raises(PeopleError):
            users.get("g")


def test_a_fake_tells_the_handlers_of_whom_it_replaces() -> None:
    gatehouse, heard = Gatehouse("http://gatehouse.invalid", key=KEY), []
    gatehouse.on("user.changed")(lambda change: heard.append(change.user_id))
    fake = FakeGatehouse(user=None, people=[{"id": "g", "name": "Grace"}])
    with fake.replacing(gatehouse), TestClient(FastAPI(lifespan=gatehouse.lifespan)):
        asyncio.run(fake.tell("user.changed", "g"))
        assert gatehouse.users.sync.get("g").name == "Grace"
    asyncio.run(fake.tell("user.changed", "h"))
    assert heard == ["g"]


def test_a_fake_tells_no_change_that_never_happens() -> None:
    for kind in ("user.delete", "*"):
        with pytest.raises(ValueError, match=r'"user\.deleted"'):
            asyncio.run(FakeGatehouse().tell(kind, "g"))
