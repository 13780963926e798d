"""What people, settings, drafts and the further desks of the workshop need; whoever lacks the right is refused."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from aftersale_desktop.domain.credentials import badge_code
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.factory_statements import StatementDeed
from aftersale_desktop.domain.papers import PaperLanguage, PaperSize
from aftersale_desktop.domain.people import RIGHTS, NotAllowedError, Right, Role, User
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.warranty import Parameters
from aftersale_desktop.services.bench_drafts import BenchDraft
from aftersale_desktop.services.factory import Trip
from aftersale_desktop.services.people_desk import Given
from aftersale_desktop.services.reception import Reception
from aftersale_desktop.services.settlements import LineDeed
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, a_customer, somebody
from tests.fakes import FakeShop
from tests.refusals import only_refused
from tests.workshop_walk import FOUND, a_diagnosed_order, a_shop_out_of_warranty

NUMBER = f"{POINT.code}-WX-2026-000001"
TRIP = Trip(place="佛山工厂", units=())
NEW = User(0, "新来的", Role.CLERK, POINT.code)
BADGE = badge_code("0123456789ABCDEF")
DAY = NOON.date()
LAST_DAY = NOON.date().replace(year=2030)
SECRET_PHRASE = "correct horse"  # noqa: S105 - of nobody

DEEDS: dict[str, tuple[Right | None, Callable[[FakeShop], object]]] = {
    "PeopleDesk.people": (Right.MANAGE_PEOPLE, lambda shop: shop.people.people()),
    "PeopleDesk.save": (Right.MANAGE_PEOPLE, lambda shop: shop.people.save(NEW)),
    "PeopleDesk.reset_password": (Right.MANAGE_PEOPLE, lambda shop: shop.people.reset_password(CLERK.id)),
    "PeopleDesk.issue_badge": (Right.MANAGE_PEOPLE, lambda shop: shop.people.issue_badge(CLERK.id)),
    "PeopleDesk.badge_page": (
        Right.MANAGE_PEOPLE,
        lambda shop: shop.people.badge_page(Given(CLERK, BADGE), PaperSize.LABEL100, PaperLanguage.CHINESE),
    ),
    "PeopleDesk.withdraw_badge": (Right.MANAGE_PEOPLE, lambda shop: shop.people.withdraw_badge(CLERK.id)),
    "SignIn.first_people": (None, lambda shop: shop.sign_in.first_people()),
    "SignIn.set_first_password": (None, lambda shop: shop.sign_in.set_first_password(CLERK.id, SECRET_PHRASE)),
    "SignIn.sign_in": (None, lambda shop: shop.sign_in.sign_in(CLERK.name, "wrong password")),
    "SignIn.sign_in_by_badge": (None, lambda shop: shop.sign_in.sign_in_by_badge("nobody")),
    "SignIn.renew": (None, lambda shop: shop.sign_in.renew(CLERK.name, "wrong password", SECRET_PHRASE)),
    "SignIn.set_pin": (None, lambda shop: shop.sign_in.set_pin("wrong password", "258036")),
    "SignIn.sign_for": (None, lambda shop: shop.sign_in.sign_for(SUPERVISOR.name, "wrong password", Right.EXPORT)),
    "SignIn.sign_for_by_badge": (None, lambda shop: shop.sign_in.sign_for_by_badge("nobody", Right.EXPORT)),
    "Keyboard.who": (None, lambda shop: shop.who.who()),
    "Keyboard.enter": (None, lambda shop: shop.who.enter(CLERK, (CLERK,), by_password=True)),
    "Keyboard.hand_over": (None, lambda shop: shop.who.hand_over(CLERK.id)),
    "ShopSettings.read_again": (Right.READ, lambda shop: shop.settings.read_again()),
    "ShopSettings.change_point": (
        Right.CHANGE_SHOP,
        lambda shop: shop.settings.change_point(POINT, replace(POINT, hotline="400-1")),
    ),
    "ShopSettings.publish_rules": (
        Right.CHANGE_SHOP,
        lambda shop: shop.settings.publish_rules(Parameters(), {}, LAST_DAY),
    ),
    "ShopSettings.withdraw_rules": (Right.CHANGE_SHOP, lambda shop: shop.settings.withdraw_rules("nobody")),
    "ShopSettings.change_patterns": (Right.CHANGE_SHOP, lambda shop: shop.settings.change_patterns((), ())),
    "Drafts.recovered": (Right.READ, lambda shop: shop.drafts.recovered(Reception(), lambda: "key")),
    "Drafts.customer_now": (Right.READ, lambda shop: shop.drafts.customer_now(a_customer())),
    "SelfCheck.run": (Right.READ, lambda shop: shop.self_check.run()),
    "SelfCheck.order": (Right.READ, lambda shop: shop.self_check.order(NUMBER)),
    "BenchDrafts.keep": (Right.REPAIR, lambda shop: shop.repairs.bench_drafts.keep(BenchDraft(NUMBER, FOUND))),
    "BenchDrafts.kept": (None, lambda shop: shop.repairs.bench_drafts.kept(NUMBER)),
    "BenchDrafts.forget": (Right.REPAIR, lambda shop: shop.repairs.bench_drafts.forget(NUMBER)),
    "FactoryDesk.send": (Right.REPAIR, lambda shop: shop.repairs.factory.send(NUMBER, TRIP)),
    "FactoryDesk.take_back": (
        Right.REPAIR,
        lambda shop: shop.repairs.factory.take_back(NUMBER, TRIP, is_repaired=True),
    ),
    "Workshop.sheet": (Right.READ, lambda shop: shop.repairs.workshop.sheet(NUMBER)),
    "Workshop.step": (Right.REPAIR, lambda shop: shop.repairs.workshop.step(NUMBER, Deed.START_REPAIR)),
    "Workshop.hand_to": (Right.REPAIR, lambda shop: shop.repairs.workshop.hand_to(NUMBER, "nobody")),
    "Workshop.name_sub_status": (Right.REPAIR, lambda shop: shop.repairs.workshop.name_sub_status(NUMBER, "")),
    "TechnicianWork.figures": (
        Right.READ,
        lambda shop: shop.repairs.technician_work.figures(NOON.date(), NOON.date()),
    ),
    "StockBooks.book": (Right.READ, lambda shop: shop.stock.books.book()),
    "StockBooks.part": (Right.READ, lambda shop: shop.stock.books.part("CAP35", POINT.code)),
    "StockSheets.save": (Right.EXPORT, lambda shop: shop.stock.sheets.save(Path("a.csv"), (), (), "stock")),
    "HotlineDrafts.kept": (None, lambda shop: shop.hotline.drafts.kept()),
    "Settlements.open_costs": (Right.SETTLE, lambda shop: shop.money.settlements.open_costs(DAY, DAY)),
    "Settlements.send": (Right.SETTLE, lambda shop: shop.money.settlements.send(DAY, DAY, (), "key")),
    "Settlements.statements": (Right.SETTLE, lambda shop: shop.money.settlements.statements()),
    "Settlements.sheet": (Right.SETTLE, lambda shop: shop.money.settlements.sheet(NUMBER)),
    "Settlements.answer": (
        Right.SETTLE,
        lambda shop: shop.money.settlements.answer(NUMBER, NUMBER, LineDeed(StatementDeed.ACCEPTED)),
    ),
    "Settlements.accept_rest": (Right.SETTLE, lambda shop: shop.money.settlements.accept_rest(NUMBER)),
}
EITHER = {"StockSheets.save": frozenset({Right.EXPORT, Right.MOVE_STOCK})}


@pytest.fixture
def shop() -> FakeShop:
    """Return a shop with an order on the bench."""
    shop = a_shop_out_of_warranty()
    a_diagnosed_order(shop)
    return shop


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_refused_exactly_where_the_right_is_missing(shop: FakeShop, deed: str, role: Role) -> None:
    right, do = DEEDS[deed]
    wanted = EITHER.get(deed, frozenset({right} if right else ()))
    shop.who.user = somebody(role)
    before = shop.kept.copy()
    if not wanted or wanted & RIGHTS[role]:
        with suppress(_Other):
            _told_apart(lambda: do(shop))
        return
    with pytest.raises(NotAllowedError) as refusal:
        do(shop)
    assert refusal.value.right in wanted
    assert only_refused(shop, before, refusal.value.right)


class _Other(Exception):  # noqa: N818 - it is no error here
    """The deed was refused for something else than a right: that is asked after it."""


def _told_apart(do: Callable[[], object]) -> None:
    try:
        do()
    except NotAllowedError:
        raise
    except AfterSaleError as refusal:
        raise _Other from refusal
