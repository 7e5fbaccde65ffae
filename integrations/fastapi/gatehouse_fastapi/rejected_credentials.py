"""Credentials that Gatehouse refused recently."""

from time import monotonic

_SECONDS = 5.0  # enough to stop a flood of one credential; a wrong refusal of ours does not last long
_MOST = 10_000  # about 2 MB; a caller who sends more different ones fails at Gatehouse's signature check


class RejectedCredentials:
    """Caches for a short time which credentials are `invalid_session`.

    SECURITY: this cannot refuse a person who is signed in. A session that is unknown, expired or revoked
    never becomes valid again, and a new session has a token that nobody could have sent before.
    """

    def __init__(self) -> None:
        self._until: dict[bytes, float] = {}

    def __len__(self) -> int:
        return len(self._until)

    def __contains__(self, digest: bytes) -> bool:
        until = self._until.get(digest)
        return until is not None and monotonic() < until

    def add(self, digest: bytes) -> None:
        """Add one; when there is no room, the oldest is removed."""
        self._until.pop(digest, None)
        if len(self._until) >= _MOST:
            del self._until[next(iter(self._until))]
        self._until[digest] = monotonic() + _SECONDS
