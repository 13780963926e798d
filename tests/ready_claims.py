"""Claims as they stand once the workshop is done with them, for tests that are about what follows."""

from dataclasses import replace

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.services.ports import StartWork


def made_ready(start_work: StartWork, number: str) -> str:
    """Put a claim on the shelf, ready for collection, and return its number."""
    with start_work() as work:
        claim = work.claims.by_number(number)
        assert claim is not None
        work.claims.save(replace(claim, state=ClaimState.READY))
        work.commit()
    return number
