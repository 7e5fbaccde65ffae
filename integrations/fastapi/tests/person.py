"""A person with an account, and their two kinds of credential."""

import base64
import hmac
import re
import time
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx


@dataclass(frozen=True)
class Person:
    """A person who is signed in at a Gatehouse."""

    gatehouse: str
    id: str
    name: str
    email: str
    password: str
    bearer: str
    cookie: str

    def by_cookie(self) -> dict[str, str]:
        """Build the headers a browser sends."""
        return {"Cookie": self.cookie}

    def by_bearer(self) -> dict[str, str]:
        """Build the headers a program sends."""
        return {"Authorization": f"Bearer {self.bearer}"}

    def update_profile(self, **fields: Any) -> None:
        """Answer questions about oneself."""
        _post(self.gatehouse + "/api/trpc/profile.update", fields, self.by_bearer())

    def rename(self, name: str) -> None:
        """Take another name."""
        _post(self.gatehouse + "/api/auth/update-user", {"name": name}, self.by_bearer())

    def revoke_other_sessions(self) -> None:
        """End every session except this one."""
        _post(self.gatehouse + "/api/trpc/session.revokeOthers", {}, self.by_bearer())

    def sign_in(self) -> "Person":
        """Start another session."""
        answer = _post(
            self.gatehouse + "/api/auth/sign-in/email", {"email": self.email, "password": self.password}
        )
        return replace(self, **_read_credentials(answer))

    def step_up(self) -> None:
        """Prove again who one is, by the password."""
        _post(self.gatehouse + "/api/trpc/security.stepUp", {"password": self.password}, self.by_bearer())

    def turn_on_two_factor(self) -> None:
        """Set up an authenticator app, which gives this session a second factor."""
        base = self.gatehouse + "/api/auth/two-factor/"
        answer = _post(base + "enable", {"password": self.password}, self.by_bearer())
        secret = parse_qs(urlsplit(answer.json()["totpURI"]).query)["secret"][0]
        _post(base + "verify-totp", {"code": _make_code(secret)}, self.by_bearer())

    def discard(self) -> None:
        """Delete the account, as its unconfirmed address's owner may by the link of the mail."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            mails = httpx.get(self.gatehouse + "/dev/mail", timeout=10, trust_env=False).json()
            for mail in mails:
                if mail["to"] == self.email and (token := re.search(r"#token=([\w-]+)", mail["text"])):
                    _post(self.gatehouse + "/api/trpc/account.discard", {"token": token[1]})
                    return
            time.sleep(0.1)
        raise AssertionError("no mail arrived within 30 seconds")

    def sign_out(self) -> None:
        """End the session."""
        _post(self.gatehouse + "/api/auth/sign-out", {}, self.by_bearer())


def sign_up(gatehouse: str, name: str = "Ada Lovelace") -> Person:
    """Create an account through the service's own route."""
    email, password = f"{uuid4().hex}@example.com", uuid4().hex
    answer = _post(
        gatehouse + "/api/auth/sign-up/email", {"name": name, "email": email, "password": password}
    )
    person_id = answer.json()["user"]["id"]
    return Person(gatehouse, person_id, name, email, password, **_read_credentials(answer))


def _make_code(secret: str) -> str:
    """Make the code that an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def _read_credentials(answer: httpx.Response) -> dict[str, str]:
    return {
        "bearer": answer.headers["set-auth-token"],
        "cookie": answer.headers["set-cookie"].split(";")[0],
    }


def _post(url: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.post(url, json=body, headers=headers, timeout=10, trust_env=False).raise_for_status()
