"""The Quote tab offers what was diagnosed, takes the customer's answer, and keeps what was typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.quotes import ApprovalWay, Quote, QuoteDecision, QuoteState
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.services.quotes import Answer, QuoteDraft
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.chip import Chip
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.ui.workshop.planned_cost import planned_cost
from aftersale_desktop.ui.workshop.quote_section import QuoteSection
from aftersale_desktop.ui.workshop.quote_shown import QuoteShown
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.bench import clocks_stopped
from tests.builders import NOON, TECHNICIAN
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.workshop_walk import FOUND, a_diagnosed_order, a_shop_out_of_warranty, note

Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    return a_shop_out_of_warranty()


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    return a_diagnosed_order(fake_shop)


@pytest.fixture
def section(qtbot: QtBot, shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str) -> QuoteSection:
    handed: list[OrderSheet] = []
    context = SectionContext(asking, PaperActions(shop, asking, print_queue), handed.append, lambda _number: None)
    section = QuoteSection(shop, context)
    qtbot.addWidget(section.widget)
    section.widget.resize(900, 800)
    section.widget.show()
    section.show(shop.repairs.workshop.sheet(number))
    return section


def section_quote(shop: Shop, number: str) -> str:
    quote = shop.repairs.workshop.sheet(number).order.standing.quote
    assert quote is not None
    return quote.number


def texts_of(section: QuoteSection) -> str:
    return "\n".join(text.text() for text in section.widget.findChildren(Text) if text.isVisible())


def gas_of(qtbot: QtBot, section: QuoteSection) -> Chip:
    """Return the toggle of the refrigerant's row once it is shown."""

    def shown() -> list[Chip]:
        chips = section.widget.findChildren(Chip)
        return [chip for chip in chips if "R410A" in chip.accessibleName() and chip.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def test_it_offers_the_diagnosed_work_and_sends_it_with_its_options(
    qtbot: QtBot, section: QuoteSection, fake_shop: FakeShop, number: str, settle: Settle, printers: FakePrinters
) -> None:
    assert "A quote is needed" in texts_of(section)
    assert "¥ 204.00" in texts_of(section)
    gas_of(qtbot, section).click()
    section.view.offer.note.setText("含清洗")
    section.view.offer.send.click()
    settle()
    [quote] = contents(tuple(fake_shop.kept.orders), Quote)
    assert (quote.optional, quote.note, quote.total) == (("R410A",), "含清洗", Decimal("204.00"))
    assert fake_shop.kept.claims[number].state is ClaimState.QUOTED
    assert len(printers.sheets) == 1


def test_the_key_of_the_next_step_sends_the_offer_then_takes_the_answer_or_says_what_it_lacks(
    section: QuoteSection, shop: Shop, fake_shop: FakeShop, number: str, settle: Settle
) -> None:
    section.take_step()
    settle()
    assert fake_shop.kept.claims[number].state is ClaimState.QUOTED
    section.show(shop.repairs.workshop.sheet(number))
    section.take_step()
    assert "How did the answer come?" in texts_of(section)
    section.view.answer.way.chip(str(ApprovalWay.TELEPHONE)).click()
    section.take_step()
    settle()
    assert fake_shop.kept.claims[number].state is ClaimState.APPROVED


def test_where_nothing_can_be_sent_or_answered_the_key_says_where_the_agreement_stands(
    section: QuoteSection, shop: Shop, number: str, settle: Settle, asked: Asked
) -> None:
    section.take_step()
    settle()
    answer = Answer(number, section_quote(shop, number), "李明", ApprovalWay.TELEPHONE)
    shop.repairs.quotes.accept(answer)
    section.show(shop.repairs.workshop.sheet(number))
    before = len(asked.notices)
    section.take_step()
    assert "accepted" in asked.notices[before].text


def test_an_answer_names_who_and_how_before_it_is_taken(
    qtbot: QtBot, section: QuoteSection, shop: Shop, fake_shop: FakeShop, number: str, settle: Settle
) -> None:
    section.view.lines.tick(("R410A",))
    section.view.offer.send.click()
    settle()
    section.show(shop.repairs.workshop.sheet(number))
    answer = section.view.answer
    assert answer.told_by.currentText() == "李明"
    answer.accept.click()
    assert "How did the answer come?" in texts_of(section)
    gas_of(qtbot, section).click()
    qtbot.waitUntil(lambda: "¥ 138.00" in texts_of(section))
    answer.way.chip(str(ApprovalWay.TELEPHONE)).click()
    answer.accept.click()
    settle()
    [decision] = contents(tuple(fake_shop.kept.orders), QuoteDecision)
    assert (decision.state, decision.left_out, decision.total) == (
        QuoteState.ACCEPTED,
        ("R410A",),
        Decimal("138.00"),
    )


def test_an_expired_version_is_not_accepted_but_renewed(
    section: QuoteSection, shop: Shop, fake_shop: FakeShop, number: str, settle: Settle
) -> None:
    section.view.offer.send.click()
    settle()
    fake_shop.clock.moment = NOON + timedelta(days=8)
    section.show(shop.repairs.workshop.sheet(number))
    answer = section.view.answer
    assert not answer.accept.isEnabled()
    assert "Quote expired" in texts_of(section)
    answer.renew.click()
    section.view.offer.send.click()
    settle()
    assert [quote.version for quote in contents(tuple(fake_shop.kept.orders), Quote)] == [1, 2]


def test_what_was_typed_stays_while_the_same_version_is_open_and_goes_with_another_order(
    section: QuoteSection, shop: Shop, number: str
) -> None:
    assert section.kept() is None
    section.view.offer.note.setText("周末上门")
    kept = section.kept()
    section.show(shop.repairs.workshop.sheet(number))
    assert section.view.offer.note.text() == "周末上门"
    section.view.offer.note.clear()
    section.restore(kept)
    assert section.view.offer.note.text() == "周末上门"


@pytest.fixture
def generous(fake_shop: FakeShop) -> str:
    return a_diagnosed_order(fake_shop, cost_limit=Decimal(300))


def test_below_the_limit_it_says_that_nobody_needs_to_be_called(
    qtbot: QtBot, shop: Shop, asking: PageContext, print_queue: PrintQueue, generous: str
) -> None:
    section = QuoteSection(
        shop, SectionContext(asking, PaperActions(shop, asking, print_queue), lambda _sheet: None, lambda _number: None)
    )
    qtbot.addWidget(section.widget)
    section.widget.show()
    section.show(shop.repairs.workshop.sheet(generous))
    assert "No call is needed" in texts_of(section)
    assert "within the ¥ 300.00" in texts_of(section)


def test_what_is_agreed_and_under_repair_offers_no_further_quote(
    section: QuoteSection, shop: Shop, fake_shop: FakeShop, number: str
) -> None:
    sent = fake_shop.repairs.quotes.send(QuoteDraft(number))
    fake_shop.repairs.quotes.accept(Answer(number, sent.quote.number, "李明", ApprovalWay.SIGNATURE))
    section.show(shop.repairs.workshop.sheet(number))
    assert section.view.offer.isHidden()
    assert "Quote accepted" in texts_of(section)
    fake_shop.repairs.workshop.step(number, Deed.START_REPAIR)
    section.show(shop.repairs.workshop.sheet(number))
    assert section.view.offer.isHidden()
    note(fake_shop, number, replace(FOUND, parts=(PlannedPart("CAP35"), PlannedPart("CONT"))))
    section.show(shop.repairs.workshop.sheet(number))
    assert not section.view.offer.isHidden()
    assert "more than agreed" in texts_of(section)


def test_a_part_asked_for_after_the_yes_is_named_and_offered_in_a_new_version(
    section: QuoteSection, shop: Shop, fake_shop: FakeShop, number: str
) -> None:
    sent = fake_shop.repairs.quotes.send(QuoteDraft(number))
    fake_shop.repairs.quotes.accept(Answer(number, sent.quote.number, "李明", ApprovalWay.SIGNATURE))
    fake_shop.kept.part_lines[1] = PartLine(
        id=1, claim_number=number, part_code="CONT", quantity=1, unit_price=Decimal(45), is_main_part=False
    )
    section.show(shop.repairs.workshop.sheet(number))
    assert "CONT × 1" in texts_of(section)
    assert not section.view.offer.isHidden()


def test_what_was_left_out_last_time_is_offered_as_optional_again(
    section: QuoteSection, shop: Shop, fake_shop: FakeShop, number: str
) -> None:
    sent = fake_shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    fake_shop.repairs.quotes.accept(Answer(number, sent.quote.number, "李明", ApprovalWay.SIGNATURE, ("R410A",)))
    note(fake_shop, number, replace(FOUND, parts=(PlannedPart("CAP35"), PlannedPart("CONT"))))
    section.show(shop.repairs.workshop.sheet(number))
    assert section.view.lines.ticked() == ("R410A",)
    assert "Left out by the customer last time" in texts_of(section)


def test_sending_a_quote_says_whose_clock_it_stopped(
    asking: PageContext, shop: Shop, fake_shop: FakeShop, number: str
) -> None:
    words = asking.words
    fake_shop.repairs.work_clock.press(number)
    before = shop.repairs.workshop.sheet(number).order.standing.records
    sheet = fake_shop.repairs.quotes.send(QuoteDraft(number)).sheet
    assert clocks_stopped(words, before, sheet.order.standing.records) == f"Work time stopped: {TECHNICIAN.name}."
    assert clocks_stopped(words, sheet.order.standing.records, sheet.order.standing.records) == ""


def test_after_the_yes_the_lines_add_up_to_what_was_agreed(
    section: QuoteSection, asking: PageContext, shop: Shop, fake_shop: FakeShop, number: str
) -> None:
    sent = fake_shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    fake_shop.repairs.quotes.accept(Answer(number, sent.quote.number, "李明", ApprovalWay.SIGNATURE, ("R410A",)))
    sheet = shop.repairs.workshop.sheet(number)
    section.show(sheet)
    decision, diagnosis = sheet.order.standing.decision, sheet.order.standing.diagnosis
    assert decision is not None
    assert diagnosis is not None
    assert any("R410A (left out)" in text.text() for text in section.view.lines.findChildren(Text))
    shown = QuoteShown(asking.words, sheet.order, NOON, is_offering=False, is_renewing=False)
    assert any(f"¥ {decision.total:.2f}, valid until" in entry.line for entry in shown.versions({}))
    told, tone = planned_cost(asking.words, sheet.order, diagnosis, NOON)
    assert (told, tone) == (f"Customer pays ¥ {decision.total:.2f} · agreed", Tone.GOOD)
