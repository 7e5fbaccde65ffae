"""The servers that tests use; each is started once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from .event_source import EventSource
from .person import Person, sign_up
from .process import KEY, Server, gatehouse, uvicorn
from .stand_in import StandIn, run_stand_in


@pytest.fixture(scope="session")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(scope="session")
def service(logs: Path) -> Iterator[Server]:
    """Run the real Gatehouse."""
    with gatehouse(logs / "gatehouse.log") as server:
        yield server


@pytest.fixture(scope="session")
def example(logs: Path, service: Server) -> Iterator[Server]:
    """Run the example application, querying the real Gatehouse."""
    with uvicorn(logs / "example.log", "example.main:app", service.url) as server:
        yield server


@pytest.fixture(scope="session")
def remembering(logs: Path, service: Server) -> Iterator[Server]:
    """Run the example application, caching the answers of the real Gatehouse."""
    with uvicorn(logs / "remembering.log", "example.main:app", service.url, KEY) as server:
        yield server


@pytest.fixture(scope="session")
def own(logs: Path, service: Server) -> Iterator[Server]:
    """Run `own_app.py`, querying the real Gatehouse."""
    with uvicorn(logs / "own.log", "tests.own_app:app", service.url) as server:
        yield server


@pytest.fixture(scope="session", params=["asking", "remembering"])
def careful(request: pytest.FixtureRequest, logs: Path, service: Server) -> Iterator[Server]:
    """Run `careful_app.py`, querying the real Gatehouse for every request, and caching its answers."""
    key = KEY if request.param == "remembering" else None
    log = logs / f"careful-{request.param}.log"
    with uvicorn(log, "tests.careful_app:app", service.url, key) as server:
        yield server


@pytest.fixture
def person(service: Server) -> Person:
    """Return a person who just signed up."""
    return sign_up(service.url)


@pytest.fixture(scope="session")
def started_stand_in() -> Iterator[StandIn]:
    with run_stand_in() as server:
        yield server


@pytest.fixture
def stand_in(started_stand_in: StandIn) -> StandIn:
    """Return a server in Gatehouse's place, which works correctly until the test changes it."""
    started_stand_in.behave()
    return started_stand_in


@pytest.fixture
def feed(stand_in: StandIn) -> EventSource:
    """Return the event stream of the stand-in."""
    return EventSource(stand_in)


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask often, so that tests of what happens without events are short."""
    monkeypatch.setattr("gatehouse_fastapi.watch.Watches.__init__.__defaults__", (0.05,))


@pytest.fixture(scope="session")
def astray(logs: Path, started_stand_in: StandIn) -> Iterator[Server]:
    """Run the example application, querying the stand-in."""
    with uvicorn(logs / "astray.log", "example.main:app", started_stand_in.url) as server:
        yield server


@pytest.fixture(scope="session")
def own_astray(logs: Path, started_stand_in: StandIn) -> Iterator[Server]:
    """Run `own_app.py`, querying the stand-in."""
    with uvicorn(logs / "own-astray.log", "tests.own_app:app", started_stand_in.url) as server:
        yield server


Get = Callable[..., httpx.Response]


@pytest.fixture
def get() -> Iterator[Get]:
    """GET a URL with these headers and no others; no cookie is stored."""
    with httpx.Client(trust_env=False, timeout=10) as client:

        def get(url: str, headers: dict[str, str] | list[tuple[str, str]] | None = None) -> httpx.Response:
            client.cookies.clear()
            return client.get(url, headers=headers)

        yield get
