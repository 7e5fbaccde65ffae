"""Who the caller is: from the cache, or by a query to Gatehouse."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from time import monotonic
from typing import Generic

from .answer_cache import AnswerCache
from .bridge import FAULTS, Bridge, describe
from .circuit import Circuit
from .credential import is_sendable
from .events import Event
from .identity import Identity, ProfileT
from .people_cache import PeopleCache
from .probe import AwayError, probe, watch
from .problem import Refusal, refuse, to_refusal
from .questions import Questions
from .rejected_credentials import RejectedCredentials
from .stream import follow
from .watch import Watches

# The refusals about the caller, which are passed on. Every other refusal concerns this application.
_PASSED_ON = {
    "ambiguous_credentials": 400,
    "missing_credential": 401,
    "invalid_session": 401,
    "account_disabled": 403,
    "unavailable": 503,
}

_log = logging.getLogger("gatehouse_fastapi")


class SessionCache(Generic[ProfileT]):
    """What one run of an application knows about its visitors."""

    def __init__(self, bridge: Bridge[ProfileT], answers_most: int) -> None:
        self.circuit = Circuit()
        self._bridge = bridge
        self.answers: AnswerCache[ProfileT] = AnswerCache(answers_most)
        self.watches: Watches[ProfileT] = Watches()
        self.people: PeopleCache[ProfileT] = PeopleCache(self.answers, answers_most)
        self._rejected = RejectedCredentials()
        self._questions: Questions[Identity[ProfileT] | Refusal] = Questions()

    @asynccontextmanager
    async def run(self, has_events: bool) -> AsyncIterator[None]:
        """Run the background tasks. Raises MisconfiguredError when the address is not a Gatehouse."""
        try:
            await probe(self._bridge, self.circuit)
        except AwayError as away:
            _log.warning("Gatehouse at %s is not reachable yet: %s", self._bridge.origin, away)
        tasks = [asyncio.create_task(watch(self._bridge, self.circuit))]
        if has_events:
            tasks.append(asyncio.create_task(follow(self._bridge, self._apply_event, self._invalidate)))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.watches.close()
            await self._questions.close()

    async def identify(self, credential: bytes, digest: bytes, *, anew: bool = False) -> Identity[ProfileT]:
        """Query who `credential` belongs to; with `anew` by a query that starts now.

        Raises HTTPException with a refusal of Gatehouse, or 503 `unavailable`.
        """
        if digest in self._rejected or not is_sendable(credential):
            raise refuse("invalid_session")
        if self.circuit.is_open:
            raise refuse("unavailable")
        answer = await self._questions.ask(digest, partial(self._ask, digest, credential), anew=anew)
        if isinstance(answer, Refusal):
            raise answer.to_exception()
        return answer

    async def confirm(self, credential: bytes, digest: bytes) -> Identity[ProfileT]:
        """Return who `credential` belongs to, no older than the last event about them.

        Raises HTTPException as `identify` does.
        """
        while True:
            begun_at = monotonic()
            identity = self.answers.find(digest) or await self.identify(credential, digest)
            if not self.answers.has_changed(identity, begun_at):
                return identity

    async def _ask(self, digest: bytes, credential: bytes) -> Identity[ProfileT] | Refusal:
        asked_at = monotonic()
        try:
            answer = await self._bridge.ask(credential)
        except FAULTS as fault:
            self.circuit.fail()
            return self._unavailable(describe(fault))  # the cause may contain headers, so it is not passed on
        if not isinstance(answer, Refusal):
            self.circuit.close()
            if self.answers.is_revoked(answer):
                return to_refusal("invalid_session")
            self.answers.keep(digest, answer, asked_at)
            return answer
        problem = answer.problem
        if problem.status == _PASSED_ON.get(problem.code):
            self.circuit.close()
            if problem.code == "invalid_session":
                self._rejected.add(digest)
            return answer
        if problem.code == "rate_limited":
            self.circuit.close()
        else:
            self.circuit.fail()
        return self._unavailable(f"{problem.status} {problem.code!r}")

    def _unavailable(self, why: str) -> Refusal:
        refusal = to_refusal("unavailable")
        request_id = refusal.problem.request_id
        _log.warning("No answer from %s: %s (request %s)", self._bridge.origin, why, request_id)
        return refusal

    def _apply_event(self, event: Event, sent_after: float) -> None:
        if event.name != "heartbeat":
            self._questions.detach()
            self.watches.apply_event(event)
        self.answers.apply_event(event, sent_after)
        self.people.apply_event(event)

    def _invalidate(self) -> None:
        self._questions.detach()
        self.answers.invalidate()
        self.people.clear()
