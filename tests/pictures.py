"""Pictures of the real window and of real papers, for README: `python -m tests.pictures [folder]`.

Every run drives a fresh sample shop at the same moment by keys, so the pictures change only when the program does.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2
import time_machine
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from aftersale_desktop.bootstrap import Options, open_or_create_shop
from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY, DemoCodes, codes_with
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.papers import Audience, PaperKind, PaperSize
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.ui.application import make_application
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.wording.catalogue import Language
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until

TAKEN_AT = datetime(2026, 11, 26, 10, 30).astimezone()
FOLDER = Path(__file__).parents[1] / "packaging" / "pictures"
WIDTH, HEIGHT = 1440, 900
PAPER_DPI = 120
COLOURS = 256
FLAT_COLOURS = 32
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Scene:
    """One picture: its name, how the window looks, and what the clerk does before it is taken."""

    name: str
    language: Language
    theme: ThemeChoice
    act: Callable[[ShopCounter, DemoCodes], None]


def counter_free(counter: ShopCounter, codes: DemoCodes) -> None:
    counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    counter.press("F4")
    counter.compose("开机十分钟后不制冷")


def counter_mismatch(counter: ShopCounter, codes: DemoCodes) -> None:
    counter.scan(codes.mismatched.indoor, codes.mismatched.outdoor)
    counter.press("F4")
    counter.type("E3, cools badly")


def claims(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.press("Ctrl+2", "Down", "Down")


def invoice(counter: ShopCounter, codes: DemoCodes) -> None:
    counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
    counter.press("F4")
    counter.compose("室外机嗡嗡响，不启动")
    counter.press("F9")
    counter.scan(document_code(counter.newest_claim().number))
    counter.press("F9")
    for text in ("压缩机启动困难", "启动电容失效", "更换启动电容"):
        counter.compose(text)
        counter.press("Tab")
    counter.scan(codes.part)


SCENES = (
    Scene("counter-zh-light", Language.CHINESE, ThemeChoice.LIGHT, counter_free),
    Scene("counter-en-dark", Language.ENGLISH, ThemeChoice.DARK, counter_mismatch),
    Scene("claims-en-light", Language.ENGLISH, ThemeChoice.LIGHT, claims),
    Scene("claims-zh-dark", Language.CHINESE, ThemeChoice.DARK, claims),
    Scene("invoice-zh-light", Language.CHINESE, ThemeChoice.LIGHT, invoice),
)


def main(folder: Path) -> None:
    """Make all pictures and say how big they are together."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    for scene in SCENES:
        save(folder / f"{scene.name}.png", photographed(app, scene))
    for name, image in papers():
        save(folder / f"{name}.png", image)
    total = sum(path.stat().st_size for path in folder.glob("*.png"))
    sys.stdout.write(f"{total / 1024:.0f} KiB in {folder}\n")


def photographed(app: QApplication, scene: Scene) -> Image.Image:
    """Return the window as it looks at the end of a scene."""
    with tempfile.TemporaryDirectory() as data, time_machine.travel(TAKEN_AT):
        folder = Path(data)
        SettingsFile(folder).save(Settings(language=scene.language, theme=scene.theme))
        counter = ShopCounter(app, folder, PaperTray())
        counter.frame.resize(WIDTH, HEIGHT)
        scene.act(counter, codes_of(folder))
        wait_until(lambda: not counter.notice)
        image = image_of(counter)
        counter.close()
    return image


def image_of(counter: ShopCounter) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    counter.frame.grab().save(buffer, "PNG")
    return Image.open(BytesIO(buffer.data().data()))


def codes_of(folder: Path) -> DemoCodes:
    shop = open_or_create_shop(Options(data_dir=folder, is_demo=True))
    try:
        return codes_with(shop.claims.number_of_request(DEMO_CLAIM_KEY))
    finally:
        shop.close()


def papers() -> Iterable[tuple[str, Image.Image]]:
    """Return a receipt and an invoice of the sample shop in both languages, as the customer gets them."""
    with tempfile.TemporaryDirectory() as data, time_machine.travel(TAKEN_AT):
        shop = open_or_create_shop(Options(data_dir=Path(data), is_demo=True))
        claim = shop.claims.number_of_request(DEMO_CLAIM_KEY)
        newest = next(row.number for row in shop.money.invoicing.rows() if row.total)
        for kind, number in ((PaperKind.RECEIPT, claim), (PaperKind.INVOICE, newest)):
            for language in Language:
                sheet = Sheet(kind, number, PaperSize.A5, str(language), (Audience.CUSTOMER,))
                yield f"{kind}-{language[:2]}-{PaperSize.A5}", first_page(shop.papers.preview(sheet))
        shop.close()


def first_page(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page: Image.Image = document[0].render(scale=PAPER_DPI / 72).to_pil()
        return page
    finally:
        document.close()


def save(path: Path, image: Image.Image) -> None:
    """Save with a palette: text on flat ground needs no more colours, but each flat colour stays exactly itself."""
    image = image.convert("RGB")
    palette = palette_of(image)
    places: dict[Any, int] = {colour: nearest(colour, palette) for _, colour in colours_of(image)}
    parts = image.tobytes()
    pixels = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    painted = Image.frombytes("P", image.size, bytes(places[pixel] for pixel in pixels))
    painted.putpalette([part for colour in palette for part in colour])
    painted.save(path, optimize=True)


def colours_of(image: Image.Image) -> list[tuple[int, Any]]:
    """Return every colour with the number of its pixels, the most frequent first."""
    return sorted(image.getcolors(image.width * image.height) or [], reverse=True)


def nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda at: distance(colour, palette[at]))


def distance(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def palette_of(image: Image.Image) -> list[Colour]:
    """Return the flat colours, and of the others those that differ enough from a chosen one for anybody to see it."""
    by_count = colours_of(image)
    for nearness in count(5, 2):
        chosen: list[Colour] = []
        for _, colour in by_count:
            if len(chosen) < FLAT_COLOURS or all(distance(colour, other) >= nearness for other in chosen):
                chosen.append(colour)
        if len(chosen) <= COLOURS:
            return chosen
    raise AssertionError


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
