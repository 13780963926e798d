"""What the desks of the hotline need."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.calls import CallDeed, Caller, CallKind, CallSaid
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.complaints import ComplaintDeed, ComplaintSaid, ComplaintSubject
from aftersale_desktop.domain.follow_ups import FollowUpOutcome
from aftersale_desktop.domain.hotline_rules import HotlineRules
from aftersale_desktop.domain.knowledge import Question
from aftersale_desktop.domain.opening_hours import Holiday
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.urgent_words import Danger, UrgentWord
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.services.hotline import CallForm
from aftersale_desktop.services.hotline_drafts import CallDraft
from aftersale_desktop.services.knowledge_desk import NoteForm
from aftersale_desktop.services.lookups import FoundClaim
from aftersale_desktop.services.visit_planning import VisitWish
from tests.builders import NOON, SUPERVISOR, a_claim, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop
from tests.services.rights.declared import Deeds

CALL, COMPLAINT = "SH03-SC-2026-000001", "SH03-CM-2026-000001"
FORM = CallForm(request_key="a", kind=CallKind.COMPLAINT, caller=Caller(1, "李明", "138 0013 8000"), told="不制冷")
ORDER = replace(a_claim(state=ClaimState.HANDED_OVER), id=1, returned_on=NOON.date().replace(day=1))
GIVEN_BACK = replace(ORDER, returned_on=date(2026, 2, 25), ended_as=ClaimEnd.REPAIRED)
HOLIDAY, WORD = Holiday(date(2026, 10, 1), Bilingual("国庆节")), UrgentWord("炸响", Danger.FIRE)
NOTE = NoteForm("E6", "断电三分钟")
WISH = VisitWish(
    request_key="v",
    point_code="SH03",
    starts_at=NOON.replace(hour=14),
    customer_id=1,
    address="张杨路 1 号",
    distance_km=Decimal(5),
    fault_told="不制冷",
)


def arrange(shop: FakeShop) -> object:
    return shop.hotline.calls.arrange_visit(CALL, shop.kept.calls[CALL].version, WISH)


def _answer(shop: FakeShop) -> object:
    (due,) = shop.hotline.follow_ups.due()
    return shop.hotline.follow_ups.answer(due, FollowUpOutcome.SATISFIED)


def _withdraw(shop: FakeShop) -> object:
    return shop.hotline.knowledge.withdraw(shop.kept.notes[0])


DEEDS: Deeds = {
    "Callers.find": (Right.READ, lambda shop: shop.hotline.callers.find("李明")),
    "Callers.hits": (Right.READ, lambda shop: shop.hotline.callers.hits(FoundClaim(ORDER.number))),
    "Callers.card": (Right.READ, lambda shop: shop.hotline.callers.card(1)),
    "Hotline.hours": (Right.READ, lambda shop: shop.hotline.calls.hours()),
    "Hotline.points": (Right.READ, lambda shop: shop.hotline.calls.points()),
    "Hotline.hear": (Right.READ, lambda shop: shop.hotline.calls.hear(Question("冒烟"))),
    "Hotline.pre_verdict": (Right.READ, lambda shop: shop.hotline.calls.pre_verdict(shop.known(), Evidence())),
    "Hotline.sheet": (Right.READ, lambda shop: shop.hotline.calls.sheet(CALL)),
    "Hotline.take": (Right.TAKE_CALL, lambda shop: shop.hotline.calls.take(replace(FORM, request_key="b"))),
    "Hotline.step": (
        Right.TAKE_CALL,
        lambda shop: shop.hotline.calls.step(CALL, shop.kept.calls[CALL].version, CallDeed.ESCALATE, CallSaid("急")),
    ),
    "Hotline.arrange_visit": (Right.TAKE_CALL, arrange),
    "ComplaintDesk.receive": (
        Right.TAKE_CALL,
        lambda shop: shop.hotline.complaints.receive(CALL, ComplaintSubject.FEES),
    ),
    "ComplaintDesk.step": (
        Right.HANDLE_COMPLAINT,
        lambda shop: shop.hotline.complaints.step(COMPLAINT, 1, ComplaintDeed.ACKNOWLEDGE, ComplaintSaid()),
    ),
    "ComplaintDesk.link_order": (
        Right.HANDLE_COMPLAINT,
        lambda shop: shop.hotline.complaints.link_order(COMPLAINT, 1, ORDER.number),
    ),
    "ComplaintDesk.sheet": (Right.READ, lambda shop: shop.hotline.complaints.sheet(COMPLAINT)),
    "KnowledgeDesk.search": (Right.READ, lambda shop: shop.hotline.knowledge.search("E6")),
    "KnowledgeDesk.versions": (
        Right.READ,
        lambda shop: shop.hotline.knowledge.versions(shop.kept.notes[0].number),
    ),
    "KnowledgeDesk.write": (Right.WRITE_KNOWLEDGE, lambda shop: shop.hotline.knowledge.write(NOTE)),
    "KnowledgeDesk.withdraw": (Right.WRITE_KNOWLEDGE, _withdraw),
    "FollowUpDesk.due": (Right.READ, lambda shop: shop.hotline.follow_ups.due()),
    "FollowUpDesk.answer": (Right.TAKE_CALL, _answer),
    "HotlineSettings.lists": (Right.READ, lambda shop: shop.hotline.settings.lists()),
    "HotlineSettings.add_holiday": (Right.CHANGE_SHOP, lambda shop: shop.hotline.settings.add_holiday(HOLIDAY)),
    "HotlineSettings.remove_holiday": (Right.CHANGE_SHOP, lambda shop: shop.hotline.settings.remove_holiday(HOLIDAY)),
    "HotlineSettings.add_word": (Right.CHANGE_SHOP, lambda shop: shop.hotline.settings.add_word(WORD)),
    "HotlineSettings.remove_word": (Right.CHANGE_SHOP, lambda shop: shop.hotline.settings.remove_word(WORD)),
    "HotlineSettings.publish_rules": (
        Right.CHANGE_SHOP,
        lambda shop: shop.hotline.settings.publish_rules(HotlineRules("B", date(2026, 6, 1))),
    ),
    "HotlineDrafts.keep": (Right.TAKE_CALL, lambda shop: shop.hotline.drafts.keep(CallDraft("k", told="x"))),
    "HotlineDrafts.forget": (Right.TAKE_CALL, lambda shop: shop.hotline.drafts.forget()),
    "HotlineDrafts.kept": (None, lambda shop: shop.hotline.drafts.kept()),
}


def a_shop() -> FakeShop:
    """A shop with a call, its complaint, a note, and a customer to be called again."""
    shop = a_fake_shop(a_stocked_shop(claims=(GIVEN_BACK,)), SUPERVISOR, NOON)
    shop.hotline.calls.take(FORM)
    shop.hotline.complaints.receive(CALL, ComplaintSubject.FEES)
    shop.hotline.knowledge.write(NOTE)
    return shop
