"""The statement of each report: the database adds up, and a few rows come out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from aftersale_desktop.domain.calls import CallKind
from aftersale_desktop.domain.comebacks import ComebackCause
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.fees import Coverage, FeeComponent, Payer
from aftersale_desktop.domain.figure_keys import LONGEST_DAYS, Duration, Lateness
from aftersale_desktop.domain.figures import ReportId
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.order_records import KIND_OF_RECORD
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.repair_standing import WITHOUT_INVOICE
from aftersale_desktop.domain.stock import SOURCE_KINDS, DocumentKind, WarehouseKind
from aftersale_desktop.storage.portable import day_text, days_between, hour_text, json_text
from aftersale_desktop.storage.rows.claims import CLAIM, IS_OPEN
from aftersale_desktop.storage.rows.columns import AnySelect, Moment
from aftersale_desktop.storage.rows.credit_notes import CREDITED_LINE, IS_CREDITED
from aftersale_desktop.storage.rows.hotline import CALL, COMPLAINT
from aftersale_desktop.storage.rows.invoices import INVOICE, LINE
from aftersale_desktop.storage.rows.items import ITEM
from aftersale_desktop.storage.rows.order_records import RECORD
from aftersale_desktop.storage.rows.part_lines import PART_LINE
from aftersale_desktop.storage.rows.shop import MODEL
from aftersale_desktop.storage.rows.stock import LEVEL, MOVE, RULE, WAREHOUSE

MONTH_SIGNS, DAY_SIGNS = 7, 10
"""How much of a written day says its month, and how much the day."""


def _text(name: str) -> ColumnElement[str]:
    return bindparam(name, type_=String)


def _moment(name: str) -> ColumnElement[datetime]:
    return bindparam(name, type_=Moment)


def _sum_if(condition: ColumnElement[bool], amount: Any = 1) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, amount), else_=0)), 0)


_points: Any = bindparam("points", expanding=True)
_first, _last = bindparam("first", type_=Date), bindparam("last", type_=Date)
_begin, _end, _now = _moment("begin"), _moment("end"), _moment("now")
_class = _text("of_class")
_product = ITEM.alias()
_models_of_class = select(MODEL.c.code).where(json_text(MODEL.c.record, "$.product_class") == _class)


def _is_of_class(item_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Products are looked at one by one, and only where a class was asked for."""
    model = select(_product.c.model_code).where(_product.c.id == item_id).scalar_subquery()
    return or_(_class == "", model.in_(_models_of_class))


_OURS = and_(CLAIM.c.point_code.in_(_points), _is_of_class(CLAIM.c.item_id))
_RECEIVED = and_(_OURS, CLAIM.c.received_on.between(_first, _last))
_IS_OVERDUE = and_(CLAIM.c.passed_at.is_(None), CLAIM.c.due_at < _now)

_OPEN_BY_STATE = select(CLAIM.c.state, func.count(), _sum_if(_IS_OVERDUE)).where(_OURS, IS_OPEN).group_by(CLAIM.c.state)

_lateness = case(
    (CLAIM.c.due_at >= _moment("a_day_ago"), str(Lateness.ONE_DAY)),
    (CLAIM.c.due_at >= _moment("three_days_ago"), str(Lateness.THREE_DAYS)),
    (CLAIM.c.due_at >= _moment("a_week_ago"), str(Lateness.ONE_WEEK)),
    else_=str(Lateness.LONGER),
).label("lateness")
_OVERDUE = select(_lateness, func.count()).where(_OURS, IS_OPEN, _IS_OVERDUE).group_by("lateness")

_days = days_between(CLAIM.c.received_on, CLAIM.c.returned_on)
_duration = case(
    *((_days <= most, str(duration)) for duration, most in LONGEST_DAYS), else_=str(Duration.LONGER)
).label("duration")
_TURNAROUND = (
    select(_duration, func.count()).where(_OURS, CLAIM.c.returned_on.between(_first, _last)).group_by("duration")
)

_time = func.substr(day_text(CLAIM.c.received_on), 1, bindparam("signs", type_=Integer)).label("one_time")
_PROMISE_KEPT = (
    select(_time, func.count(), _sum_if(CLAIM.c.passed_at <= CLAIM.c.due_at))
    .where(_RECEIVED, CLAIM.c.passed_at.is_not(None))
    .group_by("one_time")
)

_earlier = RECORD.alias()
_is_first = ~exists().where(
    _earlier.c.claim_number == RECORD.c.claim_number, _earlier.c.kind == RECORD.c.kind, _earlier.c.id < RECORD.c.id
)
_was_inspected = RECORD.c.key.in_((str(InspectionOutcome.PASSED), str(InspectionOutcome.FAILED)))
_FIRST_PASS = (
    select(
        CLAIM.c.technician,
        _sum_if(_was_inspected),
        _sum_if(RECORD.c.key == str(InspectionOutcome.PASSED)),
        _sum_if(RECORD.c.key == str(InspectionOutcome.WAIVED)),
    )
    .join_from(RECORD, CLAIM, CLAIM.c.number == RECORD.c.claim_number)
    .where(
        RECORD.c.kind == KIND_OF_RECORD[Inspection],
        RECORD.c.done_at >= _begin,
        RECORD.c.done_at < _end,
        _OURS,
        CLAIM.c.technician != "",
        _is_first,
    )
    .group_by(CLAIM.c.technician)
)

_before = CLAIM.alias()
_cause = CLAIM.c.comeback_cause
_OTHER_CAUSES = (str(ComebackCause.OTHER_FAULT), str(ComebackCause.USE))
_REWORK = (
    select(
        _before.c.technician,
        func.count(),
        _sum_if(_cause == str(ComebackCause.OUR_WORK)),
        _sum_if(_cause == str(ComebackCause.PART)),
        _sum_if(_cause.in_(_OTHER_CAUSES)),
        _sum_if(_cause == ""),
    )
    .join_from(CLAIM, _before, _before.c.number == CLAIM.c.comes_back_of)
    .where(
        CLAIM.c.comes_back_of > "",
        CLAIM.c.received_on.between(_first, _last),
        _before.c.point_code.in_(_points),
        _is_of_class(CLAIM.c.item_id),
    )
    .group_by(_before.c.technician)
)

_later = RECORD.alias()
_counts = ~exists().where(
    _later.c.claim_number == RECORD.c.claim_number, _later.c.kind == RECORD.c.kind, _later.c.id > RECORD.c.id
)
_DIAGNOSED = and_(_RECEIVED, RECORD.c.kind == KIND_OF_RECORD[Diagnosis], _counts)
_FAULTS_BY_MODEL = (
    select(RECORD.c.key, ITEM.c.model_code, func.count())
    .join_from(CLAIM, RECORD, RECORD.c.claim_number == CLAIM.c.number)
    .join(ITEM, ITEM.c.id == CLAIM.c.item_id)
    .where(_DIAGNOSED)
    .group_by(RECORD.c.key, ITEM.c.model_code)
)
_month = func.substr(day_text(CLAIM.c.received_on), 1, MONTH_SIGNS).label("one_month")
_FAULTS_BY_MONTH = (
    select(_month, RECORD.c.key, func.count())
    .join_from(CLAIM, RECORD, RECORD.c.claim_number == CLAIM.c.number)
    .where(_DIAGNOSED)
    .group_by("one_month", RECORD.c.key)
)

_POSTED = and_(INVOICE.c.posted_at >= _begin, INVOICE.c.posted_at < _end, _OURS)
_is_taken_back = exists().where(
    CREDITED_LINE.c.invoice_id == LINE.c.invoice_id, CREDITED_LINE.c.position == LINE.c.position
)
_borne = case((LINE.c.payer == str(Payer.CUSTOMER), LINE.c.due_fen), else_=LINE.c.list_fen)
_LINES = (
    select(LINE.c.component, LINE.c.payer, func.sum(_borne))
    .join_from(INVOICE, LINE, LINE.c.invoice_id == INVOICE.c.id)
    .join(CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .group_by(LINE.c.component, LINE.c.payer)
)
_REVENUE = _LINES.where(_POSTED, ~_is_taken_back).having(func.sum(_borne) > 0)

_charged = (
    select(LINE.c.payer.label("payer"), LINE.c.component.label("component"), LINE.c.list_fen.label("fen"))
    .join_from(INVOICE, LINE, LINE.c.invoice_id == INVOICE.c.id)
    .join(CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .where(_POSTED, LINE.c.payer != str(Payer.CUSTOMER), LINE.c.list_fen > 0, ~IS_CREDITED)
)
_bearer = case((CLAIM.c.coverage == str(Coverage.CHARGEABLE), str(Payer.SERVICE_POINT)), else_=str(Payer.FACTORY))
_given = (
    select(
        _bearer.label("payer"),
        literal(str(FeeComponent.SPARE_PARTS)).label("component"),
        (PART_LINE.c.unit_price_fen * PART_LINE.c.quantity).label("fen"),
    )
    .join_from(CLAIM, PART_LINE, PART_LINE.c.claim_number == CLAIM.c.number)
    .where(
        _OURS,
        CLAIM.c.returned_on.between(_first, _last),
        CLAIM.c.ended_as.in_(sorted(WITHOUT_INVOICE)),
        PART_LINE.c.state == str(PartLineState.CONSUMED),
    )
)
_costs = union_all(_charged, _given).subquery()
_WARRANTY_COST = select(_costs.c.payer, _costs.c.component, func.sum(_costs.c.fen)).group_by(
    _costs.c.payer, _costs.c.component
)

_goodwill = case((LINE.c.payer == str(Payer.GOODWILL), LINE.c.list_fen), else_=0)
_GOODWILL = (
    select(
        LINE.c.approved_by,
        func.sum(_goodwill + LINE.c.discount_fen),
        func.sum(_goodwill),
        func.sum(LINE.c.discount_fen),
    )
    .join_from(INVOICE, LINE, LINE.c.invoice_id == INVOICE.c.id)
    .join(CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .where(_POSTED, or_(LINE.c.payer == str(Payer.GOODWILL), LINE.c.discount_fen > 0), ~_is_taken_back)
    .group_by(LINE.c.approved_by)
)

_free = func.coalesce(LEVEL.c.on_hand - LEVEL.c.reserved, 0)
_BELOW_MINIMUM = (
    select(RULE.c.part_code, func.sum(RULE.c.minimum - _free), func.sum(_free), func.sum(RULE.c.minimum))
    .join_from(RULE, WAREHOUSE, WAREHOUSE.c.code == RULE.c.warehouse)
    .outerjoin(LEVEL, and_(LEVEL.c.warehouse == RULE.c.warehouse, LEVEL.c.part_code == RULE.c.part_code))
    .where(WAREHOUSE.c.point_code.in_(_points), _free < RULE.c.minimum)
    .group_by(RULE.c.part_code)
)

_places = select(WAREHOUSE.c.code).where(
    WAREHOUSE.c.point_code.in_(_points), WAREHOUSE.c.kind.in_(sorted(SOURCE_KINDS | {WarehouseKind.BENCH}))
)
_came, _went = MOVE.c.target.in_(_places), MOVE.c.source.in_(_places)
_there = case((_came, MOVE.c.quantity), else_=0) - case((_went, MOVE.c.quantity), else_=0)
_in_time = and_(MOVE.c.moved_at >= _begin, MOVE.c.moved_at < _end)
_is_fitted = and_(
    MOVE.c.document_kind == str(DocumentKind.ORDER), or_(MOVE.c.target.is_(None), MOVE.c.source.is_(None)), _in_time
)
_at_begin, _at_end = _sum_if(MOVE.c.moved_at < _begin, _there), _sum_if(MOVE.c.moved_at < _end, _there)
_used = _sum_if(_is_fitted, -_there)
_PARTS_TURNOVER = (
    select(MOVE.c.part_code, _used, _at_begin, _at_end, 2 * _used, _at_begin + _at_end)
    .where(or_(MOVE.c.source.in_(_places), MOVE.c.target.in_(_places)), MOVE.c.moved_at < _end)
    .group_by(MOVE.c.part_code)
    .having(_used > 0)
)

_CALLED = and_(
    CALL.c.point_code.in_(_points),
    CALL.c.received_at >= _begin,
    CALL.c.received_at < _end,
    _is_of_class(CALL.c.item_id),
)
_TRUE = ("1", "true")
_CALLS_BY_KIND = (
    select(CALL.c.kind, func.count(), _sum_if(json_text(CALL.c.record, "$.is_after_hours").in_(_TRUE)))
    .where(_CALLED)
    .group_by(CALL.c.kind)
)
_hour = hour_text(CALL.c.received_at, bindparam("minutes_east", type_=Integer)).label("one_hour")
_CALLS_BY_HOUR = (
    select(_hour, func.count(), *(_sum_if(CALL.c.kind == str(kind)) for kind in CallKind))
    .where(_CALLED)
    .group_by("one_hour")
)

_subject = json_text(COMPLAINT.c.record, "$.subject").label("subject")
_complained_on = func.substr(json_text(COMPLAINT.c.record, "$.received_at"), 1, DAY_SIGNS)
_COMPLAINTS = (
    select(
        _subject,
        func.count(),
        _sum_if(COMPLAINT.c.closed_on.is_(None)),
        _sum_if(json_text(COMPLAINT.c.record, "$.is_urgent").in_(_TRUE)),
    )
    .where(COMPLAINT.c.point_code.in_(_points), _complained_on.between(_text("first_day"), _text("last_day")))
    .group_by("subject")
)

STATEMENTS: Mapping[ReportId, AnySelect] = {
    ReportId.OPEN_BY_STATE: _OPEN_BY_STATE,
    ReportId.OVERDUE: _OVERDUE,
    ReportId.TURNAROUND: _TURNAROUND,
    ReportId.PROMISE_KEPT: _PROMISE_KEPT,
    ReportId.PASSED_AT_ONCE: _FIRST_PASS,
    ReportId.REWORK: _REWORK,
    ReportId.FAULTS_BY_MODEL: _FAULTS_BY_MODEL,
    ReportId.FAULTS_BY_MONTH: _FAULTS_BY_MONTH,
    ReportId.REVENUE: _REVENUE,
    ReportId.WARRANTY_COST: _WARRANTY_COST,
    ReportId.GOODWILL: _GOODWILL,
    ReportId.PARTS_BELOW_MINIMUM: _BELOW_MINIMUM,
    ReportId.PARTS_TURNOVER: _PARTS_TURNOVER,
    ReportId.CALLS_BY_KIND: _CALLS_BY_KIND,
    ReportId.CALLS_BY_HOUR: _CALLS_BY_HOUR,
    ReportId.COMPLAINTS: _COMPLAINTS,
}
