"""Every screen and every paper as a picture, to be looked at one by one: `python -m tests.screens FOLDER`.

Screens in both languages and themes, at 100 % (1440×900) and at 150 % (1280×720 points, what 1920×1080 gives);
papers in three languages on every size they are printed on. One process per scale, for Qt reads its scale at the start.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import time_machine
from PIL import Image
from PySide6.QtWidgets import QApplication

from aftersale_desktop.bootstrap import Options, open_or_create_shop
from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, audiences_of, sizes_of
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.application import make_application
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.wording.catalogue import Language
from tests.golden_papers import OF_THE_HOUSE
from tests.journeys.scenes import SCENES, who_goes
from tests.journeys.shop_counter import PaperTray, ShopCounter
from tests.paper_builders import pdf_of
from tests.paper_measures import KINDS
from tests.pictures import TAKEN_AT, codes_of

SIZES = {"1": (1440, 900), "1.5": (1280, 720)}
LOOKS = tuple((language, theme) for language in Language for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK))
PAPER_DPI = 110
BUILT = {**KINDS, **OF_THE_HOUSE}
"""What the sample shop has no paper of is drawn from what the tests build."""


def main(folder: Path) -> None:
    """Make all pictures and say how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SIZES:
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([sys.executable, "-m", "tests.screens", str(folder), scale], check=True, env=environment)
    papers(folder)
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


def screens(folder: Path, scale: str) -> None:
    """Photograph every screen in every look at one scale."""
    app = make_application()
    for name in SCENES:
        for language in Language:
            photograph(app, folder, name, language, scale)


def photograph(app: QApplication, folder: Path, name: str, language: Language, scale: str) -> None:
    """Save a screen in both themes."""
    with tempfile.TemporaryDirectory() as data, time_machine.travel(TAKEN_AT):
        shop = Path(data)
        SettingsFile(shop).save(Settings(language=language, theme=ThemeChoice.LIGHT))
        counter = ShopCounter(app, shop, PaperTray(), who_goes(name))
        counter.frame.resize(*SIZES[scale])
        SCENES[name](counter, codes_of(shop))
        counter.settle()  # what was shown last is laid out
        for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            window = QApplication.activeWindow() or counter.frame
            if theme is not counter.settings.theme:
                counter.run.theme.choose(theme)
                counter.settle()
            window.grab().save(str(folder / f"{name}-{language[:2]}-{theme}-{scale}.png"))
        counter.run.theme.choose(ThemeChoice.LIGHT)
        counter.close()


def papers(folder: Path) -> None:
    """Draw one paper of every kind, those of the sample shop from the sample shop."""
    with tempfile.TemporaryDirectory() as data, time_machine.travel(TAKEN_AT):
        shop = open_or_create_shop(Options(data_dir=Path(data), is_demo=True))
        numbers = dict(numbers_of(shop))
        for kind, number in numbers.items():
            for size, language in forms_of(kind):
                sheet = Sheet(kind, number, size, language, audiences_of(kind))
                save_pages(folder, f"paper-{kind}-{size}-{language}", shop.papers.preview(sheet))
        shop.close()
    for kind in BUILT.keys() - numbers.keys():
        for size, language in forms_of(kind):
            save_pages(
                folder,
                f"paper-{kind}-{size}-{language}",
                pdf_of(BUILT[kind](), size, language, audience=audiences_of(kind)[0]),
            )


def forms_of(kind: PaperKind) -> Iterator[tuple[PaperSize, PaperLanguage]]:
    """Return every size a paper is printed on in every language."""
    return ((size, language) for size in sizes_of(kind) for language in PaperLanguage)


def save_pages(folder: Path, name: str, pdf: bytes) -> None:
    """Save every page of a PDF as a picture."""
    for page, image in enumerate(pages(pdf), start=1):
        image.save(folder / f"{name.replace('+', '-')}-{page}.png")


def numbers_of(shop: Shop) -> Iterator[tuple[PaperKind, str]]:
    """Return one paper of each kind that the sample shop has."""
    claim = shop.claims.number_of_request(DEMO_CLAIM_KEY)
    details = [shop.claims.detail(row.number) for row in shop.claims.rows(ClaimFilter(is_everything=True))]
    seen = {PaperKind.RECEIPT, PaperKind.LABEL, PaperKind.LETTER, PaperKind.CARD}
    yield PaperKind.RECEIPT, claim
    yield PaperKind.LABEL, claim
    yield PaperKind.LETTER, next(d.claim.number for d in details if d.claim.outcome == "paid_repair" and d.attachments)
    yield PaperKind.CARD, next(d.known.item.card.number for d in details if d.known.item.card is not None)
    for paper in (paper for detail in details for paper in detail.papers):
        if paper.kind not in seen:
            seen.add(paper.kind)
            yield paper.kind, paper.number


def pages(pdf: bytes) -> Iterator[Image.Image]:
    """Return every page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=PAPER_DPI / 72).to_pil()
    finally:
        document.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        screens(Path(sys.argv[1]), sys.argv[2])
    else:
        main(Path(sys.argv[1]))
