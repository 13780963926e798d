"""Photos at the counter: chosen, dropped or pasted, seen at once, opened, given a meaning, and taken back."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.attachments import LARGEST_BYTES, AttachmentTooLargeError, NotAnAttachmentError, Proof
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.ui.attachments.drops import Drops
from aftersale_desktop.ui.attachments.viewer import AttachmentViewer
from aftersale_desktop.ui.intake.evidence_photos import EvidencePhotos
from aftersale_desktop.ui.intake.visit_view import VisitView
from aftersale_desktop.ui.pages import PageContext
from tests.builders import a_visit
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.photo_files import camera_photo, two_halves

Settle = Callable[[], None]


@pytest.fixture
def view(asking: PageContext, qtbot: QtBot) -> VisitView:
    view = VisitView(asking.words)
    qtbot.addWidget(view)
    view.resize(1240, 860)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


@pytest.fixture
def photos(view: VisitView, asking: PageContext) -> EvidencePhotos:
    return EvidencePhotos(view, asking)


@pytest.fixture
def photo_file(tmp_path: Path) -> Path:
    return camera_photo(tmp_path / "IMG_1.jpg", two_halves(400, 200))


def shown(view: VisitView) -> list[tuple[str, Proof]]:
    return [(one.name, one.proves) for one in view.evidence.photos.attached()]


def viewer_of(view: VisitView) -> AttachmentViewer:
    return next(one for one in view.findChildren(AttachmentViewer) if one.isVisible())


def test_a_chosen_photo_becomes_a_tile_and_part_of_the_form(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle, fake_shop: FakeShop
) -> None:
    photos.attach_files([photo_file])
    settle()
    assert shown(view) == [("IMG_1.jpg", Proof.CONDITION)]
    (tile,) = view.evidence.photos.tiles()
    assert tile.accessibleName() == "IMG_1.jpg · Condition"
    assert view.typed(a_visit(fake_shop.known())).attachments == view.evidence.photos.attached()


def test_a_photo_that_takes_its_time_keeps_no_scan_waiting(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, asking: PageContext, settle: Settle, qtbot: QtBot
) -> None:
    may_end = Event()
    asking.pictures.run(lambda: may_end.wait(30), lambda _is_set: None)
    photos.attach_files([photo_file])
    answers: list[str] = []
    asking.background.run(lambda: "found", answers.append, owner=view)
    qtbot.waitUntil(lambda: answers == ["found"])
    assert shown(view) == []
    may_end.set()
    settle()
    assert shown(view) == [("IMG_1.jpg", Proof.CONDITION)]


@pytest.mark.parametrize(
    ("evidence", "proves"),
    [
        (Evidence(cause=Cause.MISUSE, are_documents_altered=True), Proof.CAUSE),
        (Evidence(are_documents_altered=True), Proof.ALTERED),
        (Evidence(is_counterfeit=True), Proof.NAMEPLATE),
    ],
)
def test_what_is_ticked_says_what_the_next_photo_shows(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle, evidence: Evidence, proves: Proof
) -> None:
    view.evidence.show_evidence(evidence)
    photos.attach_files([photo_file])
    settle()
    assert shown(view) == [("IMG_1.jpg", proves)]


def test_what_cannot_be_kept_is_refused_by_name_and_the_rest_is_attached(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    program, large = tmp_path / "setup.jpg", tmp_path / "scan.pdf"
    program.write_bytes(b"MZ\x90\x00")
    large.write_bytes(b"%PDF-1.7" + bytes(LARGEST_BYTES))
    photos.attach_files([program, large, photo_file])
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [NotAnAttachmentError, AttachmentTooLargeError]
    assert shown(view) == [("IMG_1.jpg", Proof.CONDITION)]


def test_a_file_dropped_on_the_counter_is_attached(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo_file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(20, 20), copy, data, left, Qt.KeyboardModifier.NoModifier)
    drops = view.room.findChild(Drops)
    assert drops is not None
    assert drops.eventFilter(view.room, event)  # Qt delivers a drop only at the end of a real drag
    settle()
    assert event.isAccepted()
    assert shown(view) == [("IMG_1.jpg", Proof.CONDITION)]
    assert not any(field.acceptDrops() for field in (view.fault.told, view.evidence.note))
    assert photos.parent() is view


@pytest.mark.usefixtures("photos")
def test_a_copied_picture_is_pasted_even_while_a_field_has_the_cursor(view: VisitView, settle: Settle) -> None:
    view.fault.told.setFocus()
    QGuiApplication.clipboard().setImage(two_halves(40, 20))
    QTest.keyClick(view.fault.told, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [name for name, _ in shown(view)] == ["pasted picture 1.jpg"]


@pytest.mark.usefixtures("photos")
def test_copied_text_is_pasted_into_the_field_as_ever(view: VisitView, settle: Settle) -> None:
    view.fault.told.setFocus()
    QGuiApplication.clipboard().setText("E4 不制冷")
    QTest.keyClick(view.fault.told, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.fault.told.text() == "E4 不制冷"
    assert shown(view) == []


def test_delete_takes_a_photo_away_and_undo_brings_it_back(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle, asked: Asked
) -> None:
    photos.attach_files([photo_file])
    settle()
    QTest.keyClick(view.evidence.photos.tiles()[0], Qt.Key.Key_Delete)
    assert shown(view) == []
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    assert shown(view) == [("IMG_1.jpg", Proof.CONDITION)]


def test_a_photo_opens_in_full_and_may_be_given_another_meaning(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle, qtbot: QtBot
) -> None:
    photos.attach_files([photo_file])
    settle()
    QTest.keyClick(view.evidence.photos.tiles()[0], Qt.Key.Key_Return)
    viewer = viewer_of(view)
    qtbot.waitUntil(viewer.isActiveWindow)
    viewer.proof_chosen.emit(Proof.CAUSE)
    assert shown(view) == [("IMG_1.jpg", Proof.CAUSE)]
    assert view.evidence.photos.tiles()[0].accessibleName() == "IMG_1.jpg · Cause of the fault"
    QTest.keyClick(viewer, Qt.Key.Key_Delete)
    assert shown(view) == []
    assert not viewer.isVisible()


def test_a_photo_read_while_the_next_product_came_to_the_front_is_not_put_on_it(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle, asked: Asked
) -> None:
    photos.attach_files([photo_file])
    view.item_id = 2
    settle()
    assert shown(view) == []
    assert asked.notices[-1].text == "IMG_1.jpg was not attached: its product is no longer in front."


def test_while_a_photo_is_read_the_counter_waits_for_it(
    view: VisitView, photos: EvidencePhotos, photo_file: Path, settle: Settle, qtbot: QtBot
) -> None:
    told: list[bool] = []
    photos.reading.connect(told.append)
    photos.attach_files([photo_file, photo_file.with_name("gone.jpg")])
    assert "Reading the photo…" in [label.text() for label in view.evidence.photos.findChildren(QLabel)]
    settle()
    qtbot.waitUntil(lambda: told[-1] is False)
    assert told == [True, True, True, False]
    assert "Reading the photo…" not in [label.text() for label in view.evidence.photos.findChildren(QLabel)]
