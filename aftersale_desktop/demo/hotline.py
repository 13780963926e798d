"""The sample shop's telephone: calls of the last weeks, three complaints, notes of the technicians, holidays."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.staff import DEMO_POINT
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.calls import (
    Caller,
    CallEvent,
    CallKind,
    CallState,
    CallTarget,
    ServiceCall,
    TargetKind,
)
from aftersale_desktop.domain.claims import GROUP_OF_STATE, Claim, ClaimEvent, ClaimGroup
from aftersale_desktop.domain.complaints import (
    DUTIES,
    Complaint,
    ComplaintOutcome,
    ComplaintStage,
    ComplaintSubject,
    due_of,
)
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.follow_ups import FollowUp, FollowUpOutcome
from aftersale_desktop.domain.hotline_rules import SHIPPED_HOTLINE_RULES
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.opening_hours import Holiday
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.urgent_words import SHIPPED_URGENT_WORDS, dangers_in
from aftersale_desktop.services.shop_setup import HotlineSetup

_SEED = 20261213
AGENT, SUPERVISOR, TECHNICIAN = "郑悦", "陈立", "李军"
_OPENS_AT = time(8, 30)
_DAYS_OF_CALLS = 21
_CALLS_A_DAY = 2
_FIRST_ASKED, _LAST_ASKED = 6, 40
"""Days after a hand-over: whoever came later still waits for the call, whoever came earlier was never asked."""
_ASKED = (
    (CallKind.CONSULTATION, "遥控器显示锁定，怎么解除？", "同时按住“＋”“－”三秒解锁"),
    (CallKind.CONSULTATION, "滤网多久洗一次？", "夏天每两周一次，清水冲洗晾干"),
    (CallKind.CONSULTATION, "延长保修怎么办理？", "介绍了延保条款，带发票到店办理"),
    (CallKind.WARRANTY, "外机噪声比去年大", "预约到店，先检查安装支架"),
    (CallKind.WARRANTY, "制热出风不热，想问还在不在保修期", "在保，凭保修卡免费"),
    (CallKind.COMPLAINT, "预约的时间师傅没有来", "致歉，改约次日上午"),
)
_NOTES = (
    (
        "E1 高压保护",
        "先问室外机是否被杂物挡住、多久没有清洗；请客户关机二十分钟再开。仍报 E1 时到店清洗换热器。",
        "GW",
        "E1",
    ),
    ("E2 室内机结冰", "请客户先关机化冰、清洗滤网，用送风吹干。再次结冰多为管温传感器，带机到店检测。", "GW", "E2"),
    ("遥控器没有反应", "换电池，用手机摄像头看发射管是否亮；亮则为接收板，不亮换遥控器。", "", ""),
    ("第一次制热出风慢", "开机前三至五分钟为防冷风，属正常现象；超过十分钟不出热风再报修。", "", ""),
    ("开机跳闸", "请客户不要反复合闸，关掉空气开关。问清是否共用插座、有没有进水，安排上门。", "", ""),
    ("多联机地址码", "更换室内机主板后要重设地址码，按住应急键五秒，听到两声蜂鸣后依次分配。", "MULTI", ""),
)
_STEPS_TO: dict[CallState, tuple[str, ...]] = {
    CallState.ANSWERED: ("call_answer",),
    CallState.CLOSED: ("call_answer", "call_close"),
    CallState.CALL_BACK_DUE: ("call_call_back",),
    CallState.CONVERTED: ("call_convert",),
    CallState.ESCALATED: ("call_escalate",),
}
"""What was done with a call until it stands where it does."""
_HOLIDAYS = (((1, 1), "元旦", "New Year's Day"), ((5, 1), "劳动节", "Labour Day"), ((10, 1), "国庆节", "National Day"))


@dataclass(frozen=True, slots=True)
class SampleHotline:
    """What the hotline has written down, and what of it stands in the histories of the orders."""

    setup: HotlineSetup
    events: tuple[tuple[str, ClaimEvent], ...]


def sample_hotline(
    claims: Iterable[Claim],
    items: tuple[ServiceItem, ...],
    customers: tuple[Customer, ...],
    hours: OpeningHours,
    ledger: Ledger,
) -> SampleHotline:
    """Return everything the hotline has written down; nothing of it lies in the future."""
    owners = {customer.id: customer for customer in customers}
    book = _Book(hours, ledger)
    of_point = [claim for claim in claims if claim.point_code == DEMO_POINT]
    _past_calls(book, of_point, owners)
    _complaints(book, of_point, owners)
    _waiting_calls(book, of_point, items, owners)
    book.write()
    setup = HotlineSetup(
        calls=tuple(book.calls),
        events=tuple(book.events),
        complaints=tuple(book.complaints),
        notes=tuple(_notes(hours, ledger)),
        follow_ups=tuple(_follow_ups(of_point, hours)),
    )
    return SampleHotline(setup, tuple(_in_histories(setup)))


def _in_histories(setup: HotlineSetup) -> Iterator[tuple[str, ClaimEvent]]:
    for call in setup.calls:
        if call.about_claim:
            told = {"note": call.number, "kind": str(call.kind)}
            yield call.about_claim, ClaimEvent(call.received_at, AGENT, "customer_called", told)
    for one in setup.complaints:
        yield one.claim_number, ClaimEvent(one.received_at, AGENT, "complained", {"note": one.number})
    for answer in setup.follow_ups:
        told = {"outcome": str(answer.outcome), "note": answer.note}
        yield answer.subject, ClaimEvent(answer.at, AGENT, "followed_up", told)


def sample_holidays(day: date) -> tuple[Holiday, ...]:
    """Return the holidays of a year and the one that begins the next."""
    of_year = [Holiday(date(day.year, *at), Bilingual(zh, en)) for at, zh, en in _HOLIDAYS]
    first = of_year[0]
    return (*of_year, replace(first, day=first.day.replace(year=day.year + 1)))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sample call is about."""

    kind: CallKind
    told: str
    state: CallState
    customer: Customer
    item_id: int = 0
    model_code: str = ""
    about_claim: str = ""
    due_at: datetime | None = None
    is_after_hours: bool = False
    target: CallTarget | None = None
    answer: str = ""


class _Book:
    """Calls, numbered in the order they came."""

    def __init__(self, hours: OpeningHours, ledger: Ledger) -> None:
        self.hours, self.ledger = hours, ledger
        self._planned: list[tuple[datetime, _Said, Callable[[ServiceCall], None] | None]] = []
        self.calls: list[ServiceCall] = []
        self.events: list[CallEvent] = []
        self.complaints: list[Complaint] = []

    def plan(self, at: datetime, said: _Said, then: Callable[[ServiceCall], None] | None = None) -> None:
        """Keep a call until all are known."""
        self._planned.append((at, said, then))

    def write(self) -> None:
        """Write every call down in the order of time, and what followed it."""
        for at, said, then in sorted(self._planned, key=_moment):
            call = self._call(at, said)
            if then is not None:
                then(call)

    def _call(self, at: datetime, said: _Said) -> ServiceCall:
        number = self.ledger.next(DEMO_POINT, DocumentSeries.CALL, at.year)
        call = ServiceCall(
            id=len(self.calls) + 1,
            number=number,
            request_key=f"sample {number}",
            point_code=DEMO_POINT,
            received_at=at,
            received_by=AGENT,
            kind=said.kind,
            caller=Caller(said.customer.id, said.customer.name, said.customer.phone),
            told=said.told,
            state=said.state,
            item_id=said.item_id,
            model_code=said.model_code,
            about_claim=said.about_claim,
            is_after_hours=said.is_after_hours,
            dangers=dangers_in(said.told, SHIPPED_URGENT_WORDS),
            due_at=said.due_at,
            target=said.target,
        )
        self.calls.append(call)
        self.events.append(CallEvent(number, at, AGENT, "take_call"))
        for deed in () if said.is_after_hours else _STEPS_TO[said.state]:
            note = said.answer if deed == "call_answer" else ""
            self.events.append(CallEvent(number, at, AGENT, deed, note))
        return call


def _moment(planned: tuple[datetime, _Said, object]) -> datetime:
    return planned[0]


def _past_calls(book: _Book, claims: list[Claim], owners: dict[int, Customer]) -> None:
    chance = Chance(_SEED)
    for days_ago in range(_DAYS_OF_CALLS, 1, -1):
        for share in range(_CALLS_A_DAY):
            kind, told, answer = chance.pick(_ASKED)
            claim = chance.pick(claims)
            at = book.hours.moment(book.hours.minute(days_ago, (share + 0.4) / _CALLS_A_DAY))
            said = _Said(kind, told, CallState.CLOSED, owners[claim.customer_id], claim.item_id, answer=answer)
            book.plan(at, said)


def _waiting_calls(
    book: _Book, claims: list[Claim], items: tuple[ServiceItem, ...], owners: dict[int, Customer]
) -> None:
    """Yesterday evening two people called while nobody answered; today three asked, and a product is awaited."""
    now, opening = book.hours.now, datetime.combine(book.hours.now.date(), _OPENS_AT, book.hours.now.tzinfo)
    yesterday = opening - timedelta(days=1)
    busy = {claim.item_id for claim in claims if GROUP_OF_STATE[claim.state] is not ClaimGroup.CLOSED}
    free = [item for item in items if item.id not in busy]
    first, second, third = free[3], free[7], free[11]
    waiting = next(claim for claim in claims if GROUP_OF_STATE[claim.state] is ClaimGroup.WAITING)
    for at, told, item in (
        (yesterday.replace(hour=19, minute=12), "开机半小时后不制冷，显示 E2", first),
        (yesterday.replace(hour=21, minute=40), "室外机冒烟，闻到烧焦味，已经拔了插头", second),
    ):
        evening = _Said(
            CallKind.WARRANTY,
            told,
            CallState.CALL_BACK_DUE,
            owners[item.customer_id],
            item.id,
            item.model.code,
            due_at=opening,
            is_after_hours=True,
        )
        book.plan(at, evening)
    earlier = book.hours.moment(book.hours.minute(0, 0.3))
    awaited = CallTarget(TargetKind.CLAIM, DEMO_POINT)
    owner = owners[third.customer_id]
    book.plan(
        min(earlier, now),
        _Said(
            CallKind.WARRANTY,
            "室内机滴水，想送来检修",
            CallState.CONVERTED,
            owner,
            third.id,
            third.model.code,
            target=awaited,
        ),
    )
    late = book.hours.moment(book.hours.minute(0, 0.7))
    ask = _Said(
        CallKind.CONSULTATION,
        "问配件什么时候到，机器还要等几天",
        CallState.CALL_BACK_DUE,
        owners[waiting.customer_id],
        waiting.item_id,
        about_claim=waiting.number,
        due_at=now + timedelta(hours=1),
    )
    book.plan(min(late, now), ask)
    escalated = replace(ask, kind=CallKind.COMPLAINT, told="要求赔偿误工费", state=CallState.ESCALATED, due_at=None)
    book.plan(min(late, now), escalated)


def _complaints(book: _Book, claims: list[Claim], owners: dict[int, Customer]) -> None:
    """One is late and proposed, one came yesterday, one was closed some days ago."""
    opened = [claim for claim in claims if GROUP_OF_STATE[claim.state] is not ClaimGroup.CLOSED]
    done = [claim for claim in claims if claim.returned_on is not None][-1]
    offer, apology = "今天加急调配件，后天前修好，免上门费", "当面致歉"
    contacted = ("complaint_acknowledge", "电话已联系")
    late = _Complained(
        ComplaintSubject.REPAIR, ComplaintStage.PROPOSED, offer, (contacted, ("complaint_propose", offer))
    )
    fresh = _Complained(ComplaintSubject.FEES, ComplaintStage.RECEIVED)
    over = _Complained(
        ComplaintSubject.CONDUCT,
        ComplaintStage.CLOSED,
        apology,
        (contacted, ("complaint_propose", apology), ("complaint_agree", ""), ("complaint_close", "")),
    )
    for claim, days_ago, told, complained in (
        (opened[0], 11, "修了十多天还没有消息", late),
        (done, 8, "取机时态度不好", over),
        (opened[-1], 1, "觉得检测费不合理", fresh),
    ):
        owner, at = owners[claim.customer_id], book.hours.moment(book.hours.minute(days_ago, 0.5))
        said = _Said(CallKind.COMPLAINT, told, CallState.ANSWERED, owner, claim.item_id, about_claim=claim.number)
        book.plan(at, said, partial(complained.write, book))


@dataclass(frozen=True, slots=True)
class _Complained:
    """How far a complaint came, and what was done about it."""

    subject: ComplaintSubject
    stage: ComplaintStage
    proposal: str = ""
    deeds: tuple[tuple[str, str], ...] = ()

    def write(self, book: _Book, call: ServiceCall) -> None:
        """Write the complaint of a call down, each deed a day after the one before."""
        at, is_over = call.received_at, self.stage is ComplaintStage.CLOSED
        complaint = Complaint(
            id=len(book.complaints) + 1,
            number=book.ledger.next(DEMO_POINT, DocumentSeries.COMPLAINT, at.year),
            point_code=DEMO_POINT,
            call_number=call.number,
            caller=call.caller,
            subject=self.subject,
            told=call.told,
            received_at=at,
            received_by=AGENT,
            rules_version=SHIPPED_HOTLINE_RULES.version,
            stage=self.stage,
            claim_number=call.about_claim,
            item_id=call.item_id,
            proposal=self.proposal,
            duty_due_since=at.date() if self.subject in DUTIES else None,
            outcome=ComplaintOutcome.APOLOGY if is_over else None,
            closed_on=(at + timedelta(days=len(self.deeds))).date() if is_over else None,
            due_at=due_of(self.stage, at, SHIPPED_HOTLINE_RULES),
        )
        book.complaints.append(complaint)
        book.calls[call.id - 1] = replace(call, complaint_number=complaint.number)
        for days, (deed, note) in enumerate((("receive_complaint", ""), *self.deeds)):
            book.events.append(CallEvent(complaint.number, at + timedelta(days=days), AGENT, deed, note))


def _notes(hours: OpeningHours, ledger: Ledger) -> Iterator[KnowledgeNote]:
    for place, (title, text, model, code) in enumerate(_NOTES):
        at = hours.moment(hours.minute(60 - place, 0.5))
        number = ledger.next(DEMO_POINT, DocumentSeries.KNOWLEDGE_NOTE, at.year)
        yield KnowledgeNote(number, 1, title, text, at, TECHNICIAN if code else SUPERVISOR, model, code)
        if not place:
            later = hours.moment(hours.minute(20, 0.5))
            yield KnowledgeNote(number, 2, title, f"{text}仍不行请记下室外温度。", later, TECHNICIAN, model, code)


def _follow_ups(claims: list[Claim], hours: OpeningHours) -> Iterator[FollowUp]:
    """Most customers of the last weeks were asked; the newest still wait for their call."""
    chance, today = Chance(_SEED + 1), hours.now.date()
    for claim in claims:
        if claim.returned_on is None or not _FIRST_ASKED <= (today - claim.returned_on).days <= _LAST_ASKED:
            continue
        outcome = FollowUpOutcome.DISSATISFIED if chance.is_one_in(10) else FollowUpOutcome.SATISFIED
        at = hours.moment(hours.minute(max(1, (today - claim.returned_on).days - 4), 0.6))
        yield FollowUp(claim.number, at, AGENT, outcome)
