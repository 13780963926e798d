"""The Inspection and Hand-over tabs: judged and said while it is typed, kept until it is done."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.inspections import InspectionItem, PlannedTest, TestKind
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES
from aftersale_desktop.ui.administration.templates_panel import TemplatesPanel
from aftersale_desktop.ui.widgets.looked_at import LookedAt
from aftersale_desktop.ui.widgets.signature_pad import SignaturePad
from aftersale_desktop.ui.workshop.handover_view import HandoverView
from aftersale_desktop.ui.workshop.missing_list import MissingLine, MissingList
from aftersale_desktop.ui.workshop.unit_tests import Reading, UnitTests
from aftersale_desktop.wording.catalogue import Language, words_in

WORDS = words_in(Language.ENGLISH)
INDOOR = ComponentUnit(UnitKind.INDOOR, "610233260100000011")
LIMITED = InspectionItem("insulation", Bilingual("绝缘电阻", "Insulation"), TestKind.SAFETY, "MΩ", Decimal(2))
SEEN = InspectionItem("panel", Bilingual("面板", "Panel"), TestKind.APPEARANCE)
ALSO_SEEN = replace(SEEN, code="screws", name=Bilingual("螺钉", "Screws"))


@pytest.fixture
def table(qtbot: QtBot) -> UnitTests:
    tests = [PlannedTest(item, INDOOR) for item in (LIMITED, SEEN, ALSO_SEEN)]
    table = UnitTests(WORDS, INDOOR, tests)
    qtbot.addWidget(table)
    table.show()
    return table


def test_a_reading_outside_its_limits_says_so_in_words(table: UnitTests) -> None:
    row = table.rows[0]
    assert isinstance(row.input, Reading)
    QTest.keyClicks(row.input, "1.9")
    assert row.is_good() is False
    assert (row.state.text(), row.input.property("fault")) == ("outside the limits", True)
    QTest.keyClick(row.input, Qt.Key.Key_Backspace)
    QTest.keyClick(row.input, Qt.Key.Key_Backspace)
    QTest.keyClick(row.input, Qt.Key.Key_Backspace)
    assert row.is_good() is None
    assert row.mark.isHidden()
    QTest.keyClicks(row.input, "2")
    assert row.state.text() == "within the limits"
    answer = row.answer()
    assert answer is not None
    assert answer.reading == Decimal(2)


def test_full_width_figures_are_figures(table: UnitTests) -> None:
    row = table.rows[0]
    row.fill("１２．５")
    answer = row.answer()
    assert answer is not None
    assert answer.reading == Decimal("12.5")


def test_p_and_f_answer_and_enter_goes_on(qtbot: QtBot, table: UnitTests) -> None:
    qtbot.waitExposed(table)
    finished: list[bool] = []
    table.finished.connect(lambda: finished.append(True))
    first, last = table.rows[1].input, table.rows[2].input
    assert isinstance(first, LookedAt)
    QTest.keyClick(first, Qt.Key.Key_F)
    assert first.answer() is False
    assert first.accessibleDescription() == "Not in order"
    QTest.keyClick(first, Qt.Key.Key_P)
    assert first.answer() is True
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert finished == [True]


def test_one_key_passes_all_that_is_looked_at_but_leaves_what_was_found_wrong(table: UnitTests) -> None:
    wrong = table.rows[2].input
    QTest.keyClick(wrong, Qt.Key.Key_F)
    QTest.keyClick(table.rows[0].input, Qt.Key.Key_A)
    assert [row.is_good() for row in table.rows] == [None, True, False]


def test_what_was_typed_comes_back(table: UnitTests) -> None:
    table.rows[0].fill("1.5")
    table.rows[1].fill("F")
    typed = table.typed()
    table.fill({})
    assert table.typed() == {}
    table.fill(typed)
    assert [row.is_good() for row in table.rows] == [False, False, None]


def test_a_half_that_is_clicked_answers(qtbot: QtBot) -> None:
    widget = LookedAt(WORDS, "Panel")
    qtbot.addWidget(widget)
    widget.resize(300, 36)
    widget.show()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(250, 18))
    assert widget.answer() is False
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 18))
    assert widget.answer() is True


def test_a_signature_is_more_than_a_slip_of_the_hand(qtbot: QtBot) -> None:
    pad = SignaturePad("Sign here")
    qtbot.addWidget(pad)
    pad.show()
    assert pad.png() == b""
    pad.draw((((5.0, 5.0), (8.0, 6.0)),))
    assert not pad.is_signed()
    pad.draw((((5.0, 60.0), (80.0, 20.0), (160.0, 90.0)),))
    assert pad.png().startswith(b"\x89PNG")
    assert pad.strokes() == (((5.0, 60.0), (80.0, 20.0), (160.0, 90.0)),)
    pad.clear()
    assert pad.png() == b""


def test_what_is_missing_stands_on_top_with_its_way(qtbot: QtBot) -> None:
    missing = MissingList()
    qtbot.addWidget(missing)
    missing.show_missing([MissingLine("every unit scanned", "U")], MissingLine("Everything is here"))
    assert missing.texts() == ["every unit scanned"]
    missing.show_missing([], MissingLine("Everything is here"))
    assert missing.accessibleName() == "Everything is here"


def test_of_two_proofs_one_holds_and_units_are_ticked_one_by_one(qtbot: QtBot) -> None:
    view = HandoverView(WORDS)
    qtbot.addWidget(view.widget)
    outdoor = ComponentUnit(UnitKind.OUTDOOR, "810233260100000015")
    view.show_things((INDOOR, outdoor), ("remote_control",), asks_old_parts=True)
    view.widget.show()
    qtbot.waitExposed(view.widget)
    view.proof.press_key("R")
    view.proof.press_key("I")
    assert view.chosen_proof() == "identity"
    view.old_parts.press_key("K")
    assert view.chosen_old_parts() == "kept"
    view.tick_unit(outdoor.barcode)
    assert view.units.checked() == {outdoor.barcode}


def test_a_template_comes_out_of_its_form_as_it_went_in(qtbot: QtBot) -> None:
    panel = TemplatesPanel(WORDS)
    qtbot.addWidget(panel)
    for template in SHIPPED_TEMPLATES:
        panel.show_template(template)
        assert panel.template() == template
    panel.tests.add()
    panel.tests.rows[-1].name_zh.setText("噪声")
    assert panel.template().items[-1].name.zh == "噪声"
    panel.tests.rows[0].remove.click()
    assert len(panel.template().items) == len(SHIPPED_TEMPLATES[-1].items)
