"""The example with a key and the real Gatehouse: cached answers, and immediate changes."""

import signal
import time
from collections.abc import Callable
from functools import partial

from .conftest import Get
from .person import Person
from .process import Server

MOMENT = 0.5  # seconds, on a busy machine; an event takes milliseconds


def within_a_moment(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + MOMENT
    while time.monotonic() < deadline:
        if condition():
            return True
    return False


def test_changes_are_seen_at_once(remembering: Server, person: Person, get: Get) -> None:
    url = remembering.url + "/me"

    def has_version(expected: int) -> bool:
        return bool(get(url, person.by_cookie()).json()["profile"]["version"] == expected)

    assert has_version(0)
    for expected in (1, 2, 3):
        person.update_profile(experienceLevel=expected)
        assert within_a_moment(partial(has_version, expected))


def test_a_revoked_session_is_refused_at_once(remembering: Server, person: Person, get: Get) -> None:
    url, other = remembering.url + "/me", person.sign_in()
    for credential in (other.by_cookie(), other.by_bearer(), person.by_bearer()):
        assert get(url, credential).status_code == 200
    person.revoke_other_sessions()
    assert within_a_moment(lambda: get(url, other.by_cookie()).status_code == 401)
    assert get(url, other.by_bearer()).json()["detail"]["code"] == "invalid_session"
    assert get(url, person.by_bearer()).status_code == 200
    person.sign_out()
    assert within_a_moment(lambda: get(url, person.by_bearer()).status_code == 401)


def test_answers_come_from_the_cache(service: Server, remembering: Server, person: Person, get: Get) -> None:
    """Cached answers do not need the service: it may pause for a second."""
    url = remembering.url + "/me"
    time.sleep(3.1)  # the change by the sign-up is old enough for caching
    assert get(url, person.by_cookie()).status_code == 200
    service.process.send_signal(signal.SIGSTOP)
    try:
        assert get(url, person.by_cookie()).json()["user"]["id"] == person.id
        assert get(url, person.by_bearer()).status_code == 503  # another credential needs a query
    finally:
        service.process.send_signal(signal.SIGCONT)
