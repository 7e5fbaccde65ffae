"""Whether the address is a Gatehouse that knows our key."""

import asyncio
import logging
from typing import Any

import aiohttp

from .bridge import FAULTS, Bridge, UnexpectedAnswerError, describe
from .circuit import Circuit
from .problem import Refusal

_AGAIN_SECONDS = 1.0

_log = logging.getLogger("gatehouse_fastapi")


class MisconfiguredError(RuntimeError):
    """Waiting does not help: the configuration is wrong."""


class AwayError(Exception):
    """Gatehouse cannot be reached now."""


async def probe(bridge: Bridge[Any], circuit: Circuit) -> None:
    """Send a query without a credential, which needs no session, and close the circuit when that works.

    Raises MisconfiguredError or AwayError.
    """
    try:
        answer = await bridge.ask(None)
    except (UnexpectedAnswerError, aiohttp.ClientResponseError) as other:
        if other.status < 500:
            raise _not_gatehouse(bridge, describe(other)) from None
        raise AwayError(describe(other)) from None
    except FAULTS as fault:
        raise AwayError(describe(fault)) from None
    match answer.problem.code if isinstance(answer, Refusal) else "somebody, without a credential":
        case "missing_credential" | "rate_limited":
            circuit.close()
        case "invalid_key":
            raise MisconfiguredError(
                f"Gatehouse at {bridge.origin} does not know this key. Compare `key` with the operator's "
                "BRIDGE_KEYS, which may be empty; leave `key` out to ask on every request."
            )
        case "unavailable" | "internal" as code:
            raise AwayError(code)
        case other_answer:
            raise _not_gatehouse(bridge, other_answer)


async def watch(bridge: Bridge[Any], circuit: Circuit) -> None:
    """Probe again while the last contact was not successful: recovery needs no request. Never returns."""
    told = ""
    while True:
        await asyncio.sleep(_AGAIN_SECONDS)
        if circuit.is_healthy:
            continue
        try:
            await probe(bridge, circuit)
            _log.info("Gatehouse at %s answers.", bridge.origin)
            told = ""
        except AwayError:
            pass
        except MisconfiguredError as wrong:
            if told != str(wrong):
                _log.error("%s", wrong)
            told = str(wrong)


def _not_gatehouse(bridge: Bridge[Any], instead: str) -> MisconfiguredError:
    return MisconfiguredError(
        f"{bridge.origin} is not a Gatehouse, or something in between answers for it: 401 "
        f"application/problem+json was expected, {instead} came."
    )
