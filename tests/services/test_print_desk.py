"""The print queue: recorded before it is sent, printed only when a person says so, the same copy when tried again."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aftersale_desktop.domain.papers import Audience, PaperKind, PaperNotFoundError, PaperSize, Phones
from aftersale_desktop.domain.print_jobs import (
    JobState,
    PrintFailedError,
    PrintFault,
    PrintIsOverError,
    PrintJobNotFoundError,
)
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import PaperNotSavedError, StorageError
from tests.builders import CLERK, NOON, a_stocked_shop, a_visit
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop, a_fake_shop

NUMBER = "SH03-WX-2026-000001"
RECEIPT = Sheet(PaperKind.RECEIPT, NUMBER, PaperSize.A5, "zh_CN", (Audience.CUSTOMER, Audience.SHOP))


@pytest.fixture
def shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    shop.intake.take(a_visit(shop.known()), "key 1")
    return shop


@pytest.fixture
def printers() -> FakePrinters:
    return FakePrinters()


def the_state(shop: FakeShop, job_id: int = 1) -> JobState:
    return shop.kept.print_jobs[job_id].state


def test_a_copy_is_counted_and_queued_in_one_deed_before_anything_is_drawn(shop: FakeShop) -> None:
    [job] = shop.printing.queue(RECEIPT, "Desk")
    assert (job.copy, job.state, job.attempts) == (0, JobState.QUEUED, 0)
    assert shop.kept.papers[PaperKind.RECEIPT, NUMBER].prints == 1
    assert not shop.folder.files
    shop.kept.broken.add("commit")
    with pytest.raises(StorageError):
        shop.printing.queue(RECEIPT, "Desk")
    assert len(shop.kept.print_jobs) == shop.kept.papers[PaperKind.RECEIPT, NUMBER].prints == 1


@pytest.mark.parametrize(
    ("phones", "full"),
    [(Phones.USUAL, ["shop"]), (Phones.MASKED, []), (Phones.FULL, ["customer", "shop"])],
)
def test_telephones_are_shown_as_they_are_to_be_on_this_kind_of_paper(
    shop: FakeShop, phones: Phones, full: list[str]
) -> None:
    [job] = shop.printing.queue(RECEIPT)
    pdfs = [shop.printing.prepare(job.id, phones).pdf, shop.papers.preview(replace(RECEIPT, phones=phones))]
    path = shop.printing.save_as(job.id, Path("receipt.pdf"), phones)
    for pdf in (*pdfs, shop.folder.files[path]):
        assert json.loads(pdf)[-1] == [["receipt", audience] for audience in full]


def test_several_sheets_are_several_numbered_copies(shop: FakeShop) -> None:
    assert [job.copy for job in shop.printing.queue(RECEIPT, copies=3)] == [0, 1, 2]


def test_that_a_sending_begins_is_stored_before_the_printer_sees_anything(shop: FakeShop) -> None:
    seen: list[tuple[JobState, int]] = []

    class Watching(FakePrinters):
        def send(self, pdf: bytes, printer: str) -> str:
            stored = shop.kept.print_jobs[1]
            seen.append((stored.state, stored.attempts))
            return FakePrinters.send(self, pdf, printer)

    [job] = shop.printing.queue(RECEIPT)
    sent = shop.printing.send(shop.printing.prepare(job.id), Watching())
    assert seen == [(JobState.QUEUED, 1)]
    assert (sent.state, sent.printer, sent.sent_at) == (JobState.SENT, "Desk", NOON)


def test_sent_is_not_confirmed_until_somebody_says_so(shop: FakeShop, printers: FakePrinters) -> None:
    [job] = shop.printing.queue(RECEIPT)
    shop.printing.send(shop.printing.prepare(job.id), printers)
    assert [open_job.id for open_job in shop.printing.open_jobs()] == [job.id]
    shop.printing.confirm(job.id)
    assert the_state(shop) is JobState.CONFIRMED
    assert shop.printing.open_jobs() == ()
    with pytest.raises(PrintIsOverError):
        shop.printing.again(job.id, "")


@pytest.mark.parametrize("fault", PrintFault)
def test_every_fault_leaves_a_failed_printing_and_a_pdf(
    shop: FakeShop, printers: FakePrinters, fault: PrintFault
) -> None:
    printers.fault = fault
    [job] = shop.printing.queue(RECEIPT, "Desk")
    sheet = shop.printing.prepare(job.id)
    failed = shop.printing.send(sheet, printers)
    assert (failed.state, failed.fault) == (JobState.FAILED, fault)
    assert shop.folder.files == {sheet.path: sheet.pdf}
    assert printers.sheets == []


def test_a_retry_is_the_same_copy_and_the_same_bytes_even_a_day_later(shop: FakeShop, printers: FakePrinters) -> None:
    shop.printing.queue(RECEIPT)
    [_original, copy] = [shop.kept.print_jobs[1], *shop.printing.queue(RECEIPT)]
    first = shop.printing.prepare(copy.id)
    printers.fault = PrintFault.STOPPED
    shop.printing.send(first, printers)
    printers.fault = None
    shop.clock.moment += timedelta(days=1)
    shop.printing.again(copy.id, "Labels")
    second = shop.printing.prepare(copy.id)
    assert (second.pdf, second.path) == (first.pdf, first.path)
    assert shop.printing.send(second, printers).printer == "Labels"
    assert shop.kept.papers[PaperKind.RECEIPT, NUMBER].prints == 2


def test_an_extra_print_is_the_next_copy(shop: FakeShop) -> None:
    [original], [extra] = shop.printing.queue(RECEIPT), shop.printing.queue(RECEIPT)
    marks = [json.loads(shop.printing.prepare(job.id).pdf)[3] for job in (original, extra)]
    assert marks[0] == "CopyMark(copy=0, printed_at=None, printed_by='')"
    assert "copy=1" in marks[1]
    assert CLERK.name in marks[1]


def test_a_printing_given_up_keeps_its_number(shop: FakeShop) -> None:
    [first] = shop.printing.queue(RECEIPT)
    shop.printing.cancel(first.id)
    [second] = shop.printing.queue(RECEIPT)
    assert (the_state(shop), second.copy) == (JobState.CANCELLED, 1)


def test_a_pdf_instead_of_paper_is_the_same_copy_and_ends_the_printing(shop: FakeShop) -> None:
    [job] = shop.printing.queue(RECEIPT)
    sheet = shop.printing.prepare(job.id)
    assert shop.printing.save_as(job.id, Path("桌面/接收单.pdf")) == Path("桌面/接收单.pdf")
    assert shop.folder.files[Path("桌面/接收单.pdf")] == sheet.pdf
    assert the_state(shop) is JobState.CANCELLED


def test_a_mistyped_folder_leaves_the_printing_open(shop: FakeShop) -> None:
    [job] = shop.printing.queue(RECEIPT)
    shop.folder.missing.add(Path("none"))
    with pytest.raises(PaperNotSavedError):
        shop.printing.save_as(job.id, Path("none") / "x.pdf")
    assert the_state(shop) is JobState.QUEUED


def test_a_folder_that_takes_nothing_fails_the_printing_in_words(shop: FakeShop) -> None:
    [job] = shop.printing.queue(RECEIPT)
    shop.folder.locked.add(Path("papers"))
    with pytest.raises(PaperNotSavedError):
        shop.printing.prepare(job.id)
    assert shop.kept.print_jobs[job.id].fault is PrintFault.NO_ACCESS


def test_a_lost_end_of_a_sending_leaves_it_in_doubt(shop: FakeShop) -> None:
    class Breaking(FakePrinters):
        def send(self, pdf: bytes, printer: str) -> str:
            shop.kept.broken.add("print_jobs.save")
            return FakePrinters.send(self, pdf, printer)

    [job] = shop.printing.queue(RECEIPT)
    sheet, printers = shop.printing.prepare(job.id), Breaking()
    with pytest.raises(StorageError):
        shop.printing.send(sheet, printers)
    assert shop.kept.print_jobs[job.id].is_in_doubt
    assert len(printers.sheets) == 1


def test_only_this_computer_asks_about_its_printings(shop: FakeShop) -> None:
    shop.printing.queue(RECEIPT)
    assert replace(shop.printing, computer="counter-2").open_jobs() == ()


def test_every_step_leaves_an_audit_row(shop: FakeShop, printers: FakePrinters) -> None:
    [job] = shop.printing.queue(RECEIPT)
    printers.fault = PrintFault.REFUSED
    shop.printing.send(shop.printing.prepare(job.id), printers)
    printers.fault = None
    shop.printing.again(job.id, "Labels")
    shop.printing.send(shop.printing.prepare(job.id), printers)
    shop.printing.confirm(job.id)
    deeds = [row[2] for row in shop.kept.audit]
    assert deeds[1:] == [
        "print_paper",
        "print_begun",
        "print_failed",
        "print_again",
        "print_begun",
        "print_sent",
        "print_confirmed",
    ]


def test_what_is_not_there_is_refused_by_name(shop: FakeShop) -> None:
    with pytest.raises(PaperNotFoundError):
        shop.printing.queue(replace(RECEIPT, number="X"))
    with pytest.raises(PrintJobNotFoundError):
        shop.printing.confirm(99)


def test_a_refusal_carries_fault_and_printer() -> None:
    refusal = PrintFailedError(PrintFault.GONE, "Desk")
    assert (refusal.fault, refusal.printer) == (PrintFault.GONE, "Desk")
