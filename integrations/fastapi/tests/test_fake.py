"""An application's own tests with a fake Gatehouse."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, WebSocket
from starlette.testclient import TestClient

from gatehouse_fastapi import FakeGatehouse, Gatehouse, Identity, Profile, User
from gatehouse_fastapi.testing import FakeGatehouse as Imported


class Learner(Profile):
    """A profile of the operator's own."""

    favourite_robot: str = "none"


gatehouse = Gatehouse("http://gatehouse.invalid", profile=Learner)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with gatehouse.lifespan(app):
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/me")
async def me(identity: Annotated[Identity[Learner], Depends(gatehouse.require())]) -> list[str]:
    return [identity.user.name, identity.profile.favourite_robot]


@app.get("/maybe")
def maybe(identity: Annotated[Identity[Learner] | None, Depends(gatehouse.optional())]) -> str:
    return identity.user.id if identity else "nobody"


@app.post("/verified", dependencies=[Depends(gatehouse.require(verified=True))])
async def verified() -> bool:
    return gatehouse.healthy


@app.websocket("/socket")
async def socket(
    websocket: WebSocket, identity: Annotated[Identity[Learner], Depends(gatehouse.require())]
) -> None:
    await websocket.accept()
    await websocket.send_text(identity.user.id)


def get(fake: FakeGatehouse, path: str, method: str = "GET") -> Any:
    with fake.replacing(gatehouse), TestClient(app) as client:
        answer = client.request(method, path).json()
        return answer["detail"]["code"] if isinstance(answer, dict) else answer


def test_a_fake_user_is_signed_in() -> None:
    assert get(FakeGatehouse(), "/me") == ["Ada Lovelace", "none"]
    assert get(FakeGatehouse(user={"id": "7", "name": "Grace"}), "/me") == ["Grace", "none"]
    assert get(FakeGatehouse(profile={"favourite_robot": "R2-D2"}), "/me") == ["Ada Lovelace", "R2-D2"]
    grace = User(id="g", email="grace@example.com", email_verified=False, name="Grace")
    learner = Learner(complete=True, version=1, favourite_robot="Robby")
    assert get(FakeGatehouse(grace, profile=learner), "/me") == ["Grace", "Robby"]
    assert Imported is FakeGatehouse


def test_rules_apply_to_a_fake_user() -> None:
    assert get(FakeGatehouse(user=None), "/me") == "missing_credential"
    assert get(FakeGatehouse(user=None), "/maybe") == "nobody"
    assert get(FakeGatehouse(), "/verified", "POST") is True
    assert get(FakeGatehouse(user={"email_verified": False}), "/verified", "POST") == "forbidden"


@pytest.mark.parametrize("refusal", ["unavailable", "account_disabled", "invalid_session"])
def test_a_refusal_can_be_faked(refusal: Any) -> None:
    fake = FakeGatehouse(refusal=refusal)
    assert get(fake, "/me") == get(fake, "/maybe") == refusal
    fake.user = None
    assert get(fake, "/maybe") == "nobody"
    assert FakeGatehouse(refusal=refusal).healthy == (refusal != "unavailable")


def test_afterwards_the_real_service_is_used() -> None:
    with FakeGatehouse().replacing(gatehouse):
        assert gatehouse.healthy
    assert not gatehouse.healthy
    with TestClient(app) as client:
        assert client.get("/me", headers={"Authorization": "Bearer x"}).status_code == 503


def test_it_replaces_a_gatehouse() -> None:
    fake = FakeGatehouse(user={"id": "7"})
    own = FastAPI(lifespan=fake.lifespan)

    @own.get("/")
    async def name(identity: Annotated[Identity, Depends(fake.require())]) -> str:
        return identity.user.id

    with TestClient(own) as client:
        assert client.get("/").json() == "7"
        fake.user = None
        assert client.get("/").status_code == 401
        assert "GatehouseCookie" in client.get("/openapi.json").text


def test_a_websocket_is_protected_as_well() -> None:
    with (
        FakeGatehouse(user={"id": "7"}).replacing(gatehouse),
        TestClient(app) as client,
        client.websocket_connect("/socket") as websocket,
    ):
        assert websocket.receive_text() == "7"
