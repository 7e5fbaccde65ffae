"""The refusals of a protected operation, in an application's OpenAPI document."""

from collections.abc import Iterable, Iterator
from typing import Any

from .origin import SAFE_METHODS
from .problem import HEADERS, OWN, Code
from .step_up import Demand

_PROBLEM, _REFUSAL = "GatehouseProblem", "GatehouseRefusal"
_SCHEMAS: dict[str, Any] = {
    _PROBLEM: {
        "type": "object",
        "title": _PROBLEM,
        "description": "What happened, and to which request (RFC 9457).",
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "code": {"type": "string", "enum": list(OWN)},
            "detail": {"type": "string"},
            "requestId": {"type": "string"},
            "stepUpUrl": {
                "type": "string",
                "format": "uri",
                "description": "With `step_up_required`: where the person can do what is missing.",
            },
        },
        "required": ["type", "title", "status", "code", "detail", "requestId"],
    },
    _REFUSAL: {
        "type": "object",
        "title": _REFUSAL,
        "properties": {"detail": {"$ref": f"#/components/schemas/{_PROBLEM}"}},
        "required": ["detail"],
    },
}
_STEP_UP_URL = "https://accounts.example.com/two-factor?need=fresh"


def add_refusals(
    schema: dict[str, Any], operation: dict[str, Any], demands: Iterable[Demand], method: str
) -> None:
    """Add the refusals that an operation with these demands can give. What it says of a status stays."""
    by_status: dict[int, list[Code]] = {}
    for code in _find_codes(list(demands), method):
        by_status.setdefault(OWN[code][0], []).append(code)
    schema.setdefault("components", {}).setdefault("schemas", {}).update(_SCHEMAS)
    responses = operation.setdefault("responses", {})
    for status, codes in by_status.items():
        responses.setdefault(str(status), _describe(status, codes))


def _find_codes(demands: list[Demand], method: str) -> Iterator[Code]:
    yield "ambiguous_credentials"
    if any(demand.signed_in for demand in demands):
        yield "missing_credential"
    yield from ("invalid_session", "account_disabled")
    if method not in SAFE_METHODS:
        yield "untrusted_origin"
    if any(demand.is_about_person for demand in demands):
        yield "forbidden"
    if any(demand.is_about_session for demand in demands):
        yield "step_up_required"
    yield "unavailable"


def _describe(status: int, codes: list[Code]) -> dict[str, Any]:
    content = {
        "schema": {"$ref": f"#/components/schemas/{_REFUSAL}"},
        "examples": {c: _show(c) for c in codes},
    }
    described: dict[str, Any] = {
        "description": " ".join(f"`{code}`: {OWN[code][2]}" for code in codes),
        "content": {"application/json": content},
    }
    if status in HEADERS:
        name, value = HEADERS[status]
        described["headers"] = {name: {"schema": {"type": "string"}, "example": value}}
    return described


def _show(code: Code) -> dict[str, Any]:
    status, title, detail = OWN[code]
    problem = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail}
    problem["requestId"] = "7d0d3a52-6f0b-4c39-9f5e-6d6a6b0c7a11"
    if code == "step_up_required":
        problem["stepUpUrl"] = _STEP_UP_URL
    return {"value": {"detail": problem}}
