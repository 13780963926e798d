"""Evidence is ticked by what was seen: a key asks before it decides, and a note is never hidden."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.attachments import Proof, pending_attachment
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.services.assessment import Evidence, Visit, assess
from aftersale_desktop.ui.intake.estimate_panel import EstimatePanel
from aftersale_desktop.ui.intake.evidence_panel import EvidencePanel
from aftersale_desktop.ui.intake.visit_view import VisitView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.wording.catalogue import Words
from tests.builders import NOON, a_visit
from tests.fakes import FakeShop


@pytest.fixture
def words(asking: PageContext) -> Words:
    return asking.words


@pytest.fixture
def visit(fake_shop: FakeShop) -> Visit:
    return a_visit(fake_shop.known())


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(620, 500)
    with qtbot.waitExposed(widget):
        widget.show()


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_the_sixth_key_asks_first_then_goes_through_the_causes_and_out_again(words: Words, qtbot: QtBot) -> None:
    panel = EvidencePanel(words)
    shown(qtbot, panel)
    panel.show_evidence(Evidence())
    with qtbot.assertNotEmitted(panel.changed):
        assert panel.press_digit("6")
    assert panel.is_cause_asked
    assert panel.evidence() == Evidence()
    assert (panel._causes.isVisible(), panel._causes.checked()) == (True, frozenset())
    assert not panel.chips.chip("power").isChecked()
    stepped = []
    for _ in range(5):
        panel.press_digit("6")
        stepped.append(panel.evidence().cause)
    assert stepped == [
        Cause.POWER_SUPPLY,
        Cause.LIGHTNING,
        Cause.NATURAL_DISASTER,
        Cause.MISUSE,
        Cause.PRODUCT,
    ]
    assert not panel._causes.isVisible()


def test_a_question_for_the_cause_is_taken_back_without_a_trace_and_a_click_answers_it(
    words: Words, qtbot: QtBot
) -> None:
    panel = EvidencePanel(words)
    shown(qtbot, panel)
    panel.show_evidence(Evidence())
    panel.press_digit("6")
    assert panel.leave_question()
    assert not panel._causes.isVisible()
    assert not panel.leave_question()
    panel.press_digit("6")
    panel._causes.chip(str(Cause.LIGHTNING)).click()
    assert panel.evidence().cause is Cause.LIGHTNING
    assert panel.chips.chip("power").isChecked()
    assert not panel.leave_question()
    panel._causes.chip(str(Cause.LIGHTNING)).click()
    assert panel.evidence() == Evidence()


def test_a_note_of_the_reading_stays_beside_a_photo(words: Words, qtbot: QtBot) -> None:
    panel = EvidencePanel(words)
    shown(qtbot, panel)
    panel.ask_for_proof(is_wanted=True)
    QTest.keyClicks(panel.note, "187 V")
    panel.photos.add(pending_attachment("meter.txt", b"%PDF-1.7 reading", Proof.CAUSE))
    panel.ask_for_proof(is_wanted=True)
    assert panel.note.isVisible()
    assert panel.photos.isVisible()
    panel.ask_for_proof(is_wanted=False)
    assert panel.note.isVisible()
    assert panel.evidence().evidence_note == "187 V"


def test_an_estimate_above_the_limit_says_that_a_quote_will_be_needed(
    words: Words, qtbot: QtBot, fake_shop: FakeShop, visit: Visit
) -> None:
    panel = EstimatePanel(words)
    shown(qtbot, panel)
    charged = replace(visit, evidence=Evidence(is_invoice_shown=False))
    total = assess(charged, fake_shop.terms, NOON).estimate.total
    for limit, is_told in ((total - 1, True), (total, False), (None, False)):
        answer = assess(replace(charged, cost_limit=limit), fake_shop.terms, NOON)
        panel.show_estimate(answer.estimate, is_above_limit=answer.is_above_limit)
        assert any("a quote will be needed" in text for text in texts(panel)) is is_told


@pytest.mark.parametrize("width", [560, 640, 760, 1000])
def test_the_head_grows_at_once_with_a_verdict_of_more_words(
    words: Words, qtbot: QtBot, fake_shop: FakeShop, visit: Visit, width: int
) -> None:
    view = VisitView(words)
    qtbot.addWidget(view)
    view.resize(width, 700)
    view.show_visit(visit, assess(visit, fake_shop.terms, NOON))
    with qtbot.waitExposed(view):
        view.show()
    charged = replace(visit, evidence=Evidence(cause=Cause.POWER_SUPPLY))
    view.show_answer(charged, assess(charged, fake_shop.terms, NOON))
    at_once = view.head.height()
    QCoreApplication.processEvents()
    view._place_head()
    assert at_once == view.head.height()
