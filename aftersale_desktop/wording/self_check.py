"""Words of the self-check: what contradicts what, one sentence for each finding."""

from aftersale_desktop.domain.audit_chain import ChainFault, ChainFaultKind
from aftersale_desktop.domain.hotline_invariants import HotlineFaultKind
from aftersale_desktop.domain.order_invariants import OrderFaultKind
from aftersale_desktop.domain.stock_invariants import StockFaultKind
from aftersale_desktop.domain.visit_invariants import VisitFaultKind
from aftersale_desktop.services.check_ports import NumberFault
from aftersale_desktop.services.self_check import CheckReport
from aftersale_desktop.wording.catalogue import N_, Words

ORDER_FAULTS: dict[OrderFaultKind, str] = {
    OrderFaultKind.STEP_NOT_IN_TABLE: N_("a step that the table does not hold"),
    OrderFaultKind.STATE_IS_NOT_LAST_STEP: N_("the state is not the last step"),
    OrderFaultKind.STEP_NOT_AUDITED: N_("a step without an audit row"),
    OrderFaultKind.PROMISE_IS_NOT_ITS_COURSE: N_("the promised date does not follow from the steps"),
    OrderFaultKind.RELEASED_WITHOUT_INSPECTION: N_("released without a passed inspection"),
    OrderFaultKind.REPAIRER_INSPECTED: N_("inspected by somebody who worked on it"),
    OrderFaultKind.PARTS_NOT_SETTLED: N_("a part is neither fitted nor returned"),
    OrderFaultKind.FITTED_AND_DECLINED: N_("declined with a part fitted that nobody pays for"),
    OrderFaultKind.INVOICE_IS_NOT_ITS_LINES: N_("the invoice is not the sum of its lines"),
    OrderFaultKind.INVOICE_IS_NOT_THE_PARTS: N_("the invoice does not hold the parts that were fitted"),
    OrderFaultKind.PAID_TOO_MUCH: N_("more is paid than was due"),
    OrderFaultKind.HANDED_OVER_UNPAID: N_("handed over with money open that nobody allowed"),
    OrderFaultKind.HANDED_OVER_WITHOUT_RECORD: N_("handed over without a record of it"),
    OrderFaultKind.DECISION_WITHOUT_QUOTE: N_("an answer to a quote that is not there"),
    OrderFaultKind.PAPER_MISSING: N_("a paper was never issued"),
}
STOCK_FAULTS: dict[StockFaultKind, str] = {
    StockFaultKind.LEVEL_IS_NOT_SUM_OF_MOVES: N_("the stock is not the sum of its moves"),
    StockFaultKind.LEVEL_BELOW_ZERO: N_("stock below zero"),
    StockFaultKind.RESERVED_IS_NOT_OPEN_LINES: N_("reserved is not what orders and transfers keep"),
    StockFaultKind.RESERVED_ABOVE_LEVEL: N_("more reserved than there is"),
    StockFaultKind.SERIAL_IN_TWO_PLACES: N_("one serial number in two places"),
    StockFaultKind.SERIALS_ARE_NOT_LEVEL: N_("serial numbers do not fit the stock"),
    StockFaultKind.BENCH_IS_NOT_ISSUED_LINES: N_("the bench does not hold what was issued to it"),
    StockFaultKind.FITTED_IS_NOT_CONSUMED_LINES: N_("the parts of the order are not what left the bench for it"),
    StockFaultKind.TRANSIT_IS_NOT_TRANSFERS: N_("what is on its way does not fit the transfers"),
    StockFaultKind.OLD_PARTS_ARE_NOT_LABELS: N_("old parts do not fit their labels"),
}
VISIT_FAULTS: dict[VisitFaultKind, str] = {
    VisitFaultKind.TECHNICIAN_IN_TWO_PLACES: N_("the technician has another visit at that time"),
    VisitFaultKind.CLAIM_IS_NOT_AT_HOME: N_("its claim says that the product was carried in"),
    VisitFaultKind.DISTANCE_IS_NOT_THE_WAY: N_("its claim has another distance"),
}
HOTLINE_FAULTS: dict[HotlineFaultKind, str] = {
    HotlineFaultKind.NOT_ITS_STEPS: N_("the steps that were written down lead elsewhere"),
    HotlineFaultKind.COMPLAINT_UNKNOWN: N_("its complaint is not there, or is another call's"),
    HotlineFaultKind.CALL_UNKNOWN: N_("its call is not there"),
}
AUDIT_FAULTS: dict[ChainFaultKind, str] = {
    ChainFaultKind.CHANGED: N_("the row was changed"),
    ChainFaultKind.DETAIL_CHANGED: N_("the detail of the row was changed"),
    ChainFaultKind.UNLINKED: N_("the row does not follow the one before it"),
    ChainFaultKind.MISSING: N_("a row is missing here"),
    ChainFaultKind.CUT_OFF: N_("the record is cut off here"),
    ChainFaultKind.HEAD_DIFFERS: N_("the record does not end where it says it does"),
    ChainFaultKind.NOT_AS_ANCHORED: N_("the row is not the one that was kept outside of the database"),
    ChainFaultKind.ERASED_UNDECLARED: N_("the detail was erased, and no erasure says so"),
}


def findings(words: Words, report: CheckReport) -> list[str]:
    """Return a sentence for each finding; nothing for a sound shop."""
    return [
        *(_with_detail(f"{one.number}: {words(ORDER_FAULTS[one.kind])}", one.detail) for one in report.orders),
        *(
            f"{one.warehouse} {one.part_code}: {words(STOCK_FAULTS[one.kind])} ({one.expected} ≠ {one.found})"
            for one in report.stock
        ),
        *(f"{one.number}: {words(VISIT_FAULTS[one.kind])} ({one.other})" for one in report.visits),
        *(_with_detail(f"{one.number}: {words(HOTLINE_FAULTS[one.kind])}", one.other) for one in report.hotline),
        *(_number_text(words, one) for one in report.numbers),
        *(words("Database file: {fault}", fault=fault) for fault in report.database),
        *(audit_fault_text(words, fault) for fault in report.audit.faults),
    ]


def audit_fault_text(words: Words, fault: ChainFault) -> str:
    """Return what is wrong with the audit record, and where; the time is that of the row, or of the anchor."""
    told = words(AUDIT_FAULTS[fault.kind])
    at = f" ({fault.at.astimezone():%Y-%m-%d %H:%M:%S})" if fault.at is not None else ""
    return words("Audit row {index}{at}: {fault}", index=fault.index, at=at, fault=told)


def _with_detail(text: str, detail: str) -> str:
    return f"{text} ({detail})" if detail else text


def _number_text(words: Words, fault: NumberFault) -> str:
    series = f"{fault.point_code}-{fault.series}-{fault.year}"
    return words(
        "{series}: {found} documents, but {last} numbers given out",
        series=series,
        found=fault.found,
        last=fault.last,
    )
