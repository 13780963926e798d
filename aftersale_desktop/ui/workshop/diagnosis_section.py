"""The Diagnosis tab: serves its view, settles what the work costs at every stroke, and keeps what is typed."""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from aftersale_desktop.domain.comebacks import ComebackCause
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fault_experience import FaultExperience, PastWay
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.work_times import WorkMark
from aftersale_desktop.services.bench import BenchBasis, NothingDiagnosedError
from aftersale_desktop.services.bench_drafts import BenchDraft, KeptDiagnosis
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.work_clock import WORKED_ON, Clocked
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.workshop.diagnosis_view import DiagnosisView
from aftersale_desktop.ui.workshop.finding_deeds import FindingDeeds
from aftersale_desktop.ui.workshop.planned_cost import planned_cost, refusal_of
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.refusals import refusal_text

KEEP_EVERY_MS = 1500
_SECONDS_TO_REGRET = 60


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What an order's form begins with; `unread` is why the draft of before could not be asked for."""

    number: str
    basis: BenchBasis
    kept: KeptDiagnosis
    unread: AfterSaleError | None = None


class DiagnosisSection(QObject):
    """Shows one order at a time; what is typed is kept on the disk while it differs from what is saved."""

    def __init__(self, shop: Shop, context: SectionContext) -> None:
        super().__init__()
        self._shop, self._context, self._words = shop, context, context.words
        self._sheet: OrderSheet | None = None
        self._saved: BenchDraft | None = None
        self._written: BenchDraft | None = None
        self._names: dict[str, str] = {}
        self.view = DiagnosisView(context.words, shop.now)
        self.setParent(self.view)  # it ends with the fields it reads
        self._findings = FindingDeeds(self.view.findings, shop, context)
        self._timer = QTimer(self, interval=KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.view

    def show(self, sheet: OrderSheet) -> None:
        """Show an order; what was typed for another one is on the disk, what was typed for this one stays."""
        number = sheet.order.claim.number
        is_other = self._number() != number
        if is_other:
            self.keep()
        is_untouched = is_other or self._draft() == self._saved
        self._sheet = sheet
        self._show_plain(sheet)
        if is_other:
            self.view.form.offer(sheet.order.tariff)
            self.view.form.offer_codes(())
            self.view.restored.show_text("", can_discard=False)
            self.view.experience.show_experience(FaultExperience(), {})
            self._names = {part.code: part.name for part in sheet.order.tariff.parts}
        if is_untouched:
            self._fill(_saved_draft(sheet))
            self._saved = self._draft()
        if is_other:
            self._written = self._saved
            self._context.background.run(lambda: self._beginning(number), self._begin, owner=self)
        self._settle()
        self._timer.start()

    def kept(self) -> object:
        """Return what was typed and not saved, None where there is nothing."""
        draft = self._draft()
        return draft if draft != self._saved else None

    def restore(self, kept: object) -> None:
        """Take back what was typed for this order."""
        if isinstance(kept, BenchDraft) and kept.claim_number == self._number():
            self._fill(kept)
            self._settle()

    def keep(self) -> None:
        """Bring what was typed to the disk unless it lies there already; what is saved leaves no draft."""
        draft = self._draft() if isValid(self._context.background) else None
        if draft is None or draft == self._written or not self._shop.who().may(Right.REPAIR):
            return
        self._written = draft
        drafts = self._shop.repairs.bench_drafts
        job = partial(drafts.forget, draft.claim_number) if draft == self._saved else partial(drafts.keep, draft)
        self._context.background.run(job, lambda _: None, self._not_written, owner=self)

    def _not_written(self, refusal: AfterSaleError) -> None:
        self._written = None
        self._timer.stop()  # said once; the next order, or the next deed, tries again
        self._context.show_refusal(refusal)

    def _number(self) -> str:
        return self._sheet.order.claim.number if self._sheet else ""

    def _draft(self) -> BenchDraft | None:
        if self._sheet is None:
            return None
        order = self._sheet.order
        kept = order.standing.diagnosis
        technician = kept.technician if kept else ""
        diagnosis = self.view.form.diagnosis(order.item.model.fault_platform, technician)
        if kept is not None:
            diagnosis = replace(diagnosis, note=kept.note)
        return BenchDraft(order.claim.number, diagnosis, self.view.findings.findings(), self.view.findings.note.text())

    def _fill(self, draft: BenchDraft) -> None:
        self.view.form.show_diagnosis(draft.diagnosis)
        self.view.findings.show_findings(draft.findings, draft.note)
        self._findings.show_order(self._sheet)

    def _show_plain(self, sheet: OrderSheet) -> None:
        """What nobody types here: time, come-backs, whether the user may save."""
        user, order = self._shop.who(), sheet.order
        may_repair = user.may(Right.REPAIR)
        marks = contents(order.standing.records, WorkMark)
        self.view.time.show_marks(marks, user.name, may_work=may_repair and order.claim.state in WORKED_ON)
        for part in (self.view.form, self.view.comeback, self.view.save):
            part.setEnabled(may_repair and refusal_of(order) is None)
        self._findings.show_order(sheet)

    def _beginning(self, number: str) -> _Beginning:
        basis = self._shop.repairs.bench.basis(number)
        try:
            return _Beginning(number, basis, self._shop.repairs.bench_drafts.kept(number))
        except AfterSaleError as refusal:
            return _Beginning(number, basis, KeptDiagnosis(), refusal)

    def _begin(self, beginning: _Beginning) -> None:
        if beginning.number != self._number() or self._sheet is None:
            return
        view, words, kept = self.view, self._words, beginning.kept
        is_untouched = self.kept() is None
        view.form.offer_codes(beginning.basis.codes)
        if is_untouched:  # a code of the list is read as it is written there
            self._saved = self._written = self._draft()
        view.comeback.show_claim(self._sheet.order.claim, beginning.basis.earlier)
        is_brought_back = kept.draft is not None and is_untouched
        if kept.draft is not None and is_brought_back:
            self._fill(kept.draft)
        text = words("Brought back what was typed for this order.") if is_brought_back else ""
        if kept.put_aside:
            text = words("What was typed cannot be read. The file is kept as {name}.", name=kept.put_aside)
        view.restored.show_text(text, can_discard=is_brought_back)
        if beginning.unread is not None:
            self._context.show_refusal(beginning.unread)
        self._ask_experience()
        self._settle()

    def _ask_experience(self) -> None:
        if self._sheet is None:
            return
        number, platform = self._number(), self._sheet.order.item.model.fault_platform
        code = self.view.form.typed_code()
        self.view.experience.show_code(self.view.form.known_code())
        ask = partial(self._shop.repairs.bench.experience, platform, code, number)
        self._context.background.run(ask, partial(self._show_experience, number, code), owner=self)

    def _show_experience(self, number: str, code: str, experience: FaultExperience) -> None:
        if (number, code) != (self._number(), self.view.form.typed_code()):
            return
        self.view.experience.show_experience(experience, self._names)
        self.view.form.propose_more(way.example for way in experience.ways)

    def _take_over(self, way: PastWay) -> None:
        self.view.form.take_over(way.example)
        self.view.form.remedy.setFocus()

    def _settle(self) -> None:
        draft, sheet = self._draft(), self._sheet
        if draft is not None and sheet is not None:
            self.view.say_cost(*planned_cost(self._words, sheet.order, draft.diagnosis, self._shop.now()))

    def _save(self) -> None:
        draft = self._draft()
        if draft is not None:
            save = partial(self._save_and_forget, draft)
            self._context.background.run(save, partial(self._show_saved, draft), self._refuse, owner=self)

    def _save_and_forget(self, draft: BenchDraft) -> OrderSheet:
        sheet = self._shop.repairs.bench.record_diagnosis(draft.claim_number, draft.diagnosis)
        with suppress(AfterSaleError):  # a saved diagnosis stands whatever becomes of its draft
            self._shop.repairs.bench_drafts.forget(draft.claim_number)
        return sheet

    def _show_saved(self, draft: BenchDraft, sheet: OrderSheet) -> None:
        self._context.notify(Notice(self._words("Diagnosis saved."), Tone.GOOD))
        if draft.claim_number == self._number():
            self.view.restored.show_text("", can_discard=False)
            self._saved = draft
        self._context.changed(sheet)

    def _refuse(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, NothingDiagnosedError):
            self.view.form.show_nothing_found(refusal_text(self._words, refusal))
        else:
            self._context.show_refusal(refusal)

    def _discard(self) -> None:
        before = self._draft()
        if before is None or self._sheet is None:
            return
        self._fill(_saved_draft(self._sheet))
        self._settle()
        self.view.restored.show_text("", can_discard=False)
        self.keep()
        undo = partial(self.restore, before)
        text = self._words("What was typed for this order is thrown away.")
        self._context.notify(Notice(text, Tone.NEUTRAL, _SECONDS_TO_REGRET, self._words("Undo"), undo))

    def _press_clock(self) -> None:
        press = partial(self._shop.repairs.work_clock.press, self._number())
        self._context.background.run(press, self._show_clocked, owner=self)

    def _show_clocked(self, clocked: Clocked) -> None:
        if clocked.paused:
            text = self._words("Work time on {number} paused.", number=clocked.paused)
            self._context.notify(Notice(text, Tone.NEUTRAL))
        self._context.changed(clocked.sheet)

    def _name_comeback(self, earlier: str, cause: ComebackCause | None) -> None:
        name = partial(self._shop.repairs.bench.name_comeback, self._number(), earlier, cause)
        self._context.background.run(name, self._show_comeback, owner=self)

    def _show_comeback(self, sheet: OrderSheet) -> None:
        claim = sheet.order.claim
        if claim.number == self._number():
            self.view.comeback.show_link(claim)
        self._context.changed(sheet)

    def _connect(self) -> None:
        view = self.view
        view.form.changed.connect(self._settle)
        view.form.code_changed.connect(self._ask_experience)
        view.experience.taken.connect(self._take_over)
        view.save.clicked.connect(self._save)
        view.restored.discarded.connect(self._discard)
        view.time.pressed.connect(self._press_clock)
        view.comeback.said.connect(self._name_comeback)


def _saved_draft(sheet: OrderSheet) -> BenchDraft:
    """An order without a diagnosis begins with the code told at the counter."""
    order = sheet.order
    fresh = Diagnosis(
        platform=order.item.model.fault_platform,
        fault_code=order.claim.fault_code,
        fault_found="",
        technician="",
    )
    return BenchDraft(order.claim.number, order.standing.diagnosis or fresh)
