"""The right person reaches the route."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from gatehouse_fastapi import Identity, Profile

from .conftest import Get
from .person import Person, sign_up
from .process import Server

Headers = Callable[[Person], dict[str, str]]


@pytest.mark.parametrize("credential", [Person.by_cookie, Person.by_bearer])
def test_me_returns_the_caller(credential: Headers, example: Server, person: Person, get: Get) -> None:
    response = get(example.url + "/me", credential(person))
    assert response.status_code == 200
    answer = response.json()
    assert answer["user"] == {
        "id": person.id,
        "email": person.email,
        "email_verified": False,
        "name": person.name,
        "image": None,
    }
    shipped = Profile(complete=False, version=0).model_dump()
    # An operator may have added fields, which keep the service's names.
    assert {name: answer["profile"][name] for name in shipped} == shipped


def test_instants_are_aware(example: Server, person: Person, get: Get) -> None:
    session = Identity.model_validate_json(get(example.url + "/me", person.by_cookie()).content).session
    assert session.created_at.utcoffset() == timedelta(0)
    assert timedelta(days=6) < session.expires_at - session.created_at <= timedelta(days=7)


def test_a_change_of_profile_shows_on_the_next_request(
    example: Server, service: Server, person: Person, get: Get
) -> None:
    url = example.url + "/me"
    assert get(url, person.by_cookie()).json()["profile"]["version"] == 0
    person.update_profile(softwareBackground=["python"], experienceLevel=3)
    profile = get(url, person.by_cookie()).json()["profile"]
    assert profile["software_background"] == ["python"]
    told = get(service.url + "/api/bridge/v1/session", person.by_cookie()).json()["profile"]
    assert (profile["experience_level"], profile["complete"], profile["version"]) == (3, told["complete"], 1)


def test_a_lesson_uses_the_profile_of_its_reader(example: Server, person: Person, get: Get) -> None:
    url = example.url + "/lessons/topics"
    stranger, newcomer = get(url).json(), get(url, person.by_cookie()).json()
    assert (stranger["greeting"], newcomer["greeting"]) == ("Welcome.", "Welcome back, Ada Lovelace.")
    assert stranger["explanation"] == newcomer["explanation"]
    person.update_profile(softwareBackground=["python"], experienceLevel=2)
    programmer = get(url, person.by_bearer()).json()
    person.update_profile(experienceLevel=5)
    expert = get(url, person.by_bearer()).json()
    assert [answer["told"] for answer in (stranger, programmer, expert)] == ["general", "python", "brief"]
    assert len({answer["explanation"] for answer in (stranger, programmer, expert)}) == 3


def test_many_people_at_once_are_not_mixed_up(example: Server, service: Server, get: Get) -> None:
    people = [sign_up(service.url, name) for name in ("Ada", "Grace", "Hedy", "Radia", "Annie")] * 10
    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(lambda person: get(example.url + "/me", person.by_bearer()), people))
    assert [answer.status_code for answer in answers] == [200] * 50
    assert [answer.json()["user"]["id"] for answer in answers] == [person.id for person in people]


def test_an_own_profile_model_and_an_own_lifespan(own: Server, person: Person, get: Get) -> None:
    person.update_profile(experienceLevel=4)
    answer = get(own.url + "/learner", person.by_bearer()).json()
    assert answer == {"opened": True, "expert": True, "robot": "unknown"}


def test_a_dependency_works_in_an_ordinary_function(own: Server, person: Person, get: Get) -> None:
    assert get(own.url + "/plain", person.by_cookie()).json() == person.email
