"""What price lists and replays need."""

from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.domain.tariffs import ListedMaterial, ListedPart
from aftersale_desktop.domain.warranty import WarrantyRules
from aftersale_desktop.services.replays import PriceReplay
from tests.builders import NOON, SUPERVISOR, a_stocked_shop, sample_tariff
from tests.fakes import FakeShop, a_fake_shop
from tests.services.rights.declared import Deeds

NEXT, MINOR_A = "SH-2026-B", ("labour", "A", "minor")
MATERIAL = ListedMaterial("SEAL", "密封胶", "支", Decimal(12))
PART = ListedPart("CAP50", "电容", Decimal(45), main_part=False)
DRAFT = TariffDraft(0, "SH-2026-A", sample_tariff(), (), NOON)
RULES = WarrantyRules("try", NOON.date())


def _version(shop: FakeShop) -> int:
    return shop.kept.tariff_drafts[NEXT].version


def _replay(shop: FakeShop) -> PriceReplay:
    draft = shop.kept.tariff_drafts[NEXT]
    return PriceReplay(shop.storage.start_reading, draft, {}, NOON, 0, 6)


DEEDS: Deeds = {
    "PriceDesk.book": (Right.READ, lambda shop: shop.network.prices.book()),
    "PriceDesk.begin": (Right.CHANGE_PRICES, lambda shop: shop.network.prices.begin("SH-2026-A")),
    "PriceDesk.change": (
        Right.CHANGE_PRICES,
        lambda shop: shop.network.prices.change(NEXT, _version(shop), MINOR_A, "91"),
    ),
    "PriceDesk.add_material": (
        Right.CHANGE_PRICES,
        lambda shop: shop.network.prices.add_material(NEXT, _version(shop), MATERIAL),
    ),
    "PriceDesk.add_part": (
        Right.CHANGE_PRICES,
        lambda shop: shop.network.prices.add_part(NEXT, _version(shop), PART),
    ),
    "PriceDesk.take_out": (
        Right.CHANGE_PRICES,
        lambda shop: shop.network.prices.take_out(NEXT, _version(shop), ("parts", "CAP35")),
    ),
    "PriceDesk.discard": (Right.CHANGE_PRICES, lambda shop: shop.network.prices.discard(NEXT, _version(shop))),
    "PriceDesk.bring_back": (
        Right.CHANGE_PRICES,
        lambda shop: shop.network.prices.bring_back(
            replace(DRAFT, tariff=replace(shop.terms.tariffs[-1], id="SH-2026-C"))
        ),
    ),
    "PriceDesk.publish": (Right.PUBLISH_PRICES, lambda shop: shop.network.prices.publish(NEXT, _version(shop))),
    "ReplayDesk.prices": (Right.CHANGE_PRICES, lambda shop: shop.network.replays.prices(NEXT, _version(shop), 6)),
    "ReplayDesk.keep": (Right.CHANGE_PRICES, lambda shop: shop.network.replays.keep(_replay(shop))),
    "ReplayDesk.rules": (Right.CHANGE_SHOP, lambda shop: shop.network.replays.rules(RULES, 6)),
}


def a_shop() -> FakeShop:
    """Return a shop with a draft that an administrator could publish."""
    shop = a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)
    [draft] = shop.network.prices.begin("SH-2026-A").drafts
    [draft] = shop.network.prices.change(NEXT, draft.version, MINOR_A, "90").drafts
    shop.network.replays.keep(shop.network.replays.prices(NEXT, draft.version, 6))
    return shop
