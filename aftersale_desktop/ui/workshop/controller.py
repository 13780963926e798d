"""What happens on the workshop page: an order is opened, its steps are taken, and every deed shows the order anew."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ClaimRow, open_claim_of
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.repair_standing import NOTHING_SAID, Said
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.domain.shop_lists import SubStatus
from aftersale_desktop.services.list_queries import AT_WORK, INSPECTION, MY_BENCH, ListKind, ListQuery
from aftersale_desktop.services.lookups import Found, FoundClaim, FoundItem, FoundPart, NothingFound
from aftersale_desktop.services.part_forecasts import PartForecast
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.list_control import ListControl
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import HANDOVER, ScanRouter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.workshop.order_scans import OrderScans
from aftersale_desktop.ui.workshop.page import WorkshopPage
from aftersale_desktop.ui.workshop.section import SectionContext, TakesReceipt
from aftersale_desktop.ui.workshop.sections import SECTIONS
from aftersale_desktop.ui.workshop.sheet_view import SheetView
from aftersale_desktop.ui.workshop.technicians import Technicians
from aftersale_desktop.wording.bench import clocks_stopped
from aftersale_desktop.wording.refusals import refusal_text

_FIRST_GROUP = {Role.TECHNICIAN: MY_BENCH, Role.INSPECTOR: INSPECTION}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives a change of language."""

    query: ListQuery
    number: str
    section: str
    typed: dict[tuple[str, str], object]


class WorkshopController(QObject):
    """Holds which order is open; a section hands over the order as its deed left it."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        self._number = ""
        self._router = router
        of_sections = SectionContext(
            context, papers, self.show_order, self._open_beside, router.open_money, self._tell_missing
        )
        self._sheet = SheetView(
            context.words, SECTIONS, lambda record: record.make(shop, of_sections), shop.keyboard.people
        )
        self._scans = OrderScans(self._sheet, router, context.show_refusal)
        self.page = WorkshopPage(context.words, shop.now, context.background, self._sheet)
        self._technicians = Technicians(shop, context)
        self.page.today.add_below(self._technicians.widget)
        query = ListQuery(ListKind.CLAIMS, _FIRST_GROUP.get(shop.who().role, AT_WORK))
        self._rows = ListControl(
            shop.lists, query, self.page.list, context.background, of_workshop=True, open_record=lambda: self._number
        )
        self._rows.counted.connect(lambda counts: self.page.show_counts(counts, self._rows.group_in_front))
        self._rows.changed.connect(self.page.begin_reading)
        self._rows.changed.connect(self._read_parts)
        ListExporting(self.page.list, ListKind.CLAIMS, context.words("Claims"), shop, context)
        self._connect(router)

    def _connect(self, router: ScanRouter) -> None:
        page, sheet = self.page, self._sheet
        router.is_taken_by_workshop = self.is_taken
        router.for_order.connect(self._open_found)
        page.entered.connect(router.submit)
        page.row_opened.connect(self._open_row)
        page.row_followed.connect(self._follow)
        page.list.tab_chosen.connect(self._uncover_list)
        page.list.text_changed.connect(self._uncover_list)
        page.ticked.connect(self._read_day_in_front)
        page.ticked.connect(self._rows.follow)
        sheet.steps.step_wanted.connect(self.take_step)
        sheet.head.technician_chosen.connect(self._hand_to)
        sheet.head.sub_status_chosen.connect(self._name_sub_status)
        sheet.head.left.connect(self.close_order)
        page.today.list.order_wanted.connect(self.open_order)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read the list and the open order anew."""
        self._refresh()
        self._context.background.run(self._shop.repairs.sub_statuses.all, self._name_sub_statuses, owner=self)
        if self._number:
            self.open_order(self._number)
        else:
            self._read_day()
            self.page.table.setFocus()

    def kept(self) -> object:
        """Return tab, order and everything typed for a page in another language."""
        return _Kept(self._rows.lasting_query, self._number, *self._sheet.kept())

    def restore(self, kept: object) -> None:
        """Choose tab and order again, with what was typed."""
        if isinstance(kept, _Kept):
            self._rows.restore(kept.query)
            self._sheet.restore(kept.section, kept.typed)
            self._number = kept.number

    def open_order(self, number: str, section: str = "") -> None:
        """Show an order's sheet, whichever group it is in, with the focus on what to do next or in a section."""
        self.page.scan.clear()
        self._number = number
        self._read(number, is_followed=False, section=section)

    def _tell_missing(self, deed: Deed, needs: tuple[Need, ...]) -> None:
        self._sheet.steps.show_missing(deed, needs)

    def _open_beside(self, number: str) -> None:
        """Show another order in the section that is in front."""
        self.open_order(number, self._sheet.tabs.current())

    def _open_found(self, number: str, section: str) -> None:
        """Show an order that was found; its scanned receipt proves something in its section."""
        self._number = number
        self._read(number, is_followed=False, section=section, is_receipt=self._router.is_receipt)

    def close_order(self) -> None:
        """Show what the day brings instead of an order; a question that is open is put off first."""
        if not (self._number and self._sheet.steps.step_back()):
            self._close()

    def _close(self) -> None:
        self._number = ""
        self._read_day()
        self.page.show_sheet(is_open=False)
        self.page.table.setFocus()

    def is_taken(self, found: Found) -> bool:
        """Take a finding while the page is in front: an order, a part for the open one, a unit of it or of another."""
        if not self.page.isVisible():
            return False
        match found:
            case FoundClaim(number, is_ready):
                self._open_found(number, HANDOVER if is_ready else "")
            case FoundPart(code):
                self._scans.take_part(code, is_open=bool(self._number))
            case FoundItem(known, unit):
                return self._is_unit_taken(unit.barcode if unit else "") or self._is_opened(known)
            case NothingFound(text, units):
                return bool(units) and self._is_unit_taken(text)
            case _:
                return False
        return True

    def _is_unit_taken(self, barcode: str) -> bool:
        return self._scans.is_unit_taken(barcode, is_open=bool(self._number))

    def _is_opened(self, known: KnownItem) -> bool:
        past = open_claim_of(known.history)
        if past is not None:
            self.open_order(past.claim_number)
        return past is not None

    def show_order(self, sheet: OrderSheet) -> None:
        """Show an order as a deed left it, and the list as it is now."""
        if sheet.order.claim.number != self._number:
            return
        self._show(sheet)
        self._refresh()

    def take_step(self, deed: Deed, said: Said | None) -> None:
        """Take a step of the open order."""
        number = self._number
        self._context.background.run(
            lambda: self._shop.repairs.workshop.step(number, deed, said or NOTHING_SAID),
            self._step_taken,
            self._refuse_step,
            owner=self,
        )

    def _step_taken(self, sheet: OrderSheet) -> None:
        before = self._sheet.sheet
        if before is not None:
            records = before.order.standing.records, sheet.order.standing.records
            stopped = clocks_stopped(self._context.words, *records)
            if stopped:
                self._context.notify(Notice(stopped, Tone.GOOD))
        self._sheet.steps.step_taken()
        self.show_order(sheet)
        self._sheet.steps.focus_next()

    def _refuse_step(self, refusal: AfterSaleError) -> None:
        """Say it where the step was to be taken; the order is read anew, for somebody may have moved it."""
        self._read(self._number, is_followed=True)
        self._sheet.steps.show_refusal(refusal_text(self._context.words, refusal))

    def _open_row(self, row: ClaimRow | None) -> None:
        if row is not None:
            self.open_order(row.number)

    def _follow(self, row: ClaimRow) -> None:
        """With an order open, the cursor in the list opens the next one and stays in the list."""
        if self._number and row.number != self._number:
            self._number = row.number
            self._read(row.number, is_followed=True)

    def _read(self, number: str, *, is_followed: bool, section: str = "", is_receipt: bool = False) -> None:
        def show(sheet: OrderSheet) -> None:
            if sheet.order.claim.number != self._number:
                return
            self._show(sheet)
            if not self.page.is_chosen(number):
                self._find_in_list()
            if section and self._sheet.has(section):
                self._sheet.go_to(section)
                self._take_receipt(is_receipt=is_receipt)
            elif not is_followed:
                self._sheet.steps.focus_next()

        self._context.background.run(lambda: self._shop.repairs.workshop.sheet(number), show, owner=self)

    def _take_receipt(self, *, is_receipt: bool) -> None:
        section: object = self._sheet.section_in_front()
        if is_receipt and isinstance(section, TakesReceipt):
            section.receipt_scanned()

    def _uncover_list(self, wanted: str) -> None:
        """Whoever asks for another group or a name wants to see the list, which an order covers in a small window."""
        if wanted and self._number and not self.page.table.isVisible():
            self._close()

    def _read_day_in_front(self) -> None:
        if self.page.today.isVisible():
            self._read_day()

    def _name_sub_statuses(self, found: tuple[SubStatus, ...]) -> None:
        self.page.name_sub_statuses({one.code: one.name.text(self._context.words.language) for one in found})

    def _read_day(self) -> None:
        self._technicians.read()
        now = self._shop.now()
        self._context.background.run(
            self._shop.repairs.today.entries, lambda found: self.page.today.show_entries(found, now), owner=self
        )

    def _show(self, sheet: OrderSheet) -> None:
        self._sheet.show_sheet(sheet, self._shop.who(), self._shop.now())
        self._sheet.head.show_part(self.page.part_of(self._number))
        self.page.show_sheet(is_open=True)
        self.page.choose_no_other(self._number)

    def _refresh(self) -> None:
        self._find_in_list()
        self._read_parts()

    def _find_in_list(self) -> None:
        """Read the list anew with the cursor on the order that is open."""
        self.page.begin_reading()
        self._rows.refresh(self._number)

    def _read_parts(self) -> None:
        self._context.background.run(self._shop.stock.part_finder.forecasts, self._show_parts, owner=self)

    def _show_parts(self, found: dict[str, PartForecast]) -> None:
        self.page.show_parts(found)
        self._sheet.head.show_part(found.get(self._number))

    def _hand_to(self, technician: str) -> None:
        number = self._number
        self._context.background.run(
            lambda: self._shop.repairs.workshop.hand_to(number, technician), self.show_order, self._refuse, owner=self
        )

    def _name_sub_status(self, code: str) -> None:
        number = self._number
        self._context.background.run(
            lambda: self._shop.repairs.workshop.name_sub_status(number, code), self.show_order, self._refuse, owner=self
        )

    def _refuse(self, refusal: AfterSaleError) -> None:
        """Say why, and show the head as the order still stands."""
        self._context.show_refusal(refusal)
        if self._sheet.sheet is not None:
            self._show(self._sheet.sheet)
