"""The comment wall of the documentation, on two workers and the real Gatehouse."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatehouse_fastapi import Gatehouse

from .person import Person, sign_up
from .process import KEY, PACKAGE, Server, uvicorn


class Wall:
    """The running wall and its database."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self._folder = url, folder

    def call(self, method: str, path: str, person: Person | None = None, **body: Any) -> httpx.Response:
        """Send a request, on a connection of its own: either worker may answer."""
        headers = person.by_bearer() if person else {}
        return httpx.request(
            method, self.url + path, headers=headers, json=body or None, timeout=20, trust_env=False
        )

    def authors(self, lesson: str) -> set[str]:
        """Return the names that both workers show."""
        return {
            comment["author"]
            for _ in range(10)
            for comment in self.call("GET", f"/lessons/{lesson}/comments").json()
        }

    def count(self, person: Person) -> int:
        """Return how many comments of a person are stored."""
        with closing(sqlite3.connect(self._folder / "wall.db", timeout=10)) as database:
            (count,) = database.execute(
                "select count(*) from comment where user_id = ?", [person.id]
            ).fetchone()
        return int(count)


@pytest.fixture(scope="module")
def wall(service: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wall]:
    folder = tmp_path_factory.mktemp("wall")
    variables = {"WALL_FOLDER": str(folder)}
    app = "example_wall.wall:app"
    with uvicorn(folder / "log", app, service.url, KEY, workers=2, variables=variables) as server:
        yield Wall(server.url, folder)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_signed_in_people_write_and_everybody_reads(service: Server, wall: Wall) -> None:
    ada, eve = sign_up(service.url, "Ada"), sign_up(service.url, "Eve")
    path = "/lessons/topics/comments"
    assert wall.call("POST", path, text="Hello").json()["detail"]["code"] == "missing_credential"
    assert wall.call("POST", path, ada, text="").status_code == 422
    for person in (ada, eve, ada):
        assert wall.call("POST", path, person, text=f"I am {person.name}").status_code == 201
    comments = wall.call("GET", path).json()
    assert [(comment["author"], comment["text"]) for comment in comments] == [
        ("Ada", "I am Ada"),
        ("Eve", "I am Eve"),
        ("Ada", "I am Ada"),
    ]


def test_teachers_delete_until_they_are_teachers_no_longer(service: Server, wall: Wall) -> None:
    ada, teacher = sign_up(service.url, "Ada"), sign_up(service.url, "Grace")
    users = Gatehouse(service.url, key=KEY).users.sync
    numbers = [
        wall.call("POST", "/lessons/frames/comments", ada, text="Hello").json()["id"] for _ in range(2)
    ]
    assert wall.call("DELETE", f"/comments/{numbers[0]}", ada).json()["detail"]["code"] == "forbidden"
    claims = users.set_claims(teacher.id, version=0, roles=["teacher"])
    assert wall.call("DELETE", f"/comments/{numbers[0]}", teacher).status_code == 204
    assert wall.call("DELETE", f"/comments/{numbers[0]}", teacher).status_code == 404
    users.set_claims(teacher.id, version=claims.version, roles=[])
    until(lambda: wall.call("DELETE", "/comments/0", teacher).status_code == 403)
    assert wall.call("DELETE", f"/comments/{numbers[1]}", teacher).status_code == 403


def test_names_change_and_go_with_their_people(service: Server, wall: Wall) -> None:
    ada, eve = sign_up(service.url, "Ada"), sign_up(service.url, "Eve")
    for person in (ada, eve):
        wall.call("POST", "/lessons/names/comments", person, text="Hello")
    assert wall.authors("names") == {"Ada", "Eve"}
    ada.rename("Augusta")
    until(lambda: wall.authors("names") == {"Augusta", "Eve"})
    ada.discard()
    until(lambda: wall.authors("names") == {"Eve"})
    until(lambda: wall.count(ada) == 0)
    assert wall.count(eve) == 1


def test_the_wall_is_a_short_program() -> None:
    assert len((PACKAGE / "example_wall" / "wall.py").read_text().splitlines()) < 120
