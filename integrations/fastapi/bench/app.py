"""The same small route with different dependencies, to compare their requests per second.

GATEHOUSE_URL and GATEHOUSE_KEY configure the Gatehouse to query. `/jwt` expects a token of /jwt/token.
"""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from typing import Annotated, Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from starlette.types import Receive, Scope, Send

from gatehouse_fastapi import Gatehouse

URL = os.environ.get("GATEHOUSE_URL", "http://localhost:3001")
SIGNING_KEY = Ed25519PrivateKey.generate()

remembering = Gatehouse(URL, key=os.environ.get("GATEHOUSE_KEY"))
asking = Gatehouse(URL)
client = httpx.AsyncClient(base_url=URL, trust_env=False)


async def nobody() -> None:
    """Do nothing: the cost of any dependency."""


async def forward(request: Request) -> None:
    """Query Gatehouse without this package, over one shared client."""
    answer = await client.get("/api/bridge/v1/session", headers={"Cookie": request.headers["cookie"]})
    if answer.status_code != 200:
        raise HTTPException(401)


async def verify(authorization: Annotated[str, Header()]) -> None:
    """Check a signature, without a query."""
    try:
        jwt.decode(authorization.removeprefix("Bearer "), SIGNING_KEY.public_key(), algorithms=["EdDSA"])
    except jwt.InvalidTokenError:
        raise HTTPException(401) from None


def serve(dependency: Callable[..., Any]) -> FastAPI:
    """Put the route behind a dependency, in an application of its own, so that routing costs are equal."""
    app = FastAPI()

    @app.get("/{_:path}", dependencies=[Depends(dependency)])
    async def greet() -> dict[str, str]:
        return {"hello": "world"}

    return app


APPS = {
    "/empty": serve(nobody),
    "/require": serve(remembering.require()),
    "/asking": serve(asking.require()),
    "/httpx": serve(forward),
    "/jwt": serve(verify),
}


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    """Open the connections that the routes use."""
    async with remembering.lifespan(), asking.lifespan(), client:
        yield


others = FastAPI(lifespan=lifespan)


@others.get("/jwt/token")
async def issue() -> str:
    """Return a token for `/jwt`."""
    expires_at = datetime.now(timezone.utc) + timedelta(hours=1)
    return jwt.encode({"sub": "ada", "exp": expires_at}, SIGNING_KEY, algorithm="EdDSA")


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Choose the application by the path."""
    await APPS.get(scope.get("path", ""), others)(scope, receive, send)
