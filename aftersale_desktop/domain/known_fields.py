"""A misspelt field is refused: it would silently count as absent, and a charge or a pause would be lost."""

from aftersale_desktop.domain.fact_refusals import UnknownFieldError
from aftersale_desktop.domain.fields import Record


def refuse_unknown(record: Record, known: frozenset[str]) -> None:
    """Return only if every field of the record is a known one."""
    for name in record:
        if name not in known:
            raise UnknownFieldError(name)
