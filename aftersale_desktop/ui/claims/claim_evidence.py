"""What happens with the photos and files of a claim: shown small, opened, and one more attached."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.attachments import Attachment, PendingAttachment, Proof, pending_attachment
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.claim_desk import ClaimDetail
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.attachments.drops import Drops
from aftersale_desktop.ui.attachments.file_dialog import ask_which_files
from aftersale_desktop.ui.attachments.reading import photo, picture, read_attachment
from aftersale_desktop.ui.attachments.tile import STAMP_SIDE
from aftersale_desktop.ui.attachments.viewer import AttachmentViewer
from aftersale_desktop.ui.claims.evidence_section import EvidenceSection
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice

_FROZEN = frozenset({ClaimState.CLOSED, ClaimState.CANCELLED})


class ClaimEvidence(QObject):
    """Fills the section of the claim that is shown; bytes are read and pictures decoded in the worker.

    `attached` once another one is stored.
    """

    attached = Signal()

    def __init__(
        self, section: EvidenceSection, shop: Shop, context: PageContext, *, proves: Proof = Proof.OTHER
    ) -> None:
        super().__init__(section)
        self._section, self._shop, self._context, self._proves = section, shop, context, proves
        self._number = ""
        section.opened.connect(self._open)
        section.add_wanted.connect(lambda: ask_which_files(section.window(), context.words, self.attach_files))

    def show_claim(self, detail: ClaimDetail) -> None:
        """Show what belongs to a claim; its pictures follow as they are read."""
        self._number = detail.claim.number
        may_add = self._shop.who().may(Right.ATTACH_EVIDENCE) and detail.claim.state not in _FROZEN
        self._section.show_evidence(detail.claim.cost_limit, detail.attachments, may_add=may_add)
        for one in detail.attachments:
            if one.media_type.is_picture:
                show = partial(self._section.show_picture, one.digest)
                self._context.pictures.run(partial(self._stamp, one), show, owner=self)

    def _stamp(self, one: Attachment) -> QImage:
        return picture(one.name, self._shop.evidence.content(one.digest), STAMP_SIDE)

    def _open(self, one: Attachment) -> None:
        desk = self._shop.evidence
        self._context.background.run(lambda: desk.content(one.digest), partial(self._show_content, one), owner=self)

    def _show_content(self, one: Attachment, content: bytes) -> None:
        kept = pending_attachment(one.name, content, one.proves)
        self._viewer(kept).show()

    def _viewer(self, kept: PendingAttachment) -> AttachmentViewer:
        window: QWidget = self._section.window()
        viewer = AttachmentViewer(self._context.words, kept.name, kept.proves, window)
        viewer.show_content(kept.media_type, kept.content)
        return viewer

    def take_drops(self, drops: Drops) -> None:
        """Attach what is dropped on a part of the page or pasted into it."""
        drops.files.connect(self.attach_files)
        drops.picture.connect(self._attach_picture)

    def attach_files(self, paths: list[Path]) -> None:
        """Read files and ask of each what it shows."""
        for path in paths:
            self._read(partial(read_attachment, path, self._proves))

    def _attach_picture(self, image: QImage) -> None:
        name = self._context.words("pasted picture {number}", number=len(self._section.tiles()) + 1)
        self._read(partial(photo, image, f"{name}.jpg", self._proves))

    def _read(self, read: Callable[[], PendingAttachment]) -> None:
        self._context.pictures.run(read, partial(self._ask, self._number), owner=self)

    def _ask(self, number: str, pending: PendingAttachment) -> None:
        """Nothing stored is changed again: what it shows is said before."""
        viewer = self._viewer(pending)
        viewer.allow_attaching(pending.proves)
        viewer.attach_wanted.connect(lambda proves: self._attach(number, pending, proves))
        viewer.show()

    def _attach(self, number: str, pending: PendingAttachment, proves: Proof) -> None:
        meant = pending_attachment(pending.name, pending.content, proves)
        self._context.background.run(
            lambda: self._attached(number, meant), partial(self._show_attached, number), owner=self
        )

    def _attached(self, number: str, pending: PendingAttachment) -> ClaimDetail:
        self._shop.evidence.add(number, pending)
        return self._shop.claims.detail(number)

    def _show_attached(self, number: str, detail: ClaimDetail) -> None:
        words = self._context.words
        self._context.notify(Notice(words("Attached to {number}.", number=number), Tone.GOOD))
        if number == self._number:
            self.show_claim(detail)
            self.attached.emit()
