"""The subscription to the event stream while the application runs."""

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

from .bridge import FAULTS, Bridge, describe
from .events import Event, EventReader, GapError

_FIRST_SECONDS, _LAST_SECONDS = 0.1, 5.0  # back-off between attempts; doubled each time, with jitter

_log = logging.getLogger("gatehouse_fastapi")


async def follow(
    bridge: Bridge[Any], on_event: Callable[[Event, float], None], on_gap: Callable[[], None]
) -> None:
    """Pass on each event, with an instant before which it was not sent, and report each gap.

    A gap means that events may be missing. Never returns.
    """
    seconds, is_lost = _FIRST_SECONDS, False
    while True:
        reader = EventReader()
        try:
            async with aclosing(bridge.listen()) as chunks:
                async for chunk, sent_after in chunks:
                    for event in reader.feed(chunk):
                        on_event(event, sent_after)
                        if event.name == "heartbeat":
                            seconds, is_lost = _FIRST_SECONDS, False
            why = "it ended"
        except GapError as gap:
            why = str(gap)
        except FAULTS as fault:
            why = describe(fault)
        on_gap()
        if not is_lost:  # once: an outage must not fill the log
            _log.warning("No events from %s: %s. Every request asks until they are back.", bridge.origin, why)
        is_lost = True
        await asyncio.sleep(random.uniform(seconds / 2, seconds))  # noqa: S311 (spreads load, hides nothing)
        seconds = min(seconds * 2, _LAST_SECONDS)
