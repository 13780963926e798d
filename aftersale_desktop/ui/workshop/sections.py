"""The sections of an order's sheet in the order of their tabs; each is imported at its first visit."""

from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.workshop.section import Section, SectionContext, SectionRecord
from aftersale_desktop.wording.catalogue import N_


def _record(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.record_section import RecordSection

    return RecordSection(shop.now, context)


SECTIONS: tuple[SectionRecord, ...] = (SectionRecord("record", N_("Record"), _record),)
