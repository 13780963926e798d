"""A part that waits says where it is, so that nobody calls it missing while it lies in a van."""

from dataclasses import replace

from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.stock import Warehouse, WarehouseKind
from aftersale_desktop.ui.workshop.part_columns import part_columns
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import CLERK, NOON, TECHNICIAN
from tests.fakes import a_fake_shop
from tests.stock_cases import a_shop_with_stock
from tests.workshop_walk import a_diagnosed_order


def test_what_waits_is_said_to_lie_here_or_in_somebodys_van() -> None:
    shop = a_fake_shop(a_shop_with_stock(), CLERK, NOON)
    here = shop.stock.job_parts.request_planned(a_diagnosed_order(shop)).rows[0]
    waiting = replace(here, line=replace(here.line, state=PartLineState.REQUESTED), available=2)
    van = replace(waiting, free_at=Warehouse("V", WarehouseKind.TECHNICIAN, "SH03", TECHNICIAN.name))
    stock = next(column for column in part_columns(words_in(Language.ENGLISH)) if column.heading == "Stock")
    assert stock.text(waiting) == "Free here: 2"
    assert stock.text(van) == f"In the van of {TECHNICIAN.name}: 2"
