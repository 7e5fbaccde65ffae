"""An application with a key asks the real Gatehouse about people."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from uuid import uuid4

import pytest

from gatehouse_fastapi import (
    Gatehouse,
    InvalidInputError,
    MissingScopeError,
    NotFoundError,
    PreconditionFailedError,
    Profile,
)
from gatehouse_fastapi.users import Users

from .person import Person, sign_up
from .process import KEY, KEY_WITHOUT_SCOPES, Server

T = TypeVar("T")


class Learner(Profile):
    """A profile of the operator's own."""

    favourite_robot: str = "none"


@pytest.fixture
def ask(service: Server) -> Callable[[Callable[[Users[Profile]], Coroutine[Any, Any, Any]]], Any]:
    """Ask the people of the real Gatehouse beside a running lifespan."""

    def ask(question: Callable[[Users[Profile]], Coroutine[Any, Any, T]]) -> T:
        async def run() -> T:
            gatehouse = Gatehouse(service.url, key=KEY)
            async with gatehouse.lifespan():
                return await question(gatehouse.users)

        return asyncio.run(run())

    return ask


def test_a_person_is_typed(service: Server, ask: Any, person: Person) -> None:
    person.update_profile(experienceLevel=4)
    shown = ask(lambda users: users.get(person.id))
    assert (shown.id, shown.name, shown.email, shown.email_verified) == (
        person.id,
        person.name,
        person.email,
        False,
    )
    assert shown.profile.experience_level == 4
    assert (shown.claims.roles, shown.claims.version) == ([], 0)
    assert shown.created_at.utcoffset() is not None
    learner = Gatehouse(service.url, key=KEY, profile=Learner).users.sync.get(person.id)
    assert learner.profile.favourite_robot == "none"


def test_whom_nobody_knows_is_not_found(ask: Any, person: Person) -> None:
    for stranger in (
        uuid4().hex,
        "",
        "..",
        "%2e",
        "a/b",
        "x" * 10_000,
        "\x00",
        "\ud800",
        "ü",
        person.id + " ",
    ):
        with pytest.raises(NotFoundError):
            ask(lambda users, stranger=stranger: users.get(stranger))


def test_a_look_up_keeps_the_order_and_names_who_is_missing(service: Server, ask: Any) -> None:
    people = [sign_up(service.url, f"Ada {number}") for number in range(3)]
    ids = [person.id for person in people]
    wanted = [ids[2], "nobody", ids[0], ids[2], "", *(str(number) for number in range(150)), ids[1]]
    found = ask(lambda users: users.lookup(wanted))
    assert [person.id for person in found.users] == [ids[2], ids[0], ids[1]]
    assert found.missing == ["nobody", "", *(str(number) for number in range(150))]
    assert found.by_id[ids[1]].name == "Ada 1"
    emails = [people[1].email.upper(), "nobody@example.com", people[0].email, "no address"]
    found = ask(lambda users: users.lookup(emails=emails))
    assert [person.id for person in found.users] == [ids[1], ids[0]]
    assert found.missing == ["nobody@example.com", "no address"]
    nobody = ask(lambda users: users.lookup([]))
    assert (nobody.users, nobody.missing) == ([], [])


def test_people_are_found_page_by_page(service: Server, ask: Any) -> None:
    prefix = f"Zed{uuid4().hex[:8]}"
    ids = [sign_up(service.url, f"{prefix} {number}").id for number in range(3)]
    first = ask(lambda users: users.search(prefix.upper(), limit=2))
    second = ask(lambda users: users.search(prefix.upper(), limit=2, after=first.next_cursor))
    assert [person.id for page in (first, second) for person in page.users] == ids
    assert second.next_cursor is None
    assert ask(lambda users: users.search("%")).users == []
    assert ask(lambda users: users.search(limit=1)).next_cursor is not None
    for wrong in ({"query": "x" * 100_000}, {"limit": 101}, {"limit": 0}, {"after": "forged"}):
        with pytest.raises(InvalidInputError):
            ask(lambda users, wrong=wrong: users.search(**wrong))


def test_claims_are_written_by_version(ask: Any, person: Person) -> None:
    claims = ask(lambda users: users.set_claims(person.id, version=0, roles={"teacher"}))
    assert (claims.roles, claims.version) == (["teacher"], 1)
    with pytest.raises(PreconditionFailedError):
        ask(lambda users: users.set_claims(person.id, version=0, roles=[]))
    with pytest.raises(InvalidInputError, match="roles: Choose") as refusal:
        ask(lambda users: users.set_claims(person.id, version=1, roles=["king"]))
    assert "roles" in refusal.value.fields
    for nobody in ("nobody", "..", "", "a/b"):
        with pytest.raises(NotFoundError):
            ask(lambda users, nobody=nobody: users.set_claims(nobody, version=0, roles=[]))
    assert ask(lambda users: users.get(person.id)).claims.roles == ["teacher"]


def test_a_scope_that_the_key_lacks_is_named(service: Server, person: Person) -> None:
    users = Gatehouse(service.url, key=KEY_WITHOUT_SCOPES).users.sync
    with pytest.raises(MissingScopeError, match=r"users\.read"):
        users.get(person.id)
    with pytest.raises(MissingScopeError, match=r"users\.read"):
        users.search()
    with pytest.raises(MissingScopeError, match=r"claims\.write"):
        users.set_claims(person.id, version=0, roles=[])


def test_threads_share_one_pool_with_and_without_a_running_lifespan(service: Server, person: Person) -> None:
    gatehouse = Gatehouse(service.url, key=KEY)
    users = gatehouse.users.sync
    assert users.get(person.id).name == person.name

    async def inside() -> None:
        async with gatehouse.lifespan():
            names = [asyncio.to_thread(users.get, person.id) for _ in range(20)]
            assert {shown.name for shown in await asyncio.gather(*names)} == {person.name}
            assert users.get(person.id).id == person.id, "in a coroutine it blocks, and works"
            assert (await gatehouse.users.get(person.id)).id == person.id

    asyncio.run(inside())
    with ThreadPoolExecutor(8) as pool:
        assert {shown.id for shown in pool.map(users.get, [person.id] * 50)} == {person.id}


def test_an_argument_that_is_no_list_is_refused() -> None:
    users = Gatehouse("http://localhost:3001", key=KEY).users.sync
    for ids in ("abc", [1], [None]):
        with pytest.raises(ValueError, match="ids must be a list of texts"):
            users.lookup(ids)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ids or emails"):
        users.lookup()
    with pytest.raises(ValueError, match="ids or emails"):
        users.lookup(["a"], emails=["b"])
