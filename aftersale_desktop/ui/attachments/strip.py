"""The photos and files on the counter's form: added, shown small, taken away again."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.attachments import PendingAttachment, Proof, with_attachment
from aftersale_desktop.ui.attachments.reading import picture
from aftersale_desktop.ui.attachments.tile import STAMP_SIDE, AttachmentTile
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.tab_chain import put_in_tab_order
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import proof_name


class AttachmentStrip(QWidget):
    """A button and the tiles; `removed(PendingAttachment)` lets somebody offer to take that back."""

    changed = Signal()
    add_wanted = Signal()
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._attached: tuple[PendingAttachment, ...] = ()
        self.add_button = KeyButton(words("Photo or file"), "Ctrl+O", icon_name="camera")
        self.add_button.clicked.connect(self.add_wanted)
        self._invitation = words("or drop it here, or paste a picture")
        self._hint = OneLine(self._invitation, TextKind.MUTED)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.add_button)
        row.addWidget(self._hint, 1)
        self._tiles = QWidget()
        self._tiles.setAccessibleName(words("Photos and files"))
        self._flow = FlowLayout(self._tiles)
        self._arrows = FocusRow(self)
        self._shown: list[AttachmentTile] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._tiles)
        self._tiles.hide()

    def attached(self) -> tuple[PendingAttachment, ...]:
        """Return what is on the form."""
        return self._attached

    def show_attached(self, attached: tuple[PendingAttachment, ...]) -> None:
        """Show these without a signal."""
        if attached == self._attached:
            return
        self._attached = attached
        for tile in self._shown:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._shown = [self._tile(one) for one in attached]
        for tile in self._shown:
            self._flow.addWidget(tile)
            tile.show()
        self._arrows.watch(list(self._shown))
        put_in_tab_order(self._tiles, self._shown)
        self._tiles.setVisible(bool(attached))
        self._tiles.updateGeometry()

    def show_reading(self, *, is_reading: bool) -> None:
        """Say that a photo is on its way, or again how one comes here."""
        self._hint.setText(self._words("Reading the photo…") if is_reading else self._invitation)

    def add(self, more: PendingAttachment) -> None:
        """Put one more on the form; refuses more than a form takes."""
        self._change(with_attachment(self._attached, more))

    def remove(self, digest: str) -> None:
        """Take one off the form."""
        gone = next((one for one in self._attached if one.digest == digest), None)
        if gone is not None:
            self._change(tuple(one for one in self._attached if one is not gone))
            self.add_button.setFocus()
            self.removed.emit(gone)

    def set_proof(self, digest: str, proves: Proof) -> None:
        """Say what one of them shows."""
        self._change(tuple(replace(one, proves=proves) if one.digest == digest else one for one in self._attached))

    def tiles(self) -> tuple[AttachmentTile, ...]:
        """Return the tiles in the order they were added."""
        return tuple(self._shown)

    def _change(self, attached: tuple[PendingAttachment, ...]) -> None:
        self.show_attached(attached)
        self.changed.emit()

    def _tile(self, one: PendingAttachment) -> AttachmentTile:
        tile = AttachmentTile(one.name, proof_name(self._words, one.proves), _stamp(one), parent=self._tiles)
        tile.allow_removal(self._words("Remove {name}", name=one.name))
        tile.clicked.connect(lambda: self.opened.emit(one))
        tile.removed.connect(lambda: self.remove(one.digest))
        return tile


def _stamp(one: PendingAttachment) -> QImage | None:
    return picture(one.name, one.content, STAMP_SIDE) if one.media_type.is_picture else None
