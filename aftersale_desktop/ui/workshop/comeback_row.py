"""Whether a product comes back to an earlier repair, and whose fault it was."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import Claim, PastRepair
from aftersale_desktop.domain.comebacks import ComebackCause
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.bench import comeback_name
from aftersale_desktop.wording.catalogue import Words


class ComebackRow(QWidget):
    """Chooses among earlier repairs of the product; `said(number, cause)` when a person said it."""

    said = Signal(str, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.earlier = ChoiceBox()
        self.earlier.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.causes = ChipGroup(words("Cause of the come-back"))
        self.causes.show_chips(ChipRecord(str(cause), comeback_name(words, cause)) for cause in ComebackCause)
        self.earlier.activated.connect(lambda _place: self._say(None))
        self.causes.toggled.connect(self._choose_cause)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(LabelledField(words("Come-back of an earlier repair"), self.earlier))
        column.addWidget(self.causes)
        self.hide()

    def show_claim(self, claim: Claim, earlier: tuple[PastRepair, ...]) -> None:
        """Show what is linked; a product that was never here has nothing to choose from."""
        self.earlier.clear()
        self.earlier.addItem(self._words("No come-back"), "")
        for past in earlier:
            self.earlier.addItem(f"{past.claim_number} · {past.returned_on} · {past.summary}", past.claim_number)
        self.show_link(claim)
        self.setVisible(bool(earlier))

    def show_link(self, claim: Claim) -> None:
        """Show which of them an order is linked with, and why."""
        self.earlier.setCurrentIndex(max(0, self.earlier.findData(claim.comes_back_of)))
        self.causes.set_checked({claim.comeback_cause})
        self.causes.setVisible(bool(claim.comes_back_of))

    def _choose_cause(self, code: str, is_on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._say(ComebackCause(code) if is_on else None)

    def _say(self, cause: ComebackCause | None) -> None:
        self.causes.set_checked({str(cause)} if cause else ())
        self.said.emit(str(self.earlier.currentData() or ""), cause)
