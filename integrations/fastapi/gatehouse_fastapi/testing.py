"""A fake Gatehouse for the tests of your own application."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any, TypeVar

from fastapi.requests import HTTPConnection
from pydantic import BaseModel
from starlette.types import Scope

from .gatehouse import Gatehouse
from .identity import Claims, Identity, Profile, Session, User
from .problem import Code, refuse
from .watch import Join, Watches

ModelT = TypeVar("ModelT", bound=BaseModel)

_LOOK_SECONDS = 0.05  # how often a stream looks at what was assigned

_USER = {"id": "ada", "email": "ada@example.com", "email_verified": True, "name": "Ada Lovelace"}


class FakeGatehouse(Gatehouse[Any]):
    """Answers every request with configured data, without a network.

    `user`, `session`, `profile` and `claims` are models, or some of their fields; other fields get defaults.
    `user=None` is a caller who sends no credential. `refusal` is the refusal that every other
    caller receives: "unavailable" in an outage, "account_disabled", "invalid_session" and so on. All five
    may be assigned between requests, and while a stream runs.

    Use it in place of a Gatehouse, or let it answer for one:
    `with FakeGatehouse(user={"name": "Grace"}).replacing(gatehouse):`.
    """

    def __init__(
        self,
        user: User | Mapping[str, Any] | None = _USER,
        *,
        session: Session | Mapping[str, Any] | None = None,
        profile: BaseModel | Mapping[str, Any] | None = None,
        claims: Claims | Mapping[str, Any] | None = None,
        refusal: Code | None = None,
    ) -> None:
        self.user, self.session, self.profile, self.claims = user, session, profile, claims
        self.refusal = refusal
        self._depend(_Made(self, Profile), Profile, "http://localhost:3001")

    @contextmanager
    def replacing(self, gatehouse: Gatehouse[Any]) -> Iterator[None]:
        """Answer for `gatehouse`: its dependencies use this fake, and its lifespan opens no connection."""
        replaced, gatehouse._source = gatehouse._source, _Made(self, gatehouse._profile)
        try:
            yield
        finally:
            gatehouse._source = replaced


class _Made:
    """The configured data of a fake, as a source of answers."""

    def __init__(self, told: FakeGatehouse, profile: type[BaseModel]) -> None:
        self._told, self._profile = told, profile

    @property
    def is_healthy(self) -> bool:
        return self._told.refusal != "unavailable"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        yield

    def recall(self, scope: Scope) -> None:
        return None

    async def identify(self, connection: HTTPConnection, *, anew: bool = False) -> Identity[Any] | None:
        told, now = self._told, datetime.now(timezone.utc)
        if told.user is None:
            return None
        if told.refusal:
            raise refuse(told.refusal)
        session = {"id": "session", "created_at": now, "expires_at": now + timedelta(days=7), "amr": ["pwd"]}
        return Identity[Any](
            user=_fill(User, told.user, _USER),
            session=_fill(Session, told.session, session),
            profile=_fill(self._profile, told.profile, {"complete": True, "version": 1}),
            claims=_fill(Claims, told.claims, {}),
        )

    def watch(self, connection: HTTPConnection) -> Join[Any] | None:
        if self._told.user is None:
            return None
        watches: Watches[Any] = Watches(_LOOK_SECONDS)
        return partial(watches.join, b"", partial(self.identify, connection))


def _fill(
    model: type[ModelT], given: ModelT | Mapping[str, Any] | None, missing: Mapping[str, Any]
) -> ModelT:
    if isinstance(given, BaseModel):
        return given
    return model.model_validate({**missing, **(given or {})})
