"""What to tell a developer who asks while no lifespan runs in this event loop."""

from typing import Any

from starlette.types import Scope

from .by_loop import ByLoop

_IN_A_TEST = "In a test, write `with TestClient(app) as client:`: without `with`, no lifespan runs."


def describe_closed(loops: ByLoop[Any], scope: Scope) -> str:
    """Say what is so, and what to write."""
    if loops.is_open_elsewhere:
        return (
            "Gatehouse is open in another event loop, but not in this one. Connections work only in the loop "
            "that opened them: enter `async with gatehouse.lifespan():` in this loop too."
        )
    if "app_root_path" in scope:  # only Starlette's Mount sets it
        return (
            "Gatehouse is not open, and this application is mounted in another one. A server runs the "
            "lifespan of the outermost application only: pass `lifespan=gatehouse.lifespan` to that one, or "
            f"enter `async with gatehouse.lifespan(app):` in its own lifespan. {_IN_A_TEST}"
        )
    if loops.was_open:
        return (
            "Gatehouse is closed: its lifespan has ended. Whatever asks, such as a background task, has to "
            f"end before the lifespan does. {_IN_A_TEST}"
        )
    return (
        "Gatehouse is not open: its lifespan has not started. Write FastAPI(lifespan=gatehouse.lifespan), or "
        f"enter `async with gatehouse.lifespan(app):` inside your own lifespan. {_IN_A_TEST}"
    )
