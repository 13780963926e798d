"""Whatever a customer is called, a paper comes out that says so, and nothing is opened on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from aftersale_desktop.documents.fonts import missing_characters
from aftersale_desktop.documents.text import clean
from aftersale_desktop.domain.papers import PaperSize
from tests.documents.hostile_names import HOSTILE_NAMES
from tests.paper_builders import SUBJECT, invoice_of, pdf_of, receipt_of, squeezed, text_of
from tests.paper_measures import doors_watched


@contextmanager
def nothing_opened() -> Iterator[None]:
    with doors_watched() as opened:
        yield
    assert opened == []


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE_NAMES) >= 60


@pytest.mark.parametrize("size", [PaperSize.A5, PaperSize.ROLL80])
def test_a_hostile_name_stands_on_the_receipt_as_it_is(size: PaperSize) -> None:
    pdf_of(receipt_of(), size)
    for name in HOSTILE_NAMES:
        content = receipt_of(subject=replace(SUBJECT, customer_name=name))
        with nothing_opened():
            pdf = pdf_of(content, size)
        assert squeezed(clean(name)) in text_of(pdf), name


def test_hostile_texts_everywhere_stand_on_receipt_and_invoice() -> None:
    pdf_of(invoice_of(), PaperSize.A4)
    for name in HOSTILE_NAMES:
        subject = replace(SUBJECT, customer_name=name, customer_address=name, model_code=name, invoice_number=name)
        work = replace(invoice_of().work, fault_found=name, cause=name, remedy=name, technician=name)
        with nothing_opened():
            receipt = pdf_of(receipt_of(subject=subject, fault_told=name, received_by=name), PaperSize.A4)
            invoice = pdf_of(invoice_of(subject=subject, work=work, tax_invoice_number=name), PaperSize.A4)
        assert text_of(receipt).count(squeezed(clean(name))) >= 3, name
        assert text_of(invoice).count(squeezed(clean(name))) >= 4, name


def test_control_characters_never_reach_the_paper() -> None:
    name = "陈\x00思\x1b[31m远\x07\x7f\x9b\ud800"
    text = text_of(pdf_of(receipt_of(subject=replace(SUBJECT, customer_name=name))))
    assert "陈思[31m远" in text
    assert not {"\x00", "\x1b", "\x07", "\x7f"} & set(text)


def test_a_character_without_a_glyph_is_named_beforehand_and_shown_as_its_code() -> None:
    assert missing_characters("陈喆\u200b Александр") == ()
    assert missing_characters("王😀李𠮷😀\x00") == ("😀", "𠮷")


def test_rare_hanzi_of_the_extension_the_typeface_knows_print_as_themselves() -> None:
    assert missing_characters("㐂㐄䶮喆镕堃") == ()
