"""The sections of an order's sheet in the order of their tabs; each is imported at its first visit."""

from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.workshop.section import Section, SectionContext, SectionRecord
from aftersale_desktop.wording.catalogue import N_


def _record(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.record_section import RecordSection

    return RecordSection(shop.now, context)


def _quote(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.quote_section import QuoteSection

    return QuoteSection(shop, context)


def _parts(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.parts_section import PartsSection

    return PartsSection(shop, context)


def _factory(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.factory_section import FactorySection

    return FactorySection(shop.repairs.factory, shop.now, context)


def _diagnosis(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.diagnosis_section import DiagnosisSection

    return DiagnosisSection(shop, context)


def _inspection(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.inspection_section import InspectionSection

    return InspectionSection(shop, context)


def _handover(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.handover_section import HandoverSection

    return HandoverSection(shop, context)


def _exchange(shop: Shop, context: SectionContext) -> Section:
    from aftersale_desktop.ui.workshop.exchange_section import ExchangeSection

    return ExchangeSection(shop, context)


SECTIONS: tuple[SectionRecord, ...] = (
    SectionRecord(
        "diagnosis",
        N_("Diagnosis"),
        _diagnosis,
        needs=frozenset({Need.DIAGNOSIS, Need.CAUSE, Need.GENUINE, Need.WORK_STOPPED}),
    ),
    SectionRecord(
        "quote",
        N_("Quote"),
        _quote,
        deeds=frozenset({Deed.SEND_QUOTE, Deed.ACCEPT_QUOTE, Deed.DECLINE_QUOTE, Deed.WITHDRAW_QUOTE}),
        needs=frozenset({Need.AGREEMENT, Need.SENT_QUOTE, Need.DECISION}),
    ),
    SectionRecord(
        "parts",
        N_("Parts"),
        _parts,
        needs=frozenset(
            {Need.PARTS_SETTLED, Need.PLANNED_PARTS, Need.PARTS_BACK, Need.FITTED_TAKEN_OUT, Need.MISSING_PART}
        ),
    ),
    SectionRecord(
        "factory",
        N_("Factory trip"),
        _factory,
        deeds=frozenset({Deed.SEND_TO_FACTORY, Deed.TAKE_BACK}),
        needs=frozenset({Need.CUSTODY_OUT, Need.CUSTODY_BACK}),
    ),
    SectionRecord(
        "inspection",
        N_("Quality inspection"),
        _inspection,
        deeds=frozenset({Deed.RELEASE, Deed.SEND_BACK}),
        needs=frozenset({Need.PASSED_INSPECTION, Need.FAILED_INSPECTION}),
    ),
    SectionRecord(
        "handover",
        N_("Hand-over"),
        _handover,
        deeds=frozenset({Deed.HAND_OVER}),
        needs=frozenset({Need.PROOF_OF_OWNER, Need.ACCESSORIES, Need.UNITS, Need.OLD_PARTS, Need.DEPOSIT_RETURNED}),
    ),
    SectionRecord("exchange", N_("Exchange/refund"), _exchange, needs=frozenset({Need.EXCHANGE, Need.REFUND})),
    SectionRecord("record", N_("Record"), _record),
)
