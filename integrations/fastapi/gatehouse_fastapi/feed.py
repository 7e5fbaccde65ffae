"""The feed of changes over the bridge."""

from .api import Api
from .change import ChangePage
from .people_errors import InvalidKeyError, MissingScopeError, NotFoundError, UnavailableError
from .probe import MisconfiguredError

LATEST = "latest"


class Feed:
    """The changes of a Gatehouse, in the one order that it gives them."""

    def __init__(self, api: Api) -> None:
        self.origin = api.origin
        self._api = api

    async def check(self) -> None:
        """Raise MisconfiguredError when the feed can never be read."""
        if not self._api.has_key:
            raise MisconfiguredError(
                "The handlers of on() need a key with the scope users.read: Gatehouse(url, key=...)."
            )
        try:
            await self.read(LATEST, 1, 0)
        except (InvalidKeyError, MissingScopeError) as wrong:
            raise MisconfiguredError(f"{self.origin} gives no changes: {wrong}") from None
        except UnavailableError:
            return  # the reader waits for it

    async def read(self, after: str | None, limit: int, wait: int) -> ChangePage:
        """Return changes; wait so many seconds for the first one. Raises PeopleError."""
        params = {"limit": str(limit), "wait": str(wait)} | ({} if after is None else {"after": after})
        try:
            return await self._api.call(
                ChangePage, "GET", "/changes", params=params, wait=wait, is_logged=False
            )
        except NotFoundError as error:
            raise InvalidKeyError(
                f"Gatehouse has no keys, or is too old for a feed of changes: {error}"
            ) from None
