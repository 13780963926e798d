"""The panels of the counter: what they show, what they give back, and that a program's change is no signal."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.facts import Cause, Wish
from aftersale_desktop.domain.fees import OperationLevel
from aftersale_desktop.domain.pairing import slots_of
from aftersale_desktop.domain.serials import UnitKind, recognise_unit
from aftersale_desktop.domain.typed_days import NotADayError
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Evidence, Visit, assess
from aftersale_desktop.services.lookups import FoundSeveral
from aftersale_desktop.services.visits import Registration
from aftersale_desktop.ui.intake.chooser_panel import ChooserPanel
from aftersale_desktop.ui.intake.estimate_panel import EstimatePanel
from aftersale_desktop.ui.intake.evidence_panel import EvidencePanel
from aftersale_desktop.ui.intake.fault_panel import FaultEntry, FaultPanel
from aftersale_desktop.ui.intake.product_panel import ProductPanel
from aftersale_desktop.ui.intake.register_panel import RegisterPanel
from aftersale_desktop.ui.intake.remedy_panel import RemedyPanel
from aftersale_desktop.ui.intake.verdict_panel import VerdictPanel, verdict_look
from aftersale_desktop.ui.intake.visit_head import VisitHead
from aftersale_desktop.ui.intake.visit_view import VisitView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.choice_card import ChoiceCard
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.wording.catalogue import Words
from tests.builders import NOON, SPLIT_UNIT, a_barcode, a_visit
from tests.fakes import FakeShop

INDOOR, OUTDOOR, FOREIGN = a_barcode("610233"), a_barcode("810233"), a_barcode("810233", 77)


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


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_the_product_shows_which_unit_is_not_on_the_card(words: Words, visit: Visit, qtbot: QtBot) -> None:
    panel = ProductPanel(words)
    units = visit.units.with_scan(UnitKind.INDOOR, INDOOR).with_scan(UnitKind.OUTDOOR, FOREIGN)
    panel.show_units(units)
    shown(qtbot, panel)
    names = [tile.accessibleName() for tile in panel.findChildren(CodeTile)]
    assert "matches" in names[0]
    assert OUTDOOR[-6:] in names[1]
    assert "scan once more" in names[1]


@pytest.mark.parametrize(
    ("outcome", "tone"),
    [
        (Outcome.FREE_REPAIR, Tone.GOOD),
        (Outcome.FREE_MAIN_PART, Tone.CAUTION),
        (Outcome.PAID_REPAIR, Tone.BAD),
        (Outcome.REFUND_FULL, Tone.GOOD),
    ],
)
def test_a_verdict_has_a_colour_and_an_icon(outcome: Outcome, tone: Tone) -> None:
    found, icon = verdict_look(outcome)
    assert found is tone
    assert icon


def test_the_head_says_the_verdict_and_what_it_costs(
    words: Words, visit: Visit, fake_shop: FakeShop, qtbot: QtBot
) -> None:
    head = VisitHead(words, (47, 53), 12)
    answer = assess(replace(visit, evidence=Evidence(is_invoice_shown=False)), fake_shop.terms, NOON)
    head.show_product(visit.known.item)
    head.show_verdict(answer.judgement.verdict, answer.estimate.total)
    shown(qtbot, head)
    assert head.banner.accessibleName() == "Chargeable"
    assert f"Customer pays\n¥ {answer.estimate.total:.2f}" in texts(head)
    assert visit.known.item.number in texts(head)


def test_the_verdict_says_why_and_what_would_change_it(
    words: Words, visit: Visit, fake_shop: FakeShop, qtbot: QtBot
) -> None:
    panel = VerdictPanel(words)
    without_invoice = replace(visit, evidence=Evidence(is_invoice_shown=False))
    panel.show_verdict(assess(without_invoice, fake_shop.terms, NOON).judgement.verdict)
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: "R8" in texts(panel))
    assert "What would change it" in texts(panel)


@pytest.mark.parametrize(
    ("digit", "wanted"),
    [
        ("1", {"is_card_shown": False}),
        ("2", {"is_invoice_shown": False}),
        ("3", {"are_documents_altered": True}),
        ("4", {"is_counterfeit": True}),
        ("5", {"cause": Cause.OUTSIDE_INSTALLATION}),
        ("7", {"is_other_proof_accepted": True}),
        ("8", {"is_performance_fault": False}),
        ("9", {"is_main_part": True}),
        ("0", {"is_same_fault": True}),
    ],
)
def test_every_digit_is_one_piece_of_evidence_and_twice_is_back(
    words: Words, digit: str, wanted: dict[str, object], qtbot: QtBot
) -> None:
    panel = EvidencePanel(words)
    qtbot.addWidget(panel)
    panel.show_evidence(Evidence())
    with qtbot.waitSignal(panel.changed):
        assert panel.press_digit(digit)
    assert panel.evidence() == replace(Evidence(), **wanted)  # type: ignore[arg-type]
    panel.press_digit(digit)
    assert panel.evidence() == Evidence()


def test_evidence_shown_by_the_program_is_no_signal(words: Words, qtbot: QtBot) -> None:
    panel = EvidencePanel(words)
    qtbot.addWidget(panel)
    with qtbot.assertNotEmitted(panel.changed):
        panel.show_evidence(Evidence(cause=Cause.LIGHTNING))
    assert panel.evidence().cause is Cause.LIGHTNING


def test_a_fault_shown_again_is_the_one_that_was_typed(words: Words, qtbot: QtBot) -> None:
    panel = FaultPanel(words)
    qtbot.addWidget(panel)
    entry = FaultEntry("rattles", "E3", ("scratches", "no_batteries"), ("bracket",))
    with qtbot.assertNotEmitted(panel.changed):
        panel.show_entry(entry)
    assert panel.entry() == entry
    panel.clear()
    assert panel.entry() == FaultEntry("", "", (), ())


def test_an_estimate_shown_again_is_the_one_that_was_chosen(words: Words, visit: Visit, qtbot: QtBot) -> None:
    panel = EstimatePanel(words)
    qtbot.addWidget(panel)
    chosen = replace(
        visit,
        level=OperationLevel.MAJOR,
        is_carried_in=False,
        distance_km=Decimal("7.50"),
        cost_limit=Decimal("200.00"),
    )
    panel.fill(chosen)
    found = (panel.level, panel.is_carried_in, panel.distance_km, panel.cost_limit)
    assert found == (OperationLevel.MAJOR, False, Decimal("7.50"), Decimal("200.00"))


def test_a_remedy_that_is_not_open_says_why_and_cannot_be_chosen(
    words: Words, visit: Visit, fake_shop: FakeShop, qtbot: QtBot
) -> None:
    panel = RemedyPanel(words)
    panel.show_remedies(assess(visit, fake_shop.terms, NOON).judgement.verdict, None)
    shown(qtbot, panel)
    closed = [card for card in panel.findChildren(ChoiceCard) if not card.isEnabled()]
    assert closed
    assert all(card.accessibleDescription() for card in closed)


def test_the_chosen_remedy_is_told_as_a_wish(words: Words, visit: Visit, fake_shop: FakeShop, qtbot: QtBot) -> None:
    panel = RemedyPanel(words)
    panel.show_remedies(assess(visit, fake_shop.terms, NOON).judgement.verdict, None)
    shown(qtbot, panel)
    with qtbot.waitSignal(panel.chosen) as told:
        panel._choices.card(str(Wish.REPAIR)).click()
    assert told.args == [Wish.REPAIR]


@pytest.fixture
def register(words: Words, qtbot: QtBot) -> RegisterPanel:
    panel = RegisterPanel(words)
    qtbot.addWidget(panel)
    codes = (a_barcode("610233", 500), a_barcode("810233", 500))
    panel.show_registration(Registration(tuple(recognise_unit(code)[0] for code in codes)), (SPLIT_UNIT,))
    return panel


def test_a_registration_becomes_a_product_with_card_and_owner(register: RegisterPanel) -> None:
    register.card.setText("BX-1")
    register.bought_on.setText("20260110")
    register.price.set_amount(Decimal("3299"))
    register.owner.phone.setText("138 0013 8000")
    register.owner.name.setText("李雷")
    product = register.new_product()
    assert product.item.model == SPLIT_UNIT
    assert [unit.kind for unit in product.item.units] == [UnitKind.INDOOR, UnitKind.OUTDOOR]
    assert product.item.card is not None
    assert (product.item.card.number, product.item.card.price) == ("BX-1", Decimal("3299.00"))
    assert product.owner.name == "李雷"


def test_a_card_counts_as_shown_by_its_number_until_the_clerk_says_otherwise(register: RegisterPanel) -> None:
    answers = [register.is_card_shown]
    register.card.setText("BX-1")
    answers.append(register.is_card_shown)
    register._card_shown.chip("not_shown").click()
    register.card.setText("BX-12")
    answers.append(register.is_card_shown)
    assert (answers, register.entry().is_card_shown) == ([False, True, False], False)
    register.clear()
    assert (register.is_card_shown, register.entry().is_card_shown) == (False, None)
    assert register._card_shown.checked() == {"not_shown"}


def test_a_day_that_is_none_is_refused_by_what_was_typed(register: RegisterPanel) -> None:
    register.bought_on.setText("2026-02-30")
    with pytest.raises(NotADayError) as refused:
        register.new_product()
    assert refused.value.value == "2026-02-30"


def test_a_registration_shown_again_is_the_one_that_was_typed(register: RegisterPanel) -> None:
    register.card.setText("BX-1")
    register.delivered_on.setText("2026-1")
    register.owner.name.setText("李")
    entry = register.entry()
    register.clear()
    assert register.entry() != entry
    register.show_entry(entry)
    assert register.entry() == entry


def test_a_choice_takes_no_more_room_than_its_rows(words: Words, qtbot: QtBot, fake_shop: FakeShop) -> None:
    page, panel = QWidget(), ChooserPanel(words)
    column = QVBoxLayout(page)
    column.addWidget(panel)
    column.addStretch()
    shown(qtbot, page)
    panel.show_choice(FoundSeveral("138", (fake_shop.known(1), fake_shop.known(2))))
    qtbot.waitUntil(lambda: panel.height() == panel.heightForWidth(panel.width()))


def test_a_split_product_misses_the_unit_not_scanned(words: Words, qtbot: QtBot) -> None:
    panel = RegisterPanel(words)
    qtbot.addWidget(panel)
    panel.show_registration(Registration(recognise_unit(a_barcode("610233", 500))[:1]), (SPLIT_UNIT,))
    assert panel.missing_unit() is UnitKind.OUTDOOR


def test_the_clerk_chooses_among_several_products_by_arrows_and_enter(
    words: Words, fake_shop: FakeShop, qtbot: QtBot
) -> None:
    panel = ChooserPanel(words)
    panel.show_choice(FoundSeveral("138", (fake_shop.known(1), fake_shop.known(2))))
    shown(qtbot, panel)
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.start()
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_a_telephone_is_never_shown_whole_in_a_choice(words: Words, fake_shop: FakeShop, qtbot: QtBot) -> None:
    panel = ChooserPanel(words)
    known = fake_shop.known(1)
    panel.show_choice(FoundSeveral("138", (known, fake_shop.known(2))))
    shown(qtbot, panel)
    model = panel.findChildren(TableView)[0].model()
    said = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert known.owner.name in said
    assert not any(known.owner.phone in text for text in said)


def test_slots_wait_for_both_units(visit: Visit) -> None:
    assert slots_of(visit.known.item).waiting_for is UnitKind.INDOOR


@pytest.mark.parametrize("width", [830, 1090])
def test_verdict_and_sum_stay_in_sight_wherever_the_form_is_scrolled(
    words: Words, visit: Visit, fake_shop: FakeShop, qtbot: QtBot, width: int
) -> None:
    view = VisitView(words)
    shown(qtbot, view)
    view.resize(width, 500)
    view.show_visit(visit, assess(visit, fake_shop.terms, NOON))
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    QCoreApplication.processEvents()
    assert view.head.banner.visibleRegion().boundingRect() == view.head.banner.rect()
    assert view.head.geometry().bottom() < view.viewport().geometry().top()
    edges = {part.mapTo(view, part.rect().topRight()).x() for part in (view.head.banner, view.evidence)}
    assert len(edges) == 1, "the scroll bar moves what it stands beside"
