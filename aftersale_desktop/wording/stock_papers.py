"""Words of the stockroom's papers."""

from aftersale_desktop.domain.stock_papers import PaperPart, PaperPlace
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import price_list_name
from aftersale_desktop.wording.stock import WAREHOUSE_NAMES


def place_name(words: Words, place: PaperPlace) -> str:
    """Return what a warehouse is called on a paper."""
    kind = words(WAREHOUSE_NAMES[place.kind])
    if place.holder:
        return words("{kind} of {holder}", kind=kind, holder=place.holder)
    point = place.point.text(words.language)
    return words("{point}: {kind}", point=point, kind=kind) if point else kind


def paper_part_name(words: Words, part: PaperPart) -> str:
    """Return what a part is called; names of the shipped price list are known in both languages."""
    return price_list_name(words, part.name.text(words.language))
