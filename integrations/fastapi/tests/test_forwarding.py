"""The data that is sent to Gatehouse: the unchanged credential, and nothing else."""

import pytest

from .conftest import Get
from .process import Server
from .stand_in import ANSWER, StandIn, to_answer

PLAIN, SECURE = "better-auth.session_token", "__Secure-better-auth.session_token"
HTTP_LIBRARY = {"host", "accept", "accept-encoding", "user-agent"}


def forwarded(stand_in: StandIn) -> dict[str, str]:
    """Read the credential headers of the last request; fails if it has other headers."""
    line, *fields = stand_in.requests[-1].removesuffix("\r\n\r\n").split("\r\n")
    assert line == "GET /api/bridge/v1/session HTTP/1.1"
    headers = [tuple(field.split(": ", 1)) for field in fields]
    names = [name.lower() for name, _ in headers]
    assert len(names) == len(set(names))
    assert set(names) <= HTTP_LIBRARY | {"cookie", "authorization"}
    return {name: value for name, value in headers if name in ("Cookie", "Authorization")}


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (f"{PLAIN}=a%2Eb%3D", f"{PLAIN}=a%2Eb%3D"),
        (f"{SECURE}=a.b=", f"{SECURE}=a.b="),
        (f'theme=dark;{PLAIN}="q=1, r" ;lang=en', f'{PLAIN}="q=1, r"'),
        (f"{PLAIN}=2; x=y; {PLAIN}=1; {SECURE}=0", f"{PLAIN}=2; {PLAIN}=1; {SECURE}=0"),
        (f"{PLAIN}=; {PLAIN}=1", f"{PLAIN}=1"),
        (f"{PLAIN}.sig=1; x{PLAIN}=2; {PLAIN}=3; better-auth.dont_remember=4", f"{PLAIN}=3"),
    ],
)
def test_only_session_cookies_are_sent_unchanged(
    sent: str, expected: str, astray: Server, stand_in: StandIn, get: Get
) -> None:
    assert get(astray.url + "/me", {"Cookie": sent}).status_code == 200
    assert forwarded(stand_in) == {"Cookie": expected}


def test_cookies_of_several_header_lines_are_sent(astray: Server, stand_in: StandIn, get: Get) -> None:
    get(astray.url + "/me", [("Cookie", f"a=b; {PLAIN}=1"), ("Cookie", f"{PLAIN}=2; c=d")])
    assert forwarded(stand_in) == {"Cookie": f"{PLAIN}=1; {PLAIN}=2"}


def test_only_the_bearer_token_is_sent(astray: Server, stand_in: StandIn, get: Get) -> None:
    private = {
        "Authorization": "bearer tok.en=",
        "Cookie": "theme=dark; other_session=secret",
        "Origin": "http://elsewhere.example",
        "X-Forwarded-For": "203.0.113.9",
        "X-Bridge-Key": "k" * 32,
        "User-Agent": "somebody's browser",
        "Referer": "http://elsewhere.example/?secret",
    }
    assert get(astray.url + "/me?secret=1", private).status_code == 200
    assert forwarded(stand_in) == {"Authorization": "Bearer tok.en="}
    assert "secret" not in stand_in.requests[-1]
    assert "browser" not in stand_in.requests[-1]


def test_both_credentials_together_are_not_sent(astray: Server, stand_in: StandIn, get: Get) -> None:
    both = get(astray.url + "/me", {"Cookie": f"{PLAIN}=1", "Authorization": "Bearer 2"})
    assert both.json()["detail"]["code"] == "ambiguous_credentials"
    assert stand_in.requests == []


def test_another_scheme_is_not_sent(astray: Server, stand_in: StandIn, get: Get) -> None:
    get(astray.url + "/me", {"Cookie": f"{PLAIN}=1", "Authorization": "Basic YTpi"})
    assert forwarded(stand_in) == {"Cookie": f"{PLAIN}=1"}
    stand_in.behave()
    assert get(astray.url + "/me", {"Authorization": "Basic YTpi"}).status_code == 401
    assert stand_in.requests == []


def test_one_connection_serves_many_requests(astray: Server, stand_in: StandIn, get: Get) -> None:
    get(astray.url + "/me", {"Authorization": "Bearer warm-up"})
    stand_in.behave()
    for _ in range(20):
        assert get(astray.url + "/me", {"Authorization": "Bearer x"}).status_code == 200
    assert len(stand_in.requests) == 20
    assert stand_in.connections == 0  # all on the connection of the first request


def test_no_cookie_is_kept_for_the_next_request(astray: Server, stand_in: StandIn, get: Get) -> None:
    theirs = f"{PLAIN}=theirs; Path=/; HttpOnly"
    stand_in.answer = to_answer(ANSWER, f"Set-Cookie: {theirs}")
    first = get(astray.url + "/me", {"Authorization": "Bearer one"})
    assert "set-cookie" not in first.headers
    get(astray.url + "/me", {"Authorization": "Bearer two"})
    assert forwarded(stand_in) == {"Authorization": "Bearer two"}


def test_a_request_asks_once(own_astray: Server, stand_in: StandIn, get: Get) -> None:
    """`/plain` uses optional() twice and require() once."""
    assert get(own_astray.url + "/plain", {"Authorization": "Bearer x"}).status_code == 200
    assert len(stand_in.requests) == 1
