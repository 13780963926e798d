"""Work time at the bench: started, paused and stopped by marks that are never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class WorkMarkKind(StrEnum):
    """Whether the work goes on from a mark, or rests."""

    STARTED = "started"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class WorkMark:
    """A technician began to work on an order, or paused, with the reason told."""

    kind: WorkMarkKind
    technician: str
    at: datetime
    why: str = ""

    @property
    def key(self) -> str:
        """By whose time it is found."""
        return self.technician


def is_running(marks: Iterable[WorkMark]) -> bool:
    """Tell whether somebody's time runs."""
    return bool(running(marks))


def running(marks: Iterable[WorkMark]) -> tuple[str, ...]:
    """Return whose time runs: the last mark of a technician is a start."""
    last = {mark.technician: mark.kind for mark in sorted(marks, key=_moment)}
    return tuple(name for name, kind in last.items() if kind is WorkMarkKind.STARTED)


def worked(marks: Iterable[WorkMark], until: datetime) -> dict[str, timedelta]:
    """Return the time of each technician; what still runs counts until the given moment."""
    spent: dict[str, timedelta] = {}
    since: dict[str, datetime] = {}
    for mark in sorted(marks, key=_moment):
        began_at = since.pop(mark.technician, None)
        if began_at is not None:
            spent[mark.technician] = spent.get(mark.technician, timedelta()) + (mark.at - began_at)
        if mark.kind is WorkMarkKind.STARTED:
            since[mark.technician] = mark.at
    for technician, began_at in since.items():
        spent[technician] = spent.get(technician, timedelta()) + max(until - began_at, timedelta())
    return spent


def _moment(mark: WorkMark) -> datetime:
    return mark.at
