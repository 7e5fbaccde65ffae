"""The trace of a request: what of it is passed on to Gatehouse."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from .conftest import Get
from .process import PACKAGE, Server
from .stand_in import StandIn

PARENT = f"00-{'4b' * 16}-{'7d' * 8}-01"
COOKIE = {"Cookie": "better-auth.session_token=1"}


def trace_of(stand_in: StandIn) -> dict[str, str]:
    """Read the headers of the last query that belong to a trace."""
    _, *fields = stand_in.requests[-1].removesuffix("\r\n\r\n").split("\r\n")
    headers = dict(field.split(": ", 1) for field in fields)
    ours = ("traceparent", "tracestate", "baggage")
    return {name: value for name, value in headers.items() if name in ours}


def test_the_trace_of_a_request_is_passed_on_without_its_baggage(
    astray: Server, stand_in: StandIn, get: Get
) -> None:
    sent = COOKIE | {"traceparent": PARENT, "tracestate": "v=1", "baggage": "user=ada"}
    assert get(astray.url + "/me", sent).status_code == 200
    assert trace_of(stand_in) == {"traceparent": PARENT, "tracestate": "v=1"}
    assert "ada" not in stand_in.requests[-1]


@pytest.mark.parametrize(
    "sent",
    [
        [],
        [("traceparent", "x")],
        [("traceparent", PARENT + "-more")],
        [("traceparent", PARENT.upper())],
        [("traceparent", f"{PARENT}, {PARENT}")],
        [("traceparent", PARENT), ("traceparent", PARENT)],
        [("tracestate", "v=1")],
    ],
)
def test_a_malformed_trace_is_ignored(
    sent: list[tuple[str, str]], astray: Server, stand_in: StandIn, get: Get
) -> None:
    assert get(astray.url + "/me", [*COOKIE.items(), *sent]).status_code == 200
    assert trace_of(stand_in) == {}


def test_a_trace_of_one_request_is_not_passed_on_for_the_next(
    astray: Server, stand_in: StandIn, get: Get
) -> None:
    get(astray.url + "/me", COOKIE | {"traceparent": PARENT})
    get(astray.url + "/me", COOKIE)
    assert trace_of(stand_in) == {}


RUNNING_SPAN = """
from opentelemetry import baggage, context, trace
from opentelemetry.sdk.trace import TracerProvider
from gatehouse_fastapi.trace_context import remember_trace, to_trace_headers

remember_trace({"headers": [(b"traceparent", b"%s")]})
context.attach(baggage.set_baggage("user", "ada"))
assert to_trace_headers() == {"traceparent": "%s"}
with TracerProvider().get_tracer("test").start_as_current_span("work") as span:
    sent = to_trace_headers()
    assert f"{span.get_span_context().trace_id:032x}" in sent["traceparent"]
    assert set(sent) == {"traceparent"}
"""


@pytest.mark.skipif(not find_spec("opentelemetry"), reason="the oldest packages are tested without it")
def test_the_running_span_of_opentelemetry_goes_before_the_request() -> None:
    program = RUNNING_SPAN % (PARENT, PARENT)
    subprocess.run([sys.executable, "-c", program], cwd=PACKAGE, check=True)


WITHOUT = """
import sys
from gatehouse_fastapi.trace_context import remember_trace, to_trace_headers

for name in [name for name in sys.modules if name.startswith("opentelemetry")]:
    sys.modules[name] = None  # an import fails, as when it is not installed
sys.modules.pop("opentelemetry.trace", None)
remember_trace({"headers": [(b"traceparent", b"%s")]})
assert to_trace_headers() == {"traceparent": "%s"}
"""


def test_opentelemetry_is_not_needed() -> None:
    program = WITHOUT % (PARENT, PARENT)
    subprocess.run([sys.executable, "-c", program], cwd=PACKAGE, check=True)
