"""Adding a material or a part to a draft, and adding again what was taken out."""

from collections.abc import Callable

from aftersale_desktop.domain.tariff_edits import PricePath
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.domain.tariffs import ListedMaterial, ListedPart, Tariff
from aftersale_desktop.services.price_desk import PriceBook, PriceDesk
from aftersale_desktop.ui.network.price_grids import MATERIALS, PARTS

Deed = Callable[[TariffDraft], PriceBook]
"""What is done with a draft as it is known now."""


def adding_part(desk: PriceDesk, part: ListedPart) -> Deed:
    """Return the deed that adds a part."""
    return lambda draft: desk.add_part(draft.tariff.id, draft.version, part)


def adding_material(desk: PriceDesk, material: ListedMaterial) -> Deed:
    """Return the deed that adds a material."""
    return lambda draft: desk.add_material(draft.tariff.id, draft.version, material)


def adding_again(desk: PriceDesk, tariff: Tariff, path: PricePath) -> Deed | None:
    """Return the deed that adds the row of a list once more, None where the list has no such row."""
    for part in tariff.parts:
        if path == (PARTS, part.code):
            return adding_part(desk, part)
    for material in tariff.materials:
        if path == (MATERIALS, material.code):
            return adding_material(desk, material)
    return None
