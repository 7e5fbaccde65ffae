"""Gatehouse for FastAPI: the signed-in caller as a dependency."""

from .change import Change
from .errors import (
    AccountDisabledError,
    AmbiguousCredentialsError,
    ForbiddenError,
    InvalidSessionError,
    MissingCredentialError,
    Problem,
    RefusalError,
    SessionUnavailableError,
    StepUpRequiredError,
    UntrustedOriginError,
    answer_refusal,
)
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
    "AccountDisabledError",
    "AmbiguousCredentialsError",
    "Change",
    "Claims",
    "FakeGatehouse",
    "ForbiddenError",
    "Found",
    "Gatehouse",
    "Identity",
    "InvalidInputError",
    "InvalidKeyError",
    "InvalidSessionError",
    "MissingCredentialError",
    "MissingScopeError",
    "NotFoundError",
    "PeopleError",
    "PeoplePage",
    "Person",
    "PreconditionFailedError",
    "Problem",
    "Profile",
    "RefusalError",
    "Session",
    "SessionUnavailableError",
    "StepUpRequiredError",
    "UnavailableError",
    "UntrustedOriginError",
    "User",
    "answer_refusal",
]
