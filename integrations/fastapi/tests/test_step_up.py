"""Routes that need a second factor, or a recent proof of who the person is."""

import asyncio
import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Annotated, Any, Literal

import httpx
import pytest
from fastapi import Depends, FastAPI, HTTPException

from gatehouse_fastapi import FakeGatehouse, Gatehouse, Identity

from . import test_asking, test_stream
from .conftest import Get
from .event_source import EventSource, until
from .person import Person
from .process import Server
from .stand_in import ANSWER, StandIn, to_answer
from .test_stream import until_kept
from .visitor import bearing, fare

BY_CODE = ["pwd", "otp", "mfa"]


def to_session(**fields: object) -> bytes:
    """Write an answer about a session with these fields."""
    return to_answer(ANSWER | {"session": ANSWER["session"] | fields})


def seconds_ago(seconds: float) -> str:
    return (datetime.now(timezone.utc) - timedelta(seconds=seconds)).isoformat()


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def assert_refused(response: httpx.Response, need: Literal["second_factor", "fresh"]) -> None:
    assert response.status_code == 403
    problem = response.json()["detail"]
    assert problem.pop("requestId")
    assert problem == {
        "type": "about:blank",
        "title": "Step-up required",
        "status": 403,
        "code": "step_up_required",
        "detail": "Confirm that it is you first.",
        "stepUpUrl": f"https://accounts.example.com/two-factor?need={need}",
    }


# With the real Gatehouse.


def test_a_password_is_no_second_factor(careful: Server, person: Person, get: Get) -> None:
    session = Identity.model_validate_json(get(careful.url + "/me", person.by_cookie()).content).session
    assert session.amr == ["pwd"]
    assert session.authenticated_at is not None
    assert abs(session.authenticated_at - session.created_at) < timedelta(minutes=1)
    assert session.step_up_until == session.authenticated_at + timedelta(minutes=10)
    assert_refused(get(careful.url + "/strong", person.by_cookie()), "second_factor")
    assert get(careful.url + "/recent", person.by_bearer()).json() == person.name


def test_a_proof_grows_old_and_a_step_up_renews_it_at_once(careful: Server, person: Person, get: Get) -> None:
    url = careful.url + "/fresh"
    wait_for(lambda: get(url, person.by_cookie()).status_code == 403)
    assert_refused(get(url, person.by_cookie()), "fresh")
    person.step_up()
    assert get(url, person.by_cookie()).json() == person.name


def test_a_second_factor_counts_at_once_and_a_password_no_longer(
    careful: Server, person: Person, get: Get
) -> None:
    other = person.sign_in()
    for one in (person, other):
        assert get(careful.url + "/recent", one.by_cookie()).status_code == 200
        assert_refused(get(careful.url + "/strong", one.by_cookie()), "second_factor")
    person.turn_on_two_factor()
    assert get(careful.url + "/strong", person.by_cookie()).json() == BY_CODE
    assert get(careful.url + "/recent", person.by_bearer()).json() == person.name
    # The other session was opened by the password alone, a moment ago.
    assert_refused(get(careful.url + "/strong", other.by_cookie()), "second_factor")
    wait_for(lambda: get(careful.url + "/recent", other.by_cookie()).status_code == 403)
    session = get(careful.url + "/me", other.by_cookie()).json()["session"]
    assert (session["amr"], session["authenticated_at"], session["step_up_until"]) == (["pwd"], None, None)


def test_no_credential_is_still_401(careful: Server, get: Get) -> None:
    for path in ("/strong", "/fresh"):
        assert get(careful.url + path).json()["detail"]["code"] == "missing_credential"


# With the stand-in, which sends every answer there is.


@pytest.mark.parametrize(
    ("session", "demands", "expected"),
    [
        ({"amr": BY_CODE}, {"second_factor": True}, "s1"),
        ({"amr": ["pop", "user", "mfa"]}, {"second_factor": True}, "s1"),
        ({"amr": ["pwd"]}, {"second_factor": True}, "step_up_required"),
        ({"amr": ["pwd", "otp", "something new"]}, {"second_factor": True}, "step_up_required"),
        ({"authenticatedAt": timedelta(seconds=300)}, {"fresh": 600}, "s1"),
        ({"authenticatedAt": timedelta(seconds=700)}, {"fresh": 600}, "step_up_required"),
        ({"authenticatedAt": timedelta(seconds=-60)}, {"fresh": 1}, "s1"),  # this clock is slow
        ({"authenticatedAt": timedelta(seconds=300)}, {"fresh": 1e300}, "s1"),
        # A second factor is set up, and the password of this session does not count.
        ({"authenticatedAt": None, "createdAt": timedelta(seconds=1)}, {"fresh": 600}, "step_up_required"),
        ({"authenticatedAt": None}, {"fresh": 1e300}, "step_up_required"),
        (
            {"amr": BY_CODE, "authenticatedAt": timedelta(seconds=5)},
            {"fresh": 60, "second_factor": True},
            "s1",
        ),
        # An older Gatehouse, without these fields.
        ({"createdAt": timedelta(seconds=5)}, {"fresh": 60}, "s1"),
        ({"createdAt": timedelta(seconds=70)}, {"fresh": 60}, "step_up_required"),
        ({}, {"second_factor": True}, "step_up_required"),
    ],
)
def test_what_a_session_must_have(
    session: dict[str, Any], demands: dict[str, Any], expected: str, stand_in: StandIn
) -> None:
    instants = {name: ago for name, ago in session.items() if isinstance(ago, timedelta)}
    session |= {name: seconds_ago(ago.total_seconds()) for name, ago in instants.items()}
    stand_in.answer = to_session(**session)

    async def story(gatehouse: Gatehouse) -> None:
        assert await fare(gatehouse, **demands) == expected
        assert await fare(gatehouse) == "s1"

    test_asking.live(stand_in, story)


def test_a_cached_answer_refuses_nobody_who_has_just_stepped_up(stand_in: StandIn, feed: EventSource) -> None:
    stand_in.answer = to_session(amr=["pwd"], authenticatedAt=seconds_ago(700))

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        assert await fare(gatehouse, fresh=600) == "step_up_required"
        stand_in.answer = to_session(amr=BY_CODE, authenticatedAt=seconds_ago(0))
        stand_in.requests.clear()
        assert await fare(gatehouse, fresh=600) == "s1"  # no event has arrived
        assert await fare(gatehouse, second_factor=True) == "s1"
        assert len(stand_in.requests) == 1  # the new answer is cached in place of the old one

    test_stream.live(stand_in, story)


def test_a_refusal_is_not_shared_with_a_query_from_before_the_step_up(stand_in: StandIn) -> None:
    async def answer_late(writer: asyncio.StreamWriter) -> None:
        old = to_session(amr=["pwd"])
        stand_in.answer = to_session(amr=BY_CODE)  # the person steps up while this query runs
        await asyncio.sleep(0.3)
        writer.write(old)

    stand_in.answer = answer_late

    async def story(gatehouse: Gatehouse) -> None:
        early = asyncio.ensure_future(fare(gatehouse))
        await until(lambda: len(stand_in.requests) == 1)
        assert await fare(gatehouse, second_factor=True) == "s1"
        assert await early == "s1"

    test_asking.live(stand_in, story)


def test_a_person_is_not_refused_while_gatehouse_is_unreachable(stand_in: StandIn, feed: EventSource) -> None:
    stand_in.answer = to_session(amr=["pwd"])

    async def story(gatehouse: Gatehouse) -> None:
        await until_kept(gatehouse, stand_in)
        stand_in.answer = b"nonsense\r\n\r\n"
        assert await fare(gatehouse, second_factor=True) == "unavailable"

    test_stream.live(stand_in, story)


def test_a_route_may_have_several_dependencies(stand_in: StandIn) -> None:
    stand_in.answer = to_session(amr=["pwd"], authenticatedAt=seconds_ago(5))

    async def story(gatehouse: Gatehouse) -> None:
        connection = bearing()
        assert await fare(gatehouse, connection, fresh=600) == "s1"
        assert await fare(gatehouse, connection) == "s1"
        assert len(stand_in.requests) == 1
        assert await fare(gatehouse, connection, fresh=600, second_factor=True) == "step_up_required"

    test_asking.live(stand_in, story)


# Without any server.


@pytest.mark.parametrize("fresh", [0, -1, float("nan"), float("inf"), True])
def test_a_fresh_that_nobody_can_meet_is_refused(fresh: float) -> None:
    with pytest.raises(ValueError, match="positive number of seconds"):
        Gatehouse("http://localhost:3001").require(fresh=fresh)


@pytest.mark.parametrize("public_url", ["", "accounts.example.com", "https://accounts.example.com/path"])
def test_a_public_url_that_is_no_origin_is_refused(public_url: str) -> None:
    with pytest.raises(ValueError, match="public_url"):
        Gatehouse("http://localhost:3001", public_url=public_url)


def test_equal_demands_are_one_dependency() -> None:
    gatehouse = Gatehouse("http://localhost:3001")
    assert gatehouse.require(fresh=600) is gatehouse.require(fresh=600)
    different = [{}, {"fresh": 600}, {"fresh": 60}, {"second_factor": True}, {"verified": True}]
    assert len({gatehouse.require(**demands) for demands in different}) == len(different)  # type: ignore[arg-type]


def test_the_page_is_at_the_address_of_gatehouse_unless_another_is_public(stand_in: StandIn) -> None:
    async def find_page(**settings: Any) -> object:
        gatehouse = Gatehouse(stand_in.url, **settings)
        async with gatehouse.lifespan():
            with pytest.raises(HTTPException) as refusal:
                await gatehouse.require(second_factor=True)(connection=bearing())
        return json.loads(json.dumps(refusal.value.detail))["stepUpUrl"]

    page = "/two-factor?need=second_factor"
    assert asyncio.run(find_page()) == stand_in.url + page
    assert asyncio.run(find_page(public_url="https://a.example.com/")) == "https://a.example.com" + page


def test_the_documentation_lists_the_refusal() -> None:
    gatehouse = Gatehouse("http://localhost:3001")
    app = FastAPI()
    gatehouse.document(app)

    @app.get("/plain")
    async def plain(identity: Annotated[Identity, Depends(gatehouse.require())]) -> None: ...

    @app.get("/fresh")
    async def fresh(identity: Annotated[Identity, Depends(gatehouse.require(fresh=60))]) -> None: ...

    @app.get("/strong", dependencies=[Depends(gatehouse.require(second_factor=True))])
    async def strong() -> None: ...

    @app.get("/own", responses={403: {"description": "Mine."}})
    async def own(identity: Annotated[Identity, Depends(gatehouse.require(fresh=60))]) -> None: ...

    paths = app.openapi()["paths"]
    assert "`step_up_required`" not in paths["/plain"]["get"]["responses"]["403"]["description"]
    for path in ("/fresh", "/strong"):
        refusal = paths[path]["get"]["responses"]["403"]
        assert "`step_up_required`" in refusal["description"]
        example = refusal["content"]["application/json"]["examples"]["step_up_required"]["value"]
        assert "stepUpUrl" in example["detail"]
        assert len(paths[path]["get"]["security"]) == 2
    assert paths["/own"]["get"]["responses"]["403"] == {"description": "Mine."}


def test_a_fake_user_can_be_strongly_signed_in() -> None:
    fake = FakeGatehouse()
    gatehouse = Gatehouse("http://gatehouse.invalid")

    async def find() -> list[str]:
        async with gatehouse.lifespan():
            return [await fare(gatehouse, fresh=600), await fare(gatehouse, second_factor=True)]

    with fake.replacing(gatehouse):
        assert asyncio.run(find()) == ["session", "step_up_required"]
        fake.session = {"amr": BY_CODE}
        assert asyncio.run(find()) == ["session", "session"]
        fake.session = {"authenticated_at": None}
        assert asyncio.run(find()) == ["step_up_required", "step_up_required"]
