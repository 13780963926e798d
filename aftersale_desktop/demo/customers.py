"""Sample customers: common surnames and given names, telephones and addresses that are visibly invented."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.samples import District, Names, Samples
from aftersale_desktop.demo.staff import DEMO_CLERK, DEMO_POINT
from aftersale_desktop.domain.customers import Customer, CustomerFlag, OtherPhone, Relative
from aftersale_desktop.domain.facts import Buyer

CONSUMERS = 320
_PHONE_HEADS = ("130", "131", "135", "136", "138", "139", "150", "152", "158", "180", "186", "188", "189")
_INVENTED_MIDDLE = "0000"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A customer with the point that serves their address."""

    customer: Customer
    point: str


FIXED: tuple[Customer, ...] = (
    Customer(
        1,
        "陈思远",
        "13800005678",
        "上海市浦东新区青禾路 128 弄 6 号 301 室",
        phones=(OtherPhone("work", "021 5555 0166"),),
        family=(Relative("许文静", "spouse", "13700000101"), Relative("陈国栋", "parent", "13700000102")),
    ),
    Customer(2, "赵琳", "13900002046", "上海市浦东新区锦澜路 77 弄 12 号 502 室"),
    Customer(3, "孙雅琪", "15800008813", "上海市浦东新区星桥路 350 弄 3 号 1801 室"),
)


FLAGGED_ID = 2
_FLAGGED_SINCE = timedelta(days=40)
_FLAG_REASON = "两次预约上门未在家，请先电话确认"
_WITH_WORK_PHONE = 9
"""Every ninth customer can be called at work, too."""


def flagged(customer: Customer, now: datetime) -> Customer:
    """Return the customer of whom the counter is warned with the warning, everybody else as they are."""
    if customer.id != FLAGGED_ID:
        return customer
    return replace(customer, flag=CustomerFlag(_FLAG_REASON, DEMO_CLERK, now - _FLAGGED_SINCE))


def neighbours(samples: Samples, chance: Chance) -> tuple[Neighbour, ...]:
    """Return the owners of the fixed products, then consumers, then businesses, with ids from 1."""
    phones = _phones(chance)
    consumers = (_customer(_person(samples.names, chance), Buyer.CONSUMER) for _ in range(CONSUMERS))
    businesses = (_customer(name, Buyer.BUSINESS) for name in samples.names.businesses)
    made = [Neighbour(customer, DEMO_POINT) for customer in FIXED]
    for customer in (*consumers, *businesses):
        district = chance.weighted(samples.districts, [district.share for district in samples.districts])
        living = _living(customer, len(made) + 1, next(phones), _address(district, customer.buyer, chance))
        made.append(Neighbour(living, district.point))
    return tuple(made)


def _customer(name: str, buyer: Buyer) -> Customer:
    return Customer(0, name, "", "", buyer)


def _living(customer: Customer, number: int, phone: str, address: str) -> Customer:
    phones = () if number % _WITH_WORK_PHONE else (OtherPhone("work", f"021 5555 {number:04}"),)
    return Customer(number, customer.name, phone, address, customer.buyer, phones=phones)


def _person(names: Names, chance: Chance) -> str:
    return chance.pick(names.surnames) + chance.pick(names.given_names)


def _phones(chance: Chance) -> Iterator[str]:
    taken = {customer.phone for customer in FIXED}
    while True:
        phone = chance.pick(_PHONE_HEADS) + _INVENTED_MIDDLE + chance.digits(4)
        if phone not in taken:
            taken.add(phone)
            yield phone


def _address(district: District, buyer: Buyer, chance: Chance) -> str:
    road = f"上海市{district.name}{chance.pick(district.roads)} {chance.between((2, 999))} "
    if buyer is Buyer.BUSINESS:
        return f"{road}号 {chance.between((1, 3))} 楼"
    room = 100 * chance.between((1, 18)) + chance.between((1, 4))
    return f"{road}弄 {chance.between((1, 60))} 号 {room} 室"
