"""What a stock-take found so far, and the part under the cursor to count anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from aftersale_desktop.domain.stock_counts import StockCount
from aftersale_desktop.ui.stockroom.count_columns import CountRow, difference_mark
from aftersale_desktop.ui.stockroom.pick_row import MOST_PIECES
from aftersale_desktop.ui.stockroom.why_row import WhyRow
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.rows import beside, rule, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.stock_names import StockNames

_WIDTH = 400


class CountPanel(DetailCard):
    """`typed(part, quantity)` in place of what was scanned; `posted(why)` and `given_up(why)`."""

    typed = Signal(str, int)
    posted = Signal(str)
    given_up = Signal(str)

    def __init__(self, names: StockNames) -> None:
        super().__init__(_WIDTH)
        words = names.words
        self._names, self._words = names, words
        self._row: CountRow | None = None
        self._number, self._where = Text("", TextKind.TITLE, selectable=True), Text("", wrap=True)
        self._found = Text("", TextKind.STRONG, wrap=True)
        self._hint = Text("", TextKind.STRONG, tone=Tone.CAUTION, wrap=True)
        self._part, self._mark = Text("", TextKind.BIG), Badge()
        self._name, self._serials = Text("", wrap=True), Text("", TextKind.MUTED, wrap=True)
        self.counted = NumberEdit(0, MOST_PIECES)
        self._counted_field = LabelledField(words("Counted by hand"), self.counted)
        self.take = KeyButton(words("Write down"), "F4")
        self.again = KeyButton(words("Count it again"), "F5")
        self.why = QLineEdit()
        self._why_field = LabelledField(words("Why it differs"), self.why)
        self._who = Text(words("A supervisor posts it; what is counted stays here."), TextKind.MUTED, wrap=True)
        self.post = KeyButton(words("Post the stock-take"), "F9", filled=True)
        self.cancel = KeyButton(words("Give it up"), "F8")
        self.give_up = WhyRow(words)
        self._lay_out()
        self._connect()

    def show_count(self, count: StockCount, found: str, progress: str, *, may_post: bool) -> None:
        """Show how far a stock-take is and what differs."""
        self._number.setText(count.number)
        self._where.setText(f"{self._names.place(count.warehouse)} · {progress}")
        self._found.setText(found)
        self.post.setEnabled(may_post)
        self._why_field.setVisible(may_post)
        self._who.setVisible(not may_post)

    def show_row(self, row: CountRow | None) -> None:
        """Show the part under the cursor."""
        self._row = row
        is_tracked = row is not None and self._names.is_tracked(row.part_code)
        self._part.setText(row.part_code if row else "")
        self._name.setText(self._names.part(row.part_code) if row else "")
        self._serials.setText(" · ".join(row.serials) if row else "")
        self._serials.setVisible(bool(row and row.serials))
        mark = difference_mark(self._words, row) if row else None
        self._mark.show_state(mark.text if mark else "", mark.tone if mark else Tone.NEUTRAL)
        self._counted_field.setVisible(row is not None and not is_tracked)
        self.take.setVisible(row is not None and not is_tracked)
        self.again.setVisible(row is not None and row.counted is not None)
        self.counted.setValue(row.counted if row and row.counted is not None else row.on_book if row else 0)

    def show_hint(self, text: str) -> None:
        """Say what has to be scanned next."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def ask_why(self) -> None:
        """Say that the differences need a reason."""
        self._why_field.show_fault(self._words("A few words say why."))
        self.why.setFocus()

    def end(self) -> None:
        """Forget what was typed."""
        self.why.clear()
        self._why_field.show_fault()
        self.give_up.end()
        self.show_hint("")

    def _type(self, quantity: int) -> None:
        if self._row is not None:
            self.typed.emit(self._row.part_code, quantity)

    def _connect(self) -> None:
        self.take.clicked.connect(lambda: self._type(self.counted.value()))
        self.counted.lineEdit().returnPressed.connect(self.take.click)
        self.again.clicked.connect(lambda: self._type(0))
        self.post.clicked.connect(lambda: self.posted.emit(self.why.text().strip()))
        give_up = self._words("Give it up")
        self.cancel.clicked.connect(lambda: self.give_up.ask(give_up, self.given_up.emit, self.cancel))

    def _lay_out(self) -> None:
        """What is done with one part scrolls in a low window; what ends the stock-take stays in sight."""
        head = stacked(self._number, self._where, self._hint, rule())
        row = stacked(self._part, self._name, self._mark, self._serials, self._counted_field)
        row.addLayout(beside(self.take, self.again))
        foot = stacked(self._found, self._who, self._why_field, self.post, self.cancel, self.give_up)
        foot.setSpacing(GRID)
        self.lay_out(head, row, foot)
        self.show_hint("")
        self.show_row(None)
