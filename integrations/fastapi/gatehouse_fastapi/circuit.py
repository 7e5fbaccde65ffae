"""The circuit breaker: whether it is worth sending a query."""

_FAULTS_MOST = 5  # in a row; fewer may be a short disturbance, and each costs a visitor up to `timeout`


class Circuit:
    """Opens after faults in a row, so that nobody waits in vain, until a probe reaches Gatehouse again.

    A fault is silence, an answer that Gatehouse would not send, or the answer that it does not know our
    key. A refusal in Gatehouse's own shape is no fault, 429 and 503 included: a service that sends it is
    reachable, and decides itself how long a caller should wait.
    """

    def __init__(self) -> None:
        self._faults = 1  # not healthy before the first contact, but worth a query

    @property
    def is_open(self) -> bool:
        """True when it is not worth sending a query."""
        return self._faults >= _FAULTS_MOST

    @property
    def is_healthy(self) -> bool:
        """True when the last contact was successful."""
        return self._faults == 0

    def close(self) -> None:
        """Record a valid answer."""
        self._faults = 0

    def fail(self) -> None:
        """Record a fault."""
        self._faults += 1
