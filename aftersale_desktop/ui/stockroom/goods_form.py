"""The form on which parts are scanned together and then received, moved, asked for, set right or scrapped."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.stock_rules import ReplenishmentRequest
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.stockroom.goods_deeds import DEEDS, DeedForm, GoodsDeed
from aftersale_desktop.ui.stockroom.pick_list import PickList
from aftersale_desktop.ui.stockroom.place_box import PlaceBox
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.section_tabs import SectionTab, SectionTabs
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock_names import StockNames

_REQUEST_WIDTH = 240


class GoodsForm(QWidget):
    """Shows what a deed needs and hides the rest."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.deeds = SectionTabs(
            words("What to do with parts"), [SectionTab(one.deed, words(one.title), one.key) for one in DEEDS]
        )
        self.source, self.target = PlaceBox(words("From")), PlaceBox(words("Into"))
        self.request, self.why = ChoiceBox(), QLineEdit()
        self.request.setMinimumWidth(_REQUEST_WIDTH)
        self.request.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._source_field = LabelledField(words("From"), self.source)
        self._target_field = LabelledField(words("Into"), self.target)
        self._request_field = LabelledField(words("Ordered with"), self.request)
        self.why_field = LabelledField(words("Reason"), self.why)
        self.parts = PickList(words, words("Nothing scanned yet"))
        self.take = KeyButton("", "F9", filled=True)
        self.clear = KeyButton(words("Start anew"), "Ctrl+D")
        self.bar = ActionBar((self.clear,), (self.take,))
        self._lay_out()

    def show_deed(self, form: DeedForm, *, may_do: bool) -> None:
        """Show what a deed needs."""
        words, is_receipt = self._words, form.deed is GoodsDeed.RECEIVE
        self.deeds.choose(form.deed)
        self._source_field.setVisible(bool(form.source))
        self._target_field.setVisible(bool(form.target))
        self._request_field.setVisible(is_receipt)
        self._source_field.set_label(words(form.source) if form.source else "")
        self._target_field.set_label(words(form.target) if form.target else "")
        self.why_field.show_fault()
        self.parts.say_empty(words("Nothing scanned yet"), words(form.empty))
        self.take.set_words(words(form.button))
        self.take.setEnabled(may_do)
        self.bar.show_hint("" if may_do else words("Your role looks; the storekeeper or a supervisor does this."))

    def offer_requests(self, names: StockNames, requests: Iterable[ReplenishmentRequest]) -> None:
        """Offer the orders that goods may belong to."""
        chosen = self.request.currentData()
        self.request.clear()
        self.request.addItem(self._words("No order"), "")
        for one in requests:
            self.request.addItem(f"{one.number} · {names.place(one.warehouse)}", one.number)
        self.request.setCurrentIndex(max(0, self.request.findData(chosen)))

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in (self._source_field, self._target_field, self._request_field):
            fields.addWidget(field)
        fields.addWidget(self.why_field, 1)
        card = Card()
        card.content.addWidget(self.parts, 1)
        body = QVBoxLayout()
        body.setContentsMargins(SIDE, 12, SIDE, 16)
        body.setSpacing(12)
        body.addWidget(self.deeds)
        body.addLayout(fields)
        body.addWidget(card, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self.bar)
