"""What the form of a visit says of the way and the fees while it is filled in."""

from aftersale_desktop.domain.money import total_of
from aftersale_desktop.services.visit_forms import VisitOutlook
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.visits import fee_line_name, kilometres


def way_told(words: Words, outlook: VisitOutlook, *, is_typed: bool) -> str:
    """Return where the distance comes from, or that it is asked for."""
    if outlook.distance_km is None:
        return words("No district fits the address: enter the distance by road, one way.")
    if is_typed:
        return words("Entered by hand.")
    district = outlook.district.name.text(words.language) if outlook.district else ""
    far = kilometres(outlook.distance_km)
    if outlook.is_confirmed:
        return words("{district}: {distance}, confirmed", district=district, distance=far)
    return words("{district}: about {distance} by the straight line; please check it", district=district, distance=far)


def fees_told(words: Words, outlook: VisitOutlook) -> str:
    """Return what the visit will cost the customer; blank while nobody knows the product."""
    if not outlook.is_charged:
        return words("A further visit of the same job: door-to-door and remote fee are not charged again.")
    if outlook.fees is None:
        return ""
    total = total_of(row.due for row in outlook.fees)
    if not total:
        return words("The customer pays nothing for the visit.")
    parts = " + ".join(f"{fee_line_name(words, row)} {row.due:.2f}" for row in outlook.fees if row.due)
    return words("For the visit: {fees} = {total}", fees=parts, total=f"¥ {total:.2f}")
