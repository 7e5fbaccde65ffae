"""When Gatehouse is slow, unreachable or refuses, no request waits long, and none waits in vain."""

import asyncio
import time

import pytest

from gatehouse_fastapi import Gatehouse

from .event_source import until
from .stand_in import StandIn, to_refusal
from .test_asking import live
from .visitor import bearing, fare


def test_faults_in_a_row_open_the_circuit_and_a_probe_closes_it(stand_in: StandIn) -> None:
    async def hang(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(5)

    async def story(gatehouse: Gatehouse) -> None:
        assert gatehouse.healthy
        stand_in.answer = stand_in.probe = hang
        fared = await asyncio.gather(*(fare(gatehouse, bearing(str(number))) for number in range(5)))
        assert fared == ["unavailable"] * 5
        assert not gatehouse.healthy
        stand_in.requests.clear()
        begun = time.monotonic()
        assert await fare(gatehouse) == "unavailable"
        assert time.monotonic() - begun < 0.1
        assert stand_in.requests == []
        stand_in.behave()
        await until(lambda: gatehouse.healthy)
        assert await fare(gatehouse) == "s1"

    live(stand_in, story)


@pytest.mark.parametrize(
    "refusal",
    [to_refusal(429, "rate_limited"), to_refusal(503, "unavailable"), to_refusal(403, "account_disabled")],
)
def test_a_refusal_of_gatehouse_is_no_fault(refusal: bytes, stand_in: StandIn) -> None:
    async def story(gatehouse: Gatehouse) -> None:
        stand_in.answer = refusal
        for _ in range(10):
            await fare(gatehouse)
        assert len(stand_in.requests) == 10
        assert gatehouse.healthy

    live(stand_in, story)


def test_no_request_waits_longer_than_the_timeout(stand_in: StandIn) -> None:
    async def hang(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(5)

    stand_in.answer = hang

    async def story(gatehouse: Gatehouse) -> None:
        begun = time.monotonic()
        waiting = asyncio.gather(*(fare(gatehouse, bearing(str(number))) for number in range(300)))
        await asyncio.sleep(0.7)
        assert 90 < len(stand_in.requests) <= 101
        assert await waiting == ["unavailable"] * 300
        assert time.monotonic() - begun < 1.9

    live(stand_in, story)
