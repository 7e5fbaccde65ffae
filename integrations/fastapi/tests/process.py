"""A server in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import httpx

PACKAGE = Path(__file__).resolve().parents[1]
REPOSITORY = PACKAGE.parents[1]

# The variables that a program needs to run at all. No other configuration of the caller is inherited.
_INHERITED = ("HOME", "LANG", "PATH", "TMPDIR")


@dataclass(frozen=True)
class Server:
    """A server that is ready."""

    url: str
    process: subprocess.Popen[bytes]
    _log: Path

    def log(self) -> str:
        """Return everything that it has printed so far."""
        return self._log.read_text(errors="replace")


def find_free_port() -> int:
    """Return a free port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


KEY = "tests-0123456789-abcdefghijklmnop"
KEY_WITHOUT_SCOPES = "plain-0123456789-abcdefghijklmnop"


@contextmanager
def gatehouse(log: Path, database: str = "pglite:memory", port: int | None = None) -> Iterator[Server]:
    """Run the real service, as `npm start` does."""
    port = port or find_free_port()
    command = ["node", "--import", "tsx", "server/boot/start.ts"]
    env = {
        "PORT": str(port),
        "DATABASE_URL": database,
        "BRIDGE_KEYS": f"tests:{KEY}::users.read+users.email+claims.write,plain:{KEY_WITHOUT_SCOPES}",
        "RATE_LIMITS": "sign_up:10000/60,sign_in:10000/60,auth:100000/60,trpc:100000/60",
    }
    with _run(command, REPOSITORY, env, log, f"http://localhost:{port}", "/readyz") as server:
        yield server


@contextmanager
def uvicorn(
    log: Path,
    app: str,
    gatehouse_url: str,
    key: str | None = None,
    *,
    docs: bool = False,
    workers: int = 1,
    variables: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Server]:
    """Run one of our applications under a real server; with `docs` it knows its own origin."""
    port = find_free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "uvicorn", app, "--port", str(port), "--workers", str(workers)]
    env = {"GATEHOUSE_URL": gatehouse_url, **variables} | ({"GATEHOUSE_KEY": key} if key else {})
    env |= {"DOCS_ORIGIN": url} if docs else {}
    with _run(command, PACKAGE, env, log, url, "/openapi.json") as server:
        yield server


@contextmanager
def _run(
    command: list[str], cwd: Path, env: dict[str, str], log: Path, url: str, ready: str
) -> Iterator[Server]:
    env |= {name: os.environ[name] for name in _INHERITED if name in os.environ}
    with (
        log.open("ab") as output,
        subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=output) as process,
    ):
        server = Server(url, process, log)
        try:
            _wait_until_ready(server, url + ready)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(15)  # seconds: Gatehouse guarantees to exit within 10
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_until_ready(server: Server, url: str) -> None:
    deadline = time.monotonic() + 120  # seconds: the first start on a fresh clone builds the portal
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            if httpx.get(url, timeout=5, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise RuntimeError(f"{server.process.args!r} did not become ready:\n{server.log()[-4000:]}")
