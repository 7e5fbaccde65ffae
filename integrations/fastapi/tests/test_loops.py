"""Several event loops, test clients and applications at once, and what the errors say when none is open."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Annotated

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.routing import Mount

from gatehouse_fastapi import Gatehouse, Identity
from gatehouse_fastapi.by_loop import ByLoop

from .stand_in import StandIn
from .visitor import ask, fare

BEARER = {"Authorization": "Bearer token"}


def make_routes(gatehouse: Gatehouse) -> APIRouter:
    """Return a router with one protected route, which says who asks."""
    router = APIRouter()

    @router.get("/me")
    async def me(identity: Annotated[Identity, Depends(gatehouse.require())]) -> str:
        return identity.user.id

    return router


def make_app(gatehouse: Gatehouse) -> FastAPI:
    """Return an application with this route, and the lifespan."""
    app = FastAPI(lifespan=gatehouse.lifespan)
    app.include_router(make_routes(gatehouse))
    return app


def fetch(client: TestClient, path: str = "/me") -> object:
    return client.get(path, headers=BEARER).json()


@pytest.mark.parametrize("key", [None, "k" * 32])
@pytest.mark.parametrize("first_ends_first", [True, False])
def test_two_test_clients_run_at_once(first_ends_first: bool, key: str | None, stand_in: StandIn) -> None:
    gatehouse = Gatehouse(stand_in.url, key=key)
    clients = [TestClient(make_app(gatehouse)) for _ in range(2)]
    for client in clients:
        client.__enter__()
    assert [fetch(client) for client in clients] == ["u1", "u1"]
    gone, left = clients if first_ends_first else clients[::-1]
    gone.__exit__(None, None, None)
    assert fetch(left) == "u1"
    left.__exit__(None, None, None)
    for client in clients:
        with client:
            assert fetch(client) == "u1"


def test_two_loops_run_at_once(stand_in: StandIn) -> None:
    gatehouse = Gatehouse(stand_in.url)
    both_open = threading.Barrier(2)
    fared: list[str] = []

    async def live() -> None:
        async with gatehouse.lifespan():
            await asyncio.to_thread(both_open.wait, 30)
            assert gatehouse.healthy
            assert await asyncio.to_thread(lambda: gatehouse.healthy)
            fared.append(await fare(gatehouse))
            await asyncio.to_thread(both_open.wait, 30)

    threads = [threading.Thread(target=lambda: asyncio.run(live())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert fared == ["s1", "s1"]
    assert not gatehouse.healthy


def test_two_lifespans_in_one_loop_end_in_any_order(stand_in: StandIn) -> None:
    async def live() -> None:
        gatehouse = Gatehouse(stand_in.url)
        first, second = gatehouse.lifespan(), gatehouse.lifespan()
        await first.__aenter__()
        await second.__aenter__()
        await first.__aexit__(None, None, None)
        assert await fare(gatehouse) == "s1"
        await second.__aexit__(None, None, None)
        with pytest.raises(RuntimeError, match="is closed"):
            await fare(gatehouse)

    asyncio.run(live())


def test_a_loop_that_was_closed_without_its_end_is_forgotten() -> None:
    kept: ByLoop[str] = ByLoop()

    async def enter(thing: str) -> AbstractContextManager[None]:
        context = kept.keep(thing)
        context.__enter__()
        return context

    def run(thing: str) -> AbstractContextManager[None]:
        return asyncio.run(enter(thing))  # which closes the loop

    first = run("first")
    assert not kept.is_open_elsewhere
    second = run("second")
    assert list(kept.find_here_or_all()) == ["second"]
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert list(kept.find_here_or_all()) == []


def in_router(gatehouse: Gatehouse) -> FastAPI:
    app, router = FastAPI(), APIRouter(lifespan=gatehouse.lifespan)
    router.include_router(make_routes(gatehouse))
    app.include_router(router)
    return app


def around_mounted(gatehouse: Gatehouse) -> FastAPI:
    inner, app = FastAPI(), FastAPI(lifespan=gatehouse.lifespan)
    inner.include_router(make_routes(gatehouse))
    app.mount("/inner", inner)
    return app


def around_mounted_in_starlette(gatehouse: Gatehouse) -> Starlette:
    inner = FastAPI()
    inner.include_router(make_routes(gatehouse))
    return Starlette(routes=[Mount("/inner", inner)], lifespan=gatehouse.lifespan)


def inside_its_own(gatehouse: Gatehouse) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with gatehouse.lifespan(app):
            yield

    app = FastAPI(lifespan=lifespan)
    app.include_router(make_routes(gatehouse))
    return app


@pytest.mark.parametrize(
    ("make", "prefix"),
    [
        (in_router, ""),
        (around_mounted, "/inner"),
        (around_mounted_in_starlette, "/inner"),
        (inside_its_own, ""),
    ],
)
def test_the_lifespan_works_here(
    make: Callable[[Gatehouse], Starlette], prefix: str, stand_in: StandIn
) -> None:
    with TestClient(make(Gatehouse(stand_in.url))) as client:
        assert fetch(client, f"{prefix}/me") == "u1"
        schema = client.get(f"{prefix}/openapi.json").json()
        assert list(schema["components"]["securitySchemes"]) == ["GatehouseCookie", "GatehouseBearer"]


def test_in_a_mounted_application_the_error_says_where_it_belongs(stand_in: StandIn) -> None:
    outer = FastAPI()
    outer.mount("/inner", make_app(Gatehouse(stand_in.url)))
    with TestClient(outer) as client, pytest.raises(RuntimeError, match="outermost application only"):
        fetch(client, "/inner/me")


def test_a_client_without_with_is_told_to_write_it(stand_in: StandIn) -> None:
    gatehouse = Gatehouse(stand_in.url)
    client = TestClient(make_app(gatehouse))
    with pytest.raises(RuntimeError, match=r"has not started.*with TestClient\(app\)"):
        fetch(client)
    with client:
        assert fetch(client) == "u1"
    with pytest.raises(RuntimeError, match=r"lifespan has ended"):
        fetch(client)


def test_in_another_loop_the_error_says_so(stand_in: StandIn) -> None:
    gatehouse = Gatehouse(stand_in.url)

    async def live() -> None:
        async with gatehouse.lifespan():
            with pytest.raises(RuntimeError, match="open in another event loop"):
                await asyncio.to_thread(lambda: asyncio.run(ask(gatehouse)))
            assert await fare(gatehouse) == "s1"

    asyncio.run(live())
