"""The Inspection tab: results per unit, judged while they are typed; they release the product or send it back."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.claims import ClaimState, ReasonMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.inspections import Inspected, InspectionPlan
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.history_list import HistoryEntry
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.workshop.inspection_view import InspectionView
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.inspections import inspected_line, inspection_outcome_name


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed for an order and not recorded."""

    template: str
    results: dict[tuple[str, str], str]
    note: str
    reason: str


_NOTHING = _Typed("", {}, "", "")


class InspectionSection:
    """Reads the tests of an order once; what was typed stays while the order waits for its inspection."""

    def __init__(self, shop: Shop, context: SectionContext) -> None:
        self._shop, self._context, self._words = shop, context, context.words
        self._sheet: OrderSheet | None = None
        self._planned_for = ""
        self._typed = _NOTHING
        self.view = view = InspectionView(context.words)
        view.template.activated.connect(lambda _at: self._read(view.template.currentData()))
        view.record.clicked.connect(self.take_step)
        view.waive.clicked.connect(self._waive)
        view.certificate.clicked.connect(self._show_certificate)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.view.widget

    def show(self, sheet: OrderSheet) -> None:
        """Show the tests of an order at the inspector, and the inspections there were."""
        number = sheet.order.claim.number
        if self._sheet is None or self._sheet.order.claim.number != number:
            self._forget()
        self._sheet = sheet
        self._show_who(sheet)
        self._show_past(sheet)
        if sheet.order.claim.state is ClaimState.IN_INSPECTION and self._planned_for != number:
            self._read(self._typed.template)

    def kept(self) -> object:
        """Return what was typed and not recorded, None where there is nothing."""
        view = self.view
        results = {key: text for table in view.units for key, text in table.typed().items()}
        template = view.template.currentData() or ""
        typed = _Typed(template, results, view.note.text(), view.reason.text())
        return typed if results or typed.note or typed.reason else None

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned for this order."""
        if isinstance(kept, _Typed):
            self._typed = kept
            self._fill()

    def unit_scanned(self, barcode: str) -> bool:
        """Go to the tests of a unit of the order; False for one that is nothing here."""
        table = next((one for one in self.view.units if one.barcode == barcode), None)
        if table is None or not self.view.form.isVisibleTo(self.widget):
            return False
        if not table.focus_open():
            table.rows[0].input.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def take_step(self) -> None:
        """Record the results; while one is missing and none failed, go to it."""
        if self._sheet is None or not self.view.form.isVisibleTo(self.widget):
            return
        if not self._has_failed() and self.view.focus_open():
            self._say_missing(Tone.CAUTION)
            return
        number, note = self._sheet.order.claim.number, self.view.note.text()
        template = self.view.template.currentData()
        told = (row.answer() for table in self.view.units for row in table.rows)
        answers = [answer for answer in told if answer is not None]
        self._run(partial(self._shop.repairs.inspections.inspect, number, template, answers, note))

    def _waive(self) -> None:
        if self._sheet is not None:
            self._run(
                partial(self._shop.repairs.inspections.waive, self._sheet.order.claim.number, self.view.reason.text())
            )

    def _run(self, deed: "partial[Inspected]") -> None:
        self.view.reason_field.show_fault()
        self._context.background.run(deed, self._inspected, self._refuse, owner=self.widget)

    def _inspected(self, done: Inspected) -> None:
        self._forget()
        words, inspection = self._words, done.inspection
        if done.certificate is not None:
            self._context.papers.print_paper(PaperKind.CERTIFICATE, done.certificate.number)
        if inspection.outcome is InspectionOutcome.FAILED:
            notice = Notice(words("Sent back to the bench; the promise goes on."), Tone.CAUTION)
        else:
            notice = Notice(words("Released: ready for collection."), Tone.GOOD)
        self._context.notify(notice)
        self._context.changed(done.sheet)

    def _refuse(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, ReasonMissingError):
            self.view.reason_field.show_fault(self._words("Enter a reason; it is written down."))
            self.view.reason.setFocus()
        else:
            self._context.show_refusal(refusal)

    def _read(self, template: str) -> None:
        if self._sheet is None:
            return
        number = self._sheet.order.claim.number
        kept = self.kept()
        self._typed = kept if isinstance(kept, _Typed) else self._typed
        self._planned_for = number
        self._context.background.run(
            lambda: self._shop.repairs.inspections.plan(number, template),
            lambda plan: self._show_plan(number, plan),
            owner=self.widget,
        )

    def _show_plan(self, number: str, plan: InspectionPlan) -> None:
        if self._sheet is None or self._sheet.order.claim.number != number:
            return
        view = self.view
        view.show_tests(plan.templates, plan.template.code if plan.template else "", plan.tests)
        for table in view.units:
            table.changed.connect(self._show_outcome)
        for table, after in zip(view.units, view.units[1:], strict=False):
            table.finished.connect(after.rows[0].input.setFocus)
        if view.units:
            view.units[-1].finished.connect(view.record.setFocus)
        self._fill()
        focused = QApplication.focusWidget()
        if focused is not None and self.widget.isAncestorOf(focused):
            view.focus_open()

    def _fill(self) -> None:
        for table in self.view.units:
            table.fill(self._typed.results)
        self.view.note.setText(self._typed.note)
        self.view.reason.setText(self._typed.reason)
        self._show_outcome()

    def _forget(self) -> None:
        self._planned_for, self._typed = "", _NOTHING
        self.view.show_tests((), "", ())
        self._fill()

    def _show_who(self, sheet: OrderSheet) -> None:
        words, user, claim = self._words, self._shop.who(), sheet.order.claim
        is_here, is_repairer = claim.state is ClaimState.IN_INSPECTION, user.name in sheet.order.standing.repairers
        hint = ""
        if not is_here and sheet.order.claim.passed_at is not None:
            hint = ""
        elif not is_here:
            hint = words("The tests are here once the bench has handed the product to inspection.")
        elif is_repairer:
            hint = words("{name} repaired this product: somebody else inspects it.", name=user.name)
        elif not user.may(Right.INSPECT):
            hint = words("This product waits for an inspector.")
        may = is_here and not is_repairer
        self.view.show_who(
            hint, may_inspect=may and user.may(Right.INSPECT), may_waive=may and user.may(Right.WAIVE_INSPECTION)
        )

    def _results(self) -> list[bool | None]:
        return [row.is_good() for table in self.view.units for row in table.rows]

    def _has_failed(self) -> bool:
        return False in self._results()

    def _say_missing(self, tone: Tone) -> None:
        missing = self._results().count(None)
        text = self._words.plural(
            "{count} result is missing: it passes with every result, and fails with one.",
            "{count} results are missing: it passes with every result, and fails with one.",
            missing,
        )
        self.view.show_outcome(text, tone)

    def _show_outcome(self) -> None:
        words, results = self._words, self._results()
        missing, failed = results.count(None), results.count(False)
        if failed:
            text = words.plural(
                "{count} test did not pass: the product goes back to the bench, the promise goes on.",
                "{count} tests did not pass: the product goes back to the bench, the promise goes on.",
                failed,
            )
            not_tested = words.plural("{count} test not tested", "{count} tests not tested", missing) if missing else ""
            self.view.show_outcome(" · ".join(part for part in (text, not_tested) if part), Tone.BAD)
        elif missing:
            self._say_missing(Tone.NEUTRAL)
        else:
            text = words("All tests passed: ready for collection, and the certificate is printed.")
            self.view.show_outcome(text, Tone.GOOD)

    def _show_past(self, sheet: OrderSheet) -> None:
        zone = self._shop.now().tzinfo
        inspections = contents(sheet.order.standing.records, Inspection)
        entries = [
            HistoryEntry(
                f"{one.at.astimezone(zone):%m-%d %H:%M}",
                inspection_outcome_name(self._words, one.outcome),
                inspected_line(self._words, one),
            )
            for one in reversed(inspections)
        ]
        has_certificate = any(one.outcome is InspectionOutcome.PASSED for one in inspections)
        self.view.show_past(entries, has_certificate=has_certificate)

    def _show_certificate(self) -> None:
        if self._sheet is not None:
            self._context.papers.preview_paper(PaperKind.CERTIFICATE, self._sheet.order.claim.number)
