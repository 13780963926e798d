"""Papers by command: written once, a copy the second time, refused where there is none."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from aftersale_desktop.bootstrap import DATABASE_NAME
from aftersale_desktop.commandline.commands import DONE, REFUSED
from aftersale_desktop.domain.document_codes import document_code
from tests.commandline.shops import CommandLine, answer


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("paper", ["a4", "a5", "roll80"])
def test_a_receipt_is_written_and_the_second_time_says_copy(
    command: CommandLine, codes: dict[str, Any], tmp_path: Path, paper: str
) -> None:
    files = [tmp_path / f"{name} 接收单.pdf" for name in ("original", "copy")]
    for file in files:
        ran = command("print", "receipt", codes["claim"], "-o", str(file), "--paper", paper, "--language", "en")
        assert (ran.code, ran.out, ran.err) == (DONE, "", "")
    original, copy = (pdf_text(file) for file in files)
    assert codes["claim"] in original
    assert "COPY" not in original
    assert "COPY 1" in copy


def test_an_invoice_is_written_in_the_language_asked_for(command: CommandLine, tmp_path: Path) -> None:
    number = answer(command("invoices", "list", "--json"))[0]["number"]
    file = tmp_path / "a.pdf"
    assert command("print", "invoice", number, "-o", str(file), "--language", "zh_CN").code == DONE
    assert "维修费用结算单" in pdf_text(file)


def test_card_label_and_letter_are_drawn_up_when_somebody_asks(
    command: CommandLine, codes: dict[str, Any], tmp_path: Path
) -> None:
    charged = next(claim["number"] for claim in answer(command("claims", "list", "--json")) if not claim["free"])
    for kind, number in (("card", codes["card"]), ("label", codes["claim"]), ("letter", charged)):
        file = tmp_path / f"{kind}.pdf"
        assert command("print", kind, number, "-o", str(file), "--language", "en").code == DONE
        assert number in pdf_text(file)
        assert command("print", kind, number, "-o", str(file), "--language", "en").code == DONE
        assert kind == "label" or "COPY 1" in pdf_text(file)


def test_a_price_list_is_written_as_the_notice_for_the_wall(command: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "notice.pdf"
    assert command("print", "notice", "SH-2026-A", "-o", str(file), "--language", "zh_CN").code == DONE
    assert "价格公示" in pdf_text(file)
    assert command("print", "notice", "SH-2027-A", "-o", str(file), "--language", "en").code == REFUSED, "a draft"


def test_the_papers_of_a_hand_over_and_the_repair_record_are_printed_by_the_claim(
    command: CommandLine, tmp_path: Path
) -> None:
    gone = next(row["number"] for row in answer(command("claims", "list", "--json")) if row["state"] == "handed_over")
    for kind, title in (("handover", "Hand-over note"), ("record", "Repair record")):
        file = tmp_path / f"{kind}.pdf"
        assert command("print", kind, gone, "-o", str(file), "--language", "en").code == DONE
        assert title in pdf_text(file)
        assert gone in pdf_text(file)


def test_a_quote_is_printed_by_its_own_number_and_by_its_claims(command: CommandLine, tmp_path: Path) -> None:
    waiting = next(row["number"] for row in answer(command("claims", "list", "--json")) if row["state"] == "quoted")
    file = tmp_path / "quote.pdf"
    assert command("print", "quote", waiting, "-o", str(file), "--language", "en").code == DONE
    text = pdf_text(file)
    assert "Repair quote" in text
    assert waiting in text
    number = next(part for part in text.split() if "-QT-" in part)[: len("SH03-QT-2026-000001")]
    assert command("print", "quote", number, "-o", str(file), "--language", "zh_CN", "--paper", "roll80").code == DONE
    assert "COPY" not in text
    new = next(row["number"] for row in answer(command("claims", "list", "--json")) if row["state"] == "received")
    assert new in command("print", "quote", new, "-o", str(file)).error_line


def test_where_everything_is_free_there_is_no_letter(command: CommandLine, tmp_path: Path) -> None:
    free = next(claim["number"] for claim in answer(command("claims", "list", "--json")) if claim["free"])
    ran = command("print", "letter", free, "-o", str(tmp_path / "a.pdf"))
    assert ran.code == REFUSED
    assert free in ran.error_line
    assert not (tmp_path / "a.pdf").exists()


def test_a_paper_nobody_issued_is_refused(command: CommandLine, tmp_path: Path) -> None:
    ran = command("print", "receipt", "SH03-WX-2026-999999", "-o", str(tmp_path / "a.pdf"))
    assert ran.code == REFUSED
    assert "SH03-WX-2026-999999" in ran.error_line
    assert not (tmp_path / "a.pdf").exists()


def test_a_paper_that_cannot_be_written_is_refused_and_not_counted(
    command: CommandLine, codes: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = command("print", "receipt", codes["claim"], "-o", str(tmp_path / "file" / "a.pdf"))
    assert ran.code == REFUSED
    assert "a.pdf" in ran.error_line
    assert command("print", "receipt", codes["claim"], "-o", str(tmp_path / "b.pdf"), "--language", "en").code == DONE
    assert "COPY" not in pdf_text(tmp_path / "b.pdf")


def test_a_paper_for_a_mistyped_folder_is_refused(command: CommandLine, codes: dict[str, Any], tmp_path: Path) -> None:
    ran = command("--language", "en", "print", "receipt", codes["claim"], "-o", str(tmp_path / "none" / "x.pdf"))
    assert ran.code == REFUSED
    assert "there is no such folder" in ran.error_line
    assert not (tmp_path / "none").exists()


def test_receipts_of_money_and_credit_notes_are_printed_by_their_numbers(command: CommandLine, tmp_path: Path) -> None:
    with closing(sqlite3.connect(command.folder / DATABASE_NAME)) as connection:
        numbers = [number for (number,) in connection.execute("SELECT max(number) FROM ledger_entry GROUP BY purpose")]
        numbers += [number for (number,) in connection.execute("SELECT number FROM credit_note LIMIT 1")]
    assert {number.split("-")[1] for number in numbers} == {"DP", "PY", "RF", "CN"}
    for number in numbers:
        pdf = tmp_path / f"{number}.pdf"
        assert command("print", "money", document_code(number), "-o", str(pdf)).code == DONE
        assert document_code(number) in pdf_text(pdf)
