"""The example with a key, beside the real Gatehouse: answers from memory, and changes at once."""

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


def test_answers_come_from_memory(service: Server, remembering: Server, person: Person, get: Get) -> None:
    """The service is not needed for what it said already: it may stop for a second."""
    url = remembering.url + "/me"
    time.sleep(3.1)  # the sign-up has settled
    assert get(url, person.by_cookie()).status_code == 200
    service.process.send_signal(signal.SIGSTOP)
    try:
        assert get(url, person.by_cookie()).json()["user"]["id"] == person.id
        assert get(url, person.by_bearer()).status_code == 503  # another credential: that has to be asked
    finally:
        service.process.send_signal(signal.SIGCONT)
