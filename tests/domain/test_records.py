"""What is frozen as JSON comes back as the same value."""

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ClaimEvent, Judgement, Override
from aftersale_desktop.domain.facts import Buyer, Cause, Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.fees import Job, MaterialUse, PartUse, Settlement
from aftersale_desktop.domain.invoices import Payment, WorkDone
from aftersale_desktop.domain.papers import InvoiceContent, ReceiptContent
from aftersale_desktop.domain.products import ComponentUnit, WarrantyCard
from aftersale_desktop.domain.records import from_record, to_record
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.verdict import Verdict, judge

# Text as a database and a PDF take it; lone surrogates are refused by the readers of fields.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
amounts = st.decimals(0, 10**9, places=2)
quantities = st.decimals("0.001", 10**6, places=3)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(datetime.combine, days, st.times(timezones=zones))
spans = st.builds(lambda start, length: RepairSpan(start, start + timedelta(length)), days, st.integers(0, 99))
facts = st.builds(
    Facts,
    received_on=days,
    invoice_on=st.none() | days,
    delivered_on=st.none() | days,
    exchanged_on=st.none() | days,
    price=st.none() | amounts,
    warranty_card_presented=st.booleans(),
    invoice_presented=st.booleans(),
    other_proof_accepted=st.booleans(),
    documents_altered=st.booleans(),
    counterfeit=st.booleans(),
    barcodes_match=st.booleans(),
    cause=st.sampled_from(Cause),
    performance_fault=st.booleans(),
    main_part=st.booleans(),
    catalogue_product=st.booleans(),
    buyer=st.sampled_from(Buyer),
    repairs=st.lists(spans, max_size=3).map(tuple),
    open_repair=st.none() | st.builds(OpenRepair, days, st.integers(0, 400), st.integers(0, 400)),
    wish=st.none() | st.sampled_from(Wish),
    same_model_available=st.booleans(),
    paid_repair_returned_on=st.none() | days,
    same_fault=st.booleans(),
    remote_sale=st.booleans(),
    no_fault_return=st.booleans(),
)
KNOWN: dict[type, st.SearchStrategy[Any]] = {
    str: texts,
    Decimal: amounts,
    date: days,
    datetime: moments,
    time: st.times(),
    Facts: facts,
    Verdict: facts.map(judge),
    MaterialUse: st.builds(MaterialUse, texts, quantities, amounts),
    PartUse: st.builds(PartUse, texts, st.integers(1, 99).map(Decimal), amounts, st.booleans()),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type with every field given, also those with a default."""
    if kind in KNOWN:
        return KNOWN[kind]
    arguments = [values_of(each) for each in get_args(kind) if each is not Ellipsis]
    if get_origin(kind) is tuple:
        return st.lists(arguments[0], max_size=3).map(tuple)
    if get_origin(kind) is dict:
        return st.dictionaries(*arguments, max_size=3)
    if arguments:
        return st.one_of(arguments)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: values_of(hints[field.name]) for field in fields(kind)})
    return st.from_type(kind)


STORED = (
    Judgement,
    Override,
    ClaimEvent,
    ReceiptContent,
    InvoiceContent,
    Job,
    Settlement,
    WorkDone,
    Payment,
    WarrantyCard,
)


@pytest.mark.parametrize("kind", STORED)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_stored_value_comes_back_from_json_as_it_was(kind: type, data: st.DataObject) -> None:
    value = data.draw(values_of(kind))
    written = json.dumps(to_record(value), ensure_ascii=False, allow_nan=False)
    assert from_record(kind, json.loads(written)) == value


@given(st.lists(st.builds(ComponentUnit, st.sampled_from(UnitKind), texts), max_size=4).map(tuple))
def test_lists_of_values_come_back(units: tuple[ComponentUnit, ...]) -> None:
    assert from_record(tuple[ComponentUnit, ...], json.loads(json.dumps(to_record(units)))) == units


@given(moments)
def test_a_moment_keeps_its_zone(moment: datetime) -> None:
    stored = from_record(datetime, to_record(moment))
    assert (stored, stored.utcoffset()) == (moment, moment.utcoffset())


@pytest.mark.parametrize("written", ["0.00", "12.50", "0.130", "1E+3", "100000000000.01"])
def test_an_amount_keeps_its_digits(written: str) -> None:
    assert str(from_record(Decimal, to_record(Decimal(written)))) == written


def test_money_never_becomes_a_float() -> None:
    payment = json.loads(json.dumps(to_record(WarrantyCard("1", "2", None, price=Decimal("3299.10")))))
    assert payment["price"] == "3299.10"


@dataclass(frozen=True, slots=True)
class Older:
    """A value as an earlier version of the program wrote it."""

    name: str


@dataclass(frozen=True, slots=True)
class Newer:
    """The same value with a field more."""

    name: str
    note: str = "-"
    title: Bilingual | None = None


def test_what_an_earlier_version_wrote_is_read_with_defaults() -> None:
    assert from_record(Newer, to_record(Older("李明"))) == Newer("李明")
