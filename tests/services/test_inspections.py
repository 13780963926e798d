"""Nothing leaves the bench untested: limits decide, never the repairer, and what failed goes back (policy page P5)."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState, ReasonMissingError
from aftersale_desktop.domain.inspections import (
    Inspection,
    InspectionOutcome,
    InspectionTemplate,
    TemplateNotFitError,
    TemplateOfOthersError,
    TestNotDoneError,
)
from aftersale_desktop.domain.invoices import RepairerInspectsError
from aftersale_desktop.domain.order_invariants import OrderFaultKind
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import NotAllowedError, Role
from aftersale_desktop.domain.promise import PromiseState
from aftersale_desktop.domain.repair_steps import Deed, NoSuchStepError
from aftersale_desktop.domain.return_papers import CertificateContent
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES
from aftersale_desktop.services.inspections import NoTemplateError
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.inspections import failed_line
from tests.builders import INSPECTOR, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop
from tests.orders_at_work import FOUND, answers, noted, repaired, taken


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    number = taken(shop)
    repaired(shop, number)
    shop.who.user = INSPECTOR
    return number


def test_each_unit_has_its_own_tests(shop: FakeShop, number: str) -> None:
    plan = shop.repairs.inspections.plan(number)
    indoor, outdoor = shop.known().item.units
    of_unit = {unit.barcode: {t.item.code for t in plan.tests if t.unit == unit} for unit in (indoor, outdoor)}
    assert plan.template is not None
    assert plan.template.code == "wall"
    assert of_unit[indoor.barcode] - of_unit[outdoor.barcode] == {"difference"}
    assert of_unit[outdoor.barcode] - of_unit[indoor.barcode] == {"current", "low_pressure", "high_pressure"}


def test_all_within_the_limits_releases_the_product_with_a_certificate(shop: FakeShop, number: str) -> None:
    done = shop.repairs.inspections.inspect(number, "", answers(shop, number))
    order = done.sheet.order
    assert (order.claim.state, order.claim.ended_as) == (ClaimState.READY, ClaimEnd.REPAIRED)
    assert order.claim.inspector == INSPECTOR.name
    assert done.sheet.promise.state is PromiseState.ON_TIME
    assert done.certificate is not None
    content = done.certificate.content
    assert isinstance(content, CertificateContent)
    assert (content.is_promise_kept, content.is_first_pass) == (True, True)
    assert len(content.results) == len(done.inspection.results) == 16
    assert (PaperKind.CERTIFICATE, number) in shop.kept.papers


def test_a_reading_outside_its_limits_sends_it_back_and_the_clock_goes_on(shop: FakeShop, number: str) -> None:
    due_at = shop.kept.claims[number].due_at
    failed = shop.repairs.inspections.inspect(number, "", answers(shop, number, insulation="1.9"), "重新干燥")
    assert failed.inspection.outcome is InspectionOutcome.FAILED
    assert failed.certificate is None
    assert [one.item.code for one in failed.inspection.results if not one.has_passed] == ["insulation"] * 2
    claim = failed.sheet.order.claim
    assert (claim.state, claim.due_at, claim.passed_at) == (ClaimState.UNDER_REPAIR, due_at, None)
    assert failed.sheet.order.events[-1].detail["why"] == "重新干燥"
    assert failed.sheet.promise.first_pass is False


def test_after_a_failed_one_a_second_inspection_may_pass(shop: FakeShop, number: str) -> None:
    shop.repairs.inspections.inspect(number, "", answers(shop, number, panel="bad"))
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(
        number,
        next(one.step.deed for one in shop.repairs.workshop.sheet(number).steps if one.step.to == "in_inspection"),
    )
    shop.who.user = INSPECTOR
    passed = shop.repairs.inspections.inspect(number, "", answers(shop, number))
    outcomes = [one.outcome for one in contents(passed.sheet.order.standing.records, Inspection)]
    assert outcomes == [InspectionOutcome.FAILED, InspectionOutcome.PASSED]
    assert passed.certificate is not None
    assert isinstance(passed.certificate.content, CertificateContent)
    assert not passed.certificate.content.is_first_pass


def test_an_inspection_is_whole(shop: FakeShop, number: str) -> None:
    told = answers(shop, number)
    with pytest.raises(TestNotDoneError):
        shop.repairs.inspections.inspect(number, "", told[:-1])
    without_reading = (replace(told[0], reading=None), *told[1:])
    with pytest.raises(TestNotDoneError):
        shop.repairs.inspections.inspect(number, "", without_reading)
    assert shop.kept.claims[number].state is ClaimState.IN_INSPECTION
    assert not [one for one in shop.kept.orders if isinstance(one.content, Inspection)]


def test_nobody_inspects_what_they_repaired(shop: FakeShop) -> None:
    number = taken(shop)
    repaired(shop, number)
    noted(shop, number, replace(FOUND, technician=SUPERVISOR.name))
    shop.who.user = SUPERVISOR
    with pytest.raises(RepairerInspectsError):
        shop.repairs.inspections.inspect(number, "", answers(shop, number))
    with pytest.raises(RepairerInspectsError):
        shop.repairs.inspections.waive(number, "急用")


def test_a_technician_inspects_nothing(shop: FakeShop, number: str) -> None:
    told = answers(shop, number)
    shop.who.user = TECHNICIAN
    with pytest.raises(NotAllowedError):
        shop.repairs.inspections.inspect(number, "", told)


def test_a_waived_inspection_keeps_role_and_reason_and_gives_no_certificate(shop: FakeShop, number: str) -> None:
    with pytest.raises(NotAllowedError):
        shop.repairs.inspections.waive(number, "急用")
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.repairs.inspections.waive(number, "  ")
    waived = shop.repairs.inspections.waive(number, "仅更换遥控器电池")
    assert waived.sheet.order.claim.state is ClaimState.READY
    assert (waived.inspection.role, waived.inspection.reason) == (Role.SUPERVISOR, "仅更换遥控器电池")
    assert waived.certificate is None


def test_what_is_not_at_the_inspector_is_not_inspected(shop: FakeShop) -> None:
    number = taken(shop)
    shop.who.user = INSPECTOR
    with pytest.raises(NoSuchStepError):
        shop.repairs.inspections.inspect(number, "", answers(shop, number))


def test_without_a_fault_only_safety_and_looks_are_tested(shop: FakeShop) -> None:
    number = taken(shop)
    repaired(shop, number, replace(FOUND, is_fault_found=False, operations=(), parts=()))
    plan = shop.repairs.inspections.plan(number)
    assert plan.template is not None
    assert plan.template.is_for_unrepaired
    assert {test.item.kind for test in plan.tests} == {"safety", "appearance"}
    shop.who.user = INSPECTOR
    done = shop.repairs.inspections.inspect(number, "", answers(shop, number))
    assert done.sheet.order.claim.ended_as is ClaimEnd.NO_FAULT_FOUND


def test_a_shop_changes_what_it_tests_by(shop: FakeShop, number: str) -> None:
    wall = next(one for one in shop.repairs.inspections.templates() if one.code == "wall")
    stricter = replace(wall, items=(replace(wall.items[0], lowest=Decimal(10)),))
    with pytest.raises(NotAllowedError):
        shop.repairs.inspections.save_template(stricter)
    shop.who.user = SUPERVISOR
    kept = shop.repairs.inspections.save_template(stricter)
    assert {one.code for one in kept} == {one.code for one in SHIPPED_TEMPLATES}
    shop.who.user = INSPECTOR
    failed = shop.repairs.inspections.inspect(number, "", answers(shop, number, insulation="9.9"))
    assert failed.inspection.outcome is InspectionOutcome.FAILED


def test_a_class_without_a_template_is_said(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    for template in shop.repairs.inspections.templates():
        if template.code in {"wall", "usual"}:
            shop.repairs.inspections.remove_template(template)
    shop.who.user = INSPECTOR
    with pytest.raises(NoTemplateError):
        shop.repairs.inspections.inspect(number, "", ())


@pytest.mark.parametrize(
    "template",
    [
        InspectionTemplate("", Bilingual("空"), (), SHIPPED_TEMPLATES[0].items),
        InspectionTemplate("none", Bilingual("无项目"), (), ()),
        replace(SHIPPED_TEMPLATES[0], items=(SHIPPED_TEMPLATES[0].items[0],) * 2),
        replace(
            SHIPPED_TEMPLATES[0],
            items=(replace(SHIPPED_TEMPLATES[0].items[0], lowest=Decimal(3), highest=Decimal(2)),),
        ),
    ],
)
def test_a_template_nobody_could_inspect_by_is_refused(shop: FakeShop, template: InspectionTemplate) -> None:
    shop.who.user = SUPERVISOR
    with pytest.raises(TemplateNotFitError):
        shop.repairs.inspections.save_template(template)


def test_the_first_pass_rate_counts_the_first_inspection_of_each_repair(shop: FakeShop, number: str) -> None:
    shop.repairs.inspections.inspect(number, "", answers(shop, number, panel="bad"))
    rates = shop.repairs.inspections.first_pass(NOON.date(), NOON.date())
    assert (rates.overall.passed, rates.overall.failed, rates.overall.per_cent) == (0, 1, Decimal("0.00"))
    assert rates.by_technician[TECHNICIAN.name] == rates.by_point["SH03"] == rates.overall
    tomorrow = NOON.date() + timedelta(days=1)
    assert shop.repairs.inspections.first_pass(tomorrow, tomorrow).overall.per_cent is None


@pytest.mark.parametrize("deed", [Deed.START_REPAIR, Deed.SUBMIT])
def test_who_began_or_ended_a_repair_for_another_does_not_inspect_it(shop: FakeShop, deed: Deed) -> None:
    number = taken(shop)
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    noted(shop, number, FOUND)
    for one in (Deed.START_REPAIR, Deed.SUBMIT):
        shop.who.user = SUPERVISOR if one is deed else TECHNICIAN
        shop.repairs.workshop.step(number, one)
    shop.who.user = SUPERVISOR
    with pytest.raises(RepairerInspectsError):
        shop.repairs.inspections.waive(number, "急用")


def test_who_had_the_product_before_another_does_not_inspect_it(shop: FakeShop) -> None:
    number = taken(shop)
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.hand_to(number, SUPERVISOR.name)
    shop.repairs.workshop.hand_to(number, TECHNICIAN.name)
    repaired(shop, number)
    shop.who.user = SUPERVISOR
    with pytest.raises(RepairerInspectsError):
        shop.repairs.inspections.inspect(number, "", answers(shop, number))


def test_who_failed_a_product_may_repair_it_but_inspects_it_no_more(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    shop.repairs.inspections.inspect(number, "", answers(shop, number, panel="bad"))
    shop.repairs.workshop.step(number, Deed.SUBMIT)
    assert shop.self_check.order(number) == ()
    with pytest.raises(RepairerInspectsError):
        shop.repairs.inspections.inspect(number, "", answers(shop, number))
    passed = Inspection(outcome=InspectionOutcome.PASSED, inspector=SUPERVISOR.name, at=NOON)
    noted(shop, number, passed)
    assert [one.kind for one in shop.self_check.order(number)] == [OrderFaultKind.REPAIRER_INSPECTED]


@pytest.mark.parametrize("code", ["unrepaired", "portable", "nobody's"])
def test_a_template_for_other_products_or_other_ends_is_refused(shop: FakeShop, number: str, code: str) -> None:
    with pytest.raises(TemplateOfOthersError):
        shop.repairs.inspections.inspect(number, code, answers(shop, number))
    plan = shop.repairs.inspections.plan(number, code)
    assert plan.template is not None
    assert (plan.template.code, {one.code for one in plan.templates}) == ("wall", {"wall", "usual"})
    assert shop.kept.claims[number].state is ClaimState.IN_INSPECTION


def test_a_template_that_tests_none_of_the_units_passes_nothing(shop: FakeShop, number: str) -> None:
    wall = next(one for one in SHIPPED_TEMPLATES if one.code == "wall")
    of_others = replace(wall, items=tuple(replace(item, units=(UnitKind.WHOLE,)) for item in wall.items))
    shop.kept.shop_lists[InspectionTemplate, "wall"] = of_others
    with pytest.raises(TemplateOfOthersError):
        shop.repairs.inspections.inspect(number, "wall", ())
    assert shop.kept.claims[number].state is ClaimState.IN_INSPECTION


def test_one_test_that_fails_sends_the_product_back_and_the_others_are_recorded_as_not_done(
    shop: FakeShop, number: str
) -> None:
    failing = next(
        answer for answer in answers(shop, number, panel="bad") if not answer.is_right and not answer.reading
    )
    done = shop.repairs.inspections.inspect(number, "", (failing,))
    assert done.sheet.order.claim.state is ClaimState.UNDER_REPAIR
    assert done.certificate is None
    results = done.inspection.results
    assert [result.item.code for result in results if result.is_done] == [failing.code]
    assert not any(result.has_passed for result in results)
    assert failed_line(words_in(Language.ENGLISH), done.inspection).endswith(f"{len(results) - 1} tests not tested")


@pytest.mark.parametrize("reading", ["NaN", "Infinity"])
def test_a_reading_that_is_no_number_is_no_result(shop: FakeShop, number: str, reading: str) -> None:
    told = answers(shop, number)
    with pytest.raises(TestNotDoneError):
        shop.repairs.inspections.inspect(number, "", (replace(told[0], reading=Decimal(reading)), *told[1:]))
    measured = next(test.item for test in shop.repairs.inspections.plan(number).tests if test.item.is_measured)
    assert not measured.accepts(Decimal(reading))
