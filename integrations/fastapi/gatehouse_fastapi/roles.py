"""The roles that a route demands of a person."""

import logging
from collections.abc import Iterable

from .errors import RefusalError
from .identity import Claims
from .problem import to_refusal

_log = logging.getLogger("gatehouse_fastapi")


def to_any_role(roles: Iterable[str] | None) -> frozenset[str] | None:
    """Return the argument `any_role` as a set. Raises ValueError when nobody could meet it."""
    if roles is None:
        return None
    if isinstance(roles, str):  # its letters would be the roles
        raise ValueError('any_role must be a list of roles, such as ["teacher", "moderator"].')
    names = frozenset(roles)
    if not names or not all(isinstance(name, str) and name for name in names):
        raise ValueError('any_role must name at least one role, such as ["teacher", "moderator"].')
    return names


def find_missing_role(claims: Claims, role: str | None, any_role: frozenset[str] | None) -> str | None:
    """Return the name of the role that a person lacks, for the log; None when nothing is missing."""
    if role is not None and role not in claims.roles:
        return role
    if any_role is not None and any_role.isdisjoint(claims.roles):
        return " or ".join(sorted(any_role))
    return None


def refuse_without_role(role: str) -> RefusalError:
    """Build the refusal of a person who lacks `role`. Only the log names it: who may do what is internal."""
    refusal = to_refusal("forbidden")
    _log.warning(
        "403 forbidden: the person lacks the role %s (request %s).", role, refusal.problem.request_id
    )
    return refusal.to_exception()
