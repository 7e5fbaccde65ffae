"""A small course site: a public page, one for signed-in people, and lessons for each reader's background.

Run it with `uvicorn main:app`. GATEHOUSE_URL is the origin of Gatehouse, and GATEHOUSE_KEY is one of its
BRIDGE_KEYS; without it every request queries Gatehouse. SITE_ORIGINS, a comma-separated list, are the
sites whose pages may send requests as their readers, such as the textbook of the Docusaurus plugin.
DOCS_ORIGIN is the origin of this application, when it is on another domain than Gatehouse.
"""

import os
from typing import Annotated, NamedTuple

from fastapi import Depends, FastAPI, HTTPException, Response
from fastapi.middleware.cors import CORSMiddleware

from gatehouse_fastapi import Gatehouse, Identity, Profile

SITES = os.environ.get("SITE_ORIGINS", "").replace(" ", "").split(",")

gatehouse = Gatehouse(
    os.environ.get("GATEHOUSE_URL", "http://localhost:3001"),
    trusted_origins=[site for site in SITES if site],
    key=os.environ.get("GATEHOUSE_KEY"),
    docs_origin=os.environ.get("DOCS_ORIGIN"),
)
app = FastAPI(title="Robotics course", lifespan=gatehouse.lifespan)
# A site on the same domain sends the session cookie, one on another domain an access token.
app.add_middleware(CORSMiddleware, **gatehouse.cors())

CurrentUser = Annotated[Identity, Depends(gatehouse.require())]
MaybeUser = Annotated[Identity | None, Depends(gatehouse.optional())]


class Lesson(NamedTuple):
    """One lesson, in three versions."""

    general: str
    python: str
    brief: str


LESSONS = {
    "topics": Lesson(
        general="A topic is a notice board: one part of the robot pins up news, others read it.",
        python="A topic is like a queue.Queue with many readers: node.create_publisher() puts into it.",
        brief="Typed, anonymous publish and subscribe over DDS; quality of service is set per endpoint.",
    ),
    "frames": Lesson(
        general="A frame answers 'seen from where?': the camera and the wheel each have their own.",
        python="A frame is a coordinate system; tf2's lookup_transform() gives you the matrix between two.",
        brief="A tree of timed SE(3) transforms; look one up at the stamp of the message.",
    ),
}


@app.get("/")
async def home() -> dict[str, list[str]]:
    """Anyone may read this, even while Gatehouse is unreachable: this route sends it no query."""
    return {"lessons": list(LESSONS)}


@app.get("/me")
async def me(identity: CurrentUser) -> Identity:
    """Only for people who are signed in."""
    return identity


@app.get("/lessons/{slug}")
async def lesson(slug: str, reader: MaybeUser, response: Response) -> dict[str, str]:
    """For anyone, with an explanation for the reader's background."""
    response.headers["Cache-Control"] = "no-store"  # the next reader may be another person
    if slug not in LESSONS:
        raise HTTPException(404, "There is no such lesson.")
    told = choose_telling(reader.profile if reader else None)
    return {
        "greeting": f"Welcome back, {reader.user.name}." if reader else "Welcome.",
        "told": told,
        "explanation": getattr(LESSONS[slug], told),
    }


def choose_telling(profile: Profile | None) -> str:
    """Choose a lesson's version: anonymous readers and readers without an answer get the general one."""
    if profile is None:
        return "general"
    if (profile.experience_level or 0) >= 4:
        return "brief"
    return "python" if "python" in profile.software_background else "general"
