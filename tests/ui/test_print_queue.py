"""Printings outlive pages: asked about, tried again elsewhere, given up; a silent printer stops nobody else."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.papers import Audience, PaperKind, PaperSize
from aftersale_desktop.domain.print_jobs import JobState, PrintFault, PrintJob
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.ui.papers import print_queue as print_queue_module
from aftersale_desktop.ui.papers.print_queue import Order, PrintQueue
from aftersale_desktop.ui.papers.queue_drawer import QueueDrawer
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice, NoticeBar
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import SUPERVISOR, a_print_job, a_visit
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.tab_order import names_by_tab

Settle = Callable[[], None]


@pytest.fixture
def order(fake_shop: FakeShop) -> Order:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    return Order(Sheet(PaperKind.RECEIPT, number, PaperSize.A5, "en", (Audience.CUSTOMER,)), "Desk")


@pytest.fixture
def printed(print_queue: PrintQueue, order: Order, asked: Asked, settle: Settle) -> Callable[..., Notice]:
    """Return what prints the receipt and gives back what was said of it."""

    def do(copies: int = 1) -> Notice:
        print_queue.print(Order(order.sheet, order.printer, copies), asked.notices.append)
        settle()
        return asked.notices[-1]

    return do


def states(fake_shop: FakeShop) -> list[JobState]:
    return [job.state for job in fake_shop.kept.print_jobs.values()]


def answer(notice: Notice, text: str) -> None:
    next(choice for choice in notice.choices if choice.text == text).choose()


def test_one_key_says_that_it_came_out(fake_shop: FakeShop, printed: Callable[..., Notice], settle: Settle) -> None:
    notice = printed()
    assert "Did it come out?" in notice.text
    assert states(fake_shop) == [JobState.SENT]
    answer(notice, "It came out")
    settle()
    assert states(fake_shop) == [JobState.CONFIRMED]


def test_every_step_is_by_who_asked_for_it_whoever_sits_there_when_it_is_done(
    fake_shop: FakeShop, print_queue: PrintQueue, order: Order, asked: Asked, settle: Settle
) -> None:
    clerk = fake_shop.who()
    print_queue.print(order, asked.notices.append)
    fake_shop.who.user = SUPERVISOR
    settle()
    assert [row[1:3] for row in fake_shop.kept.audit[-3:]] == [
        (clerk.name, deed) for deed in ("print_paper", "print_begun", "print_sent")
    ]
    answer(asked.notices[-1], "It came out")
    settle()
    assert fake_shop.kept.audit[-1][1:3] == (SUPERVISOR.name, "print_confirmed")


def test_print_again_sends_the_same_copy(
    fake_shop: FakeShop, printers: FakePrinters, printed: Callable[..., Notice], settle: Settle
) -> None:
    answer(printed(), "Print again")
    settle()
    assert printers.sheets[0] == printers.sheets[1]
    assert states(fake_shop) == [JobState.SENT]


def test_several_sheets_are_asked_about_once(
    fake_shop: FakeShop, printed: Callable[..., Notice], asked: Asked, settle: Settle
) -> None:
    notice = printed(3)
    assert "3 sheets" in notice.text
    assert len(asked.notices) == 1
    answer(notice, "It came out")
    settle()
    assert states(fake_shop) == [JobState.CONFIRMED] * 3


def test_two_receipts_of_one_visit_are_asked_about_once(
    fake_shop: FakeShop, print_queue: PrintQueue, order: Order, asked: Asked, settle: Settle
) -> None:
    for _ in range(2):
        print_queue.print(order, asked.notices.append)
    settle()
    [notice] = asked.notices
    assert "2 sheets" in notice.text
    answer(notice, "It came out")
    settle()
    assert states(fake_shop) == [JobState.CONFIRMED] * 2


def test_what_nobody_answers_stays_in_the_queue_and_is_told_at_the_next_start(
    print_queue: PrintQueue, printed: Callable[..., Notice], asked: Asked, settle: Settle
) -> None:
    printed(2)
    print_queue.begin()
    settle()
    assert [job.copy for job in print_queue.jobs()] == [1, 0]
    assert "2 printings were never confirmed" in asked.notices[-1].text


def test_what_failed_is_told_as_failed_at_the_next_start_and_tried_again_there(
    fake_shop: FakeShop,
    print_queue: PrintQueue,
    printers: FakePrinters,
    printed: Callable[..., Notice],
    asked: Asked,
    settle: Settle,
) -> None:
    printers.fault = PrintFault.GONE
    printed()
    print_queue.begin()
    settle()
    notice = asked.notices[-1]
    assert notice.text == "1 printing failed."
    assert [choice.text for choice in notice.choices] == ["Try again", "Give up", "Print queue"]
    assert all(choice.key != "F10" for choice in notice.choices)
    printers.fault = None
    answer(notice, "Try again")
    settle()
    assert states(fake_shop) == [JobState.SENT]


def test_failed_and_unconfirmed_printings_are_told_apart(
    fake_shop: FakeShop,
    print_queue: PrintQueue,
    printers: FakePrinters,
    printed: Callable[..., Notice],
    asked: Asked,
    settle: Settle,
) -> None:
    printed()
    printers.fault = PrintFault.GONE
    printed()
    print_queue.begin()
    settle()
    assert asked.notices[-1].text == ("1 printing failed. 1 printing was never confirmed. Look whether it came out.")
    answer(asked.notices[-1], "Give up")
    settle()
    assert states(fake_shop) == [JobState.SENT, JobState.CANCELLED]


def test_a_start_with_nothing_left_says_nothing(print_queue: PrintQueue, asked: Asked, settle: Settle) -> None:
    print_queue.begin()
    settle()
    assert asked.notices == []


def test_a_failed_printing_goes_to_another_printer(
    fake_shop: FakeShop, print_queue: PrintQueue, printers: FakePrinters, printed: Callable[..., Notice], settle: Settle
) -> None:
    printers.fault = PrintFault.GONE
    notice = printed()
    assert notice.tone is Tone.CAUTION
    assert "Desk is not there any more" in notice.text
    printers.fault = None
    print_queue.again(print_queue.jobs()[0], "Labels")
    settle()
    assert printers.sent_to == ["Labels"]
    assert states(fake_shop) == [JobState.SENT]


@pytest.fixture
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a silence be told after a fiftieth of a second instead of five."""
    monkeypatch.setattr(print_queue_module, "LONGEST_SILENCE_MS", 20)


@pytest.mark.usefixtures("impatience")
def test_a_printer_that_is_silent_is_told_and_keeps_nobody_waiting(
    print_queue: PrintQueue, printers: FakePrinters, order: Order, asked: Asked, settle: Settle, qtbot: QtBot
) -> None:
    printers.silence = Event()
    print_queue.print(order, asked.notices.append)
    qtbot.waitUntil(lambda: bool(asked.notices))
    assert "Desk has not answered yet" in asked.notices[-1].text
    assert print_queue.is_under_way(print_queue.jobs()[0])
    printers.silence.set()
    settle()
    assert "Did it come out?" in asked.notices[-1].text


def test_a_refusal_of_the_database_is_said_where_the_printing_was_begun(
    fake_shop: FakeShop, print_queue: PrintQueue, order: Order, settle: Settle
) -> None:
    said: list[Notice] = []
    ended: list[bool] = []
    fake_shop.kept.broken.add("commit")
    print_queue.print(order, said.append, lambda: ended.append(True))
    settle()
    assert "database" in said[0].text
    assert ended == [True]


def test_whoever_watches_the_queue_is_not_asked_twice(
    print_queue: PrintQueue, order: Order, asked: Asked, settle: Settle
) -> None:
    print_queue.is_watched = True
    print_queue.print(order, asked.notices.append)
    settle()
    assert asked.notices == []
    assert [job.state for job in print_queue.jobs()] == [JobState.SENT]


def test_a_copy_can_be_kept_as_a_pdf_instead(
    fake_shop: FakeShop,
    print_queue: PrintQueue,
    printed: Callable[..., Notice],
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    printed()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    print_queue.save_as(print_queue.jobs()[0], window)
    asking = window.findChild(QFileDialog)
    assert isinstance(asking, QFileDialog)
    asking.setDirectory(str(tmp_path))
    asking.selectFile("mine")
    asking.accept()
    settle()
    assert tmp_path / "mine.pdf" in fake_shop.folder.files
    assert states(fake_shop) == [JobState.CANCELLED]


JOBS = (
    a_print_job(id=3, copy=1).failed(PrintFault.STOPPED),
    a_print_job(id=2).sent("Desk", a_print_job().queued_at),
    a_print_job(id=1).attempted(),
)


@pytest.fixture
def drawer(qtbot: QtBot) -> QueueDrawer:
    room = QWidget()
    room.resize(1200, 800)
    qtbot.addWidget(room)
    opened = QueueDrawer(room, words_in(Language.ENGLISH), lambda _job: False)
    opened.show_jobs(JOBS, ("Desk", "Labels"))
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    opened.show()
    opened.focus_list()
    return opened


def test_the_queue_says_in_words_what_is_known_of_each(drawer: QueueDrawer) -> None:
    assert "reports a fault" in drawer.state_text()
    QTest.keyClick(drawer.table, Qt.Key.Key_Down)
    assert drawer.state_text().startswith("Sent, nobody said yet")
    QTest.keyClick(drawer.table, Qt.Key.Key_Down)
    assert "stopped while it was sent" in drawer.state_text()


def test_what_failed_is_tried_again_and_only_what_was_sent_can_be_confirmed(drawer: QueueDrawer) -> None:
    assert (drawer._again.text(), drawer._again._is_filled) == ("Try again", True)
    assert not drawer._came_out.isVisible()
    QTest.keyClick(drawer.table, Qt.Key.Key_Down)
    assert (drawer._again.text(), drawer._again._is_filled) == ("Print again", False)
    assert drawer._came_out.isVisible()
    QTest.keyClick(drawer.table, Qt.Key.Key_Down)
    assert drawer._came_out.isVisible(), "what was being sent when the program stopped may lie in the printer"


def test_everything_in_the_queue_is_done_by_keys(drawer: QueueDrawer, qtbot: QtBot) -> None:
    QTest.keyClick(drawer.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(drawer.came_out) as said:
        QTest.keyClick(drawer.table, Qt.Key.Key_F10)
    assert said.args == [JOBS[1]]
    drawer.printer.setCurrentText("Labels")
    with qtbot.waitSignal(drawer.again) as said:
        QTest.keyClick(drawer.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
    assert said.args == [JOBS[1], "Labels"]
    with qtbot.waitSignal(drawer.closed):
        QTest.keyClick(drawer.table, Qt.Key.Key_Escape)


def test_the_job_that_was_picked_stays_picked_when_another_ends(drawer: QueueDrawer) -> None:
    drawer.table.pick_row(1)
    drawer.show_jobs(JOBS[1:], ("Desk",))
    picked = drawer.job()
    assert isinstance(picked, PrintJob)
    assert picked.id == JOBS[1].id


def test_several_sheets_that_came_out_are_answered_for_at_once(drawer: QueueDrawer, qtbot: QtBot) -> None:
    assert not drawer._all.isVisible()
    sent = tuple(a_print_job(id=at, copy=at).sent("Desk", JOBS[1].queued_at) for at in range(3))
    drawer.show_jobs((*JOBS[:1], *sent), ())
    with qtbot.waitSignal(drawer.all_came_out) as said:
        drawer._all.click()
    assert said.args == [sent]


def test_an_empty_queue_says_so(drawer: QueueDrawer) -> None:
    drawer.show_jobs((), ())
    assert drawer.job() is None
    assert drawer._stack.currentWidget() is drawer._empty


def test_every_control_of_the_queue_has_a_name(drawer: QueueDrawer) -> None:
    assert "" not in names_by_tab(drawer.window())


def test_a_notice_with_answers_shows_them_and_hides_when_one_is_given(qtbot: QtBot) -> None:
    from aftersale_desktop.ui.widgets.key_button import KeyButton
    from aftersale_desktop.ui.widgets.notice_bar import NoticeChoice

    room, given = QWidget(), list[str]()
    room.resize(900, 600)
    qtbot.addWidget(room)
    bar = NoticeBar(room, "Close")
    choices = tuple(NoticeChoice(text, "", lambda text=text: given.append(text)) for text in ("One", "Two"))  # type: ignore[misc]
    bar.show_notice(Notice("Which?", choices=choices))
    buttons = {button.text(): button for button in bar.findChildren(KeyButton)}
    buttons["Two"].click()
    assert given == ["Two"]
    assert bar.text() == ""
    bar.show_notice(Notice("Nothing to choose"))
    assert [button.text() for button in bar.findChildren(KeyButton) if not button.isHidden()] == []
