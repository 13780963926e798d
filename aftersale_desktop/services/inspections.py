"""The inspector's desk: tests by template and unit, judged by limits, never by who repaired it (policy page P5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.first_pass import PassRate, pass_rates
from aftersale_desktop.domain.inspections import (
    Inspection,
    InspectionOutcome,
    InspectionResult,
    InspectionTemplate,
    PlannedTest,
    TemplateOfOthersError,
    check_template,
    judged,
    planned_tests,
    template_for,
    whole,
)
from aftersale_desktop.domain.invoices import RepairerInspectsError
from aftersale_desktop.domain.pairing import units_received
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.repair_standing import Said, units_to_give
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.repair_orders import RepairOrder, repair_order, take_step, write_down
from aftersale_desktop.services.return_papers import certificate_content
from aftersale_desktop.services.workshop import OrderSheet, sheet_of

_ONE_DAY = timedelta(days=1)


class NoTemplateError(AfterSaleError):
    """The shop keeps no inspection template that fits products of this class."""

    def __init__(self, product_class: str) -> None:
        super().__init__(product_class)
        self.product_class = product_class


@dataclass(frozen=True, slots=True)
class TestAnswer:
    """What the inspector says of one test on one unit: a reading, or whether what was looked at is right."""

    __test__ = False

    unit: str
    code: str
    reading: Decimal | None = None
    is_right: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class InspectionPlan:
    """What an inspection of an order consists of; the proposed template is None where the shop keeps none that fits.

    `templates` are all that fit its class and how its work ended.
    """

    template: InspectionTemplate | None
    tests: tuple[PlannedTest, ...]
    templates: tuple[InspectionTemplate, ...]


@dataclass(frozen=True, slots=True)
class Inspected:
    """An order after its inspection; the certificate is there where it passed."""

    sheet: OrderSheet
    inspection: Inspection
    certificate: IssuedPaper | None


@dataclass(frozen=True, slots=True)
class FirstPassRates:
    """How many first inspections passed in a period: in all, by point and by technician."""

    overall: PassRate
    by_point: dict[str, PassRate]
    by_technician: dict[str, PassRate]


@dataclass(frozen=True, slots=True)
class Inspections:
    """What an inspector does with products that come from the bench, and what the shop tests them by."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def plan(self, number: str, template_code: str = "") -> InspectionPlan:
        """Return the tests of an order: by the template that fits it, or by the named one where that fits too."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _plan(work, repair_order(work, number, self.now()), template_code)

    def inspect(self, number: str, template_code: str, answers: Iterable[TestAnswer], note: str = "") -> Inspected:
        """Write down all results and release the product, or send it back to the bench when a test failed.

        Once one failed the others need not be done.
        """
        user, now = self.who(), self.now()
        user.need(Right.INSPECT)
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            plan = _plan(work, order, template_code)
            if plan.template is None:
                raise NoTemplateError(order.item.model.product_class)
            if template_code not in {"", plan.template.code} or not plan.tests:
                raise TemplateOfOthersError(template_code or plan.template.code, order.item.model.product_class)
            results = whole(plan.tests, _results(plan.tests, answers))
            inspection = Inspection(
                outcome=judged(results), inspector=user.name, at=now, template=plan.template.code, results=results
            )
            sheet = _released_or_sent_back(work, order, inspection, Said(note), user, now)
            certificate = None
            if inspection.outcome is InspectionOutcome.PASSED:
                content = certificate_content(sheet, inspection, plan.template, now)
                certificate = work.papers.issue(new_paper(PaperKind.CERTIFICATE, number, content, now, user.name))
            work.commit()
        return Inspected(sheet, inspection, certificate)

    def waive(self, number: str, reason: str) -> Inspected:
        """Release a product without tests: role and reason stay on record, and there is no certificate."""
        user, now = self.who(), self.now()
        user.need(Right.WAIVE_INSPECTION)
        if not reason.strip():
            raise ReasonMissingError
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            waived = Inspection(
                outcome=InspectionOutcome.WAIVED, inspector=user.name, at=now, role=user.role, reason=reason.strip()
            )
            sheet = _released_or_sent_back(work, order, waived, Said(reason), user, now)
            work.commit()
        return Inspected(sheet, waived, None)

    def first_pass(self, begins_on: date, ends_on: date) -> FirstPassRates:
        """Return how many repairs passed their first inspection, both days included."""
        self.who().need(Right.READ)
        zone = self.now().tzinfo
        begins_at, ends_at = (datetime.combine(day, time.min, zone) for day in (begins_on, ends_on + _ONE_DAY))
        with self.start_reading() as work:
            firsts = work.orders.first_inspections(begins_at, ends_at)
        return FirstPassRates(
            overall=pass_rates(firsts, lambda _: "").get("", PassRate()),
            by_point=pass_rates(firsts, lambda first: first.point_code),
            by_technician=pass_rates(firsts, lambda first: first.technician),
        )

    def templates(self) -> tuple[InspectionTemplate, ...]:
        """Return what the shop tests by: the shipped templates until it changed one."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _templates(work)

    def save_template(self, template: InspectionTemplate) -> tuple[InspectionTemplate, ...]:
        """Store a template in the place of the one with its code; certificates keep the tests as they were."""
        check_template(template)
        return self._changed(template, "save_inspection_template")

    def remove_template(self, template: InspectionTemplate) -> tuple[InspectionTemplate, ...]:
        """Take a template out; products of its classes are tested by the one for all."""
        return self._changed(template, "remove_inspection_template")

    def _changed(self, template: InspectionTemplate, deed: str) -> tuple[InspectionTemplate, ...]:
        user, now = self.who(), self.now()
        user.need(Right.CHANGE_SHOP)
        with self.start_work() as work:
            for kept in _templates(work):
                work.shop_lists.save(kept)
            change = work.shop_lists.remove if deed.startswith("remove") else work.shop_lists.save
            change(template)
            work.audit.add(now, user.name, deed, template.code, {"tests": str(len(template.items))})
            templates = work.shop_lists.of_kind(InspectionTemplate)
            work.commit()
        return templates


def _templates(work: Work) -> tuple[InspectionTemplate, ...]:
    """A shop that was founded before there were templates has none stored: it tests by the shipped ones."""
    return work.shop_lists.of_kind(InspectionTemplate) or SHIPPED_TEMPLATES


def _plan(work: Work, order: RepairOrder, template_code: str) -> InspectionPlan:
    templates = _templates(work)
    product_class, is_repaired = order.item.model.product_class, _is_repaired(order)
    fitting = tuple(one for one in templates if one.fits(product_class, is_repaired=is_repaired))
    named = next((one for one in fitting if one.code == template_code), None)
    template = named or template_for(fitting, product_class, is_repaired=is_repaired)
    units = units_received(order.item, units_to_give(order.standing))
    return InspectionPlan(template, planned_tests(template, units) if template else (), fitting)


def _is_repaired(order: RepairOrder) -> bool:
    """Whether something was done that has to prove itself."""
    diagnosis = order.standing.diagnosis
    return diagnosis is None or (diagnosis.is_fault_found and diagnosis.is_repairable)


def _results(planned: Iterable[PlannedTest], answers: Iterable[TestAnswer]) -> Iterator[InspectionResult]:
    told = {(answer.unit, answer.code): answer for answer in answers}
    for test in planned:
        answer = told.get(test.key)
        if answer is None:
            continue
        if not test.item.is_measured:
            yield test.looked_at(has_passed=answer.is_right, note=answer.note.strip())
        elif answer.reading is not None and answer.reading.is_finite():
            yield test.measured(answer.reading, answer.note.strip())


def _released_or_sent_back(
    work: Work, order: RepairOrder, inspection: Inspection, said: Said, user: User, now: datetime
) -> OrderSheet:
    if user.name in order.standing.repairers:
        raise RepairerInspectsError(user.name)
    after = write_down(work, order, inspection, user, now)
    has_failed = inspection.outcome is InspectionOutcome.FAILED
    after = take_step(work, after, Deed.SEND_BACK if has_failed else Deed.RELEASE, user, now, said)
    return sheet_of(work, after, user, now)
