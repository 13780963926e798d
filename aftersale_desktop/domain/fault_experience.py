"""What past orders with the same fault code teach: what was found, what helped, how often it came back."""

from collections.abc import Iterable
from dataclasses import dataclass

from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart


@dataclass(frozen=True, slots=True)
class PastDiagnosis:
    """The diagnosis that counted for an order, and whether the product came back with the fault."""

    claim_number: str
    diagnosis: Diagnosis
    came_back: bool = False


@dataclass(frozen=True, slots=True)
class PastWay:
    """One way the fault was mended: the newest such diagnosis stands for it."""

    example: Diagnosis
    times: int
    came_back: int

    @property
    def parts(self) -> tuple[PlannedPart, ...]:
        """The parts it took; without any the remedy in words tells it from others."""
        return self.example.parts


@dataclass(frozen=True, slots=True)
class FaultExperience:
    """All ways, the one that helped most often first."""

    total: int = 0
    came_back: int = 0
    ways: tuple[PastWay, ...] = ()


def experience_of(newest_first: Iterable[PastDiagnosis]) -> FaultExperience:
    """Return what the past orders teach."""
    found: dict[tuple[object, ...], list[PastDiagnosis]] = {}
    for past in newest_first:
        found.setdefault(_way(past.diagnosis), []).append(past)
    ways = tuple(
        PastWay(same[0].diagnosis, len(same), sum(one.came_back for one in same))
        for same in sorted(found.values(), key=len, reverse=True)
    )
    return FaultExperience(sum(way.times for way in ways), sum(way.came_back for way in ways), ways)


def _way(diagnosis: Diagnosis) -> tuple[object, ...]:
    """The same parts are the same way, however it was worded."""
    parts = tuple(sorted(part.code for part in diagnosis.parts))
    return (parts,) if parts else (parts, diagnosis.is_fault_found, diagnosis.remedy.strip())
