"""One claim with receipt, letter and invoice, printed again and again while its customer is renamed."""

from dataclasses import replace
from datetime import timedelta

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.papers import Audience, CopyMark, PaperKind, PaperSize
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.papers import audience_name, copy_mark
from tests.builders import CLERK, NOON, a_stocked_shop, a_visit
from tests.fake_counter import Printed
from tests.fakes import a_fake_shop
from tests.paper_builders import invoice_of, squeezed, text_of


class Reprints:
    """Prints with real ink over a shop in memory."""

    def __init__(self) -> None:
        self.shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
        evidence = Evidence(is_card_shown=False)
        self.number = self.shop.intake.take(a_visit(self.shop.known(), evidence=evidence), "key 1").claim.number
        invoice = invoice_of(number=f"{self.number[:5]}FI-2026-000001")
        self._numbers = {PaperKind.INVOICE: invoice.number}
        with self.shop.storage.start_work() as work:
            work.papers.issue(new_paper(PaperKind.INVOICE, invoice.number, invoice, NOON, CLERK.name))
            work.commit()
        self.shop.ink = ReportlabInk()

    def print(self, kind: PaperKind) -> Printed:
        """Print a paper once more, a minute later, for a customer of another name."""
        self.shop.clock.moment += timedelta(minutes=1)
        customer = self.shop.kept.customers[1]
        self.shop.kept.customers[1] = replace(customer, name=f"{customer.name[:2]}{self.shop.clock.moment:%H%M}")
        return self.shop.printed(Sheet(kind, self._numbers.get(kind, self.number), PaperSize.A5, "zh_CN"))

    def body(self, kind: PaperKind) -> str:
        """Print it and return what it says, without which copy it is."""
        sheet = self.print(kind)
        mark = CopyMark(sheet.copy, self.shop.clock.moment, CLERK.name) if sheet.copy else CopyMark()
        words = words_in(Language.CHINESE)
        said = squeezed(f"{audience_name(words, Audience.CUSTOMER)} · {copy_mark(words, mark)}")
        text = text_of(sheet.pdf)
        assert said in text
        return text.replace(said, "")
