"""Every refusal with its sentence; it knows what can be refused anywhere, so it is imported by the first refusal."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.wording.bench_refusals import BENCH_REFUSALS
from aftersale_desktop.wording.card_refusals import CARD_REFUSALS
from aftersale_desktop.wording.code_refusals import CODE_REFUSALS
from aftersale_desktop.wording.database_refusals import DATABASE_REFUSALS
from aftersale_desktop.wording.drawn_papers import DRAWN_PAPER_REFUSALS
from aftersale_desktop.wording.exchanges import EXCHANGE_REFUSALS
from aftersale_desktop.wording.fact_refusals import FACT_REFUSALS
from aftersale_desktop.wording.handovers import HANDOVER_REFUSALS
from aftersale_desktop.wording.hotline_refusals import HOTLINE_REFUSALS
from aftersale_desktop.wording.inspections import INSPECTION_REFUSALS
from aftersale_desktop.wording.money_refusals import MONEY_REFUSALS
from aftersale_desktop.wording.network import NETWORK_REFUSALS
from aftersale_desktop.wording.papers import PAPER_REFUSALS
from aftersale_desktop.wording.payments import PAYMENT_REFUSALS
from aftersale_desktop.wording.people import PEOPLE_REFUSALS
from aftersale_desktop.wording.prices import PRICE_REFUSALS
from aftersale_desktop.wording.printing import PRINTING_REFUSALS
from aftersale_desktop.wording.privacy import PRIVACY_REFUSALS
from aftersale_desktop.wording.quotes import QUOTE_REFUSALS
from aftersale_desktop.wording.repairs import REPAIR_REFUSALS
from aftersale_desktop.wording.settings_refusals import SETTINGS_REFUSALS
from aftersale_desktop.wording.settlements import SETTLEMENT_REFUSALS
from aftersale_desktop.wording.shop_refusals import SHOP_REFUSALS
from aftersale_desktop.wording.stock import STOCK_REFUSALS
from aftersale_desktop.wording.till import TILL_REFUSALS

REFUSALS: dict[type[AfterSaleError], str] = {
    **FACT_REFUSALS,
    **MONEY_REFUSALS,
    **CODE_REFUSALS,
    **CARD_REFUSALS,
    **PAPER_REFUSALS,
    **PAYMENT_REFUSALS,
    **PEOPLE_REFUSALS,
    **TILL_REFUSALS,
    **SETTLEMENT_REFUSALS,
    **DRAWN_PAPER_REFUSALS,
    **PRINTING_REFUSALS,
    **PRICE_REFUSALS,
    **PRIVACY_REFUSALS,
    **REPAIR_REFUSALS,
    **EXCHANGE_REFUSALS,
    **STOCK_REFUSALS,
    **NETWORK_REFUSALS,
    **HOTLINE_REFUSALS,
    **INSPECTION_REFUSALS,
    **HANDOVER_REFUSALS,
    **BENCH_REFUSALS,
    **QUOTE_REFUSALS,
    **SHOP_REFUSALS,
    **SETTINGS_REFUSALS,
    **DATABASE_REFUSALS,
}
