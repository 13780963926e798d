"""What papers are measured by: every function counts, and a count of nothing wrong is the promise."""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from aftersale_desktop.documents.fonts import Home, missing_characters, placeholder_label, typeface
from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.documents.text import clean
from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.money import capitals, total_of
from aftersale_desktop.domain.papers import (
    PaperContent,
    PaperKind,
    PaperLanguage,
    PaperSize,
    Rendering,
    sizes_of,
)
from tests.documents.hostile_names import HOSTILE_NAMES
from tests.exchange_paper_builders import exchange_of, product_refund_of
from tests.paper_builders import (
    SUBJECT,
    card_of,
    fee_line,
    invoice_of,
    label_of,
    letter_of,
    many_parts,
    pdf_of,
    receipt_of,
    squeezed,
    text_of,
    texts_of,
)
from tests.quote_paper_builders import quote_of
from tests.reprints import Reprints
from tests.return_paper_builders import certificate_of, custody_of, handover_of, repair_record_of
from tests.visit_paper_builders import visit_sheet_of

KINDS: dict[PaperKind, Any] = {
    PaperKind.RECEIPT: receipt_of,
    PaperKind.INVOICE: invoice_of,
    PaperKind.CARD: card_of,
    PaperKind.LABEL: label_of,
    PaperKind.LETTER: letter_of,
    PaperKind.QUOTE: quote_of,
    PaperKind.CERTIFICATE: certificate_of,
    PaperKind.HANDOVER: handover_of,
    PaperKind.CUSTODY: custody_of,
    PaperKind.REPAIR_RECORD: repair_record_of,
    PaperKind.EXCHANGE: exchange_of,
    PaperKind.PRODUCT_REFUND: product_refund_of,
    PaperKind.VISIT: visit_sheet_of,
}
RARE_NAMES = "喆堃淼焱犇羴鱻骉麤龘靐齉爩彧翀甯赟昶旻昇旸晞晟曌楙槱歆毓泓洺湉滢漪烜焜燊珣珺琎琰瑀璟䶮㛃㑇𠮷𡋾𣲘𬭎𬱖"
"""Fifty hanzi of given names that catalogues like to lack, some of them in none of our fonts."""
_DOORS = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "urllib.Request", "os.system")


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table: what was done how often, and what went wrong how often."""

    row: str
    what: str
    done: int
    wrong: int
    aside: str = ""


_opened: list[str] = []
_watching = [False]


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _watching[0] and event in _DOORS:
        _opened.append(f"{event} {arguments[:1]}")


sys.addaudithook(_note)


@contextmanager
def doors_watched() -> Iterator[list[str]]:
    """Lend the list of everything the process opens meanwhile: files, sockets, programs."""
    _opened.clear()
    _watching[0] = True
    try:
        yield _opened
    finally:
        _watching[0] = False


def measure_reprints(count: int) -> Measure:
    """P-03: print every paper of a claim again and again while the customer is renamed each time."""
    wrong = 0
    kinds = (PaperKind.RECEIPT, PaperKind.INVOICE, PaperKind.LETTER)
    shop = Reprints()
    for kind in kinds:
        bodies = {shop.body(kind) for _ in range(count + 1)}
        wrong += len(bodies) - 1
    return Measure("P-03", "reprints with a renamed customer, another body", len(kinds) * count, wrong)


def measure_hostile_names() -> Measure:
    """P-06: names full of markup, paths and control characters on every paper."""
    pdfs, wrong, opened = 0, 0, 0
    for kind, content_of in KINDS.items():
        pdf_of(content_of(), sizes_of(kind)[0])  # reads typeface and words, as the first paper of a day does
    for name in HOSTILE_NAMES:
        for kind, content_of in KINDS.items():
            subject = replace(SUBJECT, customer_name=name, model_code=name, customer_address=name)
            content = content_of(subject=subject)
            with doors_watched() as doors:
                pdf = pdf_of(content, sizes_of(kind)[0])
            pdfs, opened = pdfs + 1, opened + len(doors)
            wrong += _shown(name, kind) not in text_of(pdf)
    what = f"{len(HOSTILE_NAMES)} hostile names on {len(KINDS)} papers: another text, a file or address opened"
    return Measure("P-06", what, pdfs, wrong + opened, f"{opened} opened")


def _shown(name: str, kind: PaperKind) -> str:
    """A label has no room for more than one line of a model."""
    return squeezed(clean(name)) if kind is not PaperKind.LABEL else ""


def gb18030_hanzi() -> str:
    """Return the hanzi of GB 18030 level 1: the unified ideographs and extension A."""
    return "".join(map(chr, (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6))))


def measure_glyphs(signs: str, a_page: int = 1200) -> Measure:
    """P-08: every character is drawn, or stands as a box with its code and was warned of."""
    silent = 0
    warned = set(missing_characters(signs))
    for start in range(0, len(signs), a_page):
        part = signs[start : start + a_page]
        pdf = pdf_of(receipt_of(fault_told=part), PaperSize.A4)
        text = text_of(pdf)
        silent += sum(_is_silent(sign, text, warned) for sign in part)
    what = "hanzi neither drawn nor shown as a box with its code"
    return Measure("P-08", what, len(signs), silent, f"{len(warned)} boxes")


def _is_silent(sign: str, text: str, warned: set[str]) -> bool:
    if typeface().homes[sign] is Home.KNOWN:
        return sign not in text
    return sign not in warned or placeholder_label(sign) not in text


def measure_long_content() -> Measure:
    """P-09: 200 signs of name, 5,000 of fault, 200 parts, on every paper, size and language."""
    pdfs, wrong = 0, 0
    fault = "，".join(f"第{number}次故障" for number in range(1, 800))[:5000]
    subject = replace(SUBJECT, customer_name="名" * 200, customer_address="很长的地址" * 60, model_code="KFR" * 40)
    long: list[tuple[PaperKind, PaperContent]] = [
        (PaperKind.RECEIPT, receipt_of(subject=subject, fault_told=fault)),
        (PaperKind.CARD, card_of(subject=subject)),
        (PaperKind.LABEL, label_of(subject=subject, fault_told=fault)),
        (PaperKind.LETTER, letter_of(subject=subject, fault_told=fault, evidence_note=fault)),
        *((PaperKind.INVOICE, invoice_of(many_parts(count), subject=subject)) for count in (200, *range(20, 60, 8))),
    ]
    for kind, content in long:
        for size in sizes_of(kind):
            for language in PaperLanguage:
                pdfs, wrong = pdfs + 1, wrong + (not _flows(kind, content, size, language))
    return Measure("P-09", "papers with long content that lose a text, a head, a page number or the total", pdfs, wrong)


def _flows(kind: PaperKind, content: PaperContent, size: PaperSize, language: PaperLanguage) -> bool:
    pages = [squeezed(page) for page in texts_of(pdf_of(content, size, language))]
    if kind is PaperKind.LABEL or size is PaperSize.ROLL80:
        return len(pages) == 1
    count = len(pages)
    numbered = all(_page_number(place, count, language) in page for place, page in enumerate(pages, start=1))
    headed = all(content.number in page for page in pages)
    return numbered and headed and (kind is not PaperKind.INVOICE or _has_one_total(pages))


def _page_number(place: int, count: int, language: PaperLanguage) -> str:
    return f"第{place}页/共{count}页" if language is not PaperLanguage.ENGLISH else f"Page{place}of{count}"


def _has_one_total(pages: Sequence[str]) -> bool:
    total = re.compile("应付合计|Totaltopay")
    return [bool(total.search(page)) for page in pages] == [False] * (len(pages) - 1) + [True]


def random_invoice(chance: random.Random) -> tuple[Any, ...]:
    """Return the lines of an invoice nobody made up."""
    return tuple(
        fee_line(
            chance.choice(list(FeeComponent)),
            f"C-{number}",
            str(chance.randint(1, 9)),
            f"{chance.randint(0, 999)}.{chance.randint(0, 99):02}",
            chance.choice(list(Payer)),
        )
        for number in range(chance.randint(1, 6))
    )


def measure_sums(count: int) -> Measure:
    """P-17: what the lines add up to is the total on the paper, in figures and in capitals."""
    chance = random.Random(3)  # noqa: S311 - repeatable, not secret
    wrong = 0
    for _ in range(count):
        lines = random_invoice(chance)
        paper = invoice_of(lines)
        text = text_of(pdf_of(paper, PaperSize.A4))
        due = total_of(line.amount_due for line in lines)
        listed = total_of(line.list_amount for line in lines)
        said = (
            f"标准价合计{listed:.2f}",
            f"应付合计{due:.2f}{capitals(due)}",
            f"不含税金额{paper.net:.2f}税额（13%）{due - paper.net:.2f}",
            f"尚未付{Decimal(0):.2f}",
        )
        wrong += any(part not in text for part in said)
    return Measure("P-17", "random invoices whose paper adds up otherwise", count, wrong)


def same_bytes(content: PaperContent, size: PaperSize, language: PaperLanguage) -> bool:
    """P-16: tell whether a paper drawn twice is the same to the byte."""
    rendering = Rendering(size, language)
    return ReportlabInk().pdf(content, rendering) == ReportlabInk().pdf(content, rendering)
