"""No paper says that an old part was given to the customer which goes back to the factory."""

from dataclasses import replace

from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.domain.return_papers import OldPartGoes
from tests.paper_builders import invoice_of, pdf_of, squeezed, text_of
from tests.return_paper_builders import CAPACITOR, handover_of


def test_the_note_names_each_old_part_with_where_it_goes() -> None:
    theirs = replace(CAPACITOR, goes=OldPartGoes.TO_CUSTOMER)
    due_back = replace(CAPACITOR, code="P-PCB", name="Board", old_serial="B7", goes=OldPartGoes.TO_FACTORY)
    paper = handover_of(removed_parts=(theirs, due_back))
    text = text_of(pdf_of(paper, PaperSize.A4, "en"))
    assert squeezed("A2309-0091): Given to the customer; Board (old B7): Goes back to the factory") in text
    assert "退回厂家" in text_of(pdf_of(paper))


def test_an_invoice_leaves_it_to_the_note_where_old_parts_go_two_ways() -> None:
    given = replace(invoice_of().work, are_old_parts_returned=True)
    assert squeezed("handed to the customer") in text_of(pdf_of(invoice_of(work=given), PaperSize.A4, "en"))
    mixed = invoice_of(work=given, do_old_parts_go_two_ways=True)
    assert squeezed("as the hand-over note says") in text_of(pdf_of(mixed, PaperSize.A4, "en"))
