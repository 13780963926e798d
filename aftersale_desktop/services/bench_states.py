"""In which states an order lies at the bench, and what is said when it does not."""

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.errors import AfterSaleError

AT_THE_BENCH = frozenset(
    {
        ClaimState.DIAGNOSING,
        ClaimState.APPROVED,
        ClaimState.WAITING_FOR_PARTS,
        ClaimState.UNDER_REPAIR,
        ClaimState.AT_FACTORY,
    }
)
"""Where a diagnosis may be written: a quote that was sent stands until it is answered or withdrawn."""
PARTS_ARE_TAKEN_IN = AT_THE_BENCH | {ClaimState.QUOTED}
"""Where parts may be asked for and taken: what waits for an answer is looked for meanwhile."""
MAY_BE_HANDED_ON = AT_THE_BENCH | {ClaimState.RECEIVED, ClaimState.QUOTED, ClaimState.ON_HOLD}
"""Where another technician may take an order over: afterwards its repairers are who they were."""


class NotAtTheBenchError(AfterSaleError):
    """The order stands in a state in which nothing is diagnosed."""

    def __init__(self, number: str, state: ClaimState) -> None:
        super().__init__(number, state)
        self.number = number
        self.state = state


class RepairsNotHereError(AfterSaleError):
    """Nobody of that name repairs at the point."""

    def __init__(self, name: str, point: str) -> None:
        super().__init__(name, point)
        self.name = name
        self.point = point
