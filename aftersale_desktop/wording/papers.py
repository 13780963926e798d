"""Words that only papers say: titles, labels, terms, the mark of a copy."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from aftersale_desktop.domain.customers import Relative
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer
from aftersale_desktop.domain.invoices import Payment
from aftersale_desktop.domain.next_steps import NextStep
from aftersale_desktop.domain.paper_parts import PointHeading
from aftersale_desktop.domain.papers import Audience, CopyMark, PaperContent, PaperKind, PaperSize, ReceiptContent
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.symbols import NotEncodableError, UnreadableSymbolError
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.domain.verdict import Statement, StatementCode, Verdict
from aftersale_desktop.wording.catalogue import N_, Language, Words
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.dates import day_and_time
from aftersale_desktop.wording.fees import LEVEL_NAMES, payer_name, price_list_name
from aftersale_desktop.wording.intake import relation_name
from aftersale_desktop.wording.verdicts import legal_basis, outcome_title, sentence

if TYPE_CHECKING:
    from aftersale_desktop.domain.drawn_papers import AccessoryLabel

PAPER_REFUSALS: dict[type[AfterSaleError], str] = {
    UnreadableSymbolError: N_("The code of {text} cannot be read back from the label. Nothing was printed."),
    NotEncodableError: N_("{text} cannot stand in a barcode. Only letters, digits and signs of ASCII can."),
}
PAPER_TITLES: dict[PaperKind, str] = {
    PaperKind.RECEIPT: N_("Repair receipt"),
    PaperKind.INVOICE: N_("Fee invoice"),
    PaperKind.CARD: N_("Warranty card"),
    PaperKind.LABEL: N_("Device label"),
    PaperKind.LETTER: N_("Letter on the verdict"),
    PaperKind.DEPOSIT: N_("Deposit receipt"),
    PaperKind.PAYMENT: N_("Payment receipt"),
    PaperKind.REFUND: N_("Refund receipt"),
    PaperKind.CREDIT_NOTE: N_("Credit note"),
    PaperKind.QUOTE: N_("Repair quote"),
    PaperKind.DAY_CLOSE: N_("Day close"),
    PaperKind.FACTORY_STATEMENT: N_("Statement to the factory"),
    PaperKind.CERTIFICATE: N_("Inspection certificate"),
    PaperKind.HANDOVER: N_("Hand-over note"),
    PaperKind.REPAIR_RECORD: N_("Repair record"),
    PaperKind.EXCHANGE: N_("Exchange note"),
    PaperKind.PRODUCT_REFUND: N_("Product refund note"),
    PaperKind.PART_LABEL: N_("Old part label"),
    PaperKind.SHELF_LABEL: N_("Part label"),
    PaperKind.ACCESSORY_LABELS: N_("Accessory labels"),
    PaperKind.CUSTODY: N_("Factory custody note"),
    PaperKind.TRANSFER: N_("Transfer note"),
    PaperKind.REPLENISHMENT: N_("Replenishment order"),
    PaperKind.VISIT: N_("Home visit sheet"),
    PaperKind.PRICE_NOTICE: N_("Price notice"),
    PaperKind.FIGURES: N_("Report"),
}
AUDIENCE_NAMES: dict[Audience, str] = {
    Audience.CUSTOMER: N_("Customer's sheet"),
    Audience.SHOP: N_("Shop's sheet"),
}
UNIT_BARCODE_NAMES: dict[UnitKind, str] = {
    UnitKind.INDOOR: N_("Indoor unit barcode"),
    UnitKind.OUTDOOR: N_("Outdoor unit barcode"),
    UnitKind.WHOLE: N_("Unit barcode"),
}
PAPER_SIZE_NAMES: dict[PaperSize, str] = {
    PaperSize.A4: N_("A4 sheet"),
    PaperSize.A5: N_("A5 sheet"),
    PaperSize.ROLL80: N_("80 mm roll"),
    PaperSize.A6: N_("Half an A5 sheet"),
    PaperSize.LABEL100: N_("Label 100 × 60 mm"),
    PaperSize.LABEL60: N_("Label 60 × 40 mm"),
}
SHORT_COMPONENT_NAMES: dict[FeeComponent, str] = {
    FeeComponent.DOOR_TO_DOOR: N_("Door-to-door"),
    FeeComponent.MAINTENANCE: N_("Maintenance"),
    FeeComponent.REMOTE: N_("Remote"),
    FeeComponent.AUXILIARY_MATERIAL: N_("Material"),
    FeeComponent.SPARE_PARTS: N_("Spare parts"),
}
NEXT_STEPS: dict[NextStep, str] = {
    NextStep.REFUND: N_("Return for a refund"),
    NextStep.EXCHANGE: N_("Exchange"),
    NextStep.SUPERVISOR: N_("Handed to a supervisor"),
    NextStep.HAND_BACK: N_("Not taken back"),
}
_TITLES_WITHOUT_REPAIR: dict[NextStep, str] = {
    NextStep.REFUND: N_("Receipt of a returned product"),
    NextStep.EXCHANGE: N_("Receipt for an exchange"),
    NextStep.SUPERVISOR: N_("Receipt for examination"),
    NextStep.HAND_BACK: N_("Record of an enquiry"),
}
_HOME_VISIT_TITLE = N_("Home service order")
NO_REPAIR_TERMS: tuple[str, ...] = (
    N_("No repair was ordered: this sheet promises no collection and estimates no fees."),
    N_("Bring this sheet when you come back; if it is lost, bring proof of identity."),
    N_("This sheet is not a tax invoice."),
)
RECEIPT_TERMS: tuple[str, ...] = (
    N_("Collect the product with this sheet; if it is lost, bring proof of identity."),
    N_("Should the promised time change, we telephone you and print this sheet anew."),
    N_("The fee invoice decides what you pay; more than estimated only with your consent."),
    N_("This sheet is not a tax invoice."),
)
HOME_VISIT_TERMS: tuple[str, ...] = (
    N_("We repair where the product is; please keep this sheet until then."),
    N_("Should the promised time change, we telephone you."),
    N_("The fee invoice decides what you pay; more than estimated only with your consent."),
    N_("This sheet is not a tax invoice."),
)
INVOICE_TERMS: tuple[str, ...] = (
    N_("Should the same fault come back by the date above, we repair it free of charge."),
    N_("This sheet is not a tax invoice."),
)
COLLECTION_TERMS: tuple[str, ...] = (
    N_(
        "Should the same fault come back within this time, we repair it free of charge; the hand-over note has the day."
    ),
    N_("This sheet is not a tax invoice."),
)
NO_GUARANTEE_TERMS: tuple[str, ...] = (
    N_("Nothing was repaired, so no repair is guaranteed; the product's own warranty goes on."),
    N_("This sheet is not a tax invoice."),
)
_MOST_NAMED = 8
_PROMISED = {Language.CHINESE: "{moment} 前", Language.ENGLISH: "by {moment}"}


def paper_title(words: Words, kind: PaperKind) -> str:
    """Return the title of a paper."""
    return words(PAPER_TITLES[kind])


def title_of(content: "PaperContent | AccessoryLabel", kind: PaperKind) -> str:
    """Return the title of a paper as a message: a receipt is headed by what becomes of the product."""
    if kind is PaperKind.FIGURES:
        from aftersale_desktop.wording.figures import title_of_report

        return title_of_report(content)
    if not isinstance(content, ReceiptContent):
        return PAPER_TITLES[kind]
    return (
        _HOME_VISIT_TITLE
        if content.is_home_visit
        else _TITLES_WITHOUT_REPAIR.get(content.next_step, PAPER_TITLES[kind])
    )


def point_name(words: Words, point: PointHeading) -> str:
    """Return the service point with its grade."""
    return words("{name} (grade {grade})", name=point.name.text(words.language), grade=point.grade)


def fault_line(words: Words, told: str, code: str) -> str:
    """Return the fault as told, with its code where there is one that is not told already."""
    return words("{fault} (code {code})", fault=told, code=code) if code and code not in told else told


def received_line(words: Words, moment: datetime) -> str:
    """Return when a product was taken in."""
    return words("received {time}", time=minute(moment))


def relative_line(words: Words, relative: Relative) -> str:
    """Return who of the owner's family brought a product."""
    relation = relation_name(words, relative.relation)
    return words("Brought by: {name} ({relation})", name=relative.name, relation=relation)


def borne_by(words: Words, payer: Payer) -> str:
    """Return the label of what somebody else bears."""
    return words("Borne by {payer}", payer=payer_name(words, payer))


def paid_label(words: Words, payment: Payment) -> str:
    """Return the label of a payment: how and when."""
    return words("Paid, {kind} {time}", kind=payment_name(words, payment.kind), time=minute(payment.received_at))


def basis_line(words: Words, verdict: Verdict) -> str:
    """Return the articles a verdict rests on, on one line."""
    return words("Legal basis: {articles}", articles=words(", ").join(legal_basis(words, verdict)))


def by_the_rules(words: Words, verdict: Verdict) -> str:
    """Return what the rules would have said beside a supervisor's decision."""
    return words("By the rules: {outcome}", outcome=outcome_title(words, verdict.outcome))


def without_glyph_text(words: Words, characters: Sequence[str]) -> str:
    """Return the warning before a paper is printed that has characters no font knows."""
    shown = words(", ").join(f"{character} (U+{ord(character):04X})" for character in characters[:_MOST_NAMED])
    return words.plural(
        "{count} character is in no font of ours and is printed as a box with its code: {shown}.",
        "{count} characters are in no font of ours and are printed as boxes with their codes: {shown}.",
        len(characters),
        shown=shown if len(characters) <= _MOST_NAMED else f"{shown} …",
    )


def audience_name(words: Words, audience: Audience) -> str:
    """Return whose sheet it is."""
    return words(AUDIENCE_NAMES[audience])


def copy_mark(words: Words, mark: CopyMark) -> str:
    """Return `Original`, or `COPY 2` with the time and the person of the printing."""
    if not mark.copy:
        return words("Original")
    parts = [words("COPY {number}", number=mark.copy)]
    if mark.printed_at is not None:
        parts.append(minute(mark.printed_at))
    return " · ".join((*parts, mark.printed_by) if mark.printed_by else parts)


def minute(moment: datetime) -> str:
    """Return `2026-11-22 10:12`, the form both languages use on papers."""
    return moment.strftime("%Y-%m-%d %H:%M")


def promised_text(words: Words, moment: datetime) -> str:
    """Return `11 月 25 日 周三 18:00 前` or `by Wed 25 Nov, 18:00`."""
    return _PROMISED[words.language].format(moment=day_and_time(words, moment))


def next_step_name(words: Words, step: NextStep) -> str:
    """Return what becomes of a product that is not repaired."""
    return words(NEXT_STEPS[step])


def said_to_customer(words: Words, statement: Statement) -> str:
    """Return a statement of the verdict without what the shop has to do for it."""
    if statement.code is not StatementCode.SELLER_PROVES:
        return sentence(words, statement)
    until = dict(statement.data)["until"]
    return words("Until {until} the seller has to prove the cause (Consumer Law, art. 23)", until=until)


def unit_barcode_name(words: Words, kind: UnitKind) -> str:
    """Return the label of a unit's barcode."""
    return words(UNIT_BARCODE_NAMES[kind])


def short_component_name(words: Words, component: FeeComponent) -> str:
    """Return one of the five fees, short enough to head a column."""
    return words(SHORT_COMPONENT_NAMES[component])


def line_name(words: Words, line: FeeLine, listed_names: Mapping[str, str]) -> str:
    """Return what a line of an invoice charges for: parts and materials by the price list's name and code."""
    if line.component is FeeComponent.DOOR_TO_DOOR:
        return words("Visit, product class {code}", code=line.code)
    if line.component is FeeComponent.REMOTE:
        return words("{kilometres} km one way", kilometres=line.code)
    if line.component is FeeComponent.MAINTENANCE and line.code in set(OperationLevel):
        return words(LEVEL_NAMES[OperationLevel(line.code)])
    name = listed_names.get(line.code, "")
    shown = price_list_name(words, name or line.code)
    return shown if not name or shown.endswith(line.code) else f"{shown} {line.code}"


def quantity_text(words: Words, line: FeeLine, listed_units: Mapping[str, str]) -> str:
    """Return how much a line charges for: `3×100 g`, `2 m`, without a unit where the price list names none."""
    number, unit = f"{line.quantity.normalize():f}", price_list_name(words, listed_units.get(line.code, ""))
    if not unit or line.component is not FeeComponent.AUXILIARY_MATERIAL:
        return number
    return f"{number}×{unit}" if unit[0].isdigit() else f"{number} {unit}"


def printed_text(words: Words, prints: int) -> str:
    """Return how often a paper was printed."""
    return (
        words.plural("{count} printing on record", "{count} printings on record", prints)
        if prints
        else words("never printed")
    )
