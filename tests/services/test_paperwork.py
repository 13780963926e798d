"""Papers: frozen when issued, the first printing the original, later ones numbered copies."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.next_steps import NextStep, next_step_of
from aftersale_desktop.domain.papers import Audience, PaperKind, PaperNotFoundError, PaperSize, ReceiptContent
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.records import from_record, to_record
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Evidence, Visit
from aftersale_desktop.services.paper_contents import digest_of, evidence_codes, subject_of
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import PaperNotSavedError, StorageError
from tests.builders import CLERK, NOON, SUPERVISOR, a_customer, a_stocked_shop, a_visit, an_item
from tests.fakes import FakeShop, a_fake_shop

NUMBER = "SH03-WX-2026-000001"
RECEIPT = Sheet(PaperKind.RECEIPT, NUMBER, PaperSize.A5, "zh_CN", (Audience.CUSTOMER, Audience.SHOP))


@pytest.fixture
def shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    shop.intake.take(a_visit(shop.known()), "key 1")
    return shop


def mark_in(pdf: bytes) -> str:
    mark = json.loads(pdf)[3]
    assert isinstance(mark, str)
    return mark


def test_the_first_print_is_the_original_and_later_ones_are_numbered_with_time_and_person(shop: FakeShop) -> None:
    original = shop.printed(RECEIPT)
    shop.clock.moment += timedelta(days=1)
    shop.who.user = SUPERVISOR
    copies = [shop.printed(RECEIPT) for _ in range(2)]
    assert [sheet.copy for sheet in (original, *copies)] == [0, 1, 2]
    assert mark_in(original.pdf) == "CopyMark(copy=0, printed_at=None, printed_by='')"
    assert "copy=2" in mark_in(copies[1].pdf)
    assert SUPERVISOR.name in mark_in(copies[1].pdf)
    assert shop.kept.papers[PaperKind.RECEIPT, NUMBER].prints == 3


def test_a_copy_says_when_and_by_whom_it_was_counted_however_long_its_ink_takes(shop: FakeShop) -> None:
    shop.printed(RECEIPT)
    moments = iter([NOON + timedelta(hours=1), NOON + timedelta(days=1)])
    people = iter([CLERK, SUPERVISOR])
    desk = replace(shop.papers, now=lambda: next(moments), who=lambda: next(people))
    path = Path("copy.pdf")
    desk.save_as(RECEIPT, path)
    mark = mark_in(shop.folder.files[path])
    assert (CLERK.name in mark, repr(NOON + timedelta(hours=1)) in mark) == (True, True)


def test_copies_differ_from_the_original_in_nothing_but_the_mark(shop: FakeShop) -> None:
    first, second = (json.loads(shop.printed(RECEIPT).pdf) for _ in range(2))
    assert first[:3] + first[4:] == second[:3] + second[4:]
    assert first[3] != second[3]


def test_a_customer_who_is_renamed_later_keeps_the_name_on_papers_issued_before(shop: FakeShop) -> None:
    before = json.loads(shop.printed(RECEIPT).pdf)[0]
    shop.kept.customers[1] = replace(shop.kept.customers[1], name="李小明")
    assert json.loads(shop.printed(RECEIPT).pdf)[0] == before


def test_each_printing_lies_in_the_folder_under_its_own_name(shop: FakeShop) -> None:
    paths = [shop.printed(RECEIPT).path for _ in range(2)]
    assert [path.name for path in paths] == [f"{NUMBER}-receipt.pdf", f"{NUMBER}-receipt-copy1.pdf"]
    assert set(shop.folder.files) == set(paths)


def test_saving_where_the_user_wants_counts_as_printing(shop: FakeShop) -> None:
    assert shop.papers.save_as(RECEIPT, Path("桌面/接收单.pdf")) == Path("桌面/接收单.pdf")
    assert shop.printed(RECEIPT).copy == 1
    assert [row[2] for row in shop.kept.audit] == ["take_claim", "print_paper", "print_paper"]


def test_a_preview_shows_the_next_printing_and_counts_nothing(shop: FakeShop) -> None:
    assert shop.papers.preview(RECEIPT) == shop.papers.preview(RECEIPT) == shop.printed(RECEIPT).pdf
    assert "copy=1" in mark_in(shop.papers.preview(RECEIPT))
    assert shop.kept.papers[PaperKind.RECEIPT, NUMBER].prints == 1


def test_a_printing_that_could_not_be_saved_is_counted_so_that_no_second_original_comes_out(shop: FakeShop) -> None:
    shop.folder.locked.add(Path("papers"))
    with pytest.raises(PaperNotSavedError):
        shop.printed(RECEIPT)
    shop.folder.locked.clear()
    assert shop.printed(RECEIPT).copy == 1


def test_a_mistyped_folder_costs_no_printing(shop: FakeShop) -> None:
    wanted = Path("none") / "x.pdf"
    shop.folder.missing.add(wanted.parent)
    with pytest.raises(PaperNotSavedError):
        shop.papers.save_as(RECEIPT, wanted)
    assert shop.printed(RECEIPT).copy == 0


def test_nothing_is_drawn_before_the_count_is_safe(shop: FakeShop) -> None:
    shop.kept.broken.add("commit")
    with pytest.raises(StorageError):
        shop.printed(RECEIPT)
    assert not shop.folder.files


def test_a_printing_whose_count_is_lost_is_the_same_copy_again(shop: FakeShop) -> None:
    shop.kept.broken.add("commit")
    with pytest.raises(StorageError):
        shop.printed(RECEIPT)
    shop.kept.broken.clear()
    assert shop.printed(RECEIPT).copy == 0
    assert len(shop.folder.files) == 1


@pytest.mark.parametrize("sheet", [replace(RECEIPT, number="X"), replace(RECEIPT, kind=PaperKind.INVOICE)])
def test_a_paper_nobody_issued_is_refused(shop: FakeShop, sheet: Sheet) -> None:
    for deed in (shop.papers.preview, shop.printed):
        with pytest.raises(PaperNotFoundError) as refusal:
            deed(sheet)
        assert (refusal.value.kind, refusal.value.number) == (sheet.kind, sheet.number)


def test_size_language_and_sheets_reach_the_ink(shop: FakeShop) -> None:
    sheet = replace(RECEIPT, size=PaperSize.ROLL80, language="en", audiences=(Audience.SHOP,))
    written = json.loads(shop.papers.preview(sheet))
    assert (written[1], written[2], written[4]) == ("roll80", "en", ["shop"])


def test_the_digest_changes_with_any_word_and_survives_storage(shop: FakeShop) -> None:
    content = shop.kept.papers[PaperKind.RECEIPT, NUMBER].content
    assert isinstance(content, ReceiptContent)
    stored = from_record(ReceiptContent, json.loads(json.dumps(to_record(content))))
    assert digest_of(stored) == digest_of(content)
    assert digest_of(replace(content, fault_told="不制热")) != digest_of(content)


def test_what_was_shown_is_printed_in_the_order_of_the_form() -> None:
    assert evidence_codes(Evidence()) == ("card", "invoice")
    everything = Evidence(is_other_proof_accepted=True, are_documents_altered=True, is_counterfeit=True)
    assert evidence_codes(everything) == ("card", "invoice", "other_proof"), "an accusation proves nothing"
    assert evidence_codes(Evidence(is_card_shown=False, is_invoice_shown=False)) == ()


def receipt_taken(shop: FakeShop, visit: Visit) -> ReceiptContent:
    content = shop.intake.take(visit, "key 2").receipt.content
    assert isinstance(content, ReceiptContent)
    return content


def test_a_receipt_says_what_comes_next_by_outcome_and_wish(shop: FakeShop) -> None:
    visit = a_visit(shop.known())
    suspected = replace(visit, evidence=replace(visit.evidence, is_counterfeit=True, evidence_note=" 铭牌字体不符 "))
    paper = receipt_taken(shop, suspected)
    assert (paper.next_step, paper.evidence_note) == (NextStep.SUPERVISOR, "铭牌字体不符")
    assert next_step_of(Outcome.EXCHANGE_TWO_REPAIRS, Wish.EXCHANGE) is NextStep.EXCHANGE
    assert next_step_of(Outcome.EXCHANGE_TWO_REPAIRS, None) is NextStep.REPAIR
    assert next_step_of(Outcome.CHOICE_EXCHANGE_REPAIR, Wish.REPAIR) is NextStep.REPAIR
    assert next_step_of(Outcome.REFUND_FULL, Wish.REFUND) is NextStep.REFUND
    assert next_step_of(Outcome.PAID_REPAIR, Wish.EXCHANGE) is NextStep.REPAIR


def test_a_paper_shows_every_unit_as_scanned_and_the_cards_where_none_was() -> None:
    item, foreign = an_item(), ComponentUnit(UnitKind.OUTDOOR, "810233260103009999")
    indoor, outdoor = item.units
    subject = subject_of(item, a_customer(), (foreign,))
    assert subject.units == (indoor, foreign)
    assert subject.barcodes_per_card == (indoor.barcode,)
    assert subject_of(item, a_customer(), (indoor, outdoor)).barcodes_per_card == ()
    assert subject_of(item, a_customer(), ()).units == item.units
