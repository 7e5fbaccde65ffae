"""The models of Gatehouse's feed of changes."""

from pydantic import AwareDatetime

from .identity import Id, View

KINDS = ("user.created", "user.changed", "user.deletion_requested", "user.deleted")


class Change(View):
    """Something that happened to a person. It says no more: `gatehouse.users` knows the person of now."""

    kind: str
    """`user.created`, `user.changed`, `user.deletion_requested` or `user.deleted`."""
    user_id: Id
    at: AwareDatetime


class ChangePage(View):
    """A part of the feed. `cursor` is the `after` of the next part."""

    changes: tuple[Change, ...]
    cursor: str
    more: bool
