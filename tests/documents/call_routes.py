"""Calls the routes of documented applications, with a fake Gatehouse in place of theirs."""

import importlib
import sys

from fastapi.testclient import TestClient
from gatehouse_fastapi import FakeGatehouse

SEEN = {"amr": ["pwd", "otp", "mfa"]}  # a session that has everything a route may demand
ROLES = {"roles": ["teacher", "moderator"]}
PAGE = {"Sec-Fetch-Site": "same-origin"}

for name in sys.argv[1:]:
    module = importlib.import_module(name)
    if not hasattr(module, "app"):
        continue
    with FakeGatehouse(session=SEEN, claims=ROLES).replacing(module.gatehouse), TestClient(module.app) as client:
        for route in module.app.routes:
            methods = getattr(route, "methods", None) or set()
            if "{" in route.path or not getattr(route, "include_in_schema", True):
                continue
            for method in methods & {"GET", "DELETE"}:
                answer = client.request(method, route.path, headers=PAGE)
                assert answer.status_code in (200, 204, 422), f"{name} {method} {route.path}: {answer.text}"
