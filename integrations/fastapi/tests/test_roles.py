"""Routes for people with a role."""

import asyncio
import logging
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from starlette.testclient import TestClient

from gatehouse_fastapi import Claims, FakeGatehouse, Gatehouse, Identity

from .event_source import EventSource
from .stand_in import ANSWER, StandIn, to_answer
from .test_stream import live, until_kept
from .visitor import ask, bearing, fare

TEACHER = {"roles": ["teacher"], "version": 1}


def to_claims(claims: object) -> bytes:
    """Write an answer about a person with these claims."""
    return to_answer(ANSWER | {"claims": claims})


def fare_as(stand_in: StandIn, claims: object, **demands: Any) -> str:
    """Return the fate of a person with these claims behind `require(**demands)`."""

    async def run() -> str:
        gatehouse = Gatehouse(stand_in.url)
        async with gatehouse.lifespan():
            return await fare(gatehouse, **demands)

    stand_in.answer = to_claims(claims)
    return asyncio.run(run())


def test_a_role_lets_its_people_through(stand_in: StandIn) -> None:
    assert fare_as(stand_in, TEACHER, role="teacher") == "s1"
    assert fare_as(stand_in, TEACHER, any_role=["moderator", "teacher"]) == "s1"
    assert fare_as(stand_in, TEACHER, role="teacher", any_role={"moderator"}) == "forbidden"
    assert fare_as(stand_in, TEACHER, role="Teacher") == "forbidden"
    assert fare_as(stand_in, TEACHER, role="teacher", verified=True) == "s1"
    assert fare_as(stand_in, TEACHER, role="teacher", second_factor=True) == "step_up_required"
    assert fare_as(stand_in, TEACHER, role="moderator", second_factor=True) == "forbidden"
    assert fare_as(stand_in, TEACHER, role="teacher", fresh=600) == "step_up_required"
    assert fare_as(stand_in, {"roles": [], "version": 2}, any_role=["teacher"]) == "forbidden"


def test_claims_keep_what_this_package_does_not_know(stand_in: StandIn) -> None:
    async def read(answer: bytes) -> Claims:
        stand_in.answer = answer
        gatehouse = Gatehouse(stand_in.url)
        async with gatehouse.lifespan():
            identity = await ask(gatehouse)
            assert identity is not None
            return identity.claims

    claims = asyncio.run(read(to_claims(TEACHER | {"schoolClass": "7b"})))
    assert (claims.roles, claims.version) == (["teacher"], 1)
    assert claims.model_extra == {"schoolClass": "7b"}
    assert asyncio.run(read(to_answer())) == Claims(roles=[], version=0)


def test_a_gatehouse_without_claims_gives_nobody_a_role(stand_in: StandIn) -> None:
    async def run() -> str:
        gatehouse = Gatehouse(stand_in.url)
        async with gatehouse.lifespan():
            return await fare(gatehouse, role="teacher")

    assert asyncio.run(run()) == "forbidden"


def test_only_the_log_names_the_role(caplog: pytest.LogCaptureFixture) -> None:
    fake = FakeGatehouse(claims=Claims(roles=["moderator"]))
    app = FastAPI(lifespan=fake.lifespan)

    @app.get("/one")
    def one(identity: Annotated[Identity, Depends(fake.require(role="teacher"))]) -> str:
        return identity.user.name

    @app.get("/some")
    def some(identity: Annotated[Identity, Depends(fake.require(any_role=("teacher", "head")))]) -> str:
        return identity.user.name

    with TestClient(app) as client, caplog.at_level(logging.WARNING, "gatehouse_fastapi"):
        answer = client.get("/one")
        assert answer.status_code == 403
        assert answer.json()["detail"]["code"] == "forbidden"
        assert "teacher" not in answer.text
        assert answer.json()["detail"]["requestId"] in caplog.text
        assert "lacks the role teacher" in caplog.text
        client.get("/some")
        assert "lacks the role head or teacher" in caplog.text
        fake.claims = {"roles": ["teacher"]}
        assert client.get("/one").json() == client.get("/some").json() == "Ada Lovelace"


def test_a_role_taken_away_counts_at_the_next_event(stand_in: StandIn, feed: EventSource) -> None:
    stand_in.answer = to_claims(TEACHER)

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        assert await fare(gatehouse, role="teacher") == "s1"
        stand_in.answer = to_claims({"roles": [], "version": 2})
        feed.tell("user.changed", userId="u1")
        stand_in.requests.clear()
        while not stand_in.requests:
            fate = await fare(gatehouse, bearing(), role="teacher")
            await asyncio.sleep(0.01)
        assert fate == "forbidden"

    live(stand_in, story)


def test_a_demand_that_nobody_can_meet_is_refused() -> None:
    gatehouse = Gatehouse("http://localhost:3001")
    for wrong in ("teacher", [], [""], [7]):
        with pytest.raises(ValueError, match="any_role must"):
            gatehouse.require(any_role=wrong)  # type: ignore[arg-type]
    for no_name in ("", ["teacher"], 7):
        with pytest.raises(ValueError, match="role must be the name of one role"):
            gatehouse.require(role=no_name)  # type: ignore[arg-type]
    assert gatehouse.require(any_role=["a", "b"]) is gatehouse.require(any_role=("b", "a", "b"))
