from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fact_refusals import (
    AfterReceiptError,
    HandBackBeforeReceiptError,
    TooManyDaysError,
    UnknownFieldError,
)
from aftersale_desktop.domain.facts import Buyer, Cause, Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.facts_json import facts_from_json, facts_to_json, stored_facts_from_json
from aftersale_desktop.domain.field_refusals import (
    BrokenTextError,
    FieldError,
    MissingFieldError,
    NegativeNumberError,
    NotADateError,
    NotAnObjectError,
    NotANumberError,
    NotFiniteError,
    NotWholeError,
    NumberTooLongError,
    UnknownChoiceError,
    WrongTypeError,
)
from aftersale_desktop.domain.json_lines import (
    DigitsTooManyError,
    NestedTooDeepError,
    NotJsonError,
    parse_line,
)

TODAY = {"received_on": "2026-09-01"}


def test_absent_fields_take_the_defaults() -> None:
    assert facts_from_json(TODAY) == Facts(received_on=date(2026, 9, 1))
    facts = facts_from_json(TODAY)
    assert (facts.warranty_card_presented, facts.invoice_presented, facts.other_proof_accepted) == (True, True, False)
    assert (facts.cause, facts.buyer, facts.wish, facts.price) == (Cause.PRODUCT, Buyer.CONSUMER, None, None)


FULL = Facts(
    id="编号 1",
    received_on=date(2026, 9, 1),
    invoice_on=date(2026, 3, 2),
    delivered_on=date(2026, 3, 4),
    exchanged_on=date(2026, 4, 4),
    price=Decimal("2999.00"),
    warranty_card_presented=False,
    cause=Cause.LIGHTNING,
    buyer=Buyer.BUSINESS,
    repairs=(RepairSpan(date(2026, 5, 1), date(2026, 5, 3)), RepairSpan(date(2026, 6, 1), date(2026, 6, 1))),
    open_repair=OpenRepair(date(2026, 8, 1), 5, 2),
    wish=Wish.REFUND,
    paid_repair_returned_on=date(2026, 7, 1),
    remote_sale=True,
)


@pytest.mark.parametrize("facts", [FULL, Facts(received_on=date(2026, 9, 1))])
def test_facts_come_back_as_they_were_written(facts: Facts) -> None:
    assert facts_from_json(facts_to_json(facts)) == facts


def test_null_stands_for_an_absent_field_that_has_no_default_of_its_own() -> None:
    nothing = dict.fromkeys(
        (
            "id",
            "invoice_on",
            "delivered_on",
            "exchanged_on",
            "price",
            "cause",
            "buyer",
            "repairs",
            "open_repair",
            "wish",
        )
    )
    assert facts_from_json({**TODAY, **nothing}) == Facts(received_on=date(2026, 9, 1))


def test_an_id_may_be_a_number() -> None:
    assert facts_from_json({**TODAY, "id": 17}).id == "17"


SPAN = {"received_on": "2026-05-01", "returned_on": "2026-05-03"}
BAD_FIELDS: list[tuple[str, object, type[FieldError]]] = [
    ("received_on", None, MissingFieldError),
    ("received_on", "2026-02-30", NotADateError),
    ("received_on", "20260302", NotADateError),
    ("received_on", "2026-W10-1", NotADateError),
    ("received_on", "2026-3-2", NotADateError),
    ("received_on", "2026-03-02T10:00", NotADateError),
    ("received_on", "２０２６-03-02", NotADateError),
    ("received_on", "", NotADateError),
    ("received_on", 20260302, WrongTypeError),
    ("invoice_on", ["2026-03-02"], WrongTypeError),
    ("invoice_on", {}, WrongTypeError),
    ("price", "-0.01", NegativeNumberError),
    ("price", -5, NegativeNumberError),
    ("price", "NaN", NotFiniteError),
    ("price", "Infinity", NotFiniteError),
    ("price", "-inf", NotFiniteError),
    ("price", float("nan"), NotFiniteError),
    ("price", float("inf"), NotFiniteError),
    ("price", "1e5", NotANumberError),
    ("price", "1_000", NotANumberError),
    ("price", "２９９９", NotANumberError),
    ("price", "", NotANumberError),
    ("price", "9" * 40, NumberTooLongError),
    ("price", 10**30, NumberTooLongError),
    ("price", True, WrongTypeError),
    ("price", ["2999.00"], WrongTypeError),
    ("cause", "gremlins", UnknownChoiceError),
    ("cause", "Product", UnknownChoiceError),
    ("cause", 1, WrongTypeError),
    ("cause", ["product"], WrongTypeError),
    ("buyer", "reseller", UnknownChoiceError),
    ("wish", "money", UnknownChoiceError),
    ("counterfeit", "false", WrongTypeError),
    ("counterfeit", 0, WrongTypeError),
    ("counterfeit", None, WrongTypeError),
    ("same_fault", 1, WrongTypeError),
    ("id", True, WrongTypeError),
    ("id", 1.5, WrongTypeError),
    ("id", ["W01"], WrongTypeError),
    ("id", "\ud800", BrokenTextError),
    ("repairs", {}, WrongTypeError),
    ("repairs", "none", WrongTypeError),
    ("open_repair", [], NotAnObjectError),
]


@pytest.mark.parametrize(("field", "value", "kind"), BAD_FIELDS)
def test_a_bad_value_is_refused_by_name_and_field(field: str, value: object, kind: type[FieldError]) -> None:
    with pytest.raises(FieldError) as refusal:
        facts_from_json({**TODAY, field: value})
    assert type(refusal.value) is kind
    assert refusal.value.field == field


BAD_PARTS: list[tuple[dict[str, Any], str, type[FieldError]]] = [
    ({"repairs": [SPAN, {**SPAN, "returned_on": "2026-04-30"}]}, "repairs[1].returned_on", HandBackBeforeReceiptError),
    ({"repairs": [{"received_on": "2026-05-01"}]}, "repairs[0].returned_on", MissingFieldError),
    ({"repairs": [{**SPAN, "returned_on": None}]}, "repairs[0].returned_on", MissingFieldError),
    ({"repairs": [{**SPAN, "paid": True}]}, "repairs[0].paid", UnknownFieldError),
    ({"repairs": ["2026-05-01"]}, "repairs[0]", NotAnObjectError),
    ({"open_repair": {}}, "open_repair.received_on", MissingFieldError),
    (
        {"open_repair": {"received_on": "2026-08-01", "parts_wait_days": -1}},
        "open_repair.parts_wait_days",
        NegativeNumberError,
    ),
    (
        {"open_repair": {"received_on": "2026-08-01", "parts_wait_days": True}},
        "open_repair.parts_wait_days",
        WrongTypeError,
    ),
    (
        {"open_repair": {"received_on": "2026-08-01", "customer_wait_days": 1.5}},
        "open_repair.customer_wait_days",
        NotWholeError,
    ),
    (
        {"open_repair": {"received_on": "2026-08-01", "customer_wait_days": 36_501}},
        "open_repair.customer_wait_days",
        TooManyDaysError,
    ),
]


@pytest.mark.parametrize(("part", "path", "kind"), BAD_PARTS)
def test_a_bad_part_is_refused_with_its_path(part: dict[str, Any], path: str, kind: type[FieldError]) -> None:
    with pytest.raises(FieldError) as refusal:
        facts_from_json({**TODAY, **part})
    assert type(refusal.value) is kind
    assert refusal.value.field == path


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ({"repairs": [SPAN, {**SPAN, "returned_on": "2026-09-02"}]}, "repairs[1].returned_on"),
        ({"open_repair": {"received_on": "2026-09-02"}}, "open_repair.received_on"),
        ({"paid_repair_returned_on": "2026-09-02"}, "paid_repair_returned_on"),
    ],
)
def test_what_lies_after_the_day_of_receipt_is_refused_with_its_path(part: dict[str, Any], path: str) -> None:
    with pytest.raises(AfterReceiptError) as refusal:
        facts_from_json({**TODAY, **part})
    assert (refusal.value.field, refusal.value.received_on) == (path, date(2026, 9, 1))
    assert stored_facts_from_json({**TODAY, **part}).received_on == date(2026, 9, 1)


def test_what_happened_on_the_day_of_receipt_is_no_contradiction() -> None:
    day = TODAY["received_on"]
    facts = facts_from_json(
        {**TODAY, "repairs": [{**SPAN, "returned_on": day}], "open_repair": TODAY, "paid_repair_returned_on": day}
    )
    assert facts.open_repair == OpenRepair(date(2026, 9, 1))


def test_a_description_may_stand_beside_the_facts_and_makes_no_difference() -> None:
    for described in ("reported on the sale day", "", None):
        assert facts_from_json({**TODAY, "description": described}) == Facts(received_on=date(2026, 9, 1))
    with pytest.raises(WrongTypeError):
        facts_from_json({**TODAY, "description": 5})


def test_a_misspelt_field_is_refused_and_not_taken_for_absent() -> None:
    with pytest.raises(UnknownFieldError) as refusal:
        facts_from_json({**TODAY, "counterfiet": True})
    assert refusal.value.field == "counterfiet"


def test_a_record_without_the_day_of_receipt_is_refused() -> None:
    with pytest.raises(MissingFieldError) as refusal:
        facts_from_json({"id": "W01"})
    assert refusal.value.field == "received_on"


@pytest.mark.parametrize("record", [None, 1, "facts", [], [TODAY], True])
def test_what_is_no_object_is_refused(record: object) -> None:
    with pytest.raises(NotAnObjectError):
        facts_from_json(record)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("{", NotJsonError),
        ("", NotJsonError),
        ("received_on: 2026-09-01", NotJsonError),
        ('{"a":1} {"b":2}', NotJsonError),
        ("\x00\x01", NotJsonError),
        ("[" * 100_000, NestedTooDeepError),
        ('{"a":' * 100_000, NestedTooDeepError),
        ("9" * 10_000, DigitsTooManyError),
    ],
)
def test_a_line_that_is_no_record_is_refused_by_name(line: str, kind: type[AfterSaleError]) -> None:
    with pytest.raises(AfterSaleError) as refusal:
        parse_line(line)
    assert type(refusal.value) is kind


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity", "1e999", "1e999999999"])
def test_a_number_that_is_none_is_refused_where_it_stands(constant: str) -> None:
    with pytest.raises(FieldError) as refusal:
        facts_from_json(parse_line(f'{{"received_on": "2026-09-01", "price": {constant}}}'))
    assert refusal.value.field == "price"


def test_a_deep_value_in_any_field_is_refused() -> None:
    for field in ("price", "cause", "repairs", "received_on", "wish", "id", "counterfeit", "anything"):
        line = f'{{"received_on": "2026-09-01", "{field}": {"[" * 300}{"]" * 300}}}'
        with pytest.raises(AfterSaleError):
            facts_from_json(parse_line(line))
