"""The models of people who are not the caller."""

from typing import Generic

from pydantic import AwareDatetime

from .identity import Claims, Id, ProfileT, View


class Person(View, Generic[ProfileT]):
    """A person, as a back end with a key sees them."""

    id: Id
    name: str
    image: str | None = None
    created_at: AwareDatetime
    profile: ProfileT
    claims: Claims = Claims()
    email: str | None = None
    """None unless the key has the scope `users.email`, as is `email_verified`."""
    email_verified: bool | None = None


class Found(View, Generic[ProfileT]):
    """The people of a look-up in the order asked, each once, and the ids or addresses that nobody has."""

    users: list[Person[ProfileT]]
    missing: list[str]

    @property
    def by_id(self) -> dict[str, Person[ProfileT]]:
        """The people by their id."""
        return {person.id: person for person in self.users}


class PeoplePage(View, Generic[ProfileT]):
    """A page of people, by name. `next_cursor` is the `after` of the next page; None after the last."""

    users: list[Person[ProfileT]]
    next_cursor: str | None = None
