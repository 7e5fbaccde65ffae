"""Credentials that were just refused."""

from time import monotonic

_SECONDS = 5.0  # enough to break a flood of one credential; nobody is refused long by our mistake
_MOST = 10_000  # about 2 MB; who sends more different ones makes Gatehouse's arithmetic refuse them


class Forgeries:
    """Remembers for a moment which credentials are `invalid_session`.

    SECURITY: this cannot refuse a person who is signed in. A session that is unknown, expired or
    revoked never comes back to life, and a new one has a token nobody could have sent before.
    """

    def __init__(self) -> None:
        self._until: dict[bytes, float] = {}

    def __len__(self) -> int:
        return len(self._until)

    def __contains__(self, digest: bytes) -> bool:
        until = self._until.get(digest)
        return until is not None and monotonic() < until

    def add(self, digest: bytes) -> None:
        """Remember one; the oldest makes room."""
        self._until.pop(digest, None)
        if len(self._until) >= _MOST:
            del self._until[next(iter(self._until))]
        self._until[digest] = monotonic() + _SECONDS
