"""The security schemes in an application's OpenAPI document.

A scheme that is a dependency of its own documents itself. But FastAPI then resolves it on every request,
which costs a tenth of a small route. So this module completes the document when it is generated.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from fastapi import FastAPI, routing

from .credential import COOKIE_NAMES

_SCHEMES = {
    "GatehouseCookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": COOKIE_NAMES[0],
        "description": f"The session cookie of a browser; on https its name is `{COOKIE_NAMES[1]}`.",
    },
    "GatehouseBearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "The `set-auth-token` of a sign-in made by a program.",
    },
}


def document(app: FastAPI, dependencies: Collection[Callable[..., Any]]) -> None:
    """Add to `app.openapi()` which operations use one of `dependencies`, and how to sign in."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        schema = generate()
        for route in _iterate(app):
            if not _uses(getattr(route, "dependant", None), dependencies):
                continue
            operations = schema.get("paths", {}).get(getattr(route, "path_format", None), {})
            for method in getattr(route, "methods", None) or ():
                if operation := operations.get(method.lower()):
                    _add(schema, operation)
        return schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _iterate(app: FastAPI) -> Iterable[object]:
    # Since FastAPI 0.137.2 included routers are a tree, and this function walks it. Before, it is a flat
    # list.
    flatten = getattr(routing, "iter_route_contexts", None)
    routes: Iterable[object] = flatten(app.routes) if flatten else app.routes
    return routes


def _uses(dependant: Any, dependencies: Collection[Callable[..., Any]]) -> bool:
    return dependant is not None and (
        dependant.call in dependencies or any(_uses(part, dependencies) for part in dependant.dependencies)
    )


def _add(schema: dict[str, Any], operation: dict[str, Any]) -> None:
    schema.setdefault("components", {}).setdefault("securitySchemes", {}).update(_SCHEMES)
    security = operation.setdefault("security", [])
    for name in _SCHEMES:
        if {name: []} not in security:
            security.append({name: []})
