"""A fake Gatehouse for the tests of your own application."""

from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any, TypeVar

from fastapi.requests import HTTPConnection
from pydantic import BaseModel
from starlette.types import Scope

from .change import Change
from .fake_directory import FakeDirectory
from .gatehouse import Gatehouse
from .handlers import check_kind, run
from .identity import Claims, Identity, Profile, Session, User
from .person import Person
from .problem import Code, refuse
from .watch import Join, Watches
from .with_people import CURSOR

ModelT = TypeVar("ModelT", bound=BaseModel)
T = TypeVar("T")

_LOOK_SECONDS = 0.05  # how often a stream looks at what was assigned

_USER = {"id": "ada", "email": "ada@example.com", "email_verified": True, "name": "Ada Lovelace"}


class FakeGatehouse(Gatehouse[Any]):
    """Answers every request with configured data, without a network.

    `user`, `session`, `profile` and `claims` are models, or some of their fields; other fields get defaults.
    `user=None` is a caller who sends no credential. `refusal` is the refusal that every other
    caller receives: "unavailable" in an outage, "account_disabled", "invalid_session" and so on. All five
    may be assigned between requests, and while a stream runs.

    `people` are those whom `users` knows besides the caller. `tell` lets the handlers of `on()` hear of a
    change.

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
        people: Iterable[Person[Any] | Mapping[str, Any]] = (),
    ) -> None:
        self.user, self.session, self.profile, self.claims = user, session, profile, claims
        self.refusal, self.people = refusal, list(people)
        self._depend(_Made(self, Profile), Profile, "http://localhost:3001")
        self._know_people(lambda: self._source, CURSOR)

    @contextmanager
    def replacing(self, gatehouse: Gatehouse[Any]) -> Iterator[None]:
        """Answer for `gatehouse`: its dependencies use this fake, and its lifespan opens no connection."""
        replaced, gatehouse._source = gatehouse._source, _Made(self, gatehouse._profile)
        own, self._handlers = self._handlers, gatehouse._handlers
        try:
            yield
        finally:
            gatehouse._source, self._handlers = replaced, own

    async def tell(self, kind: str, user_id: str) -> None:
        """Call the handlers of a change once: those of the Gatehouse that this fake replaces, or its own.

        Raises ValueError for a kind that never happens.
        """
        check_kind(kind)
        change = Change(kind=kind, user_id=user_id, at=datetime.now(timezone.utc))
        for handler in self._handlers.find(change):
            await run(handler.call, change)


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

    def open_directory(self) -> FakeDirectory:
        people = self._list_people()
        return FakeDirectory(list(people.values()), self._write_claims, not self.is_healthy)

    def ask_directory(self, question: Callable[[FakeDirectory], Coroutine[Any, Any, T]]) -> T:
        try:
            question(self.open_directory()).send(None)  # it waits for nothing
        except StopIteration as end:
            answer: T = end.value
            return answer
        raise AssertionError("a fake answers at once")

    def _list_people(self) -> dict[str, Person[Any]]:
        """Return the configured people, and the caller if they are not among them."""
        told, now, profile = self._told, datetime.now(timezone.utc), {"complete": True, "version": 1}
        blank = {"name": "Ada Lovelace", "created_at": now, "profile": profile}
        known: list[Person[Any]] = [_fill(Person[self._profile], one, blank) for one in told.people]  # type: ignore[name-defined]
        people = {person.id: person for person in known}
        if told.user is not None:
            user = _fill(User, told.user, _USER)
            about = {"profile": told.profile or profile, "claims": told.claims or {}}
            caller = Person[self._profile].model_validate(  # type: ignore[name-defined]
                user.model_dump() | {"created_at": now} | about
            )
            people.setdefault(user.id, caller)
        return people

    def _write_claims(self, user_id: str, claims: Claims) -> None:
        told, person = self._told, self._list_people()[user_id]
        if told.user is not None and user_id == _fill(User, told.user, _USER).id:
            told.claims = claims
        others = [one for one in self._list_people().values() if one.id != user_id]
        told.people = [*others, person.model_copy(update={"claims": claims})]

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
