"""What an application's OpenAPI document says about the required credentials."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI

from gatehouse_fastapi import Gatehouse

from .conftest import Get
from .process import Server


def test_the_documentation_shows_who_may_call(example: Server, get: Get) -> None:
    schema: dict[str, Any] = get(example.url + "/openapi.json").json()
    schemes = schema["components"]["securitySchemes"]
    assert schemes["GatehouseCookie"]["in"] == "cookie"
    assert schemes["GatehouseCookie"]["name"] == "better-auth.session_token"
    assert schemes["GatehouseBearer"]["scheme"] == "bearer"
    either: list[dict[str, list[str]]] = [{"GatehouseCookie": []}, {"GatehouseBearer": []}]
    assert schema["paths"]["/me"]["get"]["security"] == either
    assert "security" not in schema["paths"]["/"]["get"]


def test_the_documentation_can_be_exported_without_running() -> None:
    gatehouse = Gatehouse("http://localhost:3001")
    router = APIRouter(prefix="/inner")

    @router.post("/verified", dependencies=[Depends(gatehouse.require(verified=True))])
    async def change() -> None: ...

    @router.get("/open")
    async def look() -> None: ...

    async def nested(identity: Annotated[object, Depends(gatehouse.optional())]) -> object:
        return identity

    @router.get("/nested")
    async def find(identity: Annotated[object, Depends(nested)]) -> None: ...

    app = FastAPI()
    app.include_router(router, prefix="/outer")
    gatehouse.document(app)
    gatehouse.document(app)
    assert app.openapi() == app.openapi()
    paths = app.openapi()["paths"]
    names = ["GatehouseCookie", "GatehouseBearer"]
    assert [list(one) for one in paths["/outer/inner/verified"]["post"]["security"]] == [[n] for n in names]
    assert [list(one) for one in paths["/outer/inner/nested"]["get"]["security"]] == [[n] for n in names]
    assert "security" not in paths["/outer/inner/open"]["get"]
    assert list(app.openapi()["components"]["securitySchemes"]) == names
