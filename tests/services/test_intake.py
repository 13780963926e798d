"""A claim is taken whole or not at all, once per request, by people who may."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimState, EvidenceMissingError, FaultMissingError
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.pairing import slots_of
from aftersale_desktop.domain.papers import PaperKind, ReceiptContent
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.products import (
    AlreadyRegisteredError,
    NoUnitsError,
    SoldBeforeMadeError,
    SoldInFutureError,
    UnknownModelError,
)
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.services.new_products import NewProduct, model_of_units
from aftersale_desktop.services.paper_contents import digest_of
from aftersale_desktop.services.ports import ChangedMeanwhileError, StorageError
from aftersale_desktop.services.reception import Brought
from tests.builders import (
    CLERK,
    NOON,
    SPLIT_UNIT,
    a_barcode,
    a_card,
    a_customer,
    a_stocked_shop,
    a_visit,
    an_item,
    somebody,
)
from tests.fakes import FakeShop, a_fake_shop


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


def test_a_claim_is_taken_with_number_receipt_event_and_audit_in_one_transaction(shop: FakeShop) -> None:
    taken = shop.intake.take(a_visit(shop.known()), "key 1")
    assert shop.storage.writes_begun == 1
    assert taken.claim.number == "SH03-WX-2026-000001"
    assert shop.kept.claims[taken.claim.number] == taken.claim
    assert shop.kept.papers[PaperKind.RECEIPT, taken.claim.number] == taken.receipt
    assert [(number, event.deed, event.by) for number, event in shop.kept.events] == [
        (taken.claim.number, "received", CLERK.name)
    ]
    assert [(row[1], row[2], row[3]) for row in shop.kept.audit] == [(CLERK.name, "take_claim", taken.claim.number)]


def test_a_claim_says_what_the_clerk_saw_and_when(shop: FakeShop) -> None:
    visit = a_visit(shop.known(), condition=("scratches",), accessories=("bracket",), fault_code=" E4 ")
    claim = shop.intake.take(visit, "key 1").claim
    assert claim.state is ClaimState.RECEIVED
    assert (claim.received_at, claim.received_by, claim.point_code) == (NOON, CLERK.name, "SH03")
    assert (claim.fault_told, claim.fault_code) == ("不制冷", "E4")
    assert (claim.condition, claim.accessories) == (("scratches",), ("bracket",))
    assert claim.judgement.verdict.outcome is Outcome.FREE_REPAIR
    assert claim.due_at == claim.promised_at == NOON.replace(hour=18) + timedelta(days=3)
    assert claim.tariff_id == "SH-2026-A"


@pytest.mark.parametrize("broken", ["claims.add", "papers.issue", "claims.record", "audit.add", "commit"])
def test_nothing_is_stored_when_any_part_fails_and_the_number_is_given_out_again(shop: FakeShop, broken: str) -> None:
    before = shop.kept.copy()
    shop.kept.broken.add(broken)
    with pytest.raises(StorageError):
        shop.intake.take(a_visit(shop.known()), "key 1")
    shop.kept.broken.clear()
    assert shop.kept == before
    assert shop.intake.take(a_visit(shop.known()), "key 1").claim.number == "SH03-WX-2026-000001"


def two_products(shop: FakeShop, customer: Customer) -> tuple[Brought, ...]:
    visits = [a_visit(shop.known(item), customer=customer) for item in (1, 2)]
    return tuple(Brought(visit, f"key {at}") for at, visit in enumerate(visits, start=1))


def test_all_products_of_a_customer_are_taken_in_one_transaction(shop: FakeShop) -> None:
    brought = two_products(shop, shop.known().owner)
    taken = shop.intake.take_all(brought)
    assert shop.storage.writes_begun == 1
    assert [one.claim.number for one in taken] == ["SH03-WX-2026-000001", "SH03-WX-2026-000002"]
    assert [one.claim.item_id for one in taken] == [1, 2]
    assert [one.receipt.number for one in taken] == [one.claim.number for one in taken]
    assert shop.intake.take_all(brought) == taken
    assert len(shop.kept.claims) == 2


def test_none_of_several_products_is_taken_when_one_lacks_its_fault_or_fails(shop: FakeShop) -> None:
    first, second = two_products(shop, shop.known().owner)
    lacking = replace(second, visit=replace(second.visit, fault_told=" "))
    with pytest.raises(FaultMissingError):
        shop.intake.take_all((first, lacking))
    unproved = replace(second.visit, evidence=Evidence(cause=Cause.MISUSE, evidence_note=""))
    with pytest.raises(EvidenceMissingError):
        shop.intake.take_all((first, replace(second, visit=unproved)))
    assert shop.kept.claims == {}


def test_a_new_customer_with_several_products_is_registered_once(shop: FakeShop) -> None:
    before = len(shop.kept.customers)
    taken = shop.intake.take_all(two_products(shop, a_customer("赵雷", "139 1111 2222")))
    assert len(shop.kept.customers) == before + 1
    assert len({one.claim.customer_id for one in taken}) == 1


def test_the_same_request_key_never_makes_two_claims(shop: FakeShop) -> None:
    first = shop.intake.take(a_visit(shop.known()), "key 1")
    again = shop.intake.take(a_visit(shop.known()), "key 1")
    assert again == first
    assert len(shop.kept.claims) == len(shop.kept.papers) == len(shop.kept.audit) == 1
    assert shop.intake.take(a_visit(shop.known()), "key 2").claim.number == "SH03-WX-2026-000002"


@pytest.mark.parametrize("told", ["", "   ", "\n\t"])
def test_nothing_is_stored_when_the_fault_is_missing(shop: FakeShop, told: str) -> None:
    with pytest.raises(FaultMissingError):
        shop.intake.take(replace(a_visit(shop.known()), fault_told=told), "key 1")
    assert shop.storage.writes_begun == 0


@pytest.mark.parametrize("note", ["", "  "])
def test_within_six_months_a_refusal_needs_what_proves_its_cause(shop: FakeShop, note: str) -> None:
    before = shop.kept.copy()
    seen = Evidence(cause=Cause.LIGHTNING, evidence_note=note)
    with pytest.raises(EvidenceMissingError):
        shop.intake.take(a_visit(shop.known(), evidence=seen), "key 1")
    assert shop.kept == before


def test_what_proves_a_cause_is_kept_with_the_claim_and_on_its_receipt(shop: FakeShop) -> None:
    seen = Evidence(cause=Cause.POWER_SUPPLY, evidence_note=" 380 V, photo 17 ")
    taken = shop.intake.take(a_visit(shop.known(), evidence=seen), "key 1")
    assert shop.kept.events[-1][1].detail == {"verdict": "paid_repair", "evidence": "380 V, photo 17"}
    assert shop.kept.audit[-1][4] == {
        "verdict": "paid_repair",
        "evidence": "380 V, photo 17",
        "receipt": taken.receipt.digest,
    }
    assert isinstance(taken.receipt.content, ReceiptContent)
    assert taken.receipt.content.evidence_note == "380 V, photo 17"


def test_no_proof_is_asked_for_where_nothing_is_refused_or_half_a_year_is_over(shop: FakeShop) -> None:
    taken = shop.intake.take(a_visit(shop.known()), "key 1")
    assert shop.kept.events[-1][1].detail == {"verdict": "free_repair"}
    shop.clock.moment = NOON.replace(month=9)
    late = a_visit(shop.known(2), evidence=Evidence(cause=Cause.LIGHTNING))
    assert shop.intake.take(late, "key 2").claim.number != taken.claim.number


def test_the_verdict_counts_what_was_stored_since_the_form_was_opened(shop: FakeShop) -> None:
    opened = a_visit(shop.known())
    shop.intake.take(a_visit(shop.known()), "another counter")
    facts = shop.intake.take(opened, "key 2").claim.judgement.facts
    assert facts.open_repair is not None
    assert facts.open_repair.received_on == NOON.date()


def test_nothing_is_taken_by_a_card_that_names_another_unit_meanwhile(shop: FakeShop) -> None:
    shown = shop.known()
    indoor, outdoor = shown.item.units
    units = slots_of(shown.item).with_scan(indoor.kind, indoor.barcode).with_scan(outdoor.kind, outdoor.barcode)
    other = replace(shown.item, units=(indoor, replace(outdoor, barcode=a_barcode("810422", 77))))
    with shop.storage.start_work() as work:
        work.items.save(other)
        work.commit()
    with pytest.raises(ChangedMeanwhileError) as refusal:
        shop.intake.take(a_visit(shown, units=units), "key 1")
    assert shown.item.card is not None
    assert refusal.value.record == shown.item.card.number
    assert shop.kept.claims == {}


def test_nothing_is_taken_for_a_former_owner_or_for_a_customer_somebody_edited(shop: FakeShop) -> None:
    shown = shop.known()
    with shop.storage.start_work() as work:
        work.items.save(replace(shown.item, customer_id=2))
        work.commit()
    with pytest.raises(ChangedMeanwhileError):
        shop.intake.take(a_visit(shown), "key 1")
    fresh = shop.known()
    with shop.storage.start_work() as work:
        work.customers.save(replace(fresh.owner, name="王二先生"))
        work.commit()
    with pytest.raises(ChangedMeanwhileError) as refusal:
        shop.intake.take(a_visit(fresh), "key 1")
    assert refusal.value.record == "王二先生"
    assert shop.kept.claims == {}
    assert shop.intake.take(a_visit(shop.known()), "key 1").claim.customer_id == 2


def test_a_claim_that_was_taken_is_told_again_however_its_card_changed_since(shop: FakeShop) -> None:
    visit = a_visit(shop.known())
    taken = shop.intake.take(visit, "key 1")
    with shop.storage.start_work() as work:
        work.items.save(visit.known.item)
        work.commit()
    assert shop.intake.take(visit, "key 1") == taken


def test_the_receipt_says_what_the_claim_says_and_carries_its_own_digest(shop: FakeShop) -> None:
    taken = shop.intake.take(a_visit(shop.known()), "key 1")
    content = taken.receipt.content
    assert isinstance(content, ReceiptContent)
    assert content.number == taken.claim.number
    assert content.verdict == taken.claim.judgement.verdict
    assert content.promised_at == taken.claim.promised_at
    assert content.estimate_total == sum(row.due for row in content.estimate)
    assert taken.receipt.digest == digest_of(content)


def test_a_new_customer_is_stored_with_the_claim_or_not_at_all(shop: FakeShop) -> None:
    visit = a_visit(shop.known(), customer=a_customer("赵六", "137 0013 7000"))
    shop.kept.broken.add("audit.add")
    with pytest.raises(StorageError):
        shop.intake.take(visit, "key 1")
    assert len(shop.kept.customers) == 2
    shop.kept.broken.clear()
    taken = shop.intake.take(visit, "key 1")
    assert shop.intake.take(visit, "key 1") == taken
    assert [customer.name for customer in shop.kept.customers.values()].count("赵六") == 1
    assert shop.kept.customers[taken.claim.customer_id].name == "赵六"


def test_a_registered_product_gets_gapless_numbers_for_itself_and_for_a_card_without_one(shop: FakeShop) -> None:
    card = a_card("", invoice_number="X1")
    first = shop.intake.register(NewProduct(an_item(0, 7, number="", card=card), a_customer("赵六")))
    second = shop.intake.register(NewProduct(an_item(0, 8, number="", card=card), first.owner))
    assert [known.item.number for known in (first, second)] == ["SH03-SI-2026-000001", "SH03-SI-2026-000002"]
    assert first.item.card is not None
    assert first.item.card.number == "SH03-BX-2026-000001"
    assert first.owner.id == second.owner.id == 3
    assert [row[2] for row in shop.kept.audit] == ["register_product", "register_product"]


def test_a_card_keeps_the_number_printed_on_it(shop: FakeShop) -> None:
    known = shop.intake.register(NewProduct(an_item(0, 7, card=a_card("BX-1")), a_customer()))
    assert known.item.card is not None
    assert known.item.card.number == "BX-1"


def test_a_unit_is_registered_once(shop: FakeShop) -> None:
    with pytest.raises(AlreadyRegisteredError) as refusal:
        shop.intake.register(NewProduct(an_item(0, 1, number=""), a_customer("赵六")))
    assert refusal.value.number == shop.known(1).item.number
    assert len(shop.kept.customers) == 2
    assert not shop.kept.counters


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        (an_item(0, 7, units=()), NoUnitsError),
        (an_item(0, 7, model=replace(SPLIT_UNIT, code="KFR-99")), UnknownModelError),
        (an_item(0, 7, card=a_card(invoice_on=NOON.date().replace(year=2025))), SoldBeforeMadeError),
        (an_item(0, 7, card=a_card(invoice_on=NOON.date() + timedelta(days=1))), SoldInFutureError),
        (an_item(0, 7, card=a_card(delivered_on=NOON.date() + timedelta(days=1))), SoldInFutureError),
    ],
)
def test_a_card_that_cannot_be_true_is_refused(shop: FakeShop, item: object, refusal: type[AfterSaleError]) -> None:
    before = shop.kept.copy()
    with pytest.raises(refusal):
        shop.intake.register(NewProduct(item, a_customer()))  # type: ignore[arg-type]  # any item
    assert shop.kept == before


def test_a_product_is_registered_by_the_models_as_they_are_stored_now(shop: FakeShop) -> None:
    setup = shop.storage.setup
    shop.kept.setup = replace(setup, models=tuple(model for model in setup.models if model != SPLIT_UNIT))
    with pytest.raises(UnknownModelError):
        shop.intake.register(NewProduct(an_item(0, 7), a_customer()))


def test_a_product_sold_today_is_registered(shop: FakeShop) -> None:
    item = an_item(0, 7, card=a_card(invoice_on=NOON.date(), delivered_on=NOON.date()))
    assert shop.intake.register(NewProduct(item, a_customer())).item.card is not None


def test_customers_with_the_same_telephone_are_offered(shop: FakeShop) -> None:
    assert [customer.name for customer in shop.intake.customers_by_phone("13800138000")] == ["李明"]
    assert shop.intake.customers_by_phone("") == ()


def test_a_customer_is_registered_with_an_audit_row(shop: FakeShop) -> None:
    stored = shop.intake.register_customer(a_customer("赵六"))
    assert shop.kept.customers[stored.id].name == "赵六"
    assert shop.kept.audit[-1][2:4] == ("register_customer", str(stored.id))


def test_cards_are_listed_newest_first(shop: FakeShop) -> None:
    assert [row.number for row in shop.intake.card_rows(10)] == ["SH03-BX-2026-000002", "SH03-BX-2026-000001"]


def test_the_models_offered_are_those_of_the_scanned_product_code(shop: FakeShop) -> None:
    found = shop.intake.look_up(an_item(serial=99).units[0].barcode)
    units = getattr(found, "units", ())
    assert [unit.unit for unit in units] == [UnitKind.INDOOR]
    assert model_of_units(units, shop.terms.models) == (SPLIT_UNIT,)
    assert model_of_units((), shop.terms.models) == ()


def test_a_supervisor_takes_claims_too(shop: FakeShop) -> None:
    shop.who.user = somebody(Role.SUPERVISOR)
    assert shop.intake.take(a_visit(shop.known()), "key 1").claim.received_by == shop.who.user.name
