"""What a developer uses before the first request: URLs, the lifespan, the documentation."""

import asyncio
from datetime import datetime, timezone
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, FastAPI, HTTPException

from gatehouse_fastapi import Gatehouse, Identity, Profile, Session, User

from .stand_in import ANSWER, StandIn, to_answer
from .visitor import ask, bearing, fare


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:3001",
        "ftp://localhost",
        "http://",
        "http:///path",
        "http://:80",
        "http://host/path",
        "http://host//",
        "http://host?",
        "http://host?x=1",
        "http://host#x",
        "http://ada:hunter2@host",
        "http://host:port",
        "http://host:99999",
        "http://host:0",
        "http://[::1",
        "http://ho st",
        " http://host",
        "http://host\n",
        "http://host\\@elsewhere",
    ],
)
def test_an_address_that_is_not_an_origin_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must be the origin of Gatehouse") as refusal:
        Gatehouse(url)
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize(
    "url", ["http://localhost:3001", "https://auth.example.com/", "http://[::1]:3001", "http://a_b.internal"]
)
def test_an_origin_is_accepted(url: str) -> None:
    Gatehouse(url)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_an_invalid_timeout_is_refused(timeout: float) -> None:
    with pytest.raises(ValueError, match="positive number of seconds"):
        Gatehouse("http://localhost:3001", timeout=timeout)


@pytest.mark.parametrize("key", ["", "short", "k" * 31, "k" * 32 + " ", "k" * 32 + "\n", "ü" * 32])
def test_an_invalid_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="BRIDGE_KEYS") as refusal:
        Gatehouse("http://localhost:3001", key=key)
    assert not key or key not in str(refusal.value)


def test_a_cache_size_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="max_answers"):
        Gatehouse("http://localhost:3001", max_answers=0)


def test_without_the_lifespan_the_error_says_what_to_write() -> None:
    gatehouse = Gatehouse("http://localhost:3001")
    with pytest.raises(RuntimeError, match=r"FastAPI\(lifespan=gatehouse\.lifespan\)"):
        asyncio.run(ask(gatehouse))


def test_the_lifespan_can_be_nested_and_entered_again(stand_in: StandIn) -> None:
    gatehouse = Gatehouse(stand_in.url)

    async def recognise() -> None:
        identity = await ask(gatehouse)
        assert identity is not None
        assert identity.user.id == "u1"

    async def live() -> None:
        async with gatehouse.lifespan(FastAPI()):
            await recognise()
            async with gatehouse.lifespan():
                await recognise()
            await recognise()
        with pytest.raises(RuntimeError):
            await recognise()

    asyncio.run(live())
    asyncio.run(live())


def test_a_visitor_who_leaves_is_not_answered(stand_in: StandIn) -> None:
    async def hang(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(5)

    stand_in.answer = hang

    async def leave() -> None:
        gatehouse = Gatehouse(stand_in.url)
        async with gatehouse.lifespan():
            question = asyncio.ensure_future(ask(gatehouse))
            await asyncio.sleep(0.1)
            question.cancel()
            with pytest.raises(asyncio.CancelledError):
                await question

    asyncio.run(leave())


def test_an_environment_proxy_is_not_used(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", stand_in.url)

    async def live() -> None:
        gatehouse = Gatehouse("http://gatehouse.invalid")
        async with gatehouse.lifespan():
            assert await fare(gatehouse) == "unavailable"

    asyncio.run(live())
    assert stand_in.requests + stand_in.other_requests == []


def test_the_same_dependency_is_the_same_object() -> None:
    gatehouse = Gatehouse("http://localhost:3001")
    assert gatehouse.require() is gatehouse.require(verified=False)
    assert gatehouse.require(verified=True) is gatehouse.require(verified=True)
    assert gatehouse.require() is not gatehouse.require(verified=True)
    assert gatehouse.optional() is gatehouse.optional()


def test_a_person_whose_address_is_not_verified_can_be_refused(stand_in: StandIn) -> None:
    async def verify() -> Identity:
        gatehouse = Gatehouse(stand_in.url)
        async with gatehouse.lifespan():
            return await gatehouse.require(verified=True)(connection=bearing())

    assert asyncio.run(verify()).user.id == "u1"
    stand_in.answer = to_answer(ANSWER | {"user": ANSWER["user"] | {"emailVerified": False}})
    with pytest.raises(HTTPException) as refusal:
        asyncio.run(verify())
    problem: Any = refusal.value.detail
    assert (refusal.value.status_code, problem["code"]) == (403, "forbidden")
    assert problem["detail"] == "Confirm your email address first."


def test_an_application_can_be_tested_with_a_fake_user() -> None:
    gatehouse = Gatehouse("http://localhost:3001")
    app = FastAPI()

    @app.get("/")
    async def name(identity: Annotated[Identity, Depends(gatehouse.require())]) -> str:
        return identity.user.name

    ada = Identity(
        user=User(id="u1", email="ada@example.com", email_verified=True, name="Ada"),
        session=Session(
            id="s1", created_at=datetime.now(timezone.utc), expires_at=datetime.now(timezone.utc)
        ),
        profile=Profile(software_background=["python"], complete=True, version=1),
    )
    app.dependency_overrides[gatehouse.require()] = lambda: ada

    async def ask() -> str:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app") as client:
            return (await client.get("/")).text

    assert asyncio.run(ask()) == '"Ada"'
