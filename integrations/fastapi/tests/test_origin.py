"""Only a trusted page may make changes for the person whose cookie it sends."""

import asyncio

import pytest

from gatehouse_fastapi import Gatehouse

from .cached import Cached, to_identity
from .stand_in import ANSWER, StandIn, to_answer
from .visitor import COOKIE, fare, visit

TRUSTED = "https://app.example.com"
CHANGING: list[str | None] = ["POST", "PUT", "PATCH", "DELETE", "TRACE", "anything", None]
FOREIGN: list[dict[str, str]] = [
    {},
    {"origin": "null"},
    {"origin": "https://elsewhere.example"},
    {"origin": "https://app.example.com.evil.example"},
    {"origin": "http://app.example.com"},
    {"origin": f"{TRUSTED}:8443"},
    {"origin": f"{TRUSTED}/"},
    {"sec_fetch_site": "same-site"},
    {"sec_fetch_site": "cross-site", "origin": "null"},
    {"sec_fetch_site": "none"},
    {"referer": f"{TRUSTED}/page"},
]
OURS: list[dict[str, str]] = [
    {"origin": TRUSTED},
    {"origin": TRUSTED, "sec_fetch_site": "cross-site"},
    {"origin": "http://localhost:5173"},
    {"sec_fetch_site": "same-origin"},
    {"origin": "https://this.example.com", "sec_fetch_site": "same-origin"},
]


def send(stand_in: StandIn, method: str | None, headers: dict[str, str]) -> set[str]:
    """Return the results of a request with require() and optional()."""

    async def run() -> set[str]:
        gatehouse = Gatehouse(stand_in.url, trusted_origins=[TRUSTED, "http://localhost:5173"])
        async with gatehouse.lifespan():
            return {await fare(gatehouse, visit(method, **headers))}

    return asyncio.run(run())


@pytest.mark.parametrize("method", CHANGING)
def test_a_foreign_page_may_not_change_anything(method: str | None, stand_in: StandIn) -> None:
    for headers in FOREIGN:
        assert send(stand_in, method, {"cookie": f"{COOKIE}=x", **headers}) == {"untrusted_origin"}, headers
    assert stand_in.requests == []


@pytest.mark.parametrize("method", ["POST", None])
def test_our_own_pages_may_change_data(method: str | None, stand_in: StandIn) -> None:
    for headers in OURS:
        assert send(stand_in, method, {"cookie": f"{COOKIE}=x", **headers}) == {"s1"}, headers


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_needs_no_origin(method: str, stand_in: StandIn) -> None:
    for headers in FOREIGN:
        assert send(stand_in, method, {"cookie": f"{COOKIE}=x", **headers}) == {"s1"}, headers


def test_no_page_can_make_a_browser_send_a_bearer_token(stand_in: StandIn) -> None:
    for headers in FOREIGN:
        assert send(stand_in, "POST", {"authorization": "Bearer x", **headers}) == {"s1"}


@pytest.mark.parametrize("method", ["GET", "POST", None])
def test_a_token_of_a_site_serves_only_that_site(method: str | None, stand_in: StandIn) -> None:
    session = {**ANSWER["session"], "via": TRUSTED}
    stand_in.answer = to_answer({**ANSWER, "session": session})
    token = {"authorization": "Bearer gat_x.y"}
    for headers in ({}, {"origin": TRUSTED}, {"origin": TRUSTED, "sec_fetch_site": "cross-site"}):
        assert send(stand_in, method, {**token, **headers}) == {"s1"}, headers
    for origin in ("http://localhost:5173", "null", f"{TRUSTED}.evil.example", f"{TRUSTED}/"):
        assert send(stand_in, method, {**token, "origin": origin}) == {"invalid_session"}, origin


def test_a_cached_answer_to_a_site_serves_only_that_site(stand_in: StandIn) -> None:
    token = {"authorization": "Bearer gat_x.y"}

    async def run() -> list[str]:
        gatehouse = Gatehouse(stand_in.url)
        async with gatehouse.lifespan():
            cached = Cached()
            cached.keep(b"Bearer gat_x.y", to_identity(via=TRUSTED))
            gatehouse._source.cache.answers = cached.answers  # type: ignore[attr-defined]
            origins: tuple[dict[str, str], ...] = (
                {"origin": TRUSTED},
                {},
                {"origin": "https://elsewhere.example"},
            )
            return [await fare(gatehouse, visit("GET", **token, **origin)) for origin in origins]

    assert asyncio.run(run()) == ["s1", "s1", "invalid_session"]
    assert stand_in.requests == []


def test_a_request_without_a_credential_needs_no_origin(stand_in: StandIn) -> None:
    assert send(stand_in, "POST", {"origin": "https://elsewhere.example"}) == {"missing_credential"}


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "",
        "null",
        "app.example.com",
        "https://*.example.com",
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://App.example.com",
        "HTTPS://app.example.com",
        "https://app.example.com:443",
        "http://localhost:80",
        "https://app.example.com:",
        "https://münchen.example",
        "ftp://app.example.com",
        "https://ada@app.example.com",
    ],
)
def test_an_origin_no_browser_sends_is_refused(origin: str) -> None:
    with pytest.raises(ValueError, match="exact origin"):
        Gatehouse("http://localhost:3001", trusted_origins=[TRUSTED, origin])
