"""Which `Authorization` headers and cookies count, and which are left alone."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from gatehouse_fastapi import Gatehouse, Identity

from .conftest import Get
from .person import Person
from .process import Server
from .stand_in import StandIn
from .visitor import COOKIE, fare, visit

SESSION = "s" * 32 + "." + "A" * 42 + "+="
SITE = "gat_" + "a" * 43 + "." + "b" * 43
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0." + "c" * 43
OURS = [SESSION, SESSION.replace("+", "%2B").replace("=", "%3D"), SESSION.replace("+", "%2b"), SITE]
NEVER = [
    "",
    " ",
    "null",
    "undefined",
    "Bearer",
    "Bearer ",
    "Bearer null",
    "Bearer undefined",
    "bearer  null ",
]
NEVER += [
    "Bearer None",
    "Basic YTpi",
    "Digest username=a",
    "Token x",
    "DPoP x",
    f"Basic {SESSION}",
    "Bearerx",
]
FOREIGN = [JWT, "forged", "a b", f"{JWT}=", "x.y", f"gat_{'a' * 43}", f"{SESSION}x", f"{SESSION}, Basic x"]

Accept = Any


Send = Callable[..., Coroutine[Any, Any, str]]


def live(stand_in: StandIn, accept: Accept, story: Callable[[Send], Coroutine[Any, Any, None]]) -> None:
    """Run a story with a function that sends a request and returns how it fares."""

    async def run() -> None:
        gatehouse = Gatehouse(stand_in.url, accept=accept)

        async def send(*headers: tuple[str, str]) -> str:
            stand_in.behave()
            connection = visit("GET")
            raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
            connection.scope["headers"] = raw
            return await fare(gatehouse, connection)

        async with gatehouse.lifespan():
            await story(send)

    asyncio.run(run())


def credential_sent(stand_in: StandIn) -> str:
    lines = stand_in.requests[-1].split("\r\n")
    return next(line for line in lines if line.startswith(("Cookie", "Authorization")))


ACCEPTS: Sequence[Accept] = [None, ("cookie", "bearer"), ["bearer"], {"cookie"}]


COOKIES = ("cookie", f"{COOKIE}=x")


@pytest.mark.parametrize("accept", ACCEPTS)
def test_empty_and_other_schemes_never_count(accept: Accept, stand_in: StandIn) -> None:
    async def story(send: Send) -> None:
        for value in NEVER:
            header = ("authorization", value)
            assert await send(header) == "missing_credential", value
            assert stand_in.requests == []
            if accept != ["bearer"]:
                assert await send(header, COOKIES) == "s1", value
                assert credential_sent(stand_in) == f"Cookie: {COOKIE}=x"
            if accept != {"cookie"}:
                ours = ("authorization", f"Bearer {SESSION}")
                assert await send(header, ours) == await send(ours, header) == "s1", value

    live(stand_in, accept, story)


def test_without_accept_a_foreign_token_is_refused(stand_in: StandIn) -> None:
    async def story(send: Send) -> None:
        for token in FOREIGN:
            header = ("authorization", f"Bearer {token}")
            assert await send(header) == "s1", token  # the stand-in knows everybody
            assert credential_sent(stand_in) == f"Authorization: Bearer {token}"
            assert await send(header, COOKIES) == "ambiguous_credentials", token

    live(stand_in, None, story)


@pytest.mark.parametrize("accept", [("cookie", "bearer"), ("bearer",), ("cookie",)])
def test_with_accept_a_foreign_token_is_left_alone(accept: Accept, stand_in: StandIn) -> None:
    async def story(send: Send) -> None:
        for token in FOREIGN:
            header = ("authorization", f"Bearer {token}")
            assert await send(header) == "missing_credential", token
            assert stand_in.requests == []
            if "cookie" in accept:
                assert await send(header, COOKIES) == "s1", token
                assert credential_sent(stand_in) == f"Cookie: {COOKIE}=x"

    live(stand_in, accept, story)


EXPECTED = {
    None: ("bearer", "ambiguous", "cookie"),
    ("cookie", "bearer"): ("bearer", "ambiguous", "cookie"),
    ("bearer",): ("bearer", "bearer", "missing"),
    ("cookie",): ("missing", "cookie", "cookie"),
}


@pytest.mark.parametrize("accept", EXPECTED)
def test_our_own_tokens_are_known_by_their_form(accept: Accept, stand_in: StandIn) -> None:
    async def story(send: Send) -> None:
        for token in OURS:
            header = ("authorization", f"Bearer {token}")
            for sent, expected in zip(
                ([header], [header, COOKIES], [COOKIES]), EXPECTED[accept], strict=True
            ):
                fared = await send(*sent)
                if expected == "bearer":
                    assert credential_sent(stand_in) == f"Authorization: Bearer {token}"
                elif expected == "cookie":
                    assert credential_sent(stand_in) == f"Cookie: {COOKIE}=x"
                else:
                    assert fared.startswith(expected)
                    assert stand_in.requests == []

    live(stand_in, accept, story)


def test_the_real_tokens_have_this_form(service: Server, person: Person) -> None:
    async def run() -> None:
        gatehouse = Gatehouse(service.url, accept=("cookie", "bearer"))
        async with gatehouse.lifespan():
            beside = {"Cookie": person.cookie, "Authorization": f"Bearer {JWT}"}
            for headers in (person.by_bearer(), beside):
                identity = await gatehouse.identify(headers)
                assert identity is not None
                assert identity.user.id == person.id

    asyncio.run(run())


@pytest.mark.parametrize("accept", ["cookie", "bearer", (), ("header",), ("cookie", "basic")])
def test_an_accept_that_names_something_else_is_refused(accept: Accept) -> None:
    with pytest.raises(ValueError, match="accept must name what counts"):
        Gatehouse("http://localhost:3001", accept=accept)


def test_a_docs_page_on_another_domain_needs_bearer() -> None:
    with pytest.raises(ValueError, match="docs_origin needs"):
        Gatehouse("http://localhost:3001", docs_origin="https://tutor.example.com", accept=("cookie",))


@pytest.mark.parametrize(
    ("accept", "schemes"),
    [
        (("cookie", "bearer"), ["GatehouseCookie", "GatehouseBearer"]),
        (("cookie",), ["GatehouseCookie"]),
        (("bearer",), ["GatehouseBearer"]),
    ],
)
def test_the_document_lists_what_counts(accept: Accept, schemes: list[str]) -> None:
    gatehouse, app = Gatehouse("http://localhost:3001", accept=accept), FastAPI()

    @app.get("/", dependencies=[Depends(gatehouse.require())])
    async def look() -> None: ...

    gatehouse.document(app)
    assert list(app.openapi()["components"]["securitySchemes"]) == schemes
    assert (app.swagger_ui_parameters is None) == ("cookie" not in accept)


def page(app_path: str = "/docs", **headers: str) -> dict[str, str]:
    sent = {
        "Cookie": f"{COOKIE}=x",
        "Authorization": f"Bearer {SITE}",
        "Referer": f"http://testserver{app_path}",
    }
    return sent | {name.replace("_", "-"): value for name, value in headers.items()}


def test_what_the_docs_page_was_given_counts_beside_the_cookie(stand_in: StandIn) -> None:
    gatehouse = Gatehouse(stand_in.url)
    app = FastAPI(lifespan=gatehouse.lifespan)

    @app.get("/me")
    async def me(identity: Annotated[Identity, Depends(gatehouse.require())]) -> str:
        return identity.user.id

    with TestClient(app) as client:
        for sent in (page(), page(sec_fetch_site="same-origin"), page("/prefix/docs")):
            assert client.get("/me", headers=sent).json() == "u1"
            assert credential_sent(stand_in) == f"Authorization: Bearer {SITE}"
        elsewhere = {"Referer": "http://elsewhere.example/docs"}
        for sent in (
            page("/me"),
            page() | elsewhere,
            page(sec_fetch_site="same-site"),
            page(sec_fetch_site="cross-site") | elsewhere,
            page() | {"Referer": "http://["},
        ):
            assert client.get("/me", headers=sent).status_code == 400, sent


def test_a_real_session_is_told_from_a_foreign_token(example: Server, person: Person, get: Get) -> None:
    for value in ("null", "Bearer undefined", "Bearer", "Basic YTpi"):
        answer = get(example.url + "/me", person.by_cookie() | {"Authorization": value})
        assert answer.status_code == 200, value
