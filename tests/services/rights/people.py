"""What people, settings, drafts and the further desks of the workshop need."""

from dataclasses import replace
from pathlib import Path

from aftersale_desktop.domain.credentials import badge_code
from aftersale_desktop.domain.custody import UnitsNotScannedError
from aftersale_desktop.domain.factory_statements import NothingToClaimError, StatementDeed, StatementNotFoundError
from aftersale_desktop.domain.papers import PaperLanguage, PaperSize
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.repair_steps import Deed, StepRefusedError
from aftersale_desktop.domain.rule_versions import NothingChangedError
from aftersale_desktop.domain.warranty import Parameters
from aftersale_desktop.services.bench_drafts import BenchDraft
from aftersale_desktop.services.bench_states import RepairsNotHereError
from aftersale_desktop.services.factory import Trip
from aftersale_desktop.services.people_desk import Given, LastAdministratorError
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.reception import Reception
from aftersale_desktop.services.settlements import LineDeed
from aftersale_desktop.services.shop_settings import NoSuchRulesError
from aftersale_desktop.services.sign_in import BadgeUnknownError, SignInRefusedError
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, a_customer
from tests.fakes import FakeShop
from tests.services.rights.declared import Deeds, unless
from tests.workshop_walk import FOUND, a_diagnosed_order, a_shop_out_of_warranty

NUMBER = f"{POINT.code}-WX-2026-000001"
TRIP = Trip(place="佛山工厂", units=())
NEW = User(0, "新来的", Role.CLERK, POINT.code)
BADGE = badge_code("0123456789ABCDEF")
DAY = NOON.date()
LAST_DAY = NOON.date().replace(year=2030)
SECRET_PHRASE = "correct horse"  # noqa: S105 - of nobody

DEEDS: Deeds = {
    "PeopleDesk.people": (Right.MANAGE_PEOPLE, lambda shop: shop.people.people()),
    "PeopleDesk.save": (Right.MANAGE_PEOPLE, unless(lambda shop: shop.people.save(NEW), LastAdministratorError)),
    "PeopleDesk.reset_password": (Right.MANAGE_PEOPLE, lambda shop: shop.people.reset_password(CLERK.id)),
    "PeopleDesk.issue_badge": (Right.MANAGE_PEOPLE, lambda shop: shop.people.issue_badge(CLERK.id)),
    "PeopleDesk.badge_page": (
        Right.MANAGE_PEOPLE,
        lambda shop: shop.people.badge_page(Given(CLERK, BADGE), PaperSize.LABEL100, PaperLanguage.CHINESE),
    ),
    "PeopleDesk.withdraw_badge": (Right.MANAGE_PEOPLE, lambda shop: shop.people.withdraw_badge(CLERK.id)),
    "SignIn.first_people": (None, lambda shop: shop.sign_in.first_people()),
    "SignIn.set_first_password": (None, lambda shop: shop.sign_in.set_first_password(CLERK.id, SECRET_PHRASE)),
    "SignIn.sign_in": (
        None,
        unless(lambda shop: shop.sign_in.sign_in(CLERK.name, "wrong password"), SignInRefusedError),
    ),
    "SignIn.sign_in_by_badge": (None, unless(lambda shop: shop.sign_in.sign_in_by_badge("nobody"), BadgeUnknownError)),
    "SignIn.renew": (
        None,
        unless(lambda shop: shop.sign_in.renew(CLERK.name, "wrong password", SECRET_PHRASE), SignInRefusedError),
    ),
    "SignIn.set_pin": (None, unless(lambda shop: shop.sign_in.set_pin("wrong password", "258036"), SignInRefusedError)),
    "SignIn.sign_for": (
        None,
        unless(lambda shop: shop.sign_in.sign_for(SUPERVISOR.name, "wrong password", Right.EXPORT), SignInRefusedError),
    ),
    "SignIn.sign_for_by_badge": (
        None,
        unless(lambda shop: shop.sign_in.sign_for_by_badge("nobody", Right.EXPORT), BadgeUnknownError),
    ),
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
        unless(lambda shop: shop.settings.publish_rules(Parameters(), {}, LAST_DAY), NothingChangedError),
    ),
    "ShopSettings.withdraw_rules": (
        Right.CHANGE_SHOP,
        unless(lambda shop: shop.settings.withdraw_rules("nobody"), NoSuchRulesError),
    ),
    "ShopSettings.change_patterns": (
        Right.CHANGE_SHOP,
        unless(lambda shop: shop.settings.change_patterns((), ()), ChangedMeanwhileError),
    ),
    "Drafts.recovered": (Right.READ, lambda shop: shop.drafts.recovered(Reception(), lambda: "key")),
    "Drafts.customer_now": (Right.READ, lambda shop: shop.drafts.customer_now(a_customer())),
    "SelfCheck.run": (Right.READ, lambda shop: shop.self_check.run()),
    "SelfCheck.order": (Right.READ, lambda shop: shop.self_check.order(NUMBER)),
    "BenchDrafts.keep": (Right.REPAIR, lambda shop: shop.repairs.bench_drafts.keep(BenchDraft(NUMBER, FOUND))),
    "BenchDrafts.kept": (None, lambda shop: shop.repairs.bench_drafts.kept(NUMBER)),
    "BenchDrafts.forget": (Right.REPAIR, lambda shop: shop.repairs.bench_drafts.forget(NUMBER)),
    "FactoryDesk.send": (
        Right.REPAIR,
        unless(lambda shop: shop.repairs.factory.send(NUMBER, TRIP), UnitsNotScannedError),
    ),
    "FactoryDesk.take_back": (
        Right.REPAIR,
        unless(lambda shop: shop.repairs.factory.take_back(NUMBER, TRIP, is_repaired=True), UnitsNotScannedError),
    ),
    "Workshop.sheet": (Right.READ, lambda shop: shop.repairs.workshop.sheet(NUMBER)),
    "Workshop.step": (
        Right.REPAIR,
        unless(lambda shop: shop.repairs.workshop.step(NUMBER, Deed.START_REPAIR), StepRefusedError),
    ),
    "Workshop.hand_to": (
        Right.REPAIR,
        unless(lambda shop: shop.repairs.workshop.hand_to(NUMBER, "nobody"), RepairsNotHereError),
    ),
    "Workshop.name_sub_status": (Right.REPAIR, lambda shop: shop.repairs.workshop.name_sub_status(NUMBER, "")),
    "TechnicianWork.figures": (
        Right.READ,
        lambda shop: shop.repairs.technician_work.figures(NOON.date(), NOON.date()),
    ),
    "StockBooks.book": (Right.READ, lambda shop: shop.stock.books.book()),
    "StockBooks.part": (Right.READ, unless(lambda shop: shop.stock.books.part("CAP35", POINT.code), UnknownPartError)),
    "StockSheets.save": (
        frozenset({Right.EXPORT, Right.MOVE_STOCK}),
        lambda shop: shop.stock.sheets.save(Path("a.csv"), (), (), "stock"),
    ),
    "HotlineDrafts.kept": (None, lambda shop: shop.hotline.drafts.kept()),
    "Settlements.open_costs": (Right.SETTLE, lambda shop: shop.money.settlements.open_costs(DAY, DAY)),
    "Settlements.send": (
        Right.SETTLE,
        unless(lambda shop: shop.money.settlements.send(DAY, DAY, (), "key"), NothingToClaimError),
    ),
    "Settlements.statements": (Right.SETTLE, lambda shop: shop.money.settlements.statements()),
    "Settlements.sheet": (
        Right.SETTLE,
        unless(lambda shop: shop.money.settlements.sheet(NUMBER), StatementNotFoundError),
    ),
    "Settlements.answer": (
        Right.SETTLE,
        unless(
            lambda shop: shop.money.settlements.answer(NUMBER, NUMBER, LineDeed(StatementDeed.ACCEPTED)),
            StatementNotFoundError,
        ),
    ),
    "Settlements.accept_rest": (
        Right.SETTLE,
        unless(lambda shop: shop.money.settlements.accept_rest(NUMBER), StatementNotFoundError),
    ),
}


def a_shop() -> FakeShop:
    """Return a shop with an order on the bench."""
    shop = a_shop_out_of_warranty()
    a_diagnosed_order(shop)
    return shop
