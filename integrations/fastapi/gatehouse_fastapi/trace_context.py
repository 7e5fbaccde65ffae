"""The trace that a request belongs to (W3C Trace Context), for the queries that it causes.

Baggage is never passed on: an application may keep anything in it.
"""

import re
import sys
from contextvars import ContextVar

from starlette.types import Scope

_TRACEPARENT = re.compile(rb"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
_TRACESTATE = re.compile(rb"[ -~]{1,512}")
_NONE: dict[str, str] = {}
_incoming: ContextVar[dict[str, str]] = ContextVar("gatehouse_trace", default=_NONE)


def remember_trace(scope: Scope) -> None:
    """Remember the trace that the request names, for the queries of this task."""
    _incoming.set(_read(scope))


def to_trace_headers() -> dict[str, str]:
    """Build the headers of the running span of OpenTelemetry, or else those that the request brought.

    OpenTelemetry is used only if the application has imported it.
    """
    if "opentelemetry.trace" in sys.modules:
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        headers: dict[str, str] = {}
        TraceContextTextMapPropagator().inject(headers)
        if headers:
            return headers
    return _incoming.get()


def _read(scope: Scope) -> dict[str, str]:
    """Read the headers; none when they are malformed, or when there are two of them."""
    parents = [value for name, value in scope["headers"] if name == b"traceparent"]
    if len(parents) != 1 or not _TRACEPARENT.fullmatch(parents[0]):
        return _NONE
    headers = {"traceparent": parents[0].decode("ascii")}
    state = b",".join(value for name, value in scope["headers"] if name == b"tracestate")
    if _TRACESTATE.fullmatch(state):
        headers["tracestate"] = state.decode("ascii")
    return headers
