"""Papers from any page: seen as they will be printed, printed, saved, and never lost without a printer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.papers import (
    SHEET_SIZES,
    Audience,
    PaperLanguage,
    PaperSize,
    Rendering,
)
from aftersale_desktop.domain.print_jobs import PrintFault
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.preview import PaperPreview, PreviewChoice, PreviewOffer
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.papers.raster import page_images
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_save, documents_folder
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import a_receipt, a_visit
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop
from tests.ui.conftest import Asked, shop_of
from tests.ui.tab_order import names_by_tab

BOTH = (Audience.CUSTOMER, Audience.SHOP)
CHOICE = PreviewChoice(PaperSize.A5, PaperLanguage.ENGLISH, "Desk")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return ReportlabInk().pdf(a_receipt().content, Rendering(PaperSize.A5, PaperLanguage("en"), audiences=BOTH))


@dataclass(frozen=True)
class Desk:
    """A shop whose claim `number` was just taken, where papers go, and what was said about them."""

    fake_shop: FakeShop
    asking: PageContext
    asked: Asked
    number: str
    queue: PrintQueue

    @property
    def papers(self) -> PaperActions:
        return PaperActions(shop_of(self.fake_shop), self.asking, self.queue)

    def saved(self) -> dict[Path, bytes]:
        return self.fake_shop.folder.files


@pytest.fixture
def print_queue(fake_shop: FakeShop, asking: PageContext, printers: FakePrinters) -> Iterator[PrintQueue]:
    """The queue with real ink, for the preview draws what it makes."""
    fake_shop.ink = ReportlabInk()
    queue = PrintQueue(lambda: fake_shop.printing, printers, lambda: asking)
    yield queue
    queue.close()


@pytest.fixture
def desk(fake_shop: FakeShop, asking: PageContext, asked: Asked, print_queue: PrintQueue) -> Desk:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    return Desk(fake_shop, asking, asked, number, print_queue)


@pytest.fixture
def preview(asking: PageContext, pdf: bytes, qtbot: QtBot) -> PaperPreview:
    offer = PreviewOffer(SHEET_SIZES, ("Desk", "Labels"))
    dialog = PaperPreview(asking.words, "SH03-WX-2026-000001", offer, CHOICE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show_pdf(pdf)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_a_page_is_drawn_in_its_own_size_at_any_resolution(pdf: bytes) -> None:
    pages = list(page_images(pdf, 203))
    assert len(pages) == 2
    a5 = (420, 595)
    assert (round(pages[0].width_pt), round(pages[0].height_pt)) == a5
    assert abs(pages[0].image.width() - pages[0].width_pt / 72 * 203) <= 1


def test_every_page_is_seen(preview: PaperPreview) -> None:
    assert preview.pages.page_count() == 2


def test_another_size_or_language_is_asked_for_at_once(preview: PaperPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.changed) as changed:
        preview._sizes.chip(str(PaperSize.ROLL80)).click()
    assert changed.args == [replace(CHOICE, size=PaperSize.ROLL80)]
    with qtbot.waitSignal(preview.changed) as changed:
        preview._languages.chip(str(PaperLanguage.BOTH)).click()
    assert changed.args == [replace(CHOICE, size=PaperSize.ROLL80, language=PaperLanguage.BOTH)]
    assert preview._sizes.checked() == {PaperSize.ROLL80}


def test_printer_and_sheets_go_with_the_printing(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.printer.setCurrentText("Labels")
    preview.copies.setValue(3)
    with qtbot.waitSignal(preview.print_wanted) as wanted:
        preview._print.click()
    assert wanted.args == [replace(CHOICE, printer="Labels", copies=3)]


def test_pages_are_turned_and_zoomed_by_keys(preview: PaperPreview) -> None:
    pages = preview.pages
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(preview, Qt.Key.Key_Equal, control)
    larger = pages.zoom()
    QTest.keyClick(preview, Qt.Key.Key_Minus, control)
    QTest.keyClick(preview, Qt.Key.Key_Minus, control)
    assert pages.zoom() < larger
    QTest.keyClick(preview, Qt.Key.Key_0, control)
    sheet = pages._sheets[0]
    assert sheet.width() <= pages.viewport().width()
    assert pages.page() == 1
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert pages.page() == 2
    assert preview._place.text() == "Page 2 of 2"
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert pages.page() == 1


def test_at_100_percent_a_page_has_its_real_size(preview: PaperPreview) -> None:
    preview.pages.set_zoom(1.0)
    assert preview.pages._sheets[0].width() == round(148 / 25.4 * 96)
    assert preview._scale.text() == "100%"


def test_characters_without_a_glyph_are_told_before_printing(preview: PaperPreview) -> None:
    preview.show_missing(("𪚥",))
    assert "U+2A6A5" in preview._missing.text()
    assert preview._missing.isVisible()
    preview.show_missing(())
    assert not preview._missing.isVisible()


def test_keys_print_save_and_close(preview: PaperPreview, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for signal, key, held in (
        (preview.print_wanted, Qt.Key.Key_P, control),
        (preview.save_wanted, Qt.Key.Key_S, control),
    ):
        with qtbot.waitSignal(signal) as wanted:
            QTest.keyClick(preview, key, held)
        assert wanted.args == [CHOICE]
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_every_control_of_the_preview_has_a_name(preview: PaperPreview) -> None:
    assert "" not in names_by_tab(preview)


def test_a_printing_names_the_printer_and_the_pdf(
    desk: Desk, printers: FakePrinters, settle: Callable[[], None]
) -> None:
    desk.papers.print_receipt(desk.number)
    settle()
    [notice] = desk.asked.notices
    assert "Sent to Desk" in notice.text
    assert "printed" not in notice.text
    assert f"{desk.number}-receipt.pdf" in notice.text
    assert [choice.key for choice in notice.choices][:2] == ["F10", "Ctrl+F10"]
    assert list(desk.saved().values()) == printers.sheets


def test_a_name_that_no_font_has_is_printed_once_somebody_has_seen_that(
    desk: Desk, printers: FakePrinters, settle: Callable[[], None]
) -> None:
    visit = a_visit(desk.fake_shop.known(), fault_code="𠮷")
    number = desk.fake_shop.intake.take(visit, "rare").claim.number
    desk.papers.print_receipt(number)
    settle()
    [warning] = desk.asked.notices
    assert "𠮷 (U+20BB7)" in warning.text
    assert not printers.sheets
    assert warning.action is not None
    warning.action()
    settle()
    assert len(printers.sheets) == 1


@pytest.mark.parametrize("fault", PrintFault)
def test_without_a_printer_the_pdf_is_there_and_offered(
    desk: Desk, printers: FakePrinters, settle: Callable[[], None], fault: PrintFault
) -> None:
    printers.fault = fault
    desk.papers.print_receipt(desk.number)
    settle()
    [notice] = desk.asked.notices
    assert notice.tone is Tone.CAUTION
    assert [choice.text for choice in notice.choices] == ["Open PDF", "Open folder", "Print queue"]
    assert [path.name for path in desk.saved()] == [f"{desk.number}-receipt.pdf"]


def test_a_preview_counts_no_printing_and_follows_the_choice(
    desk: Desk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    papers = desk.papers
    papers.preview_receipt(desk.number)
    settle()
    dialog = open_preview()
    assert dialog.pages.page_count() == 2
    wide = dialog.pages._sheets[0].page.width_pt
    dialog._sizes.chip(str(PaperSize.ROLL80)).click()
    settle()
    qtbot.waitUntil(lambda: dialog.pages._sheets[0].page.width_pt < wide)
    assert desk.saved() == {}
    dialog.close()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(
        "aftersale_desktop.ui.papers.save_dialog.QStandardPaths.writableLocation", lambda _kind: str(tmp_path)
    )
    return tmp_path


def test_a_paper_is_saved_where_the_user_says_and_told_in_the_preview(
    desk: Desk, settle: Callable[[], None], documents: Path
) -> None:
    papers = desk.papers
    papers.preview_receipt(desk.number)
    settle()
    dialog = open_preview()
    dialog.save_wanted.emit(CHOICE)
    asking = open_file_dialog(dialog)
    assert Path(asking.directory().absolutePath()) == documents
    assert [Path(path).name for path in asking.selectedFiles()] == [f"{desk.number}.pdf"]
    asking.selectFile("mine")
    asking.accept()
    settle()
    assert list(desk.saved()) == [documents / "mine.pdf"]
    assert "mine.pdf" in dialog.notices.text()
    assert desk.asked.notices == []
    dialog.close()


@pytest.mark.usefixtures("documents")
def test_the_save_dialog_speaks_chinese_on_a_chinese_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ask_where_to_save(window, words_in(Language.CHINESE), "a.pdf", lambda _path: None)
    dialog = open_file_dialog(window)
    labels = [dialog.labelText(label) for label in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType)]
    assert labels == ["保存位置：", "文件类型："]
    dialog.reject()


def test_without_a_documents_folder_saving_begins_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        "aftersale_desktop.ui.papers.save_dialog.QStandardPaths.writableLocation", lambda _kind: str(tmp_path / "none")
    )
    assert documents_folder() == Path.home()


def test_a_printing_from_the_preview_is_told_there_and_cannot_be_begun_twice(
    desk: Desk, printers: FakePrinters, settle: Callable[[], None]
) -> None:
    printers.silence = Event()
    papers = desk.papers
    papers.preview_receipt(desk.number)
    settle()
    dialog = open_preview()
    dialog._print.click()
    assert not dialog._print.isEnabled()
    dialog._print.click()
    printers.silence.set()
    settle()
    assert dialog._print.isEnabled()
    assert len(printers.sheets) == 1
    assert "Sent to Desk" in dialog.notices.text()
    assert desk.asked.notices == []
    dialog.close()


def test_a_refusal_is_told_in_the_preview(desk: Desk, settle: Callable[[], None]) -> None:
    papers = desk.papers
    papers.preview_receipt("SH03-WX-2026-999999")
    settle()
    dialog = open_preview()
    assert "SH03-WX-2026-999999" in dialog.notices.text()
    assert desk.asked.refusals == []
    dialog.close()


def test_what_ends_after_the_preview_was_closed_is_told_in_the_window(
    desk: Desk, printers: FakePrinters, settle: Callable[[], None]
) -> None:
    printers.silence = Event()
    papers = desk.papers
    papers.preview_receipt(desk.number)
    settle()
    dialog = open_preview()
    dialog._print.click()
    dialog.close()
    printers.silence.set()
    settle()
    assert "Sent to Desk" in desk.asked.notices[-1].text


def open_preview() -> PaperPreview:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, PaperPreview) and one.isVisible())


def open_file_dialog(parent: QWidget) -> QFileDialog:
    return next(one for one in parent.findChildren(QFileDialog) if one.isVisible())
