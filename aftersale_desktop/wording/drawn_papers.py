"""Words of the warranty card, the device label and the letter on a verdict."""

from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.remedies import Remedy
from aftersale_desktop.domain.warranty import Parameters
from aftersale_desktop.services.drawn_papers import CardNotUniqueError, NothingRefusedError
from aftersale_desktop.services.going_along import NeverSentError, NoAccessoriesError
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.intake import proof_name
from aftersale_desktop.wording.papers import minute
from aftersale_desktop.wording.repairs import WISH_NAMES
from aftersale_desktop.wording.verdicts import remedy_reason

DRAWN_PAPER_REFUSALS: dict[type[AfterSaleError], str] = {
    CardNotUniqueError: N_("Several products have the card {number}. Settle first whose it is."),
    NoAccessoriesError: N_("No accessory was left with {number}: there is nothing to label."),
    NeverSentError: N_("{number} was never sent to the factory."),
    NothingRefusedError: N_("Claim {number} is free of charge: a letter would have no reasons to give."),
}
_CARD_RULES: tuple[str, ...] = (
    N_("Days in repair are added to the free periods; an exchanged product begins anew (1995 State rule, art. 8, 14)."),
    N_(
        "A performance fault within {refund_days} days: refund, exchange or repair; within {exchange_days} days: "
        "exchange or repair (art. 9, 10)."
    ),
    N_(
        "Exchange when it fails again after {repairs} free repairs, when our own delay passes {own_delay} days, "
        "or when parts are missing for {no_parts} days (art. 11, 12)."
    ),
    N_(
        "Charged: after the free period, without or with altered card or invoice, with another unit than those above, "
        "after outside work, or for power, lightning, disaster or misuse (art. 17)."
    ),
    N_("Show this card and the purchase invoice at every repair."),
)
LETTER_TERMS: tuple[str, ...] = (
    N_("You may have the finding checked elsewhere; bring the report and we judge anew."),
    N_("By signing you confirm receipt of this letter, not consent to it."),
)


def card_rules(words: Words, parameters: Parameters) -> list[str]:
    """Return the rules in short, with the numbers that hold for this product."""
    numbers = {
        "refund_days": parameters.refund_days,
        "exchange_days": parameters.exchange_days,
        "repairs": parameters.repairs_before_exchange,
        "own_delay": parameters.own_delay_days,
        "no_parts": parameters.no_parts_days,
    }
    return [words(rule, **numbers) for rule in _CARD_RULES]


def edition_line(words: Words, stamp: Stamp) -> str:
    """Return when a paper was drawn up, with its edition from the second on."""
    moment = minute(stamp.issued_at)
    edition = words("edition {number}", number=stamp.edition)
    return moment if stamp.edition == 1 else f"{moment} · {edition}"


def photo_caption(words: Words, place: int, proves: Proof, taken: str) -> str:
    """Return what stands below a photo: its number, what it shows, when it was taken."""
    return words("Photo {place}: {name}, {taken}", place=place, name=proof_name(words, proves), taken=taken)


def remedy_line(words: Words, remedy: Remedy) -> str:
    """Return one of the three ways with its terms, or why it is closed."""
    name, reason = words(WISH_NAMES[remedy.kind]), remedy_reason(words, remedy)
    return words("{name}: {reason}", name=name, reason=reason or words("open"))


def complaint_line(words: Words, hotline: str, opens: str, closes: str) -> str:
    """Return whom to complain to: the point's hotline with its hours, and the consumer hotline of the state."""
    return words(
        "Complaints: hotline {hotline}, {opens}–{closes}; consumer hotline 12315.",
        hotline=hotline,
        opens=opens,
        closes=closes,
    )
