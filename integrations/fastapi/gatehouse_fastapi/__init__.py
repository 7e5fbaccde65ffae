"""Gatehouse for FastAPI: the signed-in caller as a dependency."""

from .change import Change
from .gatehouse import Gatehouse
from .identity import Claims, Identity, Profile, Session, User
from .people_errors import (
    InvalidInputError,
    InvalidKeyError,
    MissingScopeError,
    NotFoundError,
    PeopleError,
    PreconditionFailedError,
    UnavailableError,
)
from .person import Found, PeoplePage, Person
from .testing import FakeGatehouse

__all__ = [
    "Change",
    "Claims",
    "FakeGatehouse",
    "Found",
    "Gatehouse",
    "Identity",
    "InvalidInputError",
    "InvalidKeyError",
    "MissingScopeError",
    "NotFoundError",
    "PeopleError",
    "PeoplePage",
    "Person",
    "PreconditionFailedError",
    "Profile",
    "Session",
    "UnavailableError",
    "User",
]
