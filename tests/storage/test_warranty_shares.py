"""What others than the customer bear is summed by the database as the invoices have it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from aftersale_desktop.domain.claims import ClaimEnd
from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.warranty_costs import CostShare
from aftersale_desktop.storage.database import Database
from tests.builders import NOON, POINT, a_claim, a_credit_note, a_customer, an_invoice, an_item

DAY = (NOON - timedelta(hours=12), NOON + timedelta(hours=12))


def test_shares_are_counted_by_claim_payer_and_fee_until_the_invoice_is_credited(database: Database) -> None:
    plain = an_invoice()
    lines = tuple(line.borne_by(Payer.FACTORY) for line in plain.settlement.lines)
    settlement = type(plain.settlement)(lines, Decimal(0), Decimal(0), Decimal(0))
    with database.start_work() as work:
        owner = work.customers.add(a_customer())
        item = work.items.add(an_item(owner.id))
        number = work.claims.add(a_claim(customer_id=owner.id, item_id=item.id)).number
        invoice = work.invoices.add(an_invoice(settlement=settlement))
        shares = work.invoices.shares_between(*DAY, POINT.code)
        assert CostShare(number, Payer.FACTORY, FeeComponent.SPARE_PARTS, Decimal("38.00")) in shares
        labour = total_of(line.list_amount for line in lines if line.component is FeeComponent.MAINTENANCE)
        assert CostShare(number, Payer.FACTORY, FeeComponent.MAINTENANCE, labour) in shares
        assert work.invoices.shares_between(*DAY, "") == shares
        assert work.invoices.shares_between(*DAY, "SH01") == ()
        assert work.invoices.shares_between(DAY[1], DAY[1] + timedelta(days=1), "") == ()
        work.credit_notes.add(a_credit_note(invoice))
        assert work.invoices.shares_between(*DAY, "") == ()


def test_parts_in_what_was_scrapped_count_on_the_day_of_its_collection(database: Database) -> None:
    begin, end = DAY
    with database.start_work() as work:
        owner = work.customers.add(a_customer())
        item = work.items.add(an_item(owner.id))
        ended = replace(a_claim(customer_id=owner.id, item_id=item.id), ended_as=ClaimEnd.SCRAPPED)
        claim = work.claims.add(replace(ended, returned_on=begin.date()))
        part = PartLine(
            claim_number=claim.number,
            part_code="CAP35",
            quantity=2,
            unit_price=Decimal("38.00"),
            is_main_part=False,
            state=PartLineState.CONSUMED,
        )
        work.part_lines.add(part)
        [share] = work.invoices.shares_between(begin, end, POINT.code)
        assert (share.claim_number, share.amount) == (claim.number, Decimal("76.00"))
        assert work.invoices.shares_between(begin, end, "SH01") == ()
        assert work.invoices.shares_between(end + timedelta(days=1), end + timedelta(days=2), "") == ()
