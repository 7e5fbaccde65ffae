"""What a Gatehouse knows about people beside the caller."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

from .change_reader import follow
from .cursor_store import Cursor, to_store
from .feed import Feed
from .handlers import ChangeHandler, Handlers, ResetHandler, check_kinds
from .identity import ProfileT
from .users import PeopleSource, Users

HandlerT = TypeVar("HandlerT", bound=ChangeHandler)
ResetT = TypeVar("ResetT", bound=ResetHandler)

CURSOR = "gatehouse-changes.cursor"


class WithPeople(Generic[ProfileT]):
    """The people of a Gatehouse, and what happens to them."""

    users: Users[ProfileT]
    """The people of this Gatehouse. It needs a key with the scope `users.read`."""

    def _know_people(self, find_source: Callable[[], PeopleSource[ProfileT]], cursor: Cursor) -> None:
        self.users = Users(find_source)
        self._store, self._handlers = to_store(cursor), Handlers()
        self._unread = 0  # lifespans that run without a reader

    def on(self, *kinds: str, attempts: int | None = None) -> Callable[[HandlerT], HandlerT]:
        """Register a function that is called with each Change of these kinds, or of all kinds with `"*"`.

        It may be a coroutine function or an ordinary one, which runs in a thread. While the lifespan runs,
        the changes come one after the other, each at least once. When the function raises, it is called
        again until it returns, and no later change is read before. With `attempts` the change is skipped
        after so many failures. Raises ValueError for a kind that never happens, and RuntimeError when the
        lifespan has started without any handler: then nothing reads the changes.
        """
        check_kinds(kinds, attempts)
        self._check_heard()

        def register(handler: HandlerT) -> HandlerT:
            self._handlers.add(handler, kinds, attempts)
            return handler

        return register

    def on_reset(self, handler: ResetT) -> ResetT:
        """Register a function without arguments that is called when changes are missing.

        That is so after a pause of more than thirty days, and when Gatehouse's database was replaced by
        another one. It should compare all people that the application knows with `users.lookup`. The feed
        goes on at the moment before the call. Without such a function all kept changes come again.
        """
        self._check_heard()
        self._handlers.of_resets.append(handler)
        return handler

    def _check_heard(self) -> None:
        if self._unread:
            raise RuntimeError(
                "The lifespan has started without handlers of changes, so nothing reads them. Import the "
                "module with on() or on_reset() before the application starts."
            )

    @asynccontextmanager
    async def _follow_changes(self, feed: Feed | None) -> AsyncIterator[None]:
        if feed is None:  # a fake calls the handlers itself
            yield
        elif self._handlers:
            async with follow(feed, self._handlers, self._store):
                yield
        else:
            self._unread += 1
            try:
                yield
            finally:
                self._unread -= 1
