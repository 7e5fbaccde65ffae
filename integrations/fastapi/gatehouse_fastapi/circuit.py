"""Whether it is worth asking at all."""

_FAULTS_MOST = 5  # in a row; fewer could be one hiccup, and each costs a visitor up to `timeout`


class Circuit:
    """Open after faults in a row, so that nobody waits in vain, until a probe finds Gatehouse well.

    A fault is what Gatehouse would not say: silence, another's words, or that it does not know our
    key. A refusal in its own words is none, 429 and 503 included: who says so can be asked, and
    decides itself how long one should wait.
    """

    def __init__(self) -> None:
        self._faults = 1  # not healthy before the first contact, but worth a try

    @property
    def is_open(self) -> bool:
        """True when asking is not worth it."""
        return self._faults >= _FAULTS_MOST

    @property
    def is_healthy(self) -> bool:
        """True when the last contact was proper."""
        return self._faults == 0

    def close(self) -> None:
        """Note a proper answer."""
        self._faults = 0

    def fail(self) -> None:
        """Note a fault."""
        self._faults += 1
