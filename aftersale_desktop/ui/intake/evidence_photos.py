"""What happens with photos and files at the counter: chosen, dropped or pasted, read in the worker, taken back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from aftersale_desktop.domain.attachments import PendingAttachment
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.assessment import proof_of
from aftersale_desktop.ui.attachments.drops import Drops
from aftersale_desktop.ui.attachments.file_dialog import ask_which_files
from aftersale_desktop.ui.attachments.reading import photo, read_attachment
from aftersale_desktop.ui.intake.visit_view import VisitView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice, undo_notice


class EvidencePhotos(QObject):
    """Brings photos and files into the strip of the form in front; `reading(bool)` tells when F9 has to wait."""

    reading = Signal(bool)

    def __init__(self, view: VisitView, context: PageContext) -> None:
        super().__init__(view)
        self._view, self._context = view, context
        self._being_read = 0
        self._strip = view.evidence.photos
        self._strip.add_wanted.connect(lambda: ask_which_files(view, context.words, self.attach_files))
        self._strip.opened.connect(self._open)
        self._strip.removed.connect(self._offer_undo)
        drops = Drops(view.room)
        drops.files.connect(self.attach_files)
        drops.picture.connect(self._attach_picture)

    def attach_files(self, paths: list[Path]) -> None:
        """Read files and put them on the form, each that can be kept; the others are refused by name."""
        proves = proof_of(self._view.evidence.evidence())
        for path in paths:
            self._read(partial(read_attachment, path, proves))

    def _attach_picture(self, image: QImage) -> None:
        proves = proof_of(self._view.evidence.evidence())
        name = self._context.words("pasted picture {number}", number=len(self._strip.attached()) + 1)
        self._read(lambda: photo(image, f"{name}.jpg", proves))

    def _read(self, read: Callable[[], PendingAttachment]) -> None:
        """What was chosen for one product is never put on another that came to the front while it was read."""
        self._count(1)
        add = partial(self._add_to, self._view.item_id)
        self._context.pictures.run(read, add, lastly=lambda: self._count(-1), owner=self)

    def _count(self, change: int) -> None:
        self._being_read += change
        self._strip.show_reading(is_reading=bool(self._being_read))
        self.reading.emit(bool(self._being_read))

    def _add_to(self, item_id: int, more: PendingAttachment) -> None:
        if item_id == self._view.item_id:
            self._add(more)
        else:
            text = self._context.words("{name} was not attached: its product is no longer in front.", name=more.name)
            self._context.notify(Notice(text, Tone.CAUTION, 12))

    def _add(self, more: PendingAttachment) -> None:
        try:
            self._strip.add(more)
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
        else:
            self._view.ensureWidgetVisible(self._strip)

    def _open(self, one: PendingAttachment) -> None:
        from aftersale_desktop.ui.attachments.viewer import AttachmentViewer

        viewer = AttachmentViewer(self._context.words, one.name, one.proves, self._view)
        viewer.show_content(one.media_type, one.content)
        viewer.allow_changes(one.proves)
        viewer.proof_chosen.connect(lambda proves: self._strip.set_proof(one.digest, proves))
        viewer.remove_wanted.connect(lambda: self._strip.remove(one.digest))
        viewer.show()

    def _offer_undo(self, gone: PendingAttachment) -> None:
        words = self._context.words
        text = words("{name} is removed.", name=gone.name)
        self._context.notify(undo_notice(text, words("Undo"), lambda: self._add(gone)))
