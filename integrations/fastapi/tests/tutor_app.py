"""A streaming tutor: over server-sent events, and over a WebSocket."""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request, WebSocket
from fastapi.responses import StreamingResponse

from gatehouse_fastapi import Gatehouse, Identity

gatehouse = Gatehouse(os.environ["GATEHOUSE_URL"], key=os.environ.get("GATEHOUSE_KEY"))
app = FastAPI(lifespan=gatehouse.lifespan)
ended: list[str] = []

Reader = Annotated[Identity, Depends(gatehouse.require())]


async def think(name: str, seconds: float) -> AsyncIterator[str]:
    """Greet, then say a word every so many seconds."""
    try:
        yield f"data: Hello {name}\n\n"
        while True:
            await asyncio.sleep(seconds)
            yield "data: word\n\n"
    finally:
        ended.append(name)


@app.get("/ended")
async def list_ended() -> list[str]:
    """Name those whose stream has ended."""
    return ended


@app.get("/tutor")
async def tutor(request: Request, reader: Reader, seconds: float = 600) -> StreamingResponse:
    """Stream an answer."""
    words = gatehouse.stream(request, think(reader.user.name, seconds))
    return StreamingResponse(words, media_type="text/event-stream")


@app.websocket("/tutor")
async def chat(websocket: WebSocket) -> None:
    """Answer each question."""
    await websocket.accept()
    async with gatehouse.watching(websocket) as reader:
        await websocket.send_text(f"Hello {reader.user.name}")
        async for question in websocket.iter_text():
            await websocket.send_text(f"Why {question}?")
    ended.append(reader.user.name)


@app.websocket("/checking")
async def check_each(websocket: WebSocket, reader: Reader) -> None:
    """Check the session before each answer, without watching it."""
    await websocket.accept()
    async for _ in websocket.iter_text():
        try:
            now = await gatehouse.check(websocket)
            await websocket.send_text(now.user.name if now else "nobody")
        except HTTPException as refusal:
            await websocket.send_text(str(refusal.status_code))
