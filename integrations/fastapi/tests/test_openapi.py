"""What an application's OpenAPI document says about the required credentials."""

import json
import re
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.security import HTTPBasic

from gatehouse_fastapi import Gatehouse

from .conftest import Get
from .process import Server, uvicorn


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


HIDDEN = {"authorizeBtn": "template", "authorizeOperationBtn": "template"}


def read_docs(page: str) -> tuple[Any, Any]:
    """Return the plugins of Swagger UI and its OAuth settings on a /docs page; None for a missing one."""
    plugins = re.search(r'"plugins": (.*),$', page, re.MULTILINE)
    oauth = re.search(r"initOAuth\((.*)\)", page)
    return tuple(json.loads(found[1]) if found else None for found in (plugins, oauth))  # type: ignore[return-value]


def test_where_the_cookie_serves_the_docs_page_has_no_button(example: Server, get: Get) -> None:
    assert read_docs(get(example.url + "/docs").text) == ([{"components": HIDDEN}], None)


def test_on_another_domain_the_docs_page_signs_in_at_gatehouse(service: Server, logs: Path, get: Get) -> None:
    with uvicorn(logs / "docs.log", "example.main:app", service.url, docs=True) as server:
        schema: dict[str, Any] = get(server.url + "/openapi.json").json()
        docs = get(server.url + "/docs").text
        redirect = get(server.url + "/docs/oauth2-redirect")
    flow = schema["components"]["securitySchemes"]["GatehouseSignIn"]["flows"]["authorizationCode"]
    assert flow["authorizationUrl"] == service.url + "/authorize"
    assert flow["tokenUrl"] == service.url + "/api/oauth/token"
    either: list[dict[str, list[str]]] = [{"GatehouseSignIn": ["session"]}, {"GatehouseBearer": []}]
    assert schema["paths"]["/me"]["get"]["security"] == either
    assert list(schema["components"]["securitySchemes"]) == ["GatehouseSignIn", "GatehouseBearer"]
    settings = {"clientId": server.url, "scopes": "session", "usePkceWithAuthorizationCodeGrant": True}
    assert read_docs(docs) == (None, settings)
    assert "window.location.origin + '/docs/oauth2-redirect'" in docs
    assert redirect.status_code == 200


def test_what_the_application_has_set_for_its_docs_page_stays() -> None:
    oauth = {"clientId": "own"}
    app = FastAPI(swagger_ui_init_oauth=oauth, swagger_ui_parameters={"deepLinking": False})
    Gatehouse("http://localhost:3001", docs_origin="https://tutor.example.com").document(app)
    assert app.swagger_ui_init_oauth == oauth
    Gatehouse("http://localhost:3001").document(app)
    assert app.swagger_ui_parameters == {"plugins": [{"components": HIDDEN}], "deepLinking": False}
    shown = FastAPI(swagger_ui_parameters={"plugins": []})
    Gatehouse("http://localhost:3001").document(shown)
    assert shown.swagger_ui_parameters == {"plugins": []}


def test_the_button_stays_for_another_way_to_sign_in() -> None:
    async def admin(credentials: Annotated[object, Depends(HTTPBasic())]) -> object:
        return credentials

    app = FastAPI()

    @app.get("/admin", dependencies=[Depends(admin)])
    async def look() -> None: ...

    Gatehouse("http://localhost:3001").document(app)
    assert app.swagger_ui_parameters is None


@pytest.mark.parametrize(
    "origin", ["", "*", "tutor.example.com", "https://tutor.example.com/", "https://A.b"]
)
def test_a_docs_origin_that_no_browser_sends_is_refused(origin: str) -> None:
    with pytest.raises(ValueError, match="docs_origin"):
        Gatehouse("http://localhost:3001", docs_origin=origin)


def read_codes(operation: dict[str, Any]) -> dict[str, list[str]]:
    """Return the codes of the refusals that an operation lists, by status."""
    refusals = {status: one for status, one in operation["responses"].items() if status in REFUSALS}
    return {status: list(one["content"]["application/json"]["examples"]) for status, one in refusals.items()}


REFUSALS = ("400", "401", "403", "503")


def test_each_protected_operation_lists_its_refusals() -> None:
    gatehouse, app = Gatehouse("http://localhost:3001"), FastAPI()
    own: dict[int | str, dict[str, Any]] = {403: {"description": "Not on Sundays."}}

    @app.get("/open")
    async def look() -> None: ...

    @app.get("/optional", dependencies=[Depends(gatehouse.optional())])
    async def optional() -> None: ...

    @app.get("/strong", dependencies=[Depends(gatehouse.require(second_factor=True))])
    async def strong() -> None: ...

    @app.post("/change", dependencies=[Depends(gatehouse.require(verified=True))])
    async def change() -> None: ...

    @app.get("/own", responses=own, dependencies=[Depends(gatehouse.require())])
    async def sunday() -> None: ...

    gatehouse.document(app)
    schema = app.openapi()
    paths = schema["paths"]
    assert read_codes(paths["/open"]["get"]) == {}
    always = {"400": ["ambiguous_credentials"], "503": ["unavailable"]}
    required = always | {"401": ["missing_credential", "invalid_session"]}
    disabled = ["account_disabled"]
    assert read_codes(paths["/optional"]["get"]) == always | {"401": ["invalid_session"], "403": disabled}
    assert read_codes(paths["/strong"]["get"]) == required | {"403": [*disabled, "step_up_required"]}
    changing = [*disabled, "untrusted_origin", "forbidden"]
    assert read_codes(paths["/change"]["post"]) == required | {"403": changing}
    assert paths["/own"]["get"]["responses"]["403"]["description"] == "Not on Sundays."
    responses = paths["/strong"]["get"]["responses"]
    assert list(responses["401"]["headers"]) == ["WWW-Authenticate"]
    assert list(responses["503"]["headers"]) == ["Retry-After"]
    assert schema["components"]["schemas"]["GatehouseProblem"]["required"][-1] == "requestId"


def test_the_listed_bodies_are_those_that_come(example: Server, get: Get) -> None:
    schema: dict[str, Any] = get(example.url + "/openapi.json").json()
    refusal = get(example.url + "/me")
    examples = schema["paths"]["/me"]["get"]["responses"]["401"]["content"]["application/json"]["examples"]
    shown = examples["missing_credential"]["value"]["detail"]
    came = refusal.json()["detail"]
    assert came | {"requestId": ""} == shown | {"requestId": ""}
    assert set(schema["components"]["schemas"]["GatehouseProblem"]["required"]) == set(came)
