"""What the desks of the stock need."""

from dataclasses import replace

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.count_posting import Correction
from aftersale_desktop.services.job_parts import Fitted
from aftersale_desktop.services.stock_ports import MoveFilter
from aftersale_desktop.services.stockroom import Delivery
from aftersale_desktop.services.transfer_desk import TransferWish
from tests.builders import NOON, SUPERVISOR, TECHNICIAN
from tests.fakes import FakeShop, a_fake_shop
from tests.services.rights.declared import Deeds
from tests.stock_cases import CAPACITOR, HERE, THERE, VAN, a_shop_with_stock, sent_from_there
from tests.workshop_walk import a_diagnosed_order

NUMBER, COUNT, REQUEST, LABEL = (f"{HERE}-{one}-2026-000001" for one in ("WX", "CT", "PO", "RP"))
ASKED, SENT = f"{HERE}-TR-2026-000001", f"{HERE}-TR-2026-000002"
ONE = (PartQuantity(CAPACITOR, 1),)
EITHER = frozenset({Right.MOVE_STOCK, Right.REPAIR})


def take_out_of_a_declined_one(shop: FakeShop) -> object:
    """Take a part out of an order that a program before this one let be declined with it."""
    if shop.who.user.may(Right.REPAIR):
        shop.kept.claims[NUMBER] = replace(shop.kept.claims[NUMBER], state=ClaimState.DECLINED)
    return shop.stock.job_parts.take_out(NUMBER, 1)


DEEDS: Deeds = {
    "Stockroom.warehouses": (Right.READ, lambda shop: shop.stock.stockroom.warehouses()),
    "Stockroom.parts": (Right.READ, lambda shop: shop.stock.stockroom.parts()),
    "Stockroom.open_missing_vans": (Right.READ, lambda shop: shop.stock.stockroom.open_missing_vans()),
    "PartFinder.forecasts": (Right.READ, lambda shop: shop.stock.part_finder.forecasts()),
    "Stockroom.stock": (Right.READ, lambda shop: shop.stock.stockroom.stock(HERE)),
    "Stockroom.levels": (Right.READ, lambda shop: shop.stock.stockroom.levels(CAPACITOR)),
    "Stockroom.serials": (Right.READ, lambda shop: shop.stock.stockroom.serials(HERE, CAPACITOR)),
    "Stockroom.moves": (Right.READ, lambda shop: shop.stock.stockroom.moves(MoveFilter())),
    "Stockroom.receive": (Right.MOVE_STOCK, lambda shop: shop.stock.stockroom.receive(Delivery(HERE, ONE))),
    "Stockroom.move": (Right.MOVE_STOCK, lambda shop: shop.stock.stockroom.move(HERE, VAN, ONE)),
    "Stockroom.scrap": (Right.CORRECT_STOCK, lambda shop: shop.stock.stockroom.scrap(HERE, ONE, "受潮")),
    "Stockroom.correct": (
        Right.CORRECT_STOCK,
        lambda shop: shop.stock.stockroom.correct(Correction(HERE, CAPACITOR, 9, "盘盈")),
    ),
    "Stockroom.save_part": (Right.MOVE_STOCK, lambda shop: shop.stock.stockroom.save_part(shop.kept.parts[CAPACITOR])),
    "Stockroom.save_rule": (
        Right.MOVE_STOCK,
        lambda shop: shop.stock.stockroom.save_rule(StockRule(HERE, CAPACITOR, 1, 2)),
    ),
    "Stockroom.remove_rule": (Right.MOVE_STOCK, lambda shop: shop.stock.stockroom.remove_rule(HERE, CAPACITOR)),
    "TransferDesk.open": (Right.READ, lambda shop: shop.stock.transfers.open()),
    "TransferDesk.ended": (Right.READ, lambda shop: shop.stock.transfers.ended()),
    "TransferDesk.find": (Right.READ, lambda shop: shop.stock.transfers.find(ASKED)),
    "TransferDesk.request": (EITHER, lambda shop: shop.stock.transfers.request(TransferWish(THERE, HERE, ONE))),
    "TransferDesk.send": (Right.MOVE_STOCK, lambda shop: shop.stock.transfers.send(ASKED)),
    "TransferDesk.receive": (Right.MOVE_STOCK, lambda shop: shop.stock.transfers.receive(SENT)),
    "TransferDesk.cancel": (Right.MOVE_STOCK, lambda shop: shop.stock.transfers.cancel(ASKED, "已购得")),
    "CountDesk.open": (Right.READ, lambda shop: shop.stock.counts.open()),
    "CountDesk.ended": (Right.READ, lambda shop: shop.stock.counts.ended()),
    "CountDesk.sheet": (Right.READ, lambda shop: shop.stock.counts.sheet(COUNT)),
    "CountDesk.begin": (Right.MOVE_STOCK, lambda shop: shop.stock.counts.begin(VAN)),
    "CountDesk.scan": (Right.MOVE_STOCK, lambda shop: shop.stock.counts.scan(COUNT, CAPACITOR)),
    "CountDesk.type_in": (Right.MOVE_STOCK, lambda shop: shop.stock.counts.type_in(COUNT, CAPACITOR, 2)),
    "CountDesk.post": (Right.CORRECT_STOCK, lambda shop: shop.stock.counts.post(COUNT)),
    "CountDesk.cancel": (Right.MOVE_STOCK, lambda shop: shop.stock.counts.cancel(COUNT, "打扰")),
    "Replenishment.proposals": (Right.READ, lambda shop: shop.stock.replenishment.proposals(HERE)),
    "Replenishment.open": (Right.READ, lambda shop: shop.stock.replenishment.open()),
    "Replenishment.ended": (Right.READ, lambda shop: shop.stock.replenishment.ended()),
    "Replenishment.find": (Right.READ, lambda shop: shop.stock.replenishment.find(REQUEST)),
    "Replenishment.order": (Right.MOVE_STOCK, lambda shop: shop.stock.replenishment.order(HERE, ONE)),
    "Replenishment.cancel": (Right.MOVE_STOCK, lambda shop: shop.stock.replenishment.cancel(REQUEST, "停产")),
    "RemovedPartDesk.in_states": (
        Right.READ,
        lambda shop: shop.stock.removed_parts.in_states(frozenset(RemovedPartState)),
    ),
    "RemovedPartDesk.of_claim": (Right.READ, lambda shop: shop.stock.removed_parts.of_claim(NUMBER)),
    "RemovedPartDesk.find": (Right.READ, lambda shop: shop.stock.removed_parts.find(LABEL)),
    "RemovedPartDesk.move_on": (
        Right.MOVE_STOCK,
        lambda shop: shop.stock.removed_parts.move_on(LABEL, RemovedPartState.SENT),
    ),
    "PartFinder.find": (Right.READ, lambda shop: shop.stock.part_finder.find(CAPACITOR, claim_number=NUMBER)),
    "JobParts.view": (Right.READ, lambda shop: shop.stock.job_parts.view(NUMBER)),
    "JobParts.request": (EITHER, lambda shop: shop.stock.job_parts.request(NUMBER, CAPACITOR)),
    "JobParts.request_planned": (EITHER, lambda shop: shop.stock.job_parts.request_planned(NUMBER)),
    "JobParts.leave_out_planned": (Right.REPAIR, lambda shop: shop.stock.job_parts.leave_out_planned(NUMBER, "够用")),
    "JobParts.scan": (EITHER, lambda shop: shop.stock.job_parts.scan(NUMBER, CAPACITOR)),
    "JobParts.reserve": (EITHER, lambda shop: shop.stock.job_parts.reserve(NUMBER, 3)),
    "JobParts.issue": (EITHER, lambda shop: shop.stock.job_parts.issue(NUMBER, 4)),
    "JobParts.consume": (Right.REPAIR, lambda shop: shop.stock.job_parts.consume(NUMBER, 2, Fitted())),
    "JobParts.take_out": (Right.REPAIR, take_out_of_a_declined_one),
    "JobParts.give_back": (EITHER, lambda shop: shop.stock.job_parts.give_back(NUMBER, 2)),
    "JobParts.cancel": (EITHER, lambda shop: shop.stock.job_parts.cancel(NUMBER, 4)),
}


def a_shop() -> FakeShop:
    """A shop in which everything can be done once: line 1 is fitted, 2 on the bench, 3 waits, 4 is kept."""
    shop = a_fake_shop(a_shop_with_stock(), TECHNICIAN, NOON)
    number = a_diagnosed_order(shop)
    shop.who.user = SUPERVISOR
    shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity(CAPACITOR, 2),)))
    for line in (1, 2):
        shop.stock.job_parts.request(number, CAPACITOR)
        shop.stock.job_parts.issue(number, line)
    shop.stock.job_parts.consume(number, 1, Fitted())
    shop.stock.job_parts.request(number, CAPACITOR, 9)
    shop.stock.job_parts.request(number, CAPACITOR)
    shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity(CAPACITOR, 9),)))
    shop.stock.transfers.request(TransferWish(HERE, THERE, ONE))
    shop.stock.transfers.request(TransferWish(THERE, HERE, ONE))
    sent_from_there(shop, SENT)
    shop.stock.counts.begin(HERE, is_whole=False)
    shop.stock.replenishment.order(HERE, ONE)
    return shop
