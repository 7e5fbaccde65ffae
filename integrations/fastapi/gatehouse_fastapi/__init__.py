"""Gatehouse for FastAPI: who is asking, as a dependency."""

from .gatehouse import Gatehouse
from .identity import Identity, Profile, Session, User

__all__ = ["Gatehouse", "Identity", "Profile", "Session", "User"]
