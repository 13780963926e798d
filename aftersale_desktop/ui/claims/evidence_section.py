"""What was agreed and attached at intake, in the detail of a claim."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.ui.attachments.tile import AttachmentTile
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.tab_chain import put_in_tab_order
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import proof_name

_TILE_WIDTH = 320


class EvidenceSection(QWidget):
    """A tile for each photo and file; `opened(Attachment)` shows one in full, `add_wanted` attaches another."""

    opened = Signal(object)
    add_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: dict[str, AttachmentTile] = {}
        self._limit = Text("", wrap=True)
        self._title = Text(words("Photos and files"), TextKind.LABEL)
        self._tiles = QVBoxLayout()
        self._tiles.setSpacing(8)
        self._arrows = FocusRow(self)
        self.add_button = KeyButton(words("Photo or file"), "Ctrl+O", icon_name="camera")
        self.add_button.clicked.connect(self.add_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._limit)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addLayout(self._tiles)

    def show_evidence(self, limit: Decimal | None, attachments: tuple[Attachment, ...], *, may_add: bool) -> None:
        """Show the agreed limit and the tiles, without pictures yet."""
        words = self._words
        self._limit.setText("" if limit is None else words("No call below ¥ {limit}", limit=f"{limit:.2f}"))
        self._limit.setVisible(limit is not None)
        cleared(self._tiles)
        self._shown = {one.digest: self._tile(one) for one in attachments}
        self._arrows.watch(list(self._shown.values()))
        put_in_tab_order(self, self._shown.values())
        self._title.setVisible(bool(attachments) or may_add)
        self.add_button.setVisible(may_add)

    def show_picture(self, digest: str, image: QImage) -> None:
        """Show one of the pictures; one that is no longer on screen is nothing."""
        tile = self._shown.get(digest)
        if tile is not None:
            tile.show_picture(image)

    def tiles(self) -> tuple[AttachmentTile, ...]:
        """Return the tiles, oldest first."""
        return tuple(self._shown.values())

    def _tile(self, one: Attachment) -> AttachmentTile:
        tile = AttachmentTile(one.name, proof_name(self._words, one.proves), width=_TILE_WIDTH)
        tile.clicked.connect(lambda: self.opened.emit(one))
        self._tiles.addWidget(tile)
        return tile
