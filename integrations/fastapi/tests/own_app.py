"""An application with the features that the example does not use."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI

from gatehouse_fastapi import Gatehouse, Identity, Profile


class Learner(Profile):
    """A profile model of the operator's own."""

    experience_level: int | None = 0
    favourite_robot: str = "unknown"

    @property
    def is_expert(self) -> bool:
        """True at level 4 and above."""
        return (self.experience_level or 0) >= 4


gatehouse = Gatehouse(os.environ["GATEHOUSE_URL"], timeout=1.0, profile=Learner)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open Gatehouse together with the other resources of this application."""
    async with gatehouse.lifespan(app):
        app.state.opened = True
        yield


app = FastAPI(lifespan=lifespan, dependencies=[Depends(gatehouse.optional())])

Reader = Annotated[Identity[Learner], Depends(gatehouse.require())]


@app.get("/learner")
async def learner(reader: Reader) -> dict[str, object]:
    """Use the fields of the operator's own model."""
    profile = reader.profile
    return {
        "opened": app.state.opened,
        "expert": profile.is_expert,
        "robot": profile.favourite_robot,
    }


@app.get("/plain")
def plain(reader: Reader, again: Annotated[object, Depends(gatehouse.optional())]) -> str:
    """Run as an ordinary function: FastAPI runs it in a thread."""
    assert reader is again
    return reader.user.email
