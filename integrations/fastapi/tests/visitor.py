"""A request without a server: the input of a dependency, and its result."""

from typing import Any

from fastapi import HTTPException
from fastapi.requests import HTTPConnection

from gatehouse_fastapi import Gatehouse, Identity

COOKIE = "better-auth.session_token"


def visit(method: str | None = "GET", **headers: str) -> HTTPConnection:
    """Build a request with these headers; without a method it is a WebSocket."""
    scope = {"type": "http", "method": method} if method else {"type": "websocket"}
    raw = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    return HTTPConnection({**scope, "headers": raw})


def bearing(token: str = "token") -> HTTPConnection:  # noqa: S107 (no secret)
    """Build the request of a program."""
    return visit(authorization=f"Bearer {token}")


async def ask(gatehouse: Gatehouse[Any], connection: HTTPConnection | None = None) -> Identity[Any] | None:
    """Do what a route behind `optional()` does."""
    return await gatehouse.optional()(connection=connection or bearing())


async def fare(gatehouse: Gatehouse[Any], connection: HTTPConnection | None = None, **demands: Any) -> str:
    """Return the session that a route behind `require(**demands)` receives, or the code of the refusal."""
    try:
        identity = await gatehouse.require(**demands)(connection=connection or bearing())
        return identity.session.id
    except HTTPException as refusal:
        problem: dict[str, str] = refusal.detail  # type: ignore[assignment]
        return problem["code"]
