"""Papers and printers: each paper has its size and printer, each printer its shift, and a page to measure it by."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.papers import PaperKind, PaperSize, sizes_of
from aftersale_desktop.domain.print_jobs import PrintFault
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.papers_controller import PapersController
from aftersale_desktop.ui.administration.papers_panel import PapersPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.printer_settings import PrinterSettings
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.widgets.icon_button import IconButton
from tests.fake_counter import FakePrinters
from tests.ui.conftest import Asked
from tests.ui.tab_order import names_by_tab


@pytest.fixture
def chosen() -> list[Settings]:
    return []


@pytest.fixture
def controller(
    shop: Shop,
    asking: PageContext,
    print_queue: PrintQueue,
    chosen: list[Settings],
    settle: Callable[[], None],
    qtbot: QtBot,
) -> PapersController:
    print_queue.look_for_printers()
    settle()
    controller = PapersController(shop.printing, print_queue, replace(asking, change_settings=chosen.append))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(860, 900)
    with qtbot.waitActive(controller.widget):
        controller.widget.show()
        controller.widget.activateWindow()
    return controller


@pytest.fixture
def panel(controller: PapersController) -> PapersPanel:
    return controller.panel


def choose(box: QWidget, text: str) -> None:
    """Choose an entry as a person does."""
    from PySide6.QtWidgets import QComboBox

    assert isinstance(box, QComboBox)
    box.setCurrentText(text)
    assert box.currentText() == text
    box.activated.emit(box.currentIndex())


def test_each_paper_has_its_own_size_and_printer(panel: PapersPanel, chosen: list[Settings]) -> None:
    choose(panel.rows.sizes[PaperKind.RECEIPT], "80 mm roll")
    choose(panel.rows.printers[PaperKind.LABEL], "Labels")
    assert chosen[-1].printing.sizes == {"receipt": "roll80"}
    assert chosen[-1].printing.printers == {"label": "Labels"}


def test_telephones_are_masked_or_in_full_by_the_kind_of_a_paper(panel: PapersPanel, chosen: list[Settings]) -> None:
    choose(panel.rows.phones[PaperKind.RECEIPT], "Masked")
    choose(panel.rows.phones[PaperKind.LABEL], "In full")
    assert chosen[-1].printing.phones == {"receipt": "masked", "label": "full"}
    choose(panel.rows.phones[PaperKind.LABEL], "As usual")
    assert chosen[-1].printing.phones == {"receipt": "masked"}
    panel.show_settings(chosen[-1].printing, "a5", ())
    assert panel.rows.phones[PaperKind.RECEIPT].currentText() == "Masked"
    assert panel.rows.phones[PaperKind.CARD].currentText() == "As usual"


def test_the_usual_paper_is_chosen_beside_each_papers_own(panel: PapersPanel, chosen: list[Settings]) -> None:
    panel.sheets.card("a5").click()
    assert chosen == []
    panel.sheets.card("roll80").click()
    assert chosen[-1].paper_size == "roll80"


def test_a_paper_is_offered_only_in_sizes_it_is_made_for(panel: PapersPanel) -> None:
    for kind, box in panel.rows.sizes.items():
        assert [box.itemData(at) for at in range(box.count())] == [str(size) for size in sizes_of(kind)]


def test_the_systems_printer_is_no_choice_that_is_stored(panel: PapersPanel, chosen: list[Settings]) -> None:
    choose(panel.rows.printers[PaperKind.LABEL], "Labels")
    choose(panel.rows.printers[PaperKind.LABEL], "The system's printer")
    assert chosen[-1].printing.printers == {}


def test_a_printer_that_is_gone_stays_chosen_and_says_so(panel: PapersPanel) -> None:
    panel.show_settings(PrinterSettings(printers={"receipt": "Old"}), "a5", ("Desk",))
    assert panel.rows.printers[PaperKind.RECEIPT].currentText() == "Old (not there)"


def test_the_language_of_papers_may_differ_from_the_windows(panel: PapersPanel, chosen: list[Settings]) -> None:
    panel.languages.card("zh+en").click()
    assert chosen[-1].printing.language == "zh+en"


def test_a_printer_is_moved_by_tenths_of_a_millimetre(panel: PapersPanel, chosen: list[Settings]) -> None:
    assert not panel.printer.right.isEnabled()
    choose(panel.printer.printer, "Desk")
    panel.printer.right.setValue(1.5)
    panel.printer.right.editingFinished.emit()
    assert chosen[-1].printing.offsets == {"Desk": (1.5, 0.0)}
    panel.printer.right.setValue(0)
    panel.printer.right.editingFinished.emit()
    assert chosen[-1].printing.offsets == {}


def test_the_test_page_goes_to_the_printer_and_size_shown(
    panel: PapersPanel, printers: FakePrinters, asked: Asked, settle: Callable[[], None]
) -> None:
    choose(panel.printer.printer, "Labels")
    choose(panel.printer.sheet, "Label 60 × 40 mm")
    panel.printer.test.click()
    settle()
    assert printers.sent_to == ["Labels"]
    assert PaperSize.LABEL60.encode() in printers.sheets[0]
    assert "test page was sent to Labels" in asked.notices[-1].text


def test_a_printer_that_takes_no_test_page_says_why(
    panel: PapersPanel, printers: FakePrinters, asked: Asked, settle: Callable[[], None]
) -> None:
    printers.fault = PrintFault.NO_PRINTER
    panel.printer.test.click()
    settle()
    assert len(asked.refusals) == 1
    assert asked.notices == []


def test_a_roll_without_a_driver_is_added_and_removed(panel: PapersPanel, chosen: list[Settings]) -> None:
    QTest.keyClicks(panel.rolls.name, "Roll")
    QTest.keyClick(panel.rolls.name, Qt.Key.Key_Return)
    assert chosen == []
    QTest.keyClicks(panel.rolls.address, "tcp://192.168.1.50")
    QTest.keyClick(panel.rolls.address, Qt.Key.Key_Return)
    assert chosen[-1].printing.raw == {"Roll": "tcp://192.168.1.50"}
    panel.rolls.show_rolls(chosen[-1].printing.raw)
    panel.rolls.findChildren(IconButton)[-1].click()
    assert chosen[-1].printing.raw == {}


def test_a_printing_that_ends_disturbs_nothing_half_typed(
    panel: PapersPanel, print_queue: PrintQueue, settle: Callable[[], None]
) -> None:
    choose(panel.printer.printer, "Desk")
    panel.printer.right.setValue(2.5)
    print_queue.refresh()
    settle()
    assert panel.printer.right.value() == 2.5


def test_every_control_has_a_name(panel: PapersPanel) -> None:
    assert "" not in names_by_tab(panel)
