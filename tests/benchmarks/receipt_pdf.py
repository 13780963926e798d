"""Receipt PDF beside the same page without codes, the same page in Helvetica, and the same page by typst.

Run: python -m tests.benchmarks.receipt_pdf [ROUNDS]
"""

import platform
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from io import BytesIO
from itertools import count
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from unittest.mock import patch

import pypdfium2
import typst
from reportlab.pdfgen.canvas import Canvas

from aftersale_desktop.documents.barcodes import LinearCode, SquareCode
from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.papers import PaperLanguage, PaperSize, ReceiptContent, Rendering
from aftersale_desktop.resources import resource_path
from tests.paper_builders import charged_receipt, pdf_of

ROUNDS = 200
_NUMBERS = count(1)
_RECEIPT = charged_receipt()
_FAULTS = "制冷差噪声大漏水不启动显示故障代码遥控失灵外机结霜异味电源跳闸"


def fresh_receipt() -> ReceiptContent:
    """Return a receipt nobody has drawn yet: another number, customer and fault each time."""
    number = next(_NUMBERS)
    fault = _FAULTS[number % 20 :] + f"，第 {number} 次"
    subject = replace(_RECEIPT.subject, customer_name=f"陈思远 {number}")
    return replace(_RECEIPT, number=f"SH03-WX-2026-{number:06}", fault_told=fault, subject=subject)


def ours() -> bytes:
    """Draw a fresh receipt."""
    return ReportlabInk().pdf(fresh_receipt(), Rendering(PaperSize.A5, PaperLanguage.CHINESE))


def _draw_nothing(*_: object) -> None:
    """Leave the place of a code white."""


def ours_without_codes() -> bytes:
    """Draw a fresh receipt with neither bars nor square code."""
    with patch.object(LinearCode, "draw", _draw_nothing), patch.object(SquareCode, "draw", _draw_nothing):
        return ours()


def texts_and_places() -> list[tuple[float, float, float, str]]:
    """Return the texts of a receipt as (x, y, size, text), to be set again by other means."""
    document = pypdfium2.PdfDocument(pdf_of(charged_receipt()))
    page = document[0].get_textpage()
    rectangles = [page.get_rect(place) for place in range(page.count_rects())]
    found = [(x, y, (top - y) * 0.95, page.get_text_bounded(x, y, right, top)) for x, y, right, top in rectangles]
    document.close()
    return [(x, y, size, " ".join(text.split())) for x, y, size, text in found if text.strip()]


def in_helvetica(texts: list[tuple[float, float, float, str]]) -> bytes:
    """Set the texts in a font no PDF needs to carry."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(419.53, 595.28), invariant=1)
    for x, y, size, text in texts:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text.encode("ascii", "replace").decode())
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class Typst:
    """Sets the same texts in the same typeface; the fonts are read once."""

    def __init__(self, texts: list[tuple[float, float, float, str]]) -> None:
        self._texts = texts
        fonts = [str(resource_path("fonts"))]
        compiler: Any = typst.Compiler
        self._compiler = compiler(self._source(), font_paths=fonts, ignore_system_fonts=True)

    def _source(self) -> bytes:
        content = fresh_receipt()
        changed = {0: content.number, 1: content.subject.customer_name, 2: content.fault_told}
        lines = ["#set page(width: 148mm, height: 210mm, margin: 0mm)", '#set text(font: "Noto Sans SC", lang: "zh")']
        for place, (x, y, size, text) in enumerate(self._texts):
            quoted = changed.get(place, text).replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'#place(dx: {x:.2f}pt, dy: {595.28 - y - size:.2f}pt, text(size: {size:.2f}pt, "{quoted}"))')
        return "\n".join(lines).encode()

    def __call__(self) -> bytes:
        """Compile a page with another number, customer and fault than the last one."""
        return bytes(self._compiler.compile(input=self._source(), format="pdf"))


def measured(makers: dict[str, Callable[[], bytes]], rounds: int) -> dict[str, list[float]]:
    """Return milliseconds for each maker, the rounds interleaved."""
    times: dict[str, list[float]] = {name: [] for name in makers}
    for _ in range(rounds):
        for name, make in makers.items():
            began = perf_counter()
            make()
            times[name].append((perf_counter() - began) * 1000)
    return times


def main() -> None:
    """Print a table with medians, 99th percentiles and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    began = perf_counter()
    ours()
    print(f"first receipt in the process, typeface read: {(perf_counter() - began) * 1000:.0f} ms")
    texts = texts_and_places()
    makers: dict[str, Callable[[], bytes]] = {
        "receipt": ours,
        "without codes": ours_without_codes,
        "typst": Typst(texts),
        "Helvetica, no codes": lambda: in_helvetica(texts),
    }
    sizes = {name: len(make()) for name, make in makers.items()}
    measured(makers, 20)
    times = measured(makers, rounds)
    receipt = median(times["receipt"])
    versions = " ".join(f"{name} {version(name)}" for name in ("reportlab", "zxing-cpp", "typst"))
    print(f"Python {platform.python_version()}, {versions}, {rounds} interleaved rounds")
    print(f"{'page':<22}{'median ms':>10}{'p99 ms':>9}{'receipt is':>12}{'bytes':>9}")
    for name, taken in times.items():
        middle, late = median(taken), quantiles(taken, n=100)[98]
        print(f"{name:<22}{middle:>10.2f}{late:>9.2f}{receipt / middle:>11.2f}×{sizes[name]:>9}")


if __name__ == "__main__":
    main()
