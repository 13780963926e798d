"""At the bench by keys alone: work time, a diagnosis by fault code, and a finding that changes who pays."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import Claim, ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.order_records import Recheck, newest
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.domain.verdict import Flag, Outcome
from aftersale_desktop.services.list_queries import QUEUE, ListKind, ListQuery
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.attachments.viewer import AttachmentViewer
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.ui.workshop.diagnosis_view import DiagnosisView
from aftersale_desktop.ui.workshop.sections import SECTIONS
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import ShopCounter, wait_until
from tests.ui.photo_files import camera_photo, two_halves

pytestmark = pytest.mark.journey
TECHNICIAN = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.TECHNICIAN))


@pytest.fixture
def bench(open_counter: OpenCounter) -> ShopCounter:
    """Return a window with a technician at the keyboard, the workshop in front."""
    counter = open_counter(user=TECHNICIAN)
    counter.press("Ctrl+5")
    return counter


def begun(counter: ShopCounter) -> Claim:
    """Return a free order of the queue that a technician began at another counter, its product sold lately."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(TECHNICIAN.id)
        rows = shop.lists.open(ListQuery(ListKind.CLAIMS, QUEUE)).rows(0, 50)
        claims = (shop.claims.detail(row.number).claim for row in rows)
        claim = next(one for one in claims if one.judgement.verdict.outcome is Outcome.FREE_REPAIR)
        return shop.repairs.workshop.step(claim.number, Deed.START_DIAGNOSIS).order.claim


def sheet_of(counter: ShopCounter, number: str) -> OrderSheet:
    with counter.stored() as shop:
        shop.keyboard.hand_over(TECHNICIAN.id)
        return shop.repairs.workshop.sheet(number)


def view(counter: ShopCounter) -> DiagnosisView:
    page = counter.run.window.page("workshop")
    assert isinstance(page, WorkshopController)
    found = page.page.findChild(DiagnosisView)
    assert isinstance(found, DiagnosisView)
    return found


def open_diagnosis(counter: ShopCounter, number: str) -> DiagnosisView:
    counter.scan(document_code(number))
    counter.press(f"Alt+{[one.id for one in SECTIONS].index('diagnosis') + 1}")
    counter.settle()
    return view(counter)


def focus_inside(counter: ShopCounter, wanted: QWidget) -> None:
    """Go with Tab to a field or into a group of ticks."""
    for _ in range(80):
        at = QApplication.focusWidget()
        if at is not None and (at is wanted or wanted.isAncestorOf(at)):
            return
        counter.press("Tab")
    raise AssertionError(f"Tab never reaches {wanted.accessibleName()}")


def diagnose(counter: ShopCounter, number: str) -> DiagnosisView:
    shown = open_diagnosis(counter, number)
    focus_inside(counter, shown.form.code)
    counter.press("Ctrl+A")
    counter.type("P4")
    counter.press("Tab")
    counter.settle()
    counter.press("Ctrl+S")
    return shown


def test_a_technician_diagnoses_by_code_with_the_clock_running(bench: ShopCounter) -> None:
    number = begun(bench).number
    shown = open_diagnosis(bench, number)
    bench.press("F6")
    assert shown.time.key.text() == "Pause clock"
    diagnose(bench, number)
    assert bench.sees("past order")
    standing = sheet_of(bench, number).order.standing
    assert standing.diagnosis is not None
    assert (standing.diagnosis.fault_code, standing.diagnosis.technician) == ("P4", TECHNICIAN.name)
    assert standing.diagnosis.is_complete
    assert [part.code for part in standing.diagnosis.parts] == ["IDU-PCB"]
    submit = next(one for one in sheet_of(bench, number).steps if one.step.deed is Deed.SUBMIT)
    assert submit.missing == (Need.WORK_STOPPED, Need.PLANNED_PARTS)
    bench.press("F6")
    assert shown.time.key.text() == "Start clock"


def test_a_lightning_mark_changes_the_verdict_and_asks_for_its_proof(bench: ShopCounter, tmp_path: Path) -> None:
    claim = begun(bench)
    shown = diagnose(bench, claim.number)
    panel = shown.findings
    focus_inside(bench, panel.chips)
    assert QApplication.focusWidget() is panel.chips.chip(str(Finding.LIGHTNING))
    bench.press("Space")
    assert panel.verdicts.accessibleName() == "As it counts now: Free repair; By what is ticked: Chargeable"
    bench.press("Ctrl+J")
    assert sheet_of(bench, claim.number).order.claim.rejudged is None
    attach(bench, camera_photo(tmp_path / "mark.jpg", two_halves(400, 300), orientation=1))
    bench.press("Ctrl+J")
    bench.settle()
    order = sheet_of(bench, claim.number).order
    assert order.claim.rejudged is not None
    assert order.claim.judgement == claim.judgement
    assert (order.claim.outcome, order.claim.state) == (Outcome.PAID_REPAIR, ClaimState.DIAGNOSING)
    recheck = newest(order.standing.records, Recheck)
    assert recheck is not None
    assert (recheck.findings, recheck.by, len(recheck.evidence)) == ((Finding.LIGHTNING,), TECHNICIAN.name, 1)
    assert panel.verdicts.accessibleName() == "At the counter: Free repair; After the bench: Chargeable"
    assert not order.standing.is_agreed
    assert Flag.REVIEW_CARD_ONLY not in order.claim.rejudged.verdict.flags


def test_what_was_typed_at_the_bench_survives_another_page_and_another_order(bench: ShopCounter) -> None:
    first = begun(bench).number
    second = begun(bench).number
    shown = open_diagnosis(bench, first)
    focus_inside(bench, shown.form.remedy)
    bench.type("dry the board first")
    open_diagnosis(bench, second)
    assert shown.form.remedy.text() == ""
    bench.press("Ctrl+2", "Ctrl+5")
    open_diagnosis(bench, first)
    assert view(bench).form.remedy.text() == "dry the board first"


def attach(counter: ShopCounter, file: Path) -> None:
    """Choose a photo in the dialog that Ctrl+O opens and attach it as what it shows."""
    counter.press("Ctrl+O")
    wait_until(lambda: counter.dialog() is not None)
    counter.type(str(file))
    counter.press("Enter")
    wait_until(lambda: isinstance(counter.dialog(), AttachmentViewer))
    counter.settle()
    counter.press("F9")
    wait_until(lambda: counter.dialog() is None)
    counter.settle()
