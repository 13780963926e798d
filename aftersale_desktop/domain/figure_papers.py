"""What the paper of a report says."""

from dataclasses import dataclass

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.figures import Figures
from aftersale_desktop.domain.paper_parts import PointHeading


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureContent:
    """A report as it was read that day, with what it was narrowed by; `of_point` None means every point."""

    number: str
    point: PointHeading
    figures: Figures
    of_point: Bilingual | None
    drawn_up_by: str
    reason: str
