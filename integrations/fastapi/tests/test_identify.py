"""Who is asking, outside of a route: in a middleware, in plain Starlette, in a worker."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from gatehouse_fastapi import (
    AccountDisabledError,
    AmbiguousCredentialsError,
    FakeGatehouse,
    Gatehouse,
    Identity,
    InvalidSessionError,
    RefusalError,
    SessionUnavailableError,
    UntrustedOriginError,
    answer_refusal,
)

from .person import Person
from .process import Server
from .stand_in import StandIn, to_answer, to_http, to_refusal
from .visitor import COOKIE

BEARER = {"Authorization": "Bearer token"}


def live(stand_in: StandIn, story: Callable[[Gatehouse], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        gatehouse = Gatehouse(stand_in.url, trusted_origins=["https://app.example.com"])
        async with gatehouse.lifespan():
            await story(gatehouse)

    asyncio.run(run())


def test_a_worker_identifies_a_person_by_headers(service: Server, person: Person) -> None:
    async def work() -> None:
        gatehouse = Gatehouse(service.url)
        async with gatehouse.lifespan():
            for headers in (person.by_bearer(), person.by_cookie()):
                identity = await gatehouse.identify(headers)
                assert identity is not None
                assert identity.user.id == person.id
            with pytest.raises(InvalidSessionError) as refusal:
                await gatehouse.identify({"Authorization": "Bearer forged"})
            assert refusal.value.code == "invalid_session"
            assert refusal.value.problem.request_id

    asyncio.run(work())


def test_every_form_of_headers_is_read(stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        request = Request({"type": "http", "method": "GET", "headers": [(b"authorization", b"Bearer token")]})
        text, raw = [("AUTHORIZATION", "Bearer token")], [(b"Authorization", b"Bearer token")]
        for headers in (BEARER, request, request.headers, text, raw, iter(text)):
            assert await gatehouse.identify(headers) is not None
        nothing: Any
        for nothing in ({}, [], {"Authorization": "Basic YTpi"}, {"Cookie": "theme=dark"}):
            assert await gatehouse.identify(nothing) is None
        with pytest.raises(InvalidSessionError):
            await gatehouse.identify({"Authorization": "Bearer \N{SNOWMAN}\n"})

    live(stand_in, story)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (to_refusal(401, "invalid_session"), InvalidSessionError),
        (to_refusal(403, "account_disabled"), AccountDisabledError),
        (to_refusal(503, "unavailable"), SessionUnavailableError),
        (to_http(200, "text/html", b"<html>"), SessionUnavailableError),
        (to_refusal(429, "rate_limited"), SessionUnavailableError),
    ],
)
def test_each_refusal_is_an_exception_of_its_own(
    answer: bytes, error: type[RefusalError], stand_in: StandIn
) -> None:
    stand_in.answer = answer

    async def story(gatehouse: Gatehouse) -> None:
        with pytest.raises(error):
            await gatehouse.identify(BEARER)

    live(stand_in, story)


def test_headers_without_a_method_are_told_to_name_it(
    stand_in: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        with pytest.raises(UntrustedOriginError):
            await gatehouse.identify({"Cookie": f"{COOKIE}=x", "Origin": "https://elsewhere.example"})

    live(stand_in, story)
    assert "sent a request of unknown method with the session cookie" in caplog.text
    assert "identify(headers, method=...)" in caplog.text


def test_a_foreign_page_changes_nothing_by_a_cookie(stand_in: StandIn) -> None:
    cookie = {"Cookie": f"{COOKIE}=x"}
    foreign, ours = {"Origin": "https://elsewhere.example"}, {"Origin": "https://app.example.com"}

    async def story(gatehouse: Gatehouse) -> None:
        with pytest.raises(AmbiguousCredentialsError):
            await gatehouse.identify(cookie | BEARER)
        for method in ("POST", "delete", None):
            with pytest.raises(UntrustedOriginError):
                await gatehouse.identify(cookie | foreign, method=method)
            assert await gatehouse.identify(cookie | ours, method=method) is not None
        assert await gatehouse.identify(cookie | foreign, method="get") is not None
        assert await gatehouse.identify(cookie) is not None
        with pytest.raises(UntrustedOriginError):
            await gatehouse.identify(cookie, method="POST")

    live(stand_in, story)


def with_middleware(gatehouse: Gatehouse[Any]) -> FastAPI:
    async def dispatch(request: Request, call_next: RequestResponseEndpoint) -> Response:
        try:
            request.state.reader = await gatehouse.identify(request)
        except RefusalError as refusal:
            return await answer_refusal(request, refusal)
        return await call_next(request)

    app = FastAPI(lifespan=gatehouse.lifespan)
    app.add_middleware(BaseHTTPMiddleware, dispatch=dispatch)

    @app.get("/")
    async def home(request: Request) -> str:
        reader: Identity | None = request.state.reader
        return reader.user.name if reader else "nobody"

    @app.get("/me")
    async def me(request: Request, identity: Annotated[Identity, Depends(gatehouse.require())]) -> str:
        assert identity is request.state.reader
        user_id: str = identity.user.id
        return user_id

    return app


def in_starlette(gatehouse: Gatehouse[Any]) -> Starlette:
    async def home(request: Request) -> Response:
        reader = await gatehouse.identify(request)
        return JSONResponse(reader.user.name if reader else "nobody")

    return Starlette(
        routes=[Route("/", home)],
        lifespan=gatehouse.lifespan,
        exception_handlers={RefusalError: answer_refusal},
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=pass_on)],
    )


async def pass_on(request: Request, call_next: RequestResponseEndpoint) -> Response:
    return await call_next(request)


@pytest.mark.parametrize("make", [with_middleware, in_starlette])
def test_a_refusal_becomes_the_same_response_everywhere(
    make: Callable[[Gatehouse[Any]], Starlette], stand_in: StandIn
) -> None:
    with TestClient(make(Gatehouse(stand_in.url))) as client:
        assert client.get("/", headers=BEARER).json() == "Ada"
        assert client.get("/").json() == "nobody"
        for status, code, header in (
            (401, "invalid_session", ("www-authenticate", "Bearer")),
            (403, "account_disabled", ("content-type", "application/json")),
            (503, "unavailable", ("retry-after", "5")),
        ):
            stand_in.answer = to_refusal(status, code)
            answer = client.get("/", headers={"Authorization": f"Bearer {code}"})
            assert (answer.status_code, answer.json()["detail"]["code"]) == (status, code)
            assert answer.headers[header[0]] == header[1]


def test_a_route_behind_the_middleware_does_not_ask_again(stand_in: StandIn) -> None:
    with TestClient(with_middleware(Gatehouse(stand_in.url))) as client:
        assert client.get("/me", headers=BEARER).json() == "u1"
        assert len(stand_in.requests) == 1
        assert client.get("/me").status_code == 401


def test_the_handler_passes_other_exceptions_on() -> None:
    with pytest.raises(KeyError):
        asyncio.run(answer_refusal(Request({"type": "http", "headers": []}), KeyError("x")))


def test_a_fake_identifies_too() -> None:
    fake = FakeGatehouse(user={"name": "Grace"})
    with TestClient(with_middleware(fake)) as client:
        assert client.get("/").json() == "Grace"
        fake.refusal = "account_disabled"
        assert client.get("/").status_code == 403
        fake.user = None
        assert client.get("/").json() == "nobody"


def test_an_answer_in_a_foreign_shape_is_not_a_person(stand_in: StandIn) -> None:
    stand_in.answer = to_answer({"user": None})

    async def story(gatehouse: Gatehouse) -> None:
        with pytest.raises(SessionUnavailableError):
            await gatehouse.identify(BEARER)

    live(stand_in, story)
