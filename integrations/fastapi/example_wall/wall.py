"""A wall of comments under each lesson. Whoever is signed in writes, and teachers delete.

Run it with `uvicorn example_wall.wall:app --workers 2`. GATEHOUSE_URL is the origin of Gatehouse, and
GATEHOUSE_KEY one of its BRIDGE_KEYS, with the scope users.read. WALL_FOLDER is where comments are kept.
SITE_ORIGINS, a comma-separated list, are the sites whose pages may write comments.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from gatehouse_fastapi import Change, Gatehouse, Identity

FOLDER = Path(os.environ.get("WALL_FOLDER", "."))
gatehouse = Gatehouse(
    os.environ.get("GATEHOUSE_URL", "http://localhost:3001"),
    key=os.environ["GATEHOUSE_KEY"],
    trusted_origins=[site for site in os.environ.get("SITE_ORIGINS", "").split(",") if site],
    cursor=FOLDER / "changes.cursor",
)
app = FastAPI(title="Wall", lifespan=gatehouse.lifespan)

Writer = Annotated[Identity, Depends(gatehouse.require())]
Teacher = Annotated[Identity, Depends(gatehouse.require(any_role=["teacher", "moderator"]))]
Lesson = Annotated[str, InPath(pattern=r"^[a-z0-9-]{1,50}$")]


class NewComment(BaseModel):
    """What a person writes."""

    text: str = Field(min_length=1, max_length=2000)


class Comment(NewComment):
    """A comment on the wall, with the name that its author has today."""

    id: int
    author: str
    image: str | None


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    """Open the comments for one transaction. They name their author by id only: names change, and go."""
    with closing(sqlite3.connect(FOLDER / "wall.db", timeout=10)) as connection, connection:
        connection.execute(
            "create table if not exists comment (id integer primary key, lesson, user_id, text)"
        )
        yield connection


@app.get("/lessons/{lesson}/comments")
def read(lesson: Lesson) -> list[Comment]:
    """For anyone. One request to Gatehouse resolves all authors, or none when memory has them."""
    with database() as wall:
        rows = wall.execute(
            "select id, user_id, text from comment where lesson = ? order by id desc limit 50", [lesson]
        ).fetchall()
    people = gatehouse.users.sync.lookup({user_id for _, user_id, _ in rows}).by_id
    return [
        Comment(id=number, text=text, author=people[user_id].name, image=people[user_id].image)
        for number, user_id, text in rows
        if user_id in people  # who asked for the deletion of the account is not shown meanwhile
    ]


@app.post("/lessons/{lesson}/comments", status_code=201)
def write(lesson: Lesson, comment: NewComment, writer: Writer) -> Comment:
    """For people who are signed in."""
    user = writer.user
    with database() as wall:
        insert = "insert into comment (lesson, user_id, text) values (?, ?, ?) returning id"
        (number,) = wall.execute(insert, [lesson, user.id, comment.text]).fetchone()
    return Comment(id=number, text=comment.text, author=user.name, image=user.image)


@app.delete("/comments/{number}", status_code=204)
def delete(number: int, teacher: Teacher) -> None:
    """For teachers and moderators."""
    with database() as wall:
        if wall.execute("delete from comment where id = ?", [number]).rowcount == 0:
            raise HTTPException(404, "There is no such comment.")


@gatehouse.on("user.deleted")
def forget(change: Change) -> None:
    """Delete what a person wrote when their account is deleted. A second call does nothing."""
    with database() as wall:
        wall.execute("delete from comment where user_id = ?", [change.user_id])


@gatehouse.on_reset
def compare() -> None:
    """Find out who has gone when changes are missing. Who asked for the deletion counts as gone here."""
    with database() as wall:
        authors = [user_id for (user_id,) in wall.execute("select distinct user_id from comment")]
    gone = gatehouse.users.sync.lookup(authors).missing
    with database() as wall:
        wall.executemany("delete from comment where user_id = ?", [[user_id] for user_id in gone])
