"""The security schemes in an application's OpenAPI document.

A scheme that is a dependency of its own documents itself. But FastAPI then resolves it on every request,
which costs a tenth of a small route. So this module completes the document when it is generated.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from fastapi import FastAPI, routing
from fastapi.security.base import SecurityBase
from starlette.routing import Host, Mount

from .credential import COOKIE_NAMES, Accepted
from .refusal_docs import add_refusals
from .step_up import Demand

_COOKIE = {
    "type": "apiKey",
    "in": "cookie",
    "name": COOKIE_NAMES[0],
    "description": f"The session cookie of a browser; on https its name is `{COOKIE_NAMES[1]}`.",
}
_BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "The `set-auth-token` of a sign-in made by a program.",
}

# The page sends the cookie by itself, and cannot read or set it. Its button could only ask for a token.
# Swagger UI takes the name of an element in place of a component, and this element shows nothing.
_NO_BUTTON = {"plugins": [{"components": {"authorizeBtn": "template", "authorizeOperationBtn": "template"}}]}


class SignIn(NamedTuple):
    """How somebody signs in on the application's /docs page."""

    schemes: dict[str, dict[str, Any]]
    """Security schemes by name."""
    scopes: list[str]
    """The scopes that the first scheme needs."""
    client_id: str | None
    """The application's client id at Gatehouse; None when the page sends the cookie."""

    def limit_to(self, accepted: Accepted) -> "SignIn":
        """Leave out what the application does not accept."""
        of_cookie = {name: one for name, one in self.schemes.items() if one.get("in") == "cookie"}
        of_bearer = {name: one for name, one in self.schemes.items() if name not in of_cookie}
        schemes = (of_cookie if accepted.cookie else {}) | (of_bearer if accepted.bearer else {})
        return self._replace(schemes=schemes)

    @property
    def is_by_cookie(self) -> bool:
        """True when the /docs page sends the cookie, so that it needs no button."""
        return self.client_id is None and any(one.get("in") == "cookie" for one in self.schemes.values())


BY_COOKIE = SignIn({"GatehouseCookie": _COOKIE, "GatehouseBearer": _BEARER}, [], None)


def through_gatehouse(gatehouse: str, docs_origin: str) -> SignIn:
    """Sign in by OAuth's authorization code, for a page that receives no cookie of `gatehouse`.

    Every site in TRUSTED_ORIGINS is a client there. Its id is its origin.
    """
    flow = {
        "authorizationUrl": f"{gatehouse}/authorize",
        "tokenUrl": f"{gatehouse}/api/oauth/token",
        "scopes": {"session": "Act as the signed-in person."},
    }
    scheme = {
        "type": "oauth2",
        "description": "Signs in at Gatehouse, for ten minutes.",
        "flows": {"authorizationCode": flow},
    }
    return SignIn({"GatehouseSignIn": scheme, "GatehouseBearer": _BEARER}, ["session"], docs_origin)


def find_apps(app: object) -> Iterator[FastAPI]:
    """Yield `app` and what is mounted in it, as far as that is FastAPI's."""
    if isinstance(app, FastAPI):
        yield app
    for route in getattr(app, "routes", None) or ():
        if isinstance(route, Mount | Host):
            yield from find_apps(route.app)


def document(app: FastAPI, find_demand: Callable[[object], Demand | None], sign_in: SignIn) -> None:
    """Add to `app.openapi()` which operations use one of our dependencies, and to /docs how to sign in.

    `find_demand` tells what a dependency demands; it gives None for a function that is not ours.
    """
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        schema = generate()
        for route in _iterate(app):
            demands = [demand for call in _find_calls(route) if (demand := find_demand(call)) is not None]
            if not demands:
                continue
            operations = schema.get("paths", {}).get(getattr(route, "path_format", None), {})
            for method in getattr(route, "methods", None) or ():
                if operation := operations.get(method.lower()):
                    _add(schema, operation, sign_in)
                    add_refusals(schema, operation, demands, method)
        return schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend it
    _set_up_docs(app, sign_in)


def _set_up_docs(app: FastAPI, sign_in: SignIn) -> None:
    """Let the *Authorize* button of /docs sign in, or hide it. What the application has set stays."""
    if sign_in.client_id is not None:
        app.swagger_ui_init_oauth = app.swagger_ui_init_oauth or {
            "clientId": sign_in.client_id,
            "scopes": " ".join(sign_in.scopes),
            "usePkceWithAuthorizationCodeGrant": True,
        }
    elif sign_in.is_by_cookie and not any(
        isinstance(call, SecurityBase) for route in _iterate(app) for call in _find_calls(route)
    ):
        app.swagger_ui_parameters = _NO_BUTTON | (app.swagger_ui_parameters or {})


def _iterate(app: FastAPI) -> Iterable[object]:
    # Since FastAPI 0.137.2 included routers are a tree, and this function walks it. Before, it is a flat
    # list.
    flatten = getattr(routing, "iter_route_contexts", None)
    routes: Iterable[object] = flatten(app.routes) if flatten else app.routes
    return routes


def _find_calls(route: object) -> Iterator[object]:
    """Yield the functions that `route` calls, directly or in a dependency."""

    def search(dependant: Any) -> Iterator[object]:
        yield dependant.call
        for inner in dependant.dependencies:
            yield from search(inner)

    dependant = getattr(route, "dependant", None)
    if dependant is not None:
        yield from search(dependant)


def _add(schema: dict[str, Any], operation: dict[str, Any], sign_in: SignIn) -> None:
    schema.setdefault("components", {}).setdefault("securitySchemes", {}).update(sign_in.schemes)
    security = operation.setdefault("security", [])
    for name, scheme in sign_in.schemes.items():
        requirement = {name: sign_in.scopes if scheme["type"] == "oauth2" else []}
        if requirement not in security:
            security.append(requirement)
