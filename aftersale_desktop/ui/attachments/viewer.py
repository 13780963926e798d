"""A photo or file in full beside the work; it blocks nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from aftersale_desktop.domain.attachments import MediaType, Proof
from aftersale_desktop.ui.attachments.reading import LONGEST_SIDE, picture
from aftersale_desktop.ui.papers.raster import page_images
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.window_size import fitting_size
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import proof_name

_WIDTH, _HEIGHT = 900, 760
_DPI = 110


class AttachmentViewer(QDialog):
    """One photo or file; while it is not stored yet it can be given another meaning, be removed, or be attached."""

    proof_chosen = Signal(object)
    remove_wanted = Signal()
    attach_wanted = Signal(object)

    def __init__(self, words: Words, name: str, proves: Proof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(fitting_size(_WIDTH, _HEIGHT, self.screen().availableGeometry()))
        self._words, self._proves = words, proves
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(12)
        self._shows = Text(f"{proof_name(words, proves)} · {name}", TextKind.STRONG, wrap=True)
        self._column.addWidget(self._shows)
        self._buttons = QHBoxLayout()
        close = KeyButton(words("Close"), "Esc")
        close.clicked.connect(self.close)
        self._buttons.addWidget(close)
        self._buttons.addStretch()
        self._column.addLayout(self._buttons)

    def allow_changes(self, proves: Proof) -> None:
        """Offer what it may show, and to remove it."""
        words = self._words
        self._offer_proofs(proves)
        remove = KeyButton(words("Remove"), "Del", icon_name="trash")
        remove.clicked.connect(self.remove_wanted)
        remove.clicked.connect(self.close)
        self._buttons.addWidget(remove)

    def allow_attaching(self, proves: Proof) -> None:
        """Offer to attach it as what it shows: once stored it stays as it is."""
        self._offer_proofs(proves)
        attach = KeyButton(self._words("Attach"), "F9", filled=True)
        attach.clicked.connect(lambda: self.attach_wanted.emit(self._proves))
        attach.clicked.connect(self.close)
        self._buttons.addWidget(attach)

    def _offer_proofs(self, proves: Proof) -> None:
        words = self._words
        chips = ChipGroup(words("What it shows"))
        chips.show_chips(ChipRecord(str(one), proof_name(words, one)) for one in Proof)
        chips.set_checked({str(proves)})
        chips.toggled.connect(lambda code, _is_on: self._choose(chips, Proof(code)))
        self._column.insertWidget(1, chips)
        chips.chip(str(proves)).setFocus()

    def show_content(self, media_type: MediaType, content: bytes) -> None:
        """Show the bytes; refuses a picture that cannot be decoded."""
        self._column.insertWidget(self._column.count() - 1, self._body(media_type, content), 1)

    def _body(self, media_type: MediaType, content: bytes) -> QWidget:
        name = self.windowTitle()
        if media_type.is_picture:
            return _Picture(picture(name, content, LONGEST_SIDE), name)
        if media_type is MediaType.PDF:
            return _pages(content, self.devicePixelRatioF(), name)
        text = QPlainTextEdit(content.decode())
        text.setReadOnly(True)
        text.setAccessibleName(name)
        return text

    def _choose(self, chips: ChipGroup, proves: Proof) -> None:
        self._proves = proves
        chips.set_checked({str(proves)})
        self._shows.setText(f"{proof_name(self._words, proves)} · {self.windowTitle()}")
        self.proof_chosen.emit(proves)


class _Picture(QLabel):
    """A picture as large as the room allows, never larger than it is."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture anew."""
        ratio = self.devicePixelRatioF()
        room = (event.size().toSizeF() * ratio).toSize()
        image = self._image
        if image.width() > room.width() or image.height() > room.height():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(room, keep, smooth)
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)


def _pages(pdf: bytes, ratio: float, name: str) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setSpacing(16)
    for page in page_images(pdf, _DPI * ratio):
        shown = QPixmap.fromImage(page.image)
        shown.setDevicePixelRatio(ratio)
        label = QLabel()
        label.setPixmap(shown)
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setWidget(inside)
    return area
