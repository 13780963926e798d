"""The Diagnosis tab: a code fills what is empty, past orders are taken over, findings are judged, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis, FaultCode, PlannedPart
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.work_times import WorkMark
from aftersale_desktop.services.bench_drafts import BenchDraft
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.attachments.reading import photo
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.ui.workshop.diagnosis_section import DiagnosisSection
from aftersale_desktop.ui.workshop.section import SectionContext
from tests.builders import CLERK, NOON, SPLIT_UNIT, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop
from tests.ui.conftest import Asked
from tests.ui.photo_files import two_halves

Settle = Callable[[], None]
E6 = FaultCode(
    SPLIT_UNIT.fault_platform,
    "E6",
    Bilingual("内外机通信故障", "No communication"),
    findings=(Bilingual("主板通信电路失效", "Communication circuit failed"),),
    conditions=(Bilingual("开机后室外机不动", "Outdoor unit still"),),
    causes=(Bilingual("元件失效", "Component failed"),),
    remedies=(Bilingual("更换室外主板", "Replace the outdoor board"),),
    level=OperationLevel.MEDIUM,
    part_codes=("ODU-PCB",),
)
E2 = FaultCode(
    SPLIT_UNIT.fault_platform,
    "E2",
    Bilingual("防冻结保护", "Freeze protection"),
    findings=(Bilingual("传感器漂移", "Sensor drifts"),),
    level=OperationLevel.SIMPLE,
    part_codes=("T-PIPE",),
)
FIRST, SECOND, THIRD = (f"SH03-WX-2026-00000{place}" for place in (1, 2, 3))


@pytest.fixture
def fake_shop() -> FakeShop:
    """Return a shop with three orders on the technician's bench, the first one diagnosed and closed."""
    shop = a_fake_shop(a_stocked_shop(shop_lists=(E2, E6)), CLERK, NOON)
    for place, item in enumerate((2, 1, 2), start=1):
        shop.intake.take(a_visit(shop.known(item)), f"key {place}")
    shop.who.user = TECHNICIAN
    for number in (FIRST, SECOND, THIRD):
        shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    past = Diagnosis(
        platform="",
        fault_code="E6",
        fault_found="插头氧化",
        cause="进水",
        remedy="换插头",
        technician="",
        operations=(OperationLevel.SIMPLE,),
        parts=(PlannedPart("T-PIPE", 2),),
    )
    shop.repairs.bench.record_diagnosis(FIRST, past)
    closed = replace(shop.kept.claims[FIRST], state=ClaimState.CLOSED, returned_on=shop.clock.today)
    shop.kept.claims[FIRST] = closed
    return shop


@pytest.fixture
def handed() -> list[OrderSheet]:
    return []


@pytest.fixture
def make(
    qtbot: QtBot, shop: Shop, asking: PageContext, print_queue: PrintQueue, handed: list[OrderSheet], settle: Settle
) -> Callable[[str], DiagnosisSection]:
    def made(number: str) -> DiagnosisSection:
        context = SectionContext(asking, PaperActions(shop, asking, print_queue), handed.append, lambda _number: None)
        section = DiagnosisSection(shop, context)
        qtbot.addWidget(section.widget)
        section.widget.resize(900, 800)
        section.widget.show()
        section.show(shop.repairs.workshop.sheet(number))
        settle()
        return section

    return made


@pytest.fixture
def section(make: Callable[[str], DiagnosisSection]) -> DiagnosisSection:
    return make(SECOND)


def type_code(section: DiagnosisSection, code: str) -> None:
    section.view.form.code.setEditText(code)
    line = section.view.form.code.lineEdit()
    assert line is not None
    line.editingFinished.emit()


def texts_of(section: DiagnosisSection) -> str:
    return "\n".join(text.text() for text in section.widget.findChildren(Text) if text.isVisible())


def test_a_code_says_what_it_means_and_fills_what_is_empty(section: DiagnosisSection, settle: Settle) -> None:
    section.view.form.cause.setEditText("burnt by a gecko")
    type_code(section, "e6")
    settle()
    form = section.view.form
    assert (form.found.text(), form.cause.text()) == ("Communication circuit failed", "burnt by a gecko")
    assert [used.thing.code for used in form.parts.used()] == ["ODU-PCB"]
    assert form.levels.checked() == {"medium"}
    seen = texts_of(section)
    assert "E6 · No communication" in seen
    assert "Usual cause: Component failed" in seen
    assert "1 past order" in seen
    assert "Customer pays ¥ 0.00 · agreed" in seen


def test_another_code_replaces_what_the_code_before_proposed_and_nothing_else(
    section: DiagnosisSection, settle: Settle
) -> None:
    form = section.view.form
    type_code(section, "E6")
    settle()
    form.remedy.setEditText("dry the board")
    type_code(section, "e2")
    settle()
    assert form.code.currentText() == "E2 ⋅ Freeze protection"
    assert (form.found.text(), form.condition.text(), form.remedy.text()) == ("Sensor drifts", "", "dry the board")
    assert form.levels.checked() == {"simple"}
    assert [used.thing.code for used in form.parts.used()] == ["T-PIPE"]


def test_what_helped_before_is_taken_over_with_one_key(section: DiagnosisSection, settle: Settle) -> None:
    type_code(section, "E6")
    settle()
    (way,) = section.view.experience.buttons()
    assert way.text() == "1 of 1: pipe sensor"
    way.click()
    form = section.view.form
    assert (form.found.text(), form.remedy.text()) == ("Communication circuit failed", "换插头")
    assert [(used.thing.code, int(used.quantity)) for used in form.parts.used()] == [("T-PIPE", 2)]


def test_a_saved_diagnosis_counts_and_its_draft_is_forgotten(
    section: DiagnosisSection, fake_shop: FakeShop, handed: list[OrderSheet], settle: Settle
) -> None:
    type_code(section, "E6")
    section.keep()
    settle()
    assert fake_shop.draft_file.of_claim(f"{SECOND}.bench").text
    section.view.save.click()
    settle()
    diagnosis = handed[-1].order.standing.diagnosis
    assert diagnosis is not None
    assert (diagnosis.fault_code, diagnosis.technician, diagnosis.parts) == (
        "E6",
        TECHNICIAN.name,
        (PlannedPart("ODU-PCB"),),
    )
    assert not fake_shop.draft_file.of_claim(f"{SECOND}.bench").text
    section.show(handed[-1])
    assert section.kept() is None


def test_nothing_found_is_refused_where_it_is_typed(section: DiagnosisSection, asked: Asked, settle: Settle) -> None:
    section.view.save.click()
    settle()
    assert "Write down what was found." in texts_of(section)
    assert not asked.refusals


def test_what_was_typed_survives_another_order_and_a_kill(
    section: DiagnosisSection,
    shop: Shop,
    make: Callable[[str], DiagnosisSection],
    settle: Settle,
) -> None:
    section.view.form.remedy.setEditText("dry the board")
    section.view.findings.chips.chip(str(Finding.MISUSE)).click()
    typed = section.kept()
    assert isinstance(typed, BenchDraft)
    section.show(shop.repairs.workshop.sheet(THIRD))
    settle()
    assert section.view.form.remedy.text() == ""
    section.show(shop.repairs.workshop.sheet(SECOND))
    section.restore(typed)
    settle()
    assert section.view.form.remedy.text() == "dry the board"
    section.keep()
    settle()
    after_the_kill = make(SECOND)
    assert after_the_kill.view.form.remedy.text() == "dry the board"
    assert after_the_kill.view.findings.findings() == (Finding.MISUSE,)
    assert "Brought back what was typed for this order." in texts_of(after_the_kill)


def test_an_order_shown_anew_keeps_what_is_being_typed(section: DiagnosisSection, shop: Shop, settle: Settle) -> None:
    section.view.form.found.setEditText("half a sentence")
    section.show(shop.repairs.workshop.sheet(SECOND))
    settle()
    assert section.view.form.found.text() == "half a sentence"


def test_the_work_time_key_starts_and_pauses_and_says_what_it_stopped(
    section: DiagnosisSection, shop: Shop, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    fake_shop.repairs.work_clock.press(THIRD)
    fake_shop.clock.moment += timedelta(minutes=70)
    section.view.time.key.click()
    settle()
    assert asked.notices[-1].text == f"Work time on {THIRD} paused."
    section.show(shop.repairs.workshop.sheet(SECOND))
    assert section.view.time.key.text() == "Pause clock"
    fake_shop.clock.moment += timedelta(minutes=65)
    section.view.time.tick()
    assert f"{TECHNICIAN.name} 1:05" in texts_of(section)
    records = tuple(one for one in fake_shop.kept.orders if one.claim_number == SECOND)
    assert len(contents(records, WorkMark)) == 1


def test_a_lightning_mark_shows_then_and_now_and_asks_for_a_photo(
    qtbot: QtBot, section: DiagnosisSection, shop: Shop, fake_shop: FakeShop, handed: list[OrderSheet], settle: Settle
) -> None:
    type_code(section, "E6")
    section.view.save.click()
    settle()
    section.show(handed[-1])
    panel = section.view.findings
    assert "Free repair" in panel.verdicts.accessibleName()
    panel.chips.chip(str(Finding.LIGHTNING)).click()
    assert panel.verdicts.accessibleName() == "As it counts now: Free repair; By what is ticked: Chargeable"
    qtbot.waitUntil(lambda: "Customer pays ¥ 470.00" in texts_of(section))
    assert "The customer pays ¥ 470.00 more and has to agree first." in texts_of(section)
    panel.judge.click()
    settle()
    assert "attach a photo that shows it" in texts_of(section)
    fake_shop.evidence.add(SECOND, photo(two_halves(80, 60), "mark.jpg", Proof.CAUSE))
    section.show(shop.repairs.workshop.sheet(SECOND))
    panel.judge.click()
    settle()
    claim = handed[-1].order.claim
    assert (claim.judgement.verdict.outcome, claim.outcome) == (Outcome.FREE_REPAIR, Outcome.PAID_REPAIR)
    assert panel.findings() == ()
    assert panel.verdicts.accessibleName() == "At the counter: Free repair; After the bench: Chargeable"
    assert "found: Lightning mark" in texts_of(section)


def test_two_findings_that_contradict_each_other_are_never_ticked(section: DiagnosisSection) -> None:
    chips = section.view.findings.chips
    chips.chip(str(Finding.LIGHTNING)).click()
    chips.chip(str(Finding.ALTERED_CARD)).click()
    chips.chip(str(Finding.MISUSE)).click()
    assert section.view.findings.findings() == (Finding.MISUSE, Finding.ALTERED_CARD)


def test_a_comeback_is_chosen_with_its_cause(
    make: Callable[[str], DiagnosisSection], fake_shop: FakeShop, handed: list[OrderSheet], settle: Settle
) -> None:
    section = make(THIRD)
    row = section.view.comeback
    assert row.isVisible()
    row.earlier.setCurrentIndex(1)
    row.earlier.activated.emit(1)
    settle()
    assert handed[-1].order.claim.comes_back_of == FIRST
    row.causes.chip("our_work").click()
    settle()
    assert fake_shop.kept.claims[THIRD].comeback_cause == "our_work"


def test_a_saved_diagnosis_is_nothing_typed_however_it_was_ordered(
    make: Callable[[str], DiagnosisSection], fake_shop: FakeShop, settle: Settle
) -> None:
    found = Diagnosis(
        platform="",
        fault_code="e6",
        fault_found="插头氧化 ",
        technician="",
        operations=(OperationLevel.MINOR, OperationLevel.SIMPLE),
    )
    fake_shop.repairs.bench.record_diagnosis(SECOND, found)
    section = make(SECOND)
    assert section.kept() is None
    section.keep()
    settle()
    assert not fake_shop.draft_file.of_claim(f"{SECOND}.bench").text


def test_an_order_nobody_began_says_what_comes_first(
    make: Callable[[str], DiagnosisSection], fake_shop: FakeShop
) -> None:
    fake_shop.kept.claims[SECOND] = replace(fake_shop.kept.claims[SECOND], state=ClaimState.RECEIVED)
    section = make(SECOND)
    assert f"{SECOND} is “Received”. Start the diagnosis" in texts_of(section)
    assert not section.view.form.isEnabled()


def test_who_may_not_repair_reads_only(make: Callable[[str], DiagnosisSection], fake_shop: FakeShop) -> None:
    fake_shop.who.user = CLERK
    section = make(SECOND)
    assert not section.view.save.isEnabled()
    assert not section.view.time.key.isEnabled()
    assert not section.view.findings.judge.isEnabled()
