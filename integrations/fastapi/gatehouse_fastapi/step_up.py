"""What a route demands of a session beyond being signed in, and the refusal of a session that lacks it."""

import math
from datetime import datetime, timedelta, timezone
from typing import Literal, NamedTuple

from .errors import RefusalError
from .identity import Session
from .problem import to_refusal

# Where a person does what is missing: Gatehouse's page for it.
_PAGE = "/two-factor"


class Demand(NamedTuple):
    """The demands of one `require()`."""

    verified: bool = False
    second_factor: bool = False
    fresh: float | None = None
    role: str | None = None
    any_role: frozenset[str] | None = None
    signed_in: bool = True

    def check(self) -> None:
        """Raise ValueError for a demand that nobody can meet."""
        role, fresh = self.role, self.fresh
        if role is not None and not (isinstance(role, str) and role):
            raise ValueError('role must be the name of one role, such as "teacher"; any_role takes several.')
        if fresh is None:
            return
        if isinstance(fresh, bool) or not (math.isfinite(fresh) and fresh > 0):
            raise ValueError("fresh must be a positive number of seconds, such as 600.")

    @property
    def is_about_person(self) -> bool:
        """True when a person may not be whom the route demands."""
        return self.verified or self.role is not None or self.any_role is not None

    @property
    def is_about_session(self) -> bool:
        """True when a session may lack something that a step-up brings."""
        return self.second_factor or self.fresh is not None

    def find_lack(self, session: Session) -> Literal["second_factor", "fresh"] | None:
        """Return what a session lacks; None when it has everything."""
        if self.second_factor and "mfa" not in session.amr:
            return "second_factor"
        if self.fresh is not None and not _is_fresh(session.authenticated_at, self.fresh):
            return "fresh"
        return None


def _is_fresh(authenticated_at: datetime | None, seconds: float) -> bool:
    if authenticated_at is None:
        return False
    # A difference of instants can be compared with any number of seconds; a timedelta cannot hold them all.
    return (datetime.now(timezone.utc) - authenticated_at) / timedelta(seconds=1) <= seconds


def refuse_until_stepped_up(public_url: str, lack: Literal["second_factor", "fresh"]) -> RefusalError:
    """Build the refusal, which says where the person can do what the session lacks."""
    refusal = to_refusal("step_up_required")
    url = f"{public_url}{_PAGE}?need={lack}"
    return refusal._replace(problem=refusal.problem.model_copy(update={"step_up_url": url})).to_exception()
