"""Words of a home visit: its appointment, its way, its fees and what the warranty says."""

from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.fees import Coverage, Payer
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.domain.visit_papers import PartToTake
from aftersale_desktop.services.nearest_points import PointProposal
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.dates import day_and_time
from aftersale_desktop.wording.fees import payer_name, price_list_name
from aftersale_desktop.wording.papers import short_component_name

_COVERAGE_LINES: dict[Coverage | None, str] = {
    None: N_("not judged yet: card, invoice and both unit barcodes are looked at on site"),
    Coverage.CHARGEABLE: N_("charged by the price list"),
    Coverage.FREE: N_("free under the warranty"),
    Coverage.FREE_MAIN_PART: N_("main parts free, the rest charged by the price list"),
}


def kilometres(distance: Decimal) -> str:
    """Return `7.5 km`."""
    return f"{distance.normalize():f} km"


def distance_text(words: Words, proposal: PointProposal) -> str:
    """Return how far it is; what nobody confirmed says so."""
    if proposal.distance_km is None:
        return "—"
    far = kilometres(proposal.distance_km)
    return far if proposal.is_confirmed else words("about {distance}", distance=far)


def appointment_text(words: Words, starts_at: datetime, ends_at: datetime) -> str:
    """Return `11 月 25 日 周三 14:00–15:00`."""
    return f"{day_and_time(words, starts_at)}–{ends_at:%H:%M}"


def coverage_line(words: Words, coverage: Coverage | None) -> str:
    """Return who bears the repair by what is known before the visit."""
    return words(_COVERAGE_LINES[coverage])


def part_to_take_name(words: Words, part: PartToTake) -> str:
    """Return what a part is called; names of the shipped price list are known in both languages."""
    return price_list_name(words, part.name.text(words.language))


def fee_line_name(words: Words, row: FeeRow) -> str:
    """Return a fee with who bears it where that is not the customer."""
    name = short_component_name(words, row.component)
    if row.payer is None or row.payer is Payer.CUSTOMER:
        return name
    return words(
        "{fee}: list price {amount}, borne by {payer}",
        fee=name,
        amount=f"{row.list_amount:.2f}",
        payer=payer_name(words, row.payer),
    )
