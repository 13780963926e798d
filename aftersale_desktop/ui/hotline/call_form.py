"""The call being taken: who, for what, what is said; notes and danger beside the words."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.calls import Caller, CallKind
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.domain.products import ProductModel
from aftersale_desktop.services.callers import CallerCard, CallerHit
from aftersale_desktop.services.hotline import CallForm
from aftersale_desktop.services.hotline_drafts import CallDraft
from aftersale_desktop.ui.hotline.caller_panel import CallerPanel
from aftersale_desktop.ui.hotline.heard_panel import HelpfulNotes
from aftersale_desktop.ui.hotline.pre_verdict_row import PAPERS, PreVerdictRow
from aftersale_desktop.ui.hotline.subject_box import SubjectBox
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import kind_name

_KIND_KEYS = {CallKind.CONSULTATION: "F5", CallKind.WARRANTY: "F6", CallKind.COMPLAINT: "F7"}
_TYPING_PAUSE_MS = 250
_TOLD_HEIGHT = 76
_LONGEST_CODE = 16


class CallFormView(QWidget):
    """`heard_wanted` after a pause in typing, `verdict_wanted` when product or papers change, `chosen(hit)`.

    `kind_changed` lets the page's filled button say what is next.
    """

    heard_wanted = Signal()
    verdict_wanted = Signal()
    kind_changed = Signal()
    chosen = Signal(object)

    def __init__(self, words: Words, models: Sequence[ProductModel]) -> None:
        super().__init__()
        self._words = words
        self._hits: tuple[CallerHit, ...] = ()
        self._key, self._customer_id = "", 0
        self.which, self.name, self.phone = ChoiceBox(), QLineEdit(), QLineEdit()
        self._which_field = LabelledField(words("Which of them calls?"), self.which)
        self._phone_field = LabelledField(words("Telephone"), self.phone)
        self.kinds = ChipGroup(words("What the call is for"))
        self.kinds.show_chips(ChipRecord(kind, kind_name(words, kind), key) for kind, key in _KIND_KEYS.items())
        self.subject = SubjectBox(words)
        self._subject_field = LabelledField(words("Complaint about"), self.subject)
        self.told, self.code, self.model = QPlainTextEdit(), QLineEdit(), ChoiceBox()
        self.told_field = LabelledField(words("What the caller says") + " · F4", self.told)
        self._offer_models(models)
        self.caller = CallerPanel(words)
        self.notes, self.verdict = HelpfulNotes(words), PreVerdictRow(words)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._prepare_fields()
        self._connect()
        self._lay_out()

    def begin(self, request_key: str) -> None:
        """Begin with the next caller."""
        self._key, self._customer_id = request_key, 0
        for field in (self.name, self.phone, self.told, self.code):
            field.clear()
        self.show_hits(())
        self.caller.show_card(None, None)
        self.notes.show_notes(())
        self.verdict.show_assumed(PAPERS)
        self.verdict.show_answer(None)
        self.told_field.show_fault()
        self._phone_field.show_fault()
        self.choose_kind(CallKind.CONSULTATION)

    def show_hits(self, hits: tuple[CallerHit, ...]) -> None:
        """Offer several people a text may mean; one alone is no question."""
        self._hits = hits
        self.which.clear()
        for hit in hits:
            self.which.addItem(f"{hit.customer.name} · {masked_phone(hit.customer.phone)}")
        self._which_field.setVisible(len(hits) > 1)

    def show_caller(self, card: CallerCard, now: datetime, item_id: int = 0, order: str = "") -> None:
        """Show who calls, with everything known of them."""
        self._customer_id = card.customer.id
        self.name.setText(card.customer.name)
        self.phone.setText(card.customer.phone)
        self.caller.show_card(card, now, item_id, order)
        if order:
            self.choose_kind(CallKind.CONSULTATION)
        elif item_id and self.kind is CallKind.CONSULTATION:
            self.choose_kind(CallKind.WARRANTY)
        self._show_model()

    def choose_kind(self, kind: CallKind) -> None:
        """Say what the call is for."""
        self.kinds.set_checked({kind})
        self._subject_field.setVisible(kind is CallKind.COMPLAINT)
        self.verdict.setVisible(kind is not CallKind.CONSULTATION)
        self.kind_changed.emit()

    @property
    def kind(self) -> CallKind:
        """What the call is for."""
        return next((CallKind(code) for code in self.kinds.checked()), CallKind.CONSULTATION)

    @property
    def customer_id(self) -> int:
        """Who calls, 0 for somebody nobody knows."""
        return self._customer_id

    def model_codes(self) -> tuple[str, ...]:
        """Return the model the call is about and its platform."""
        card, item_id = self.caller.card, self.caller.item_id()
        known = card.product(item_id) if card is not None and item_id else None
        if known is not None:
            return known.item.model.code, known.item.model.fault_platform
        model = self.model.currentData()
        return (model.code, model.fault_platform) if isinstance(model, ProductModel) else ()

    def entry(self) -> CallForm:
        """Return the call as it is typed."""
        return CallForm(
            request_key=self._key,
            kind=self.kind,
            caller=Caller(self._customer_id, self.name.text().strip(), self.phone.text().strip()),
            told=self.told.toPlainText().strip(),
            item_id=self.caller.item_id(),
            model_code=next(iter(self.model_codes()), ""),
            fault_code=self.code.text().strip().upper(),
            about_claim=self.caller.about_order(),
            preliminary=self.verdict.told if self.verdict.isVisibleTo(self) else None,
        )

    def draft(self) -> CallDraft:
        """Return everything typed, for the disk and for the page in another language."""
        form = self.entry()
        return CallDraft(
            form.request_key,
            form.kind,
            form.caller,
            self.told.toPlainText(),
            form.item_id,
            form.model_code,
            self.code.text(),
            form.about_claim,
            self.verdict.assumed(),
        )

    def show_draft(self, draft: CallDraft) -> None:
        """Show what was typed before; who calls is looked up anew."""
        self.begin(draft.request_key)
        self._customer_id = draft.caller.customer_id
        self.name.setText(draft.caller.name)
        self.phone.setText(draft.caller.phone)
        self.told.setPlainText(draft.told)
        self.code.setText(draft.fault_code)
        self.verdict.show_assumed(draft.assumed)
        self.choose_kind(draft.kind)
        self._pause.start()

    def ask_for_told(self, reason: str) -> None:
        """Say what is missing and put the cursor there."""
        self.told_field.show_fault(reason)
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_phone(self, reason: str) -> None:
        """Say that nobody can be called back and put the cursor there."""
        self._phone_field.show_fault(reason)
        self.phone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_models(self, models: Sequence[ProductModel]) -> None:
        self.model.addItem(self._words("not said"), None)
        for model in models:
            self.model.addItem(f"{model.code} · {model.name.text(self._words.language)}", model)

    def _show_model(self) -> None:
        self._model_field.setVisible(not self.caller.item_id())

    def _type(self) -> None:
        self.told_field.show_fault()
        self._phone_field.show_fault()
        self._pause.start()

    def _choose_kind(self, code: str, _is_on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self.choose_kind(CallKind(code))
        self.verdict_wanted.emit()

    def _product_changed(self) -> None:
        self._show_model()
        self.verdict_wanted.emit()
        self._pause.start()

    def _prepare_fields(self) -> None:
        self.told.setTabChangesFocus(True)
        self.told.setFixedHeight(_TOLD_HEIGHT)
        self.code.setMaxLength(_LONGEST_CODE)
        self._model_field = LabelledField(self._words("Model"), self.model)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.heard_wanted)
        self.told.textChanged.connect(self._type)
        self.phone.textEdited.connect(lambda _text: self._phone_field.show_fault())
        self.code.textEdited.connect(lambda _text: self._pause.start())
        self.model.activated.connect(lambda _at: self._pause.start())
        self.kinds.toggled.connect(self._choose_kind)
        self.caller.changed.connect(self._product_changed)
        self.verdict.changed.connect(self.verdict_wanted)
        self.which.activated.connect(lambda at: self.chosen.emit(self._hits[at]))
        for kind, key in _KIND_KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda kind=kind: self._choose_kind(kind, True))  # noqa: FBT003 - a signal's slot
        to_told = QShortcut(QKeySequence("F4"), self)
        to_told.activated.connect(self.told.setFocus)

    def _lay_out(self) -> None:
        words, who, about = self._words, QHBoxLayout(), QHBoxLayout()
        for row in (who, about):
            row.setSpacing(GRID)
        who.addWidget(LabelledField(words("Caller"), self.name), 1)
        who.addWidget(self._phone_field, 1)
        about.addWidget(self._model_field, 2)
        about.addWidget(LabelledField(words("Fault code"), self.code), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._which_field)
        column.addLayout(who)
        column.addWidget(self.caller)
        column.addWidget(self.kinds)
        column.addWidget(self._subject_field)
        column.addWidget(self.told_field)
        column.addWidget(self.verdict)
        column.addWidget(self.notes)
        column.addLayout(about)
        column.addStretch()
