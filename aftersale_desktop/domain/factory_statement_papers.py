"""What the statement of a point to the factory says."""

from dataclasses import dataclass

from aftersale_desktop.domain.factory_statements import FactoryStatement
from aftersale_desktop.domain.paper_parts import PointHeading


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementContent:
    """A statement as it was sent, by which point."""

    number: str
    point: PointHeading
    statement: FactoryStatement
