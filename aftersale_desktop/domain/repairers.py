"""Who worked on a product, by everything its order kept of it: none of them inspects it (policy page P5)."""

from collections.abc import Iterable, Iterator

from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.work_times import WorkMark

PART_FITTED = "part_fitted"
"""The event by which an order remembers who fitted a part."""
_WORK = frozenset({str(deed) for deed in (Deed.START_REPAIR, Deed.SEND_TO_FACTORY, Deed.SUBMIT)})
_VERDICTS = frozenset({str(Deed.RELEASE), str(Deed.SEND_BACK)})


def repairers_of(technician: str, records: Iterable[OrderRecord], events: Iterable[ClaimEvent]) -> frozenset[str]:
    """Return everybody who had the product on their bench, diagnosed it, repaired it, or said that it was repaired."""
    names = {technician, *_named_in_records(records), *_named_in_events(events)}
    return frozenset(names - {""})


def events_before_verdict(events: tuple[ClaimEvent, ...], place: int) -> tuple[ClaimEvent, ...]:
    """Return what happened before the inspection of that place, 0 the first; all where it moved nothing yet."""
    verdicts = [at for at, event in enumerate(events) if event.detail.get("deed") in _VERDICTS]
    return events[: verdicts[place]] if place < len(verdicts) else events


def _named_in_records(records: Iterable[OrderRecord]) -> Iterator[str]:
    for record in records:
        if isinstance(record.content, Diagnosis):
            yield record.by
        if isinstance(record.content, Diagnosis | WorkMark):
            yield record.content.technician


def _named_in_events(events: Iterable[ClaimEvent]) -> Iterator[str]:
    for event in events:
        if event.deed == "handed_to":
            yield from (event.detail.get("from", ""), event.detail.get("to", ""))
        if event.deed == PART_FITTED or event.detail.get("deed") in _WORK:
            yield event.by
