"""Papers as they looked when somebody last looked at them.

Run: python -m tests.golden_papers   renews the pictures; look at each of them before you keep it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, sizes_of
from tests.figure_builders import figure_report_of
from tests.notice_paper_builders import price_notice_of
from tests.paper_builders import accessory_labels_of, pdf_of
from tests.paper_measures import KINDS
from tests.quote_paper_builders import day_close_of
from tests.settlement_builders import statement_of
from tests.stock_paper_builders import old_part_label_of, replenishment_of, shelf_label_of, transfer_of

FOLDER = Path(__file__).parent / "documents" / "golden"
_DPI = 72
_GREYS = 8
_VISIBLE = 96
LANGUAGES = (PaperLanguage.CHINESE, PaperLanguage.ENGLISH)

OF_THE_HOUSE: dict[PaperKind, Any] = {
    PaperKind.DAY_CLOSE: day_close_of,
    PaperKind.FACTORY_STATEMENT: statement_of,
    PaperKind.TRANSFER: transfer_of,
    PaperKind.REPLENISHMENT: replenishment_of,
    PaperKind.FIGURES: figure_report_of,
    PaperKind.PRICE_NOTICE: price_notice_of,
    PaperKind.ACCESSORY_LABELS: accessory_labels_of,
    PaperKind.PART_LABEL: old_part_label_of,
    PaperKind.SHELF_LABEL: shelf_label_of,
}
"""Papers that name no customer, or only his first sign."""


def golden_name(kind: str, language: PaperLanguage) -> str:
    """Return what a picture is called."""
    return f"{kind}-{language}.png"


def drawn() -> Iterator[tuple[str, Image.Image]]:
    """Return the first page of every paper in both languages, in a few greys."""
    for kind, content_of in {**KINDS, **OF_THE_HOUSE}.items():
        for language in LANGUAGES:
            document = pypdfium2.PdfDocument(pdf_of(content_of(), sizes_of(kind)[0], language))
            image = document[0].render(scale=_DPI / 72, grayscale=True).to_pil()
            document.close()
            yield golden_name(kind, language), image.point(lambda level: level * _GREYS // 256 * 255 // (_GREYS - 1))


def part_changed(before: Image.Image, after: Image.Image) -> float:
    """Return which part of the dots differs visibly; another size differs entirely."""
    if before.size != after.size:
        return 1.0
    levels = ImageChops.difference(before, after).histogram()
    return sum(levels[_VISIBLE:]) / (after.width * after.height)


def main() -> None:
    """Draw all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, image in drawn():
        image.save(FOLDER / name, optimize=True)


if __name__ == "__main__":
    main()
