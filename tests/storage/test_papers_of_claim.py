"""The papers of a claim are found by its own number and by those of its invoices, payments and credit notes."""

from dataclasses import replace

from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.storage.database import Database
from tests.builders import NOON, a_claim, a_customer, a_receipt, an_invoice, an_item


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
