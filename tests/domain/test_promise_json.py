"""Factory repairs are read strictly in local time; promises are written with a null due time while paused."""

from typing import Any

import pytest

from aftersale_desktop.domain import field_refusals
from aftersale_desktop.domain.fact_refusals import UnknownFieldError
from aftersale_desktop.domain.promise import PauseReason, promise
from aftersale_desktop.domain.promise_json import (
    InspectedBeforeReceiptError,
    factory_repair_from_json,
    promise_to_json,
)

PAUSE = {"reason": "quote_awaiting_approval", "from": "2026-03-03T09:00", "to": "2026-03-04T09:00"}
GOOD: dict[str, Any] = {
    "id": "P1",
    "received_at": "2026-03-02T10:00",
    "papers_complete_at": None,
    "pauses": [PAUSE],
    "inspections": [{"at": "2026-03-06T17:00", "passed": True}],
    "as_of": "2026-03-07T08:00",
}


def answered(**change: object) -> dict[str, object]:
    repair = factory_repair_from_json({**GOOD, **change})
    return promise_to_json(repair.id, promise(repair))


def test_a_finished_repair_is_answered_with_all_keys() -> None:
    assert answered() == {
        "id": "P1",
        "starts_on": "2026-03-02",
        "due_at": "2026-03-06T18:00:00",
        "state": "on_time",
        "first_pass": True,
    }


def test_an_open_pause_gives_a_null_due_time_and_no_mark() -> None:
    paused = answered(pauses=[{**PAUSE, "to": None}], inspections=[])
    assert (paused["due_at"], paused["state"], paused["first_pass"]) == (None, "paused", None)


def test_later_papers_start_the_clock_and_absent_lists_are_empty() -> None:
    lean = {"id": "P2", "received_at": "2026-03-02 10:00:00", "as_of": "2026-03-02T11:00"}
    repair = factory_repair_from_json({**lean, "papers_complete_at": "2026-03-03T09:00:00"})
    assert promise_to_json(repair.id, promise(repair))["starts_on"] == "2026-03-03"
    assert (repair.pauses, repair.inspections) == ((), ())


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("part_missing", PauseReason.PART_MISSING),
        ("Customer asked to hold", PauseReason.CUSTOMER_ASKED_TO_HOLD),
        ("flood in the yard", PauseReason.OTHER),
    ],
)
def test_any_worded_reason_pauses_and_the_listed_ones_are_told_apart(given: str, reason: PauseReason) -> None:
    repair = factory_repair_from_json({**GOOD, "pauses": [{**PAUSE, "reason": given}]})
    assert repair.pauses[0].reason is reason


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"received_at": "2026-03-02"}, field_refusals.NotAMomentError, "received_at"),
        ({"received_at": "2026-02-30T10:00"}, field_refusals.NotAMomentError, "received_at"),
        ({"received_at": "2026-03-02T10:00+08:00"}, field_refusals.ZoneGivenError, "received_at"),
        ({"received_at": "9999-12-31T23:00"}, field_refusals.YearOutOfRangeError, "received_at"),
        ({"received_at": 1772445600}, field_refusals.WrongTypeError, "received_at"),
        ({"as_of": None}, field_refusals.MissingFieldError, "as_of"),
        ({"pauses": {}}, field_refusals.WrongTypeError, "pauses"),
        ({"pauses": [{**PAUSE, "reason": ""}]}, field_refusals.BlankTextError, "pauses[0].reason"),
        ({"pauses": [{**PAUSE, "to": "2026-03-03T08:59"}]}, field_refusals.EndsBeforeItBeginsError, "pauses[0].to"),
        ({"pauses": [{**PAUSE, "until": None}]}, UnknownFieldError, "pauses[0].until"),
        ({"inspections": [{"at": "2026-03-06T17:00"}]}, field_refusals.MissingFieldError, "inspections[0].passed"),
        (
            {"inspections": [{"at": "2026-03-06T17:00", "passed": 1}]},
            field_refusals.WrongTypeError,
            "inspections[0].passed",
        ),
        (
            {"inspections": [{"at": "2026-03-01T17:00", "passed": True}]},
            InspectedBeforeReceiptError,
            "inspections[0].at",
        ),
        ({"pause": []}, UnknownFieldError, "pause"),
    ],
)
def test_a_bad_field_is_refused_by_name(
    change: dict[str, Any], refusal: type[field_refusals.FieldError], field: str
) -> None:
    with pytest.raises(refusal) as raised:
        answered(**change)
    assert raised.value.field == field
