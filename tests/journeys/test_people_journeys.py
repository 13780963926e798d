"""Nobody works unknown: six wrong tries, a lock that keeps what was typed, badges, and a supervisor who signs once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from PySide6.QtWidgets import QApplication, QLabel

from aftersale_desktop import bootstrap
from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.demo.staff import SAMPLE_PIN
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.founding import Answers
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.ui.entrance.gate import Gate
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.wording.catalogue import Language
from tests.builders import POINT
from tests.fake_counter import FakePrinters
from tests.journeys.counter_scenes import invoice_form, visit
from tests.journeys.first_start import SecondStartWindow
from tests.journeys.scenes import ADMINISTRATOR, SUPERVISOR
from tests.journeys.shop_counter import ShopCounter, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("cheap_passwords")]
PHRASE = "correct horse"
OPENED_BY = "林涛"
Restart = Callable[[], SecondStartWindow]


@pytest.fixture
def own_shop(tmp_path: Path) -> Path:
    """A shop of one's own."""
    folder = tmp_path / "own"
    SettingsFile(folder).save(Settings(language=Language.ENGLISH))
    answers = Answers(POINT, OPENED_BY, PHRASE, PHRASE)
    bootstrap.founding_desk(bootstrap.Options(data_dir=folder)).found(answers).close()
    return folder


@pytest.fixture
def restart(qapp: QApplication, own_shop: Path) -> Iterator[Restart]:
    """Return what starts the program anew; the window before is closed."""
    opened: list[SecondStartWindow] = []

    def start() -> SecondStartWindow:
        for window in opened:
            window.close()
        opened.append(SecondStartWindow(qapp, own_shop, FakePrinters(), is_demo=False))
        opened[-1].settle()
        return opened[-1]

    yield start
    for window in opened:
        window.close()


def audit_of(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return who did what with what, and the details, oldest first."""
    database = open_database(folder / bootstrap.DATABASE_NAME)
    with database.reading.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT done_by, deed, subject, detail FROM audit_entry ORDER BY id").all()
    database.close()
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def gate_of(counter: ShopCounter) -> Gate:
    gate = counter.run.findChild(Gate)
    assert isinstance(gate, Gate)
    return gate


def labels(counter: ShopCounter) -> list[str]:
    """Return every text that is visible in the window."""
    return [label.text() for label in counter.frame.findChildren(QLabel) if label.isVisible()]


def enter_pin(counter: ShopCounter, pin: str = SAMPLE_PIN) -> None:
    counter.type(pin)
    counter.press("Enter")


def test_six_wrong_tries_make_one_wait_also_after_a_restart_and_with_the_right_password(
    restart: Restart, own_shop: Path
) -> None:
    window = restart()
    for _ in range(6):
        window.sign_in(OPENED_BY, "wrong password")
    assert "Try again in" in window.entrance.message()
    again = restart()
    again.sign_in(OPENED_BY, PHRASE)
    assert "Try again in" in again.entrance.message()
    assert again.run.window.page("counter") is None
    assert [deed for _, deed, _, _ in audit_of(own_shop)].count("sign_in_refused") == 5
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=31)):
        again.sign_in(OPENED_BY, PHRASE)
        wait_until(lambda: again.run.window.page("counter") is not None)
        again.settle()


def test_the_lock_shows_nothing_takes_no_scan_and_keeps_a_half_typed_intake(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    visit(shop_counter, codes)
    fault, before = shop_counter.counter.visit.fault.told.text(), labels(shop_counter)
    gate_of(shop_counter).idle.idle.emit()
    shop_counter.settle()
    assert gate_of(shop_counter).is_locked
    assert not set(labels(shop_counter)) & (set(before) - {""})
    shop_counter.scan(codes.out_of_warranty.indoor)
    shop_counter.press("Ctrl+2")
    assert gate_of(shop_counter).is_locked
    enter_pin(shop_counter, "111113")
    assert gate_of(shop_counter).is_locked
    enter_pin(shop_counter)
    assert not gate_of(shop_counter).is_locked
    assert shop_counter.run.window.current_page_id() == "counter"
    assert shop_counter.counter.visit.fault.told.text() == fault
    assert labels(shop_counter) == before


def test_a_badge_changes_hands_wherever_it_is_scanned_and_opens_a_locked_window(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    visit(shop_counter, codes)
    badge = a_badge_of(shop_counter, SUPERVISOR)
    shop_counter.scan(badge)
    shop_counter.settle()
    assert f"{SUPERVISOR.name} · supervisor" in labels(shop_counter)
    assert badge not in repr(shop_counter.run.window.scan_answer())
    assert badge not in shop_counter.log()
    shop_counter.press("Esc", "Ctrl+F")
    shop_counter.type(badge)
    shop_counter.press("Enter")
    assert not shop_counter.sees(badge[-8:])
    shop_counter.press("Ctrl+L")
    shop_counter.scan(badge)
    assert not gate_of(shop_counter).is_locked
    assert audit_of(shop_counter.folder)[-1][:2] == (SUPERVISOR.name, "sign_in")


def a_badge_of(counter: ShopCounter, user: User) -> str:
    """Return the code of a badge that an administrator has issued."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(ADMINISTRATOR.id)
        return shop.people.issue_badge(user.id).secret


def test_a_supervisor_signs_for_one_discount_and_the_clerk_is_at_the_keyboard_again(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    invoice_form(shop_counter, codes)
    form = shop_counter.claims.form
    shop_counter.choose_inspector()
    shop_counter.focus_on_field(form.fees.discount)
    shop_counter.type("10")
    shop_counter.focus_on_field(form.fees.reason)
    shop_counter.type("loyal customer")
    shop_counter.press("F9")
    assert "may not do this" in shop_counter.notice, shop_counter.notice
    with shop_counter.stored() as shop:
        assert shop.claims.detail(codes.claim).invoice is None
    shop_counter.press("Alt+S")
    enter_pin(shop_counter)
    shop_counter.settle()
    assert shop_counter.invoice_of(codes.claim).settlement.discount == Decimal("10.00")
    by, _, _, detail = next(row for row in reversed(audit_of(shop_counter.folder)) if row[1] == "post_invoice")
    assert by != SUPERVISOR.name
    assert f'"signed_by":"{SUPERVISOR.name}"' in detail
    assert f"{by} · clerk" in labels(shop_counter)


def test_a_shop_of_an_earlier_version_asks_for_its_first_password(restart: Restart, own_shop: Path) -> None:
    database = open_database(own_shop / bootstrap.DATABASE_NAME)
    with database.start_work() as work:
        for credential in work.accounts.credentials():
            work.accounts.remove_credential(credential.user_id, credential.kind)
        work.commit()
    database.close()
    window = restart()
    wait_until(lambda: window.run.cover.is_covered and window.entrance.people.count() == 1)
    assert window.entrance.people.currentText() == OPENED_BY
    for field in (window.entrance.new, window.entrance.repeated):
        field.setFocus()
        window.type(PHRASE)
    window.press("Enter")
    wait_until(lambda: window.run.window.page("counter") is not None)
    assert [deed for _, deed, _, _ in audit_of(own_shop)][-2:] == ["set_first_password", "sign_in"]
