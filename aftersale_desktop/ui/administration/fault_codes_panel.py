"""The shop's fault codes by platform: the list, and one of them to change."""

from PySide6.QtCore import Signal

from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.ui.administration.fault_code_form import FaultCodeForm
from aftersale_desktop.ui.administration.kept_list import KeptList
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import level_name

SAVE_KEY = "Ctrl+S"
_ROWS = 6


class FaultCodesPanel(KeptList[FaultCode]):
    """`saved(code, before)` with the code it was, None for a new one; `removed(code)`; `shipped_wanted`."""

    saved = Signal(object, object)
    removed = Signal(object)
    shipped_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("Fault codes"), _columns(words), lambda code: code.key)
        self._told = words("Orders keep what they say; the bench proposes by the new list at once.")
        self.form = FaultCodeForm(words)
        self.save = KeyButton(words("Save"), SAVE_KEY, filled=True, icon_name="save")
        self.add = KeyButton(words("Add as a new code"), icon_name="plus")
        self.remove = KeyButton(words("Remove"), icon_name="trash")
        self.shipped = KeyButton(words("Begin with the usual codes"), icon_name="plus")
        self.listed.add(self.shipped)
        self.picked.connect(self._show_row)
        self.shipped.clicked.connect(self.shipped_wanted)
        self.save.clicked.connect(lambda: self.saved.emit(self.form.fault_code(), self.in_front()))
        self.add.clicked.connect(lambda: self.saved.emit(self.form.fault_code(), None))
        self.remove.clicked.connect(lambda: self.removed.emit(self.in_front()))
        note = Text(words("Several texts are parted by semicolons."), TextKind.NOTE)
        deeds = (self.save, self.add, self.remove)
        self.lay_out(_ROWS, words("Fault code"), (self.form, note), self.form, deeds)

    def show_codes(self, codes: tuple[FaultCode, ...], key: str, *, may_change: bool) -> None:
        """Show the list with the cursor on a key, or else on its first row."""
        self.show_rows(codes, key, self._told, may_change=may_change)
        self.shipped.setVisible(may_change and not codes)

    def picked_key(self) -> str:
        """Return the key of the row that is shown in the form."""
        picked = self.in_front()
        return picked.key if picked else ""

    def _show_row(self, code: object) -> None:
        if isinstance(code, FaultCode):
            self.form.show_code(code)


def _columns(words: Words) -> tuple[Column[FaultCode], ...]:
    return (
        Column(words("Platform"), lambda row: row.platform, width=110),
        Column(words("Fault code"), lambda row: row.code, width=100, is_strong=True),
        Column(words("Meaning"), lambda row: row.name.text(words.language), stretches=True),
        Column(words("Usual work"), lambda row: level_name(words, row.level), width=136, is_muted=True),
        Column(words("Usual parts"), lambda row: " ".join(row.part_codes), width=176, is_muted=True),
    )
