"""Gatehouse for FastAPI: the signed-in caller as a dependency."""

from .gatehouse import Gatehouse
from .identity import Claims, Identity, Profile, Session, User
from .testing import FakeGatehouse

__all__ = ["Claims", "FakeGatehouse", "Gatehouse", "Identity", "Profile", "Session", "User"]
