"""The papers of a claim are found by its own number and by those of its invoices, payments and credit notes."""

from dataclasses import replace

from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.quotes import Quote
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.storage.database import Database
from tests.builders import CLERK, NOON, a_claim, a_customer, a_receipt, an_invoice, an_item
from tests.quote_paper_builders import a_quote, quote_of


def test_later_editions_are_told_first_and_nobody_elses_papers(database: Database) -> None:
    with database.start_work() as work:
        owner = work.customers.add(a_customer())
        item = work.items.add(an_item(owner.id))
        mine, other = "SH03-WX-2026-000001", "SH03-WX-2026-000011"
        for number in (mine, other):
            work.claims.add(a_claim(number, customer_id=owner.id, item_id=item.id))
            work.papers.issue(a_receipt(number))
        invoice = work.invoices.add(an_invoice(claim_number=mine))
        later = NOON.replace(hour=NOON.hour + 1)
        work.papers.issue(replace(a_receipt(f"{mine}.2"), issued_at=later))
        paper = work.papers.find(PaperKind.RECEIPT, mine)
        assert paper is not None
        work.papers.record_print(paper, later, "王敏")
        found = work.papers.of_claim(mine)
    assert [(one.number, one.prints) for one in found] == [(f"{mine}.2", 0), (mine, 1)]
    assert invoice.number not in {one.number for one in found}, "its paper was never issued"


def test_the_paper_of_a_quote_is_found_by_its_claim(database: Database) -> None:
    with database.start_work() as work:
        owner = work.customers.add(a_customer())
        item = work.items.add(an_item(owner.id))
        number = work.claims.add(a_claim(customer_id=owner.id, item_id=item.id)).number
        sent = quote_of(claim_number=number)
        quote = a_quote()
        record = work.orders.add(OrderRecord(number, NOON, CLERK.name, quote))
        paper = work.papers.issue(new_paper(PaperKind.QUOTE, sent.number, sent, NOON, CLERK.name))
        work.commit()
    with database.start_reading() as work:
        assert [one.number for one in work.papers.of_claim(number)] == [sent.number]
        read = work.papers.find(PaperKind.QUOTE, sent.number)
        assert work.orders.by_key(Quote, sent.number, 1)[0].content == record.content
    assert read is not None
    assert read.content == paper.content
