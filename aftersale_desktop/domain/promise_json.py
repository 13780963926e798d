"""Factory repairs and their promises as JSON objects; times are local and name no zone."""

from datetime import datetime

from aftersale_desktop.domain.field_refusals import FieldError
from aftersale_desktop.domain.fields import Record, as_record, flag, identity, moment, moment_or_none, text
from aftersale_desktop.domain.known_fields import refuse_unknown
from aftersale_desktop.domain.nested_fields import each
from aftersale_desktop.domain.promise import FactoryRepair, InspectionResult, Pause, PauseReason, Promise

_REPAIR_FIELDS = frozenset({"id", "received_at", "papers_complete_at", "pauses", "inspections", "as_of"})
_PAUSE_FIELDS = frozenset({"reason", "from", "to"})
_INSPECTION_FIELDS = frozenset({"at", "passed"})


class InspectedBeforeReceiptError(FieldError):
    """The product was inspected before it came in."""


def factory_repair_from_json(record: object) -> FactoryRepair:
    """Return the repair of a decoded JSON object; without a time for complete papers they came with the product."""
    fields = as_record(record)
    refuse_unknown(fields, _REPAIR_FIELDS)
    received_at = moment(fields, "received_at")
    return FactoryRepair(
        id=identity(fields),
        received_at=received_at,
        papers_complete_at=moment_or_none(fields, "papers_complete_at"),
        pauses=each(fields, "pauses", _pause),
        inspections=_not_before(received_at, each(fields, "inspections", _inspection)),
        as_of=moment(fields, "as_of"),
    )


def _pause(record: Record) -> Pause:
    refuse_unknown(record, _PAUSE_FIELDS)
    return Pause(_reason(text(record, "reason")), moment(record, "from"), moment_or_none(record, "to"))


def _reason(given: str) -> PauseReason:
    """Any wording of a reason stops the clock; only the listed ones are told apart."""
    code = given.strip().lower().replace(" ", "_")
    return PauseReason(code) if code in frozenset(PauseReason) else PauseReason.OTHER


def _inspection(record: Record) -> InspectionResult:
    refuse_unknown(record, _INSPECTION_FIELDS)
    return InspectionResult(moment(record, "at"), flag(record, "passed"))


def _not_before(received_at: datetime, inspections: tuple[InspectionResult, ...]) -> tuple[InspectionResult, ...]:
    for number, inspection in enumerate(inspections):
        if inspection.at < received_at:
            raise InspectedBeforeReceiptError(f"inspections[{number}].at", inspection.at)
    return inspections


def promise_to_json(repair_id: str | int | None, promise: Promise) -> dict[str, object]:
    """Return start, due time, state and first-pass mark; a paused promise has a null due time."""
    return {
        "id": repair_id,
        "starts_on": promise.starts_on.isoformat(),
        "due_at": None if promise.due_at is None else promise.due_at.isoformat(),
        "state": promise.state.value,
        "first_pass": promise.first_pass,
    }
