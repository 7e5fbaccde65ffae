"""The people of a fake Gatehouse."""

from collections.abc import Callable, Mapping
from typing import Any

from .directory import Directory, Kind
from .identity import Claims
from .people_errors import NotFoundError, PreconditionFailedError, UnavailableError
from .person import Found, PeoplePage, Person


class FakeDirectory(Directory[Any]):
    """Answers about these people without a network; `write` stores the claims of one of them."""

    def __init__(
        self, people: list[Person[Any]], write: Callable[[str, Claims], None], is_away: bool
    ) -> None:
        self._people, self._write, self._is_away = people, write, is_away

    async def search(self, query: str, after: str | None, limit: int) -> PeoplePage[Any]:
        """Return a page of the people whose name or address starts with `query`."""
        self._answer()
        start = query.lower()
        found = [
            person
            for person in sorted(self._people, key=lambda person: (person.name, person.id))
            if person.name.lower().startswith(start) or (person.email or "").lower().startswith(start)
        ]
        end = int(after or 0) + limit
        return PeoplePage[Any](
            users=found[int(after or 0) : end], next_cursor=str(end) if end < len(found) else None
        )

    async def set_claims(self, user_id: str, version: int, fields: Mapping[str, object]) -> Claims:
        """Replace these claims of a person."""
        self._answer()
        person = next((person for person in self._people if person.id == user_id), None)
        if person is None:
            raise NotFoundError("There is no such person.")
        if person.claims.version != version:
            raise PreconditionFailedError("The claims have another version.")
        claims = Claims.model_validate({**person.claims.model_dump(), **fields, "version": version + 1})
        self._write(user_id, claims)
        return claims

    async def _find(self, kind: Kind, values: list[str]) -> Found[Any]:
        self._answer()
        named = {person.id if kind == "ids" else person.email: person for person in self._people}
        return Found[Any](
            users=[named[value] for value in values if value in named],
            missing=[value for value in values if value not in named],
        )

    def _answer(self) -> None:
        if self._is_away:
            raise UnavailableError("The fake Gatehouse is unavailable.")
