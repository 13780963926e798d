"""A repair order on its whole way, from the counter's scan to the closed claim, by keyboard and scanner alone."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import Claim, ClaimState, open_claim_of
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.exchanges import ProductRefund
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.repair_standing import units_to_give
from aftersale_desktop.domain.serials import gs1_check_digit
from aftersale_desktop.domain.transfers import TransferOrder
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Assessment, assess, visit_of
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.administration.settings_page import SettingsPage
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.ui.workshop.diagnosis_section import DiagnosisSection
from aftersale_desktop.ui.workshop.exchange_section import ExchangeSection
from aftersale_desktop.ui.workshop.handover_section import HandoverSection
from aftersale_desktop.ui.workshop.inspection_section import InspectionSection
from aftersale_desktop.ui.workshop.quote_section import QuoteSection
from aftersale_desktop.ui.workshop.sections import SECTIONS
from aftersale_desktop.ui.workshop.unit_tests import Reading
from tests.journeys.shop_counter import ShopCounter
from tests.orders_at_work import GOOD_READINGS

MOST_TABS = 80
_PAIR = 2
_SectionT = TypeVar("_SectionT")


def somebody(role: Role, point: str = DEMO_POINT) -> User:
    """Return the person of a role whose name begins with a sign that no colleague's begins with."""
    names = [user.name for user in USERS if user.point_code == point]
    alone = [user for user in USERS if user.point_code == point and user.role is role]
    return next(user for user in alone if sum(name[0] == user.name[0] for name in names) == 1)


CLERK, TECHNICIAN, INSPECTOR, KEEPER, SUPERVISOR = (
    somebody(role) for role in (Role.CLERK, Role.TECHNICIAN, Role.INSPECTOR, Role.STOREKEEPER, Role.SUPERVISOR)
)


def judged_now(shop: Shop, known: KnownItem, *, is_same_fault: bool = False) -> Assessment:
    """Return what the counter would say of a product today."""
    visit = visit_of(known)
    visit = replace(visit, evidence=replace(visit.evidence, is_same_fault=is_same_fault))
    return assess(visit, shop.terms, shop.now())


def a_pair(counter: ShopCounter, wanted: Outcome, *, is_same_fault: bool = False) -> KnownItem:
    """Return a product of two units at home on which the counter would decide this today."""
    with counter.stored() as shop:
        for row in shop.intake.card_rows(2000):
            known = shop.cards.detail(row.item_id).known
            if len(known.item.units) == _PAIR and not open_claim_of(known.history):
                verdict = judged_now(shop, known, is_same_fault=is_same_fault).judgement.verdict
                if verdict.outcome is wanted:
                    return known
    raise AssertionError(f"the sample shop has no product judged {wanted}")


def new_barcode(old: str, at: int) -> str:
    """Return a unit of the same product code that nobody knows yet."""
    plain = f"{old[:12]}9900{at}"
    return plain + gs1_check_digit(plain)


class OrderCourse:
    """One order and the window it is worked on; each deed is done by whoever was last said to `be`."""

    def __init__(self, counter: ShopCounter, number: str = "") -> None:
        self.counter, self.number = counter, number

    def be(self, person: User) -> None:
        """Hand the keyboard over on the page that exists for it."""
        counter = self.counter
        counter.open_page("settings")
        page = counter.run.window.page("settings")
        assert page is not None
        shown = page.widget.findChild(SettingsPage)
        assert isinstance(shown, SettingsPage)
        counter.focus_on_field(shown.people)
        counter.type(person.name[0])
        assert counter.run.window.current_page_id() == "settings"

    def take_in(self, *barcodes: str, ticks: Iterable[str] = (), fault: str = "cools badly") -> Claim:
        """Scan the units, tick what was seen, take the claim."""
        self.counter.press("Ctrl+1")
        self.counter.scan(*barcodes)
        self.counter.press(*ticks)
        self.counter.take(fault)
        claim = self.counter.newest_claim()
        self.number = claim.number
        return claim

    def open(self, section: str = "") -> None:
        """Scan the receipt in the workshop, and go to a section."""
        self.counter.press("Ctrl+5")
        self.counter.scan(document_code(self.number))
        if section:
            self.go_to(section)

    def go_to(self, section: str) -> None:
        """Press the key of a section."""
        self.counter.press(f"Alt+{1 + [one.id for one in SECTIONS].index(section)}")

    def begin(self) -> None:
        """Scan the receipt and start the diagnosis."""
        self.open()
        self.counter.press("F9")
        assert self.state is ClaimState.DIAGNOSING

    def diagnose(self, code: str) -> None:
        """Type a fault code; what it proposes is what was found."""
        self.go_to("diagnosis")
        shown = self.shown(DiagnosisSection)
        self.focus_inside(shown.view.form.code)
        self.counter.press("Ctrl+A")
        self.counter.type(code)
        self.counter.press("Tab", "Ctrl+S")
        diagnosis = self.sheet.order.standing.diagnosis
        assert diagnosis is not None
        assert diagnosis.fault_code == code

    def find_no_fault(self, found: str, done: str) -> None:
        """Say in words that nothing is wrong and what was done, and tick it."""
        self.go_to("diagnosis")
        form = self.shown(DiagnosisSection).view.form
        for field, text in ((form.found, found), (form.remedy, done)):
            self.focus_inside(field)
            self.counter.type(text)
        self.focus_inside(form.ends)
        self.counter.press("Space", "Ctrl+S")

    def fit(self, part: str) -> None:
        """Ask for the part unless that was done, scan it, and say that it is fitted."""
        self.open("parts")
        if not self.sheet.order.standing.parts:
            self.counter.press("Ctrl+P")
        self.counter.scan(part)
        self.counter.press("Ctrl+S")
        assert [line.state for line in self.sheet.order.standing.parts] == [PartLineState.CONSUMED]

    def step(self, state: ClaimState) -> None:
        """Take the natural next step."""
        self.open()
        self.counter.press("F9")
        assert self.state is state, self.counter.notice

    def inspect(self, insulation: str = "50") -> None:
        """Pass what is looked at by a key for each unit, type every reading, and press what follows."""
        self.open()
        self.counter.press("F9")
        for at, table in enumerate(self.shown(InspectionSection).view.units):
            self.counter.press("A")
            for row in table.rows:
                if isinstance(row.input, Reading):
                    is_first = at == 0 and row.test.item.code == "insulation"
                    self.counter.type(insulation if is_first else str(GOOD_READINGS[row.test.item.code]))
                self.counter.press("Enter")
        self.counter.press("F9")

    def quote(self) -> None:
        """Send the quote that the diagnosis filled."""
        self.open("quote")
        self.counter.press("Ctrl+S")
        assert self.state is ClaimState.QUOTED

    def answer(self, way: str, *, is_yes: bool) -> None:
        """Say how the customer answered the quote."""
        self.open("quote")
        self.counter.focus_on_field(self.shown(QuoteSection).view.answer.way.chip(way))
        self.counter.press("Space")
        if is_yes:
            self.counter.press("Ctrl+S")
        else:
            self.counter.choose("Customer declines")
        assert self.state is (ClaimState.APPROVED if is_yes else ClaimState.DECLINED)

    def take_deposit(self, amount: str) -> None:
        """Take money before the work on the claims page."""
        self.counter.show_claim(self.number)
        self.counter.press("F4")
        self.counter.type(amount)
        self.counter.choose("Cash")
        self.counter.press("F9")

    def make_out_invoice(self) -> None:
        """Post the invoice that the order filled; what is still open is paid in cash."""
        self.counter.show_claim(self.number)
        self.counter.press("F9")
        assert self.counter.claims.is_form_open
        if self.counter.claims.form.payment.isVisible():
            self.counter.choose("Cash")
        self.counter.press("F9")
        assert not self.counter.claims.is_form_open, self.counter.notice

    def hand_over(self) -> None:
        """Scan the receipt, every unit that goes back, tick the accessories and old parts, and hand over."""
        order = self.sheet.order
        self.counter.scan(document_code(self.number))
        self.counter.scan(*(unit.barcode for unit in units_to_give(order.standing)))
        for at, _ in enumerate(order.claim.accessories, start=1):
            self.counter.press(str(at))
        if self.shown(HandoverSection).view.old_parts.isVisible():
            self.counter.press("K")
        self.counter.press("F9")
        assert self.state is ClaimState.CLOSED, self.counter.notice

    def ask_elsewhere(self) -> TransferOrder:
        """Ask for the planned part, and for its transfer from where it lies, as it is not here."""
        self.open("parts")
        self.counter.press("Ctrl+P", "Ctrl+T")
        with self.counter.stored() as shop:
            order = max(shop.stock.transfers.open(), key=lambda one: one.requested_at)
        assert order.claim_number == self.number
        return order

    def choose_step(self, name: str) -> None:
        """Open the other steps and press one of them."""
        self.open()
        self.counter.press("F8")
        self.counter.choose(name)

    def exchange(self, *barcodes: str, reason: str = "") -> None:
        """Scan the new units on the exchange tab, and confirm what will happen."""
        self.open("exchange")
        self.counter.scan(*barcodes)
        if reason:
            self.counter.focus_on_field(self.shown(ExchangeSection).view.reason)
            self.counter.type(reason)
        self.counter.press("Ctrl+S", "Ctrl+S")
        assert self.sheet.order.standing.exchange is not None

    def refund(self) -> ProductRefund:
        """Choose the refund on the exchange tab, and confirm what will happen."""
        self.open("exchange")
        self.focus_inside(self.shown(ExchangeSection).view.choice)
        self.counter.press("Right", "Space", "Ctrl+S", "Ctrl+S")
        refund = self.sheet.order.standing.refund
        assert refund is not None
        return refund

    @property
    def invoiced(self) -> Decimal:
        """What the invoice of the order asks for."""
        return self.counter.invoice_of(self.number).settlement.total

    def check_shop(self) -> None:
        """Ask the whole shop what must hold, as `database check` does."""
        with self.counter.stored() as shop:
            report = shop.self_check.run()
        assert report.is_sound, report

    @property
    def sheet(self) -> OrderSheet:
        """The order as another counter reads it."""
        with self.counter.stored() as shop:
            return shop.repairs.workshop.sheet(self.number)

    @property
    def state(self) -> ClaimState:
        """The state another counter reads."""
        return self.sheet.order.claim.state

    def papers(self) -> set[PaperKind]:
        """Return the kinds of papers that are stored for the order."""
        with self.counter.stored() as shop, shop.means.start_reading() as work:
            return {paper.kind for paper in work.papers.of_claim(self.number)}

    def shown(self, kind: type[_SectionT]) -> _SectionT:
        """Return the section in front, which is of this kind."""
        page = self.counter.run.window.page("workshop")
        assert isinstance(page, WorkshopController)
        section: object = page.page.sheet.section_in_front()
        assert isinstance(section, kind)
        return section

    def focus_inside(self, wanted: QWidget) -> None:
        """Go with Tab to a field or into a group of ticks."""
        for _ in range(MOST_TABS):
            at = QApplication.focusWidget()
            if at is not None and (at is wanted or wanted.isAncestorOf(at)):
                return
            self.counter.press("Tab")
        raise AssertionError(f"Tab never reaches {wanted.accessibleName()}")
