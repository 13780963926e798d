"""Every deed of every desk is declared with its right, every right with its roles, and both are held to (R-20)."""

import inspect
from collections.abc import Callable
from functools import cached_property

import pytest

from aftersale_desktop.domain.people import RIGHTS, NotAllowedError, Right, Role
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.shop_settings import ShopSettings
from tests.builders import CLERK, NOON, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop
from tests.refusals import only_refused
from tests.services.rights import counter, figures, hotline, network, oversight, people, prices, stock
from tests.services.rights.declared import Deeds, any_of
from tests.stock_cases import faults_of

TABLES: dict[str, tuple[Deeds, Callable[[], FakeShop]]] = {
    "counter": (counter.DEEDS, counter.a_shop),
    "figures": (figures.DEEDS, figures.a_shop),
    "hotline": (hotline.DEEDS, hotline.a_shop),
    "network": (network.DEEDS, network.a_shop),
    "oversight": (oversight.DEEDS, oversight.a_shop),
    "people": (people.DEEDS, people.a_shop),
    "prices": (prices.DEEDS, prices.a_shop),
    "stock": (stock.DEEDS, stock.a_shop),
}
"""What each table declares, and a shop in which every deed of it can be done once."""

INITIALS = {
    "C": Role.CLERK,
    "T": Role.TECHNICIAN,
    "I": Role.INSPECTOR,
    "K": Role.STOREKEEPER,
    "H": Role.HOTLINE_AGENT,
    "S": Role.SUPERVISOR,
    "A": Role.ADMINISTRATOR,
}
MATRIX: dict[Right, str] = {
    Right.READ: "CTIKHSA",
    Right.PRINT: "CTIKSA",
    Right.ATTACH_EVIDENCE: "CTISA",
    Right.REGISTER: "CHSA",
    Right.TAKE_CLAIM: "CSA",
    Right.POST_INVOICE: "CSA",
    Right.TAKE_MONEY: "CSA",
    Right.QUOTE: "CTSA",
    Right.HAND_OVER: "CSA",
    Right.CANCEL_CLAIM: "CSA",
    Right.EXCHANGE_PRODUCT: "CSA",
    Right.CLOSE_DAY: "CSA",
    Right.TAKE_CALL: "CHSA",
    Right.PLAN_VISIT: "CHSA",
    Right.VISIT: "CTSA",
    Right.REPAIR: "TSA",
    Right.INSPECT: "ISA",
    Right.WAIVE_INSPECTION: "SA",
    Right.SCRAP_PRODUCT: "SA",
    Right.ALLOW_LATER_PAYMENT: "SA",
    Right.MOVE_STOCK: "KSA",
    Right.CORRECT_STOCK: "SA",
    Right.CHANGE_SHOP: "SA",
    Right.OVERRIDE_VERDICT: "SA",
    Right.GIVE_DISCOUNT: "SA",
    Right.CREDIT_INVOICE: "SA",
    Right.LIFT_FLAG: "SA",
    Right.EDIT_CARD: "SA",
    Right.EXPORT: "SA",
    Right.CHANGE_NETWORK: "SA",
    Right.HANDLE_COMPLAINT: "HSA",
    Right.LEAD_HOTLINE: "SA",
    Right.WRITE_KNOWLEDGE: "TSA",
    Right.SETTLE: "SA",
    Right.MANAGE_PEOPLE: "A",
    Right.CHANGE_PRICES: "SA",
    Right.PUBLISH_PRICES: "A",
    Right.READ_AUDIT: "SA",
    Right.REVEAL_PERSONAL_DATA: "CHSA",
    Right.SEE_PERSONAL_DATA: "SA",
    Right.ERASE_PERSON: "SA",
    Right.RUN_RETENTION: "A",
    Right.READ_FIGURES: "SA",
}


def test_the_matrix_of_roles_and_rights_is_the_declared_one() -> None:
    declared = {(INITIALS[sign], right) for right, signs in MATRIX.items() for sign in signs}
    assert {(role, right) for role, rights in RIGHTS.items() for right in rights} == declared


def is_room(thing: object) -> bool:
    """Tell whether something is a room of desks, not a desk."""
    return type(thing).__name__.endswith("Desks")


def desks_of(room: object) -> list[object]:
    """Return every desk that a shop or a room of it has, those of its rooms, and those made for a reason."""
    found: list[object] = []
    for name, member in vars(type(room)).items():
        if isinstance(member, cached_property):
            desk = getattr(room, name)
            found += desks_of(desk) if is_room(desk) else [desk]
        elif is_room(room) and inspect.isfunction(member) and not name.startswith("_"):
            reasons = [""] * (len(inspect.signature(member).parameters) - 1)
            found.append(getattr(room, name)(*reasons))
    return found


def every_deed() -> set[str]:
    """Return what can be asked of the desks of a shop, found by looking, not by a list."""
    fake = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    shop = Shop(fake.means, fake.who, fake.settings, lambda: None)
    deeds: set[str] = set()
    for desk in (*(type(one) for one in desks_of(shop)), ShopSettings, Keyboard):
        known = getattr(desk, "__dataclass_fields__", {})
        names = [name for name, _ in inspect.getmembers(desk, inspect.isfunction) if name not in known]
        deeds |= {f"{desk.__name__}.{name}" for name in names if not name.startswith("_")}
    return deeds


def declared_deeds() -> set[str]:
    """Return what the tables of rights declare, in whichever of them."""
    return {deed for deeds, _ in TABLES.values() for deed in deeds}


def test_a_deed_nobody_declared_is_found() -> None:
    assert every_deed() - declared_deeds() == set()


def test_nothing_is_declared_that_nobody_can_do() -> None:
    assert declared_deeds() - every_deed() == set()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("table", "deed"), [(name, deed) for name, (deeds, _) in TABLES.items() for deed in deeds])
def test_a_deed_is_done_with_its_right_and_refused_without(table: str, deed: str, role: Role) -> None:
    deeds, a_shop = TABLES[table]
    rights, do = deeds[deed]
    wanted, shop = any_of(rights), a_shop()
    shop.who.user = somebody(role)
    before = shop.kept.copy()
    if not wanted or wanted & RIGHTS[role]:
        do(shop)
        with shop.storage.start_reading() as work:
            assert faults_of(work) == ()
        return
    with pytest.raises(NotAllowedError) as refusal:
        do(shop)
    assert refusal.value.role is role
    assert refusal.value.right in wanted
    assert only_refused(shop, before, refusal.value.right)
    assert not shop.folder.files
