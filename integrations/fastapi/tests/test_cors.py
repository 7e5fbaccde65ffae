"""One list of origins: who may call from another origin, and who may make changes with the cookie."""

import logging
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.testclient import TestClient

from gatehouse_fastapi import FakeGatehouse, Gatehouse, Identity

from .stand_in import StandIn
from .visitor import COOKIE

SITE, OTHER = "https://book.example.com", "https://app.example.com"
CREDENTIALS: list[dict[str, str]] = [{"Cookie": f"{COOKIE}=x"}, {"Authorization": "Bearer x"}]


def make_app(gatehouse: Gatehouse[Any]) -> FastAPI:
    app = FastAPI(lifespan=gatehouse.lifespan)
    app.add_middleware(CORSMiddleware, **gatehouse.cors())

    @app.put("/progress")
    async def progress(done: int, identity: Annotated[Identity, Depends(gatehouse.require())]) -> str:
        return f"{identity.user.name} {done}"

    return app


def preflight(client: TestClient, origin: str, headers: str) -> int:
    """Ask as a browser asks before a PUT, and return the status of the answer."""
    asked = {"Origin": origin, "Access-Control-Request-Method": "PUT"}
    answer = client.options("/progress", headers=asked | {"Access-Control-Request-Headers": headers})
    status: int = answer.status_code
    return status


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_trusted_page_may_call_change_and_read(credential: dict[str, str], stand_in: StandIn) -> None:
    gatehouse = Gatehouse(stand_in.url, trusted_origins=[SITE, OTHER, SITE])
    with TestClient(make_app(gatehouse)) as client:
        for origin in (SITE, OTHER):
            assert preflight(client, origin, "authorization,content-type,last-event-id") == 200
            answer = client.put("/progress?done=3", headers=credential | {"Origin": origin})
            assert answer.json() == "Ada 3"
            assert answer.headers["access-control-allow-origin"] == origin
            assert answer.headers["access-control-allow-credentials"] == "true"
        refused = client.put("/progress?done=3", headers={"Origin": SITE})
        assert refused.status_code == 401
        assert "WWW-Authenticate" in refused.headers["access-control-expose-headers"]
        assert preflight(client, "https://elsewhere.example", "content-type") == 400


def test_only_what_counts_is_allowed() -> None:
    both = Gatehouse("http://localhost:3001", trusted_origins=[SITE]).cors()
    bearer = Gatehouse("http://localhost:3001", trusted_origins=[SITE], accept=["bearer"]).cors()
    cookie = Gatehouse("http://localhost:3001", trusted_origins=[SITE], accept=["cookie"]).cors()
    assert [one["allow_credentials"] for one in (both, bearer, cookie)] == [True, False, True]
    named = ["Authorization" in one["allow_headers"] for one in (both, bearer, cookie)]
    assert named == [True, True, False]
    both["allow_origins"].append("https://changed.example")
    assert bearer["allow_origins"] == [SITE]
    assert FakeGatehouse().cors()["allow_origins"] == []


def test_the_dictionary_is_new_each_time() -> None:
    gatehouse = Gatehouse("http://localhost:3001", trusted_origins=[SITE])
    gatehouse.cors()["allow_origins"].clear()
    assert gatehouse.cors()["allow_origins"] == [SITE]


def test_the_log_names_the_argument_that_trusts_a_page(
    stand_in: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    gatehouse = Gatehouse(stand_in.url)
    caplog.set_level(logging.WARNING, "gatehouse_fastapi")
    cookie = CREDENTIALS[0]
    with TestClient(make_app(gatehouse)) as client:
        for origin in (SITE, SITE, OTHER, "null", "evil\\n", 'https://x.example"]'):
            answer = client.put("/progress?done=3", headers=cookie | {"Origin": origin})
            assert answer.json()["detail"]["code"] == "untrusted_origin"
    said = [record.getMessage() for record in caplog.records]
    assert [
        f'trusted_origins=["{origin}"]' in line for line, origin in zip(said, (SITE, OTHER), strict=False)
    ] == [
        True,
        True,
    ]
    assert len(said) == 3  # each sentence once; what no browser sends is not repeated
    assert "bearer token" in said[2]
    assert not any("evil" in line or "x.example" in line for line in said)
