"""The hotline's page: a call is taken and led on, refusals stand where they arise, nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.calls import CallDeed, Caller, CallKind, CallSaid, CallState, TargetKind
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.complaints import ComplaintDeed, ComplaintSaid, ComplaintStage, ComplaintSubject
from aftersale_desktop.domain.follow_ups import FollowUpOutcome
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.hotline import CallForm
from aftersale_desktop.services.knowledge_desk import NoteForm
from aftersale_desktop.services.lookups import FoundClaim
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.hotline.calls_section import CallsSection
from aftersale_desktop.ui.hotline.complaints_section import ComplaintsSection
from aftersale_desktop.ui.hotline.controller import HotlineController
from aftersale_desktop.ui.hotline.follow_up_section import FollowUpSection
from aftersale_desktop.ui.hotline.notes_section import NotesSection
from aftersale_desktop.ui.hotline.pre_verdict_row import INVOICE, OUTSIDE, POWER
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import NOON, SUPERVISOR, a_barcode, a_claim, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop
from tests.ui.conftest import Asked

ORDER = replace(a_claim(state=ClaimState.UNDER_REPAIR), id=1)
GIVEN_BACK = replace(
    a_claim("SH03-WX-2026-000002", item_id=2, customer_id=2, state=ClaimState.HANDED_OVER),
    id=2,
    returned_on=NOON.date().replace(month=2, day=25),
    ended_as=ClaimEnd.REPAIRED,
)
FORM = CallForm(
    request_key="a",
    kind=CallKind.COMPLAINT,
    caller=Caller(1, "李明", "138 0013 8000"),
    told="修了两次",
    item_id=1,
    about_claim=ORDER.number,
)
Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    """A shop with an open order of 李明 and one given back to 王芳."""
    return a_fake_shop(a_stocked_shop(claims=(ORDER, GIVEN_BACK)), SUPERVISOR, NOON)


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, asking: PageContext, settle: Settle) -> HotlineController:
    """The page in front."""
    controller = HotlineController(shop, asking, ScanRouter(shop, asking))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1200, 800)
    controller.widget.show()
    controller.arrive()
    settle()
    return controller


@pytest.fixture
def calls(page: HotlineController) -> CallsSection:
    """The section of calls."""
    section: object = page.section("calls")
    assert isinstance(section, CallsSection)
    return section


def begin(calls: CallsSection, settle: Settle, text: str = "李明") -> None:
    """Type who calls and press Enter."""
    calls.list.scan.line.setText(text)
    calls.list.entered.emit(text)
    settle()


def tell(calls: CallsSection, qtbot: QtBot, settle: Settle, told: str) -> None:
    """Type what the caller says and wait for what the house says to it."""
    calls.form.told.setPlainText(told)
    qtbot.waitUntil(lambda: not calls.form._pause.isActive())
    settle()


def only_call(shop: FakeShop) -> str:
    (number,) = shop.kept.calls
    return number


def test_a_caller_is_shown_with_products_and_open_orders(calls: CallsSection, settle: Settle) -> None:
    begin(calls, settle)
    form = calls.form
    assert (form.name.text(), form.phone.text(), form.caller.product.count()) == ("李明", "138 0013 8000", 2)
    assert form.caller.order.findData(ORDER.number) > 0
    assert calls.panel.isVisible()


def test_a_claim_typed_means_its_customer_and_the_order(calls: CallsSection, settle: Settle) -> None:
    begin(calls, settle, ORDER.number)
    assert (calls.form.caller.about_order(), calls.form.kind) == (ORDER.number, CallKind.CONSULTATION)


@pytest.mark.parametrize(("text", "field"), [("137 0000 1234", "phone"), ("路人甲", "name")])
def test_somebody_nobody_knows_keeps_what_was_typed(calls: CallsSection, settle: Settle, text: str, field: str) -> None:
    begin(calls, settle, text)
    assert getattr(calls.form, field).text() == text
    assert calls.form.customer_id == 0


def test_a_consultation_is_answered_with_one_key(
    calls: CallsSection, fake_shop: FakeShop, qtbot: QtBot, settle: Settle
) -> None:
    begin(calls, settle)
    tell(calls, qtbot, settle, "滤网怎么洗")
    calls.steps.main.click()
    settle()
    call = fake_shop.kept.calls[only_call(fake_shop)]
    assert (call.state, call.kind, call.told) == (CallState.ANSWERED, CallKind.CONSULTATION, "滤网怎么洗")
    assert not calls.panel.is_form
    calls.new.click()
    assert calls.form.told.toPlainText() == ""


def test_a_call_without_words_is_refused_where_they_are_typed(
    calls: CallsSection, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    begin(calls, settle)
    calls.steps.main.click()
    settle()
    assert (calls.form.told.accessibleDescription(), asked.refusals) == ("Write down what the caller says.", [])
    assert not fake_shop.kept.calls


def test_nobody_is_called_back_without_a_telephone(
    calls: CallsSection, asked: Asked, qtbot: QtBot, settle: Settle
) -> None:
    begin(calls, settle, "路人甲")
    tell(calls, qtbot, settle, "不制冷")
    calls.steps._press_key(CallDeed.CALL_BACK)
    calls.steps.main.click()
    settle()
    assert calls.form.phone.accessibleDescription() == "A telephone number is needed to call back."
    assert asked.refusals == []


def test_a_day_that_is_none_is_said_beside_the_field(calls: CallsSection, qtbot: QtBot, settle: Settle) -> None:
    begin(calls, settle)
    tell(calls, qtbot, settle, "不制冷")
    calls.steps._press_key(CallDeed.CALL_BACK)
    calls.steps.day.setText("soon")
    calls.steps.main.click()
    assert calls.steps.day.accessibleDescription() == "For example 2026-03-02"


def test_while_the_hotline_is_closed_a_call_goes_on_the_list(
    calls: CallsSection, page: HotlineController, fake_shop: FakeShop, qtbot: QtBot, settle: Settle
) -> None:
    fake_shop.clock.moment = NOON.replace(hour=18, minute=30)
    page.arrive()
    settle()
    begin(calls, settle)
    tell(calls, qtbot, settle, "不制冷")
    assert calls.steps.main.text() == "Put on the call-back list"
    calls.steps.main.click()
    settle()
    call = fake_shop.kept.calls[only_call(fake_shop)]
    assert (call.state, call.is_after_hours) == (CallState.CALL_BACK_DUE, True)


def test_what_another_counter_took_and_the_end_of_the_day_show_by_themselves(
    calls: CallsSection, fake_shop: FakeShop, settle: Settle
) -> None:
    begin(calls, settle, ORDER.number)
    fake_shop.clock.moment = NOON.replace(hour=18, minute=1)
    fake_shop.hotline.calls.take(FORM)
    calls.tick()
    settle()
    assert calls.list.table.model().rowCount() == 1
    assert calls.steps.main.text() == "Put on the call-back list"


def test_danger_is_shown_above_everything(calls: CallsSection, qtbot: QtBot, settle: Settle) -> None:
    begin(calls, settle)
    tell(calls, qtbot, settle, "室外机冒烟，还漏电")
    assert calls.panel.danger.accessibleName() == "Danger of fire · Danger of electric shock"
    assert "119" in calls.panel.danger.accessibleDescription()
    tell(calls, qtbot, settle, "不制冷")
    assert calls.panel.danger.isHidden()


def test_the_verdict_follows_what_is_said_of_papers_and_cause(calls: CallsSection, settle: Settle) -> None:
    begin(calls, settle, a_barcode("610233"))
    verdict = calls.form.verdict
    assert _outcome(calls) is Outcome.FREE_REPAIR
    for code in (INVOICE, OUTSIDE, POWER):
        verdict.chips.chip(code).click()
    settle()
    assert _outcome(calls) is Outcome.PAID_REPAIR
    assert set(verdict.assumed()) == {"card", POWER}, "the second cause takes the first one's place"


def test_a_product_is_announced_at_a_chosen_point(
    calls: CallsSection, fake_shop: FakeShop, qtbot: QtBot, settle: Settle
) -> None:
    begin(calls, settle, a_barcode("610233"))
    tell(calls, qtbot, settle, "不制冷")
    calls.steps.main.click()
    point = calls.steps.target.point
    point.setCurrentIndex(point.findData("SH01"))
    calls.steps.main.click()
    settle()
    call = fake_shop.kept.calls[only_call(fake_shop)]
    assert (call.state, call.awaited_at, call.item_id) == (CallState.CONVERTED, "SH01", 1)
    assert call.preliminary is not None


def test_a_visit_whose_way_nobody_knows_is_planned_once_it_is_typed(
    calls: CallsSection, fake_shop: FakeShop, qtbot: QtBot, settle: Settle
) -> None:
    begin(calls, settle, a_barcode("610233"))
    tell(calls, qtbot, settle, "不制冷")
    calls.steps.main.click()
    target = calls.steps.target
    target.kind.setCurrentIndex(target.kind.findData(TargetKind.VISIT))
    settle()
    assert target.time.count() == 0
    assert target._hint.text()
    target.way.setText("7.5")
    target.way.editingFinished.emit()
    settle()
    assert target._hint.isHidden()
    assert target.time.count() == 5
    calls.steps.main.click()
    settle()
    (visit,) = fake_shop.kept.home_visits.values()
    call = fake_shop.kept.calls[only_call(fake_shop)]
    assert (call.state, call.target and call.target.number) == (CallState.CLOSED, visit.number)
    assert (visit.call_number, visit.distance_km, visit.fault_told) == (call.number, Decimal("7.5"), "不制冷")


def test_a_scan_means_that_its_owner_calls(page: HotlineController, calls: CallsSection, settle: Settle) -> None:
    assert page.is_taken(FoundClaim(ORDER.number))
    settle()
    assert calls.form.caller.about_order() == ORDER.number


def test_what_was_typed_outlives_a_change_of_language(
    page: HotlineController, calls: CallsSection, shop: Shop, asking: PageContext, qtbot: QtBot, settle: Settle
) -> None:
    begin(calls, settle)
    tell(calls, qtbot, settle, "半句")
    other = HotlineController(shop, asking, ScanRouter(shop, asking))
    qtbot.addWidget(other.widget)
    other.restore(page.kept())
    other.widget.show()
    other.arrive()
    settle()
    section: object = other.section("calls")
    assert isinstance(section, CallsSection)
    assert section.form.told.toPlainText() == "半句"
    assert section.form.customer_id == 1


def test_a_complaint_is_led_on_and_says_what_is_missing(
    page: HotlineController, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    number = _complaint(fake_shop)
    page.open_record(number)
    settle()
    section: object = page.section("complaints")
    assert isinstance(section, ComplaintsSection)
    view = section.view
    for words in ("", "两天内修好"):
        view.main.click()
        settle()
        view.note.setText(words)
    view.main.click()
    settle()
    assert fake_shop.kept.complaints[number].stage is ComplaintStage.PROPOSED
    view.main.click()
    settle()
    view.main.click()
    view.main.click()
    settle()
    assert [type(one).__name__ for one in asked.refusals] == ["DutyUnperformedError"]


def test_who_may_not_handle_complaints_is_told_who_does(
    page: HotlineController, fake_shop: FakeShop, settle: Settle
) -> None:
    number = _complaint(fake_shop)
    fake_shop.who.user = somebody(Role.STOREKEEPER)
    page.open_record(number)
    settle()
    section: object = page.section("complaints")
    assert isinstance(section, ComplaintsSection)
    assert section.view.main.isHidden()
    assert section.view._hint.isVisible()


def test_an_answer_takes_the_customer_off_the_list(
    page: HotlineController, fake_shop: FakeShop, settle: Settle
) -> None:
    page.go_to("follow_ups")
    settle()
    section: object = page.section("follow_ups")
    assert isinstance(section, FollowUpSection)
    section.panel.note.setText("很满意")
    section.panel.answers[FollowUpOutcome.SATISFIED].click()
    settle()
    assert [(one.subject, one.note) for one in fake_shop.kept.follow_ups] == [(GIVEN_BACK.number, "很满意")]
    assert section.panel.isHidden()


def test_a_note_is_written_changed_and_withdrawn(
    page: HotlineController, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    page.go_to("notes")
    section: object = page.section("notes")
    assert isinstance(section, NotesSection)
    section.new.click()
    panel = section.panel
    panel.save.click()
    settle()
    assert panel.title.accessibleDescription() == "A note needs a title and a text."
    panel.title.setText("E6")
    panel.text.setPlainText("断电三分钟")
    panel.save.click()
    settle()
    panel.text.setPlainText("断电五分钟")
    panel.save.click()
    settle()
    panel.withdraw.click()
    settle()
    assert [(one.version, one.text, one.is_withdrawn) for one in fake_shop.kept.notes] == [
        (1, "断电三分钟", False),
        (2, "断电五分钟", False),
        (3, "断电五分钟", True),
    ]
    assert asked.refusals == []


def test_a_storekeeper_only_reads_notes(page: HotlineController, fake_shop: FakeShop, settle: Settle) -> None:
    note = fake_shop.hotline.knowledge.write(NoteForm("E6", "断电三分钟"))
    fake_shop.who.user = somebody(Role.STOREKEEPER)
    page.open_record(note.number)
    settle()
    section: object = page.section("notes")
    assert isinstance(section, NotesSection)
    assert section.panel.title.isReadOnly()
    assert section.panel.save.isHidden()


def _outcome(calls: CallsSection) -> Outcome | None:
    """Return what the caller is told."""
    told = calls.form.verdict.told
    return None if told is None else told.outcome


def _complaint(shop: FakeShop) -> str:
    """Return a complaint whose customer was contacted."""
    call = shop.hotline.calls.take(FORM, None, CallSaid()).call
    one = shop.hotline.complaints.receive(call.number, ComplaintSubject.REPAIR).complaint
    shop.hotline.complaints.step(one.number, one.version, ComplaintDeed.ACKNOWLEDGE, ComplaintSaid())
    return one.number
