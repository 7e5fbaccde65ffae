"""The people of a Gatehouse: questions about them, and what is said about them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import Any, Generic, Literal
from urllib.parse import quote

from pydantic.alias_generators import to_camel

from .api import Api
from .identity import Claims, ProfileT
from .people_cache import PeopleCache
from .people_errors import InvalidKeyError, NotFoundError
from .person import Found, PeoplePage, Person

_MOST = 100  # ids or addresses that Gatehouse looks up in one request
_CHARACTERS_MOST = 1000  # of an id or address; Gatehouse's are much shorter

Kind = Literal["ids", "emails"]


class Directory(ABC, Generic[ProfileT]):
    """What can be asked about people. `Users` and `SyncUsers` describe it to applications."""

    async def get(self, user_id: str) -> Person[ProfileT]:
        """Return a person, or raise NotFoundError."""
        # By a look-up, because its answer tells 'there is no such person' from 'there is no such route'.
        found = await self.lookup([user_id], None)
        if not found.users:
            raise NotFoundError("There is no such person.")
        return found.users[0]

    async def lookup(self, ids: Iterable[str] | None, emails: Iterable[str] | None) -> Found[ProfileT]:
        """Return the people with these ids, or with these addresses."""
        if (ids is None) == (emails is None):
            raise ValueError("lookup needs ids or emails, and not both.")
        if emails is not None:
            return await self._find_all("emails", _to_texts("emails", emails))
        wanted = _to_texts("ids", ids or ())
        known = self._recall(wanted)
        found = await self._find_all("ids", [one for one in wanted if one not in known])
        known |= found.by_id
        missing = set(found.missing)
        return Found(
            users=[known[one] for one in wanted if one in known],
            missing=[one for one in wanted if one in missing],
        )

    @abstractmethod
    async def search(self, query: str, after: str | None, limit: int) -> PeoplePage[ProfileT]:
        """Return a page of the people whose name starts with `query`."""

    @abstractmethod
    async def set_claims(self, user_id: str, version: int, fields: Mapping[str, object]) -> Claims:
        """Replace these claims of a person."""

    @abstractmethod
    async def _find(self, kind: Kind, values: list[str]) -> Found[ProfileT]:
        """Look up at most a hundred."""

    def _recall(self, ids: list[str]) -> dict[str, Person[ProfileT]]:
        return {}

    async def _find_all(self, kind: Kind, values: list[str]) -> Found[ProfileT]:
        # No id or address is empty, that long, or text that UTF-8 cannot write.
        asked = [value for value in values if 0 < len(value) <= _CHARACTERS_MOST and _is_utf8(value)]
        users: dict[str, Person[ProfileT]] = {}
        missing = set(values).difference(asked)
        for start in range(0, len(asked), _MOST):
            found = await self._find(kind, asked[start : start + _MOST])
            users |= found.by_id
            missing |= set(found.missing)
        return Found(users=list(users.values()), missing=[value for value in values if value in missing])


class RemoteDirectory(Directory[ProfileT]):
    """The people of the Gatehouse behind `api`. `find_cache` returns the cache in use, if there is one."""

    def __init__(
        self, api: Api, profile: Any, find_cache: Callable[[], "PeopleCache[ProfileT] | None"]
    ) -> None:
        self._api, self._find_cache = api, find_cache
        self._found: type[Found[ProfileT]] = Found[profile]
        self._page: type[PeoplePage[ProfileT]] = PeoplePage[profile]

    async def search(self, query: str, after: str | None, limit: int) -> PeoplePage[ProfileT]:
        """Return a page of the people whose name starts with `query`."""
        params = {"limit": str(limit)} | ({"query": query} if query else {})
        if after is not None:
            params["after"] = after
        try:
            return await self._api.call(self._page, "GET", "/users", params=params)
        except NotFoundError as error:
            raise _to_unknown(error) from None

    async def set_claims(self, user_id: str, version: int, fields: Mapping[str, object]) -> Claims:
        """Replace these claims of a person."""
        if not user_id.strip(".") or len(user_id) > _CHARACTERS_MOST or not _is_utf8(user_id):
            raise NotFoundError("There is no such person.")  # as a path it would be another one
        body = {to_camel(name): value for name, value in fields.items()}
        path, headers = f"/users/{quote(user_id, safe='')}/claims", {"If-Match": f'"{version}"'}
        try:
            return await self._api.call(Claims, "PATCH", path, body=body, headers=headers)
        finally:  # it may have been written although no answer came
            if (cache := self._find_cache()) is not None:
                cache.forget(user_id)

    async def _find(self, kind: Kind, values: list[str]) -> Found[ProfileT]:
        asked_at = monotonic()
        try:
            found = await self._api.call(self._found, "POST", "/users/lookup", body={kind: values})
        except NotFoundError as error:
            raise _to_unknown(error) from None
        if (cache := self._find_cache()) is not None:
            for person in found.users:
                cache.keep(person, asked_at)
        return found

    def _recall(self, ids: list[str]) -> dict[str, Person[ProfileT]]:
        cache = self._find_cache()
        if cache is None:
            return {}
        return {one: person for one in ids if (person := cache.find(one)) is not None}


def _to_unknown(error: NotFoundError) -> InvalidKeyError:
    return InvalidKeyError(f"Gatehouse has no keys, or is too old to answer about people: {error}")


def _to_texts(name: str, values: Iterable[str]) -> list[str]:
    """Return each value once. Raises ValueError for what is no list of texts."""
    given = None if isinstance(values, str) else list(values)
    if given is None or not all(isinstance(value, str) for value in given):
        raise ValueError(f"{name} must be a list of texts.")
    return list(dict.fromkeys(given))


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
