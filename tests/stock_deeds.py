"""Legal and illegal deeds of the stockroom, drawn by chance."""

from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.count_posting import Correction
from aftersale_desktop.services.stockroom import Delivery
from aftersale_desktop.services.transfer_desk import TransferWish
from tests.walks import PARTS, Walk


def keep_stock(walk: Walk, _: str) -> None:
    """A storekeeper receives, moves, corrects or scraps."""
    stockroom = walk.shop.stock.stockroom
    places = tuple(place.code for place in stockroom.warehouses())
    one, other, code = walk.pick(places), walk.pick(places), walk.pick(PARTS)
    serials = (f"{walk.name}-{walk.key()}",) if code == "ODU-PCB" else ()
    parts = (PartQuantity(code, 1, serials),)
    walk.do(
        lambda: stockroom.receive(Delivery(one, parts)),
        lambda: stockroom.receive(Delivery(one, parts)),
        lambda: stockroom.move(one, other, (PartQuantity(code, 1, walk.pick(((), ("B-001",)))),), "调整"),
        lambda: stockroom.correct(Correction(one, code, walk.chance.randrange(6), walk.pick(("", "盘点")))),
        lambda: stockroom.scrap(one, (PartQuantity(code, 1),), walk.pick(("", "损坏"))),
    )


def transfer(walk: Walk, number: str) -> None:
    """Parts are asked for, sent, received or called back."""
    desk = walk.shop.stock.transfers
    under_way = desk.open()
    places = tuple(place.code for place in walk.shop.stock.stockroom.warehouses())
    if not under_way or walk.chance.random() < 0.4:
        wanted = (PartQuantity(walk.pick(PARTS), walk.chance.randrange(1, 3)),)
        desk.request(TransferWish(walk.pick(places), walk.pick(places), wanted, walk.pick(("", number)), "缺件"))
        return
    order = walk.pick(under_way)
    walk.do(
        lambda: desk.send(order.number),
        lambda: desk.receive(order.number),
        lambda: desk.receive(order.number, (PartQuantity(order.lines[0].part_code, 1),)),
        lambda: desk.cancel(order.number, walk.pick(("", "取消"))),
    )


def count_stock(walk: Walk, _: str) -> None:
    """A stock-take goes on."""
    desk = walk.shop.stock.counts
    under_way = desk.open()
    if not under_way:
        desk.begin(walk.pick(tuple(place.code for place in walk.shop.stock.stockroom.warehouses())), is_whole=False)
        return
    count = walk.pick(under_way).number
    walk.do(
        lambda: desk.scan(count, walk.pick(PARTS)),
        lambda: desk.type_in(count, walk.pick(PARTS), walk.chance.randrange(5)),
        lambda: desk.post(count, walk.pick(("", "差异"))),
        lambda: desk.cancel(count, walk.pick(("", "作废"))),
    )


def move_old_part(walk: Walk, number: str) -> None:
    """An old part goes somewhere."""
    parts = walk.shop.stock.removed_parts.of_claim(number)
    if parts:
        walk.shop.stock.removed_parts.move_on(walk.pick(parts).number, walk.pick(tuple(RemovedPartState)))
