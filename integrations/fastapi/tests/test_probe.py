"""What an application finds out when it starts."""

import asyncio
import logging

import pytest

from gatehouse_fastapi import Gatehouse

from .event_source import until
from .process import Server, find_free_port
from .stand_in import ANSWER, PROPER_PROBE, Behaviour, StandIn, to_answer, to_http, to_refusal
from .visitor import fare

KEY = "k" * 32


async def start(url: str, key: str | None = None) -> None:
    async with Gatehouse(url, key=key, timeout=0.5).lifespan():
        pass


NOT_GATEHOUSE: dict[str, tuple[bytes | Behaviour, str]] = {
    "HTML": (to_http(200, "text/html", b"<h1>Hello</h1>"), "200 text/html"),
    "404": (to_http(404, "text/plain", b"not found"), "404 text/plain"),
    "redirect": (to_http(302, "text/html", b"", "Location: https://elsewhere/"), "302 text/html"),
    "other JSON": (to_http(200, "application/json", {"hello": "world"}), "200 application/json"),
    "other problem": (to_refusal(401, "not_ours"), "not_ours"),
    "401 of a proxy": (to_http(401, "text/html", b"", "WWW-Authenticate: Basic"), "401 text/html"),
    "signed in without asking": (to_answer(ANSWER), "without a credential"),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "came"),
}


@pytest.mark.parametrize("case", NOT_GATEHOUSE)
def test_an_address_that_is_not_gatehouses_stops_the_start(case: str, stand_in: StandIn) -> None:
    stand_in.probe, instead = NOT_GATEHOUSE[case]
    with pytest.raises(RuntimeError, match="is not a Gatehouse") as refusal:
        asyncio.run(start(stand_in.url))
    assert stand_in.url in str(refusal.value)
    assert instead in str(refusal.value)


def test_a_key_that_is_not_known_stops_the_start(stand_in: StandIn) -> None:
    stand_in.probe = to_refusal(403, "invalid_key")
    with pytest.raises(RuntimeError, match="BRIDGE_KEYS") as refusal:
        asyncio.run(start(stand_in.url, KEY))
    assert KEY not in str(refusal.value)


def test_the_real_service_knows_its_keys(service: Server) -> None:
    asyncio.run(start(service.url))
    with pytest.raises(RuntimeError, match="BRIDGE_KEYS"):
        asyncio.run(start(service.url, KEY))


async def hang(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


AWAY: dict[str, bytes | Behaviour] = {
    "500": to_http(500, "text/html", b"<h1>Oops</h1>"),
    "502": to_http(502, "text/html", b"<h1>Bad gateway</h1>"),
    "unavailable": to_refusal(503, "unavailable"),
    "hang": hang,
}


@pytest.mark.parametrize("case", AWAY)
def test_an_outage_at_the_start_is_a_warning_and_recovers(
    case: str, stand_in: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in.probe = stand_in.answer = AWAY[case]

    async def story() -> None:
        gatehouse = Gatehouse(stand_in.url, timeout=0.5)
        async with gatehouse.lifespan():
            assert not gatehouse.healthy
            assert await fare(gatehouse) == "unavailable"
            stand_in.behave()
            await until(lambda: gatehouse.healthy)
            assert await fare(gatehouse) == "s1"
        assert not gatehouse.healthy

    asyncio.run(story())
    warning = next(record for record in caplog.records if record.levelno == logging.WARNING)
    assert "not reachable yet" in warning.message


@pytest.mark.parametrize("host", ["127.0.0.1", "gatehouse.invalid"])
def test_a_refused_connection_at_the_start_is_a_warning(host: str, caplog: pytest.LogCaptureFixture) -> None:
    asyncio.run(start(f"http://{host}:{find_free_port()}"))
    assert "not reachable yet" in caplog.text


def test_a_wrong_key_found_later_is_an_error_in_the_log(
    stand_in: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in.probe = AWAY["500"]

    async def story() -> None:
        gatehouse = Gatehouse(stand_in.url, key=KEY)
        async with gatehouse.lifespan():
            stand_in.probe = to_refusal(403, "invalid_key")
            await until(lambda: "BRIDGE_KEYS" in caplog.text)
            assert not gatehouse.healthy
            stand_in.probe = PROPER_PROBE
            await until(lambda: gatehouse.healthy)

    asyncio.run(story())
    assert KEY not in caplog.text
