"""Scans, and what stands where the pages stand."""

from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource
from aftersale_desktop.ui.scan_router import ScanRouter


def a_scan(code: str, at_ms: float = 1000) -> ScanEvent:
    return ScanEvent(code, ScanSource.TIMED_WEDGE, at_ms - 100, at_ms, len(code), "\r")


class Targets:
    """Stands where the pages stand, and notes what reaches them."""

    def __init__(self, router: ScanRouter) -> None:
        self.seen: list[tuple[str, object]] = []
        router.for_counter.connect(lambda found: self.seen.append(("counter", found)))
        router.for_claim.connect(lambda number: self.seen.append(("claim", number)))
        router.for_card.connect(lambda item_id: self.seen.append(("card", item_id)))
        router.for_part.connect(lambda code: self.seen.append(("part", code)))
