"""An application whose routes ask for more than a session."""

import os
from typing import Annotated

from fastapi import Depends, FastAPI

from gatehouse_fastapi import Gatehouse, Identity

gatehouse = Gatehouse(
    os.environ["GATEHOUSE_URL"],
    key=os.environ.get("GATEHOUSE_KEY"),
    public_url="https://accounts.example.com",
)
app = FastAPI(lifespan=gatehouse.lifespan)


@app.get("/me")
async def me(identity: Annotated[Identity, Depends(gatehouse.require())]) -> Identity:
    """For anyone who is signed in."""
    return identity


@app.get("/strong")
async def strong(identity: Annotated[Identity, Depends(gatehouse.require(second_factor=True))]) -> list[str]:
    """For people who used two factors."""
    return identity.session.amr


@app.get("/fresh")
async def fresh(identity: Annotated[Identity, Depends(gatehouse.require(fresh=1))]) -> str:
    """For people who just proved who they are."""
    return identity.user.name


@app.get("/recent")
def recent(identity: Annotated[Identity, Depends(gatehouse.require(fresh=600))]) -> str:
    """For people who proved who they are in the last ten minutes; an ordinary function."""
    return identity.user.name
