"""The desks give the same answers over the file as over the fakes that their own tests use."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from aftersale_desktop.domain.claims import ClaimEvent, ClaimGroup, ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.facts import OpenRepair
from aftersale_desktop.domain.invoices import AlreadyInvoicedError, PaymentKind
from aftersale_desktop.domain.papers import PaperKind, PaperSize
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.products import AlreadyRegisteredError
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.claim_desk import ClaimDesk
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.invoicing import Invoicing
from aftersale_desktop.services.lookups import FoundItem
from aftersale_desktop.services.new_products import NewProduct
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import ClaimFilter, KnownItem, StartReading, StartWork
from aftersale_desktop.services.print_desk import PrintDesk
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import (
    CLERK,
    NOON,
    OTHER_CLERK,
    SUPERVISOR,
    a_card,
    a_customer,
    a_stocked_shop,
    a_visit,
    an_item,
    work_done,
)
from tests.fake_counter import FakeClock, FakeInk, FakePaperFolder, FakeSignedIn
from tests.fakes import FakeStorage
from tests.ready_claims import made_ready


@dataclass(frozen=True, slots=True)
class Desks:
    """The desks of one shop, wherever it is kept."""

    start_work: StartWork
    start_reading: StartReading
    clock: FakeClock
    who: FakeSignedIn

    @property
    def intake(self) -> Intake:
        return Intake(self.start_work, self.start_reading, self.clock, self.who)

    @property
    def claims(self) -> ClaimDesk:
        return ClaimDesk(self.start_work, self.start_reading, self.clock, self.who)

    @property
    def invoicing(self) -> Invoicing:
        return Invoicing(self.start_work, self.start_reading, self.clock, self.who)

    @property
    def printing(self) -> PrintDesk:
        folder = FakePaperFolder()
        return PrintDesk(self.start_work, self.start_reading, self.clock, self.who, FakeInk(), folder, "counter-1")

    def as_user(self, user: User) -> "Desks":
        self.who.user = user
        return self

    def known(self, item_id: int) -> KnownItem:
        with self.start_reading() as work:
            return work.items.by_id(item_id)


@pytest.fixture(params=["memory", "disk"])
def desks(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desks]:
    setup, clock = a_stocked_shop(), FakeClock(NOON)
    storage = FakeStorage(setup)
    who = FakeSignedIn(storage.start_work, clock, CLERK, setup.users)
    if request.param == "memory":
        yield Desks(storage.start_work, storage.start_reading, clock, who)
        return
    database = open_database(tmp_path / "shop.db")
    load_shop(database, setup)
    yield Desks(database.start_work, database.start_reading, clock, who)
    database.close()


def test_a_day_at_the_counter(desks: Desks) -> None:
    item = an_item(0, 7, number="", card=a_card("", invoice_number="X1"))
    new = NewProduct(item, a_customer("赵六", "137 0013 7000"))
    known = desks.intake.register(new)
    assert known.item.number == "SH03-SI-2026-000001"
    assert known.item.card is not None
    assert known.item.card.number == "SH03-BX-2026-000001"
    with pytest.raises(AlreadyRegisteredError):
        desks.intake.register(new)

    found = desks.intake.look_up(known.item.units[0].barcode)
    assert isinstance(found, FoundItem)
    taken = desks.intake.take(a_visit(found.known), "key 1")
    assert desks.intake.take(a_visit(found.known), "key 1") == taken
    assert taken.claim.number == "SH03-WX-2026-000001"
    assert desks.claims.number_of_request("key 1") == taken.claim.number
    assert desks.known(known.item.id).history[0].claim_number == taken.claim.number

    desks.as_user(SUPERVISOR).claims.override(taken.claim.number, Outcome.PAID_REPAIR, "人为损坏")
    made_ready(desks.start_work, taken.claim.number)
    draft = InvoiceDraft(taken.claim.number, work_done(), payments=(Tender(PaymentKind.WECHAT, Decimal("80.00")),))
    posted = desks.as_user(CLERK).invoicing.post(draft)
    assert posted.invoice.number == "SH03-FI-2026-000001"
    assert posted.invoice.settlement.total == Decimal("80.00")
    with pytest.raises(AlreadyInvoicedError):
        desks.invoicing.post(draft)

    detail = desks.claims.detail(taken.claim.number)
    assert detail.invoice == posted.invoice
    assert detail.claim.judgement == taken.claim.judgement
    assert [event.deed for event in detail.events] == ["received", "override", "payment", "invoiced"]
    sheet = Sheet(PaperKind.INVOICE, posted.invoice.number, PaperSize.A5, "zh_CN")
    assert [job.copy for job in desks.printing.queue(sheet, copies=3)] == [0, 1, 2]
    assert [(row.number, row.paid) for row in desks.invoicing.rows()] == [(posted.invoice.number, Decimal("80.00"))]


def test_each_point_sees_its_own_claims_and_finds_all(desks: Desks) -> None:
    here = desks.intake.take(a_visit(desks.known(1)), "key 1").claim.number
    there = desks.as_user(OTHER_CLERK).intake.take(a_visit(desks.known(2)), "key 2").claim.number
    for user, number in ((CLERK, here), (OTHER_CLERK, there)):
        desks.as_user(user)
        assert [row.number for row in desks.claims.rows(ClaimFilter())] == [number]
        assert [row.number for row in desks.claims.rows(ClaimFilter(group=ClaimGroup.NEW))] == [number]
        assert [row.number for row in desks.claims.due_next()] == [number]
        counts = desks.claims.counts()
        assert (counts.open, counts.received_today, counts.overdue) == (1, 1, 0)
        assert {row.number for row in desks.claims.rows(ClaimFilter(is_everything=True))} == {here, there}
        for wanted in (here, there):
            found = desks.claims.rows(ClaimFilter(is_everything=True, text=wanted))
            assert [row.number for row in found] == [wanted]


def test_a_deed_that_is_not_committed_leaves_nothing_and_gives_its_number_back(desks: Desks) -> None:
    with desks.start_work() as work:
        work.customers.add(a_customer("赵六", "137 0013 7000"))
        assert work.numbers.next("SH03", DocumentSeries.CLAIM, 2026) == "SH03-WX-2026-000001"
    assert desks.intake.customers_by_phone("137 0013 7000") == ()
    assert desks.intake.take(a_visit(desks.known(1)), "key 1").claim.number == "SH03-WX-2026-000001"


def test_a_product_that_waits_for_a_part_is_known_to_wait(desks: Desks) -> None:
    number = desks.intake.take(a_visit(desks.known(1)), "key 1").claim.number
    with desks.start_work() as work:
        work.claims.record(number, ClaimEvent(NOON, "王建国", "waiting_for_parts"))
        work.commit()
    desks.clock.moment = NOON + timedelta(days=40)
    facts = desks.intake.take(a_visit(desks.known(1)), "key 2").claim.judgement.facts
    assert facts.open_repair == OpenRepair(NOON.date(), parts_wait_days=40, customer_wait_days=0)


def test_a_product_that_went_home_is_not_asked_what_it_waited_for(desks: Desks) -> None:
    number = desks.intake.take(a_visit(desks.known(1)), "key 1").claim.number
    assert [event.deed for event in desks.known(1).history[0].events] == ["received"]
    with desks.start_work() as work:
        claim = work.claims.by_number(number)
        assert claim is not None
        work.claims.save(replace(claim, state=ClaimState.CLOSED, returned_on=NOON.date()))
        work.commit()
    assert desks.known(1).history[0].events == ()
