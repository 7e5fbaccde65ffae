"""Gatehouse refuses a visitor, and the visitor receives Gatehouse's own answer."""

import httpx
import pytest

from .conftest import Get
from .person import Person
from .process import Server

COOKIE = "better-auth.session_token"
FORGED = [
    {"Cookie": f"{COOKIE}=forged"},
    {"Cookie": f"{COOKIE}=a.b; theme=dark"},
    {"Cookie": f"{COOKIE}=%00%zz"},
    {"Cookie": f"{COOKIE}=" + "x" * 20_000},
    {"Cookie": f"{COOKIE}=\x01"},
    {"Authorization": "Bearer forged"},
    {"Authorization": "bearer a b"},
    {"Authorization": "Bearer\tforged"},
    {"Authorization": "Bearer Bearer"},
]
NO_CREDENTIAL = [
    {},
    {"Cookie": "theme=dark"},
    {"Cookie": f"{COOKIE}="},
    {"Cookie": COOKIE},
    {"Cookie": f"my-{COOKIE}=x; {COOKIE}x=y; {COOKIE.upper()}=z"},
    {"Authorization": "Bearer"},
    {"Authorization": "bearer"},
    {"Authorization": "Basic YTpi"},
    {"Authorization": ""},
    {"X-Authorization": "Bearer x"},
]


def assert_refused(response: httpx.Response, status: int, code: str) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/json"
    assert response.json().keys() == {"detail"}
    problem = response.json()["detail"]
    assert problem.keys() == {"type", "title", "status", "code", "detail", "requestId"}
    assert (problem["status"], problem["code"]) == (status, code)
    assert all(problem.values())
    assert response.headers.get("www-authenticate") == ("Bearer" if status == 401 else None)
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("headers", FORGED)
@pytest.mark.parametrize("path", ["/me", "/lessons/topics"])
def test_a_forged_credential_is_401(path: str, headers: dict[str, str], example: Server, get: Get) -> None:
    assert_refused(get(example.url + path, headers), 401, "invalid_session")


@pytest.mark.parametrize("headers", NO_CREDENTIAL)
def test_no_credential_is_401_or_anonymous(headers: dict[str, str], example: Server, get: Get) -> None:
    assert_refused(get(example.url + "/me", headers), 401, "missing_credential")
    assert get(example.url + "/lessons/topics", headers).json()["told"] == "general"


def test_sign_out_counts_on_the_very_next_request(example: Server, person: Person, get: Get) -> None:
    for credential in (person.by_cookie(), person.by_bearer()):
        assert get(example.url + "/me", credential).status_code == 200
    person.sign_out()
    for credential in (person.by_cookie(), person.by_bearer()):
        for path in ("/me", "/lessons/topics"):
            assert_refused(get(example.url + path, credential), 401, "invalid_session")


def test_cookie_and_bearer_together_are_400(example: Server, person: Person, get: Get) -> None:
    both = person.by_cookie() | person.by_bearer()
    for path in ("/me", "/lessons/topics"):
        assert_refused(get(example.url + path, both), 400, "ambiguous_credentials")


def test_our_own_refusals_look_like_those_of_gatehouse(service: Server, example: Server, get: Get) -> None:
    theirs = get(service.url + "/api/bridge/v1/session")
    ours = get(example.url + "/me")
    assert theirs.json() | {"requestId": ""} == ours.json()["detail"] | {"requestId": ""}
    assert theirs.headers["www-authenticate"] == ours.headers["www-authenticate"]
    forged = get(service.url + "/api/bridge/v1/session", {"Authorization": "Bearer x"}).json()
    unsendable = get(example.url + "/me", {"Cookie": f"{COOKIE}=\x01"}).json()["detail"]
    assert forged | {"requestId": ""} == unsendable | {"requestId": ""}
