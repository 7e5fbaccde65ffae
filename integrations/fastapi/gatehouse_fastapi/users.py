"""The people of a Gatehouse, as an application uses them."""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Generic, Protocol, TypeVar

from .directory import Directory
from .identity import Claims, ProfileT
from .person import Found, PeoplePage, Person

T = TypeVar("T")


class PeopleSource(Protocol[ProfileT]):
    """Who answers about people: a Gatehouse, or a replacement in a test."""

    def open_directory(self) -> Directory[ProfileT]:
        """Return the directory of the running event loop."""

    def ask_directory(self, question: Callable[[Directory[ProfileT]], Coroutine[Any, Any, T]]) -> T:
        """Return the answer to a question, for a thread that waits."""


class SyncUsers(Generic[ProfileT]):
    """The same as `Users` for ordinary functions: `def` routes, workers, scripts.

    It needs no running lifespan and no event loop. It is safe in any number of threads. It shares the
    cache of a lifespan that runs in the same process. Do not call it in a coroutine: it would block all
    others.
    """

    def __init__(self, find_source: Callable[[], PeopleSource[ProfileT]]) -> None:
        self._find_source = find_source

    def get(self, user_id: str) -> Person[ProfileT]:
        """Return a person. Raises NotFoundError and the other errors of `Users.get`."""
        return self._find_source().ask_directory(lambda people: people.get(user_id))

    def lookup(
        self, ids: Iterable[str] | None = None, *, emails: Iterable[str] | None = None
    ) -> Found[ProfileT]:
        """Return the people with these ids or addresses, as `Users.lookup` does."""
        return self._find_source().ask_directory(lambda people: people.lookup(ids, emails))

    def search(self, query: str = "", *, after: str | None = None, limit: int = 20) -> PeoplePage[ProfileT]:
        """Return a page of people by name, as `Users.search` does."""
        return self._find_source().ask_directory(lambda people: people.search(query, after, limit))

    def set_claims(self, user_id: str, *, version: int, **fields: object) -> Claims:
        """Replace claims of a person, as `Users.set_claims` does."""
        sent = to_sendable(fields)
        return self._find_source().ask_directory(lambda people: people.set_claims(user_id, version, sent))


class Users(Generic[ProfileT]):
    """The people of a Gatehouse, for an application whose key has the scope `users.read`.

    Every method raises UnavailableError when Gatehouse gives no answer, MissingScopeError when the key
    lacks a scope, InvalidKeyError when Gatehouse does not know the key, InvalidInputError for input that
    Gatehouse refuses, and RuntimeError without a key or a running lifespan. All but the last are PeopleError.
    """

    def __init__(self, find_source: Callable[[], PeopleSource[ProfileT]]) -> None:
        self._find_source = find_source
        self.sync = SyncUsers(find_source)
        """The same for ordinary functions."""

    async def get(self, user_id: str) -> Person[ProfileT]:
        """Return a person. Raises NotFoundError for an id that nobody has, or no longer."""
        return await self._find_source().open_directory().get(user_id)

    async def lookup(
        self, ids: Iterable[str] | None = None, *, emails: Iterable[str] | None = None
    ) -> Found[ProfileT]:
        """Return the people with these ids, or (with the scope `users.email`) with these addresses.

        One request is sent for each hundred. People who were looked up in the last minute come from memory
        while Gatehouse's events prove that they have not changed.
        """
        return await self._find_source().open_directory().lookup(ids, emails)

    async def search(
        self, query: str = "", *, after: str | None = None, limit: int = 20
    ) -> PeoplePage[ProfileT]:
        """Return a page of the people whose name starts with `query`, by name; without it of all people.

        With the scope `users.email` the start of an address counts too. `after` is the `next_cursor` of the
        page before. `limit` is at most 100.
        """
        return await self._find_source().open_directory().search(query, after, limit)

    async def set_claims(self, user_id: str, *, version: int, **fields: object) -> Claims:
        """Replace claims of a person, such as `roles=["teacher"]`; the key needs the scope `claims.write`.

        `version` is the `claims.version` that you have read. Raises PreconditionFailedError when somebody
        else has written since, and NotFoundError when the person has gone.
        """
        return await self._find_source().open_directory().set_claims(user_id, version, to_sendable(fields))


def to_sendable(fields: dict[str, object]) -> dict[str, object]:
    """Return claims as JSON can carry them: a set or tuple of roles becomes a list."""
    return {
        name: list(value) if isinstance(value, tuple | set | frozenset) else value
        for name, value in fields.items()
    }
