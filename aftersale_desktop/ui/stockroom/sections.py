"""The sections of the stockroom in their order; each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.ui.stockroom.section import StockContext, StockSection
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.stock_names import StockNames


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A tab: its id, title as message id, how it is made, and the documents that are opened in it."""

    id: str
    title: str
    make: Callable[[StockContext, StockNames], StockSection]
    series: DocumentSeries | None = None


def _stock(context: StockContext, names: StockNames) -> StockSection:
    from aftersale_desktop.ui.stockroom.stock_section import StockListSection

    return StockListSection(context, names)


def _goods(context: StockContext, names: StockNames) -> StockSection:
    from aftersale_desktop.ui.stockroom.goods_section import GoodsSection

    return GoodsSection(context, names)


def _transfers(context: StockContext, names: StockNames) -> StockSection:
    from aftersale_desktop.ui.stockroom.transfers_section import TransfersSection

    return TransfersSection(context, names)


def _orders(context: StockContext, names: StockNames) -> StockSection:
    from aftersale_desktop.ui.stockroom.orders_section import OrdersSection

    return OrdersSection(context, names)


def _counts(context: StockContext, names: StockNames) -> StockSection:
    from aftersale_desktop.ui.stockroom.count_section import CountSection

    return CountSection(context, names)


def _old_parts(context: StockContext, names: StockNames) -> StockSection:
    from aftersale_desktop.ui.stockroom.old_parts_section import OldPartsSection

    return OldPartsSection(context, names)


STOCK, GOODS, TRANSFERS, ORDERS, COUNTS, OLD_PARTS = "stock", "goods", "transfers", "orders", "counts", "old_parts"
SECTIONS: tuple[SectionRecord, ...] = (
    SectionRecord(STOCK, N_("Stock list"), _stock),
    SectionRecord(GOODS, N_("Receive and move"), _goods),
    SectionRecord(TRANSFERS, N_("Transfers"), _transfers, DocumentSeries.TRANSFER),
    SectionRecord(ORDERS, N_("Replenish"), _orders, DocumentSeries.REPLENISHMENT),
    SectionRecord(COUNTS, N_("Stock-take"), _counts, DocumentSeries.STOCK_COUNT),
    SectionRecord(OLD_PARTS, N_("Old parts"), _old_parts, DocumentSeries.REMOVED_PART),
)
