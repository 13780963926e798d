"""Papers drawn up when somebody asks for them: an edition stays as it is while nothing on it has changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.claims import Claim, ClaimNotFoundError, is_repair
from aftersale_desktop.domain.drawn_papers import (
    CardContent,
    CardPeriod,
    DrawnContent,
    LabelContent,
    LetterContent,
    PaperPhoto,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.paper_parts import FeeRow, Stamp
from aftersale_desktop.domain.papers import IssuedPaper, PaperContent, PaperKind, PaperNotFoundError, ReceiptContent
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.return_papers import HandoverContent
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.warranty import periods_of, rules_for
from aftersale_desktop.services.assessment import fee_rows, with_records
from aftersale_desktop.services.going_along import accessory_labels, custody_note
from aftersale_desktop.services.lookups import CardNotFoundError
from aftersale_desktop.services.notice_papers import price_notice
from aftersale_desktop.services.paper_contents import heading_of, new_paper, subject_of
from aftersale_desktop.services.part_labels import drawn_part_label, drawn_shelf_label
from aftersale_desktop.services.ports import KnownItem, Terms, Work
from aftersale_desktop.services.repair_records import repair_record_content
from aftersale_desktop.services.stock_papers import drawn_replenishment, drawn_transfer_note
from aftersale_desktop.services.visit_papers import visit_sheet

_REASONS_ARE_GIVEN = frozenset(
    {Outcome.PAID_REPAIR, Outcome.FREE_MAIN_PART, Outcome.REFER_COUNTERFEIT, Outcome.NO_ENTITLEMENT}
)


class NothingRefusedError(AfterSaleError):
    """Everything is free under the outcome that counts: there are no reasons to give in a letter."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class CardNotUniqueError(AfterSaleError):
    """Several products claim to have the card; nobody prints it before that is settled."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


def gives_reasons(outcome: Outcome) -> bool:
    """Tell whether a letter gives reasons for the outcome: a free repair has none to give."""
    return outcome in _REASONS_ARE_GIVEN


def paper_for(work: Work, kind: PaperKind, number: str, user: User, now: datetime) -> IssuedPaper:
    """Return the paper as its next printing says it; one that was not issued yet has the id 0.

    An edition asked for by its own number (`X.2`) comes as it was issued, whatever has changed since.
    """
    paper, draw_up = work.papers.find(kind, number), _DRAWN_UP.get(kind)
    is_edition_named = paper is not None and paper.content.number != number
    if draw_up is not None and not is_edition_named:
        return _edition(work, kind, draw_up(work, number, user, now), user, now)
    if paper is None:
        raise PaperNotFoundError(kind, number)
    return paper


def issued(work: Work, kind: PaperKind, number: str, user: User, now: datetime) -> IssuedPaper:
    """Return the paper as it is stored; one that is drawn up on demand is stored with this transaction."""
    paper = paper_for(work, kind, number, user, now)
    return paper if paper.id else work.papers.issue(paper)


def _edition(work: Work, kind: PaperKind, content: DrawnContent, user: User, now: datetime) -> IssuedPaper:
    """The last edition where it still says the truth, else a new one beside it: what was issued is never changed."""
    last: IssuedPaper | None = None
    edition = 1
    while (paper := work.papers.find(kind, edition_number(content.number, edition))) is not None:
        last, edition = paper, edition + 1
    if last is not None and says_the_same(content, last.content):
        return last
    new = replace(content, stamp=replace(content.stamp, edition=edition))
    return new_paper(kind, edition_number(content.number, edition), new, now, user.name)


def edition_number(number: str, edition: int) -> str:
    """Return the number an edition is stored under: the second of `X` is `X.2`."""
    return number if edition == 1 else f"{number}.{edition}"


def says_the_same(draft: DrawnContent, issued: PaperContent) -> bool:
    """Tell whether an issued paper still holds; a letter stands as it was sent until its verdict is another one."""
    if isinstance(draft, LetterContent) and isinstance(issued, LetterContent):
        return (draft.verdict, draft.override_outcome, draft.override_reason) == (
            issued.verdict,
            issued.override_outcome,
            issued.override_reason,
        )
    return isinstance(issued, type(draft)) and replace(draft, stamp=issued.stamp) == issued


def _card(work: Work, number: str, user: User, now: datetime) -> CardContent:
    products = work.items.by_card(number) or work.items.by_card(number.upper())
    if not products:
        raise CardNotFoundError(number)
    if len(products) > 1:
        raise CardNotUniqueError(number)
    return warranty_card_content(products[0], work.shop.terms(user.point_code), Stamp(now, user.name))


def warranty_card_content(known: KnownItem, terms: Terms, stamp: Stamp) -> CardContent:
    """Return what a product's warranty card says; the product has one."""
    item, now = known.item, stamp.issued_at
    card = item.card
    if card is None:
        raise CardNotFoundError(item.number)
    facts = with_records(Facts(received_on=now.date()), known, now)
    rules = rules_for(facts, terms.rules)
    parameters = rules.parameters_for(item.model.product_class)
    periods = periods_of(facts, parameters)
    return CardContent(
        number=card.number,
        stamp=stamp,
        point=heading_of(terms.point),
        subject=subject_of(item, known.owner, item.units),
        delivered_on=card.delivered_on,
        exchanged_on=card.exchanged_on,
        whole_unit=CardPeriod(parameters.whole_unit_years, periods.base_on, periods.warranty_ends_on)
        if periods
        else None,
        main_parts=CardPeriod(parameters.main_parts_years, periods.base_on, periods.main_parts_end_on)
        if periods
        else None,
        repairs=periods.repairs if periods else (),
        extension_days=periods.extension_days if periods else 0,
        parameters=parameters,
        rule_version=rules.version,
    )


def _label(work: Work, number: str, user: User, now: datetime) -> LabelContent:
    stamp, point = Stamp(now, user.name), work.shop.terms(user.point_code).point
    claim = work.claims.by_number(number)
    if claim is not None:
        return claim_label_content(claim, work.items.by_id(claim.item_id), point, stamp)
    products = work.items.by_number(number)
    if not products:
        raise PaperNotFoundError(PaperKind.LABEL, number)
    return item_label_content(products[0], point, stamp)


def item_label_content(known: KnownItem, point: ServicePoint, stamp: Stamp) -> LabelContent:
    """Return what the label of a product says that is under no claim."""
    subject = subject_of(known.item, known.owner, known.item.units)
    return LabelContent(known.item.number, stamp, heading_of(point), subject, "", "", None, None)


def claim_label_content(claim: Claim, known: KnownItem, point: ServicePoint, stamp: Stamp) -> LabelContent:
    """Return what the label of a product says that was taken in; nothing is promised for what is not repaired."""
    zone = stamp.issued_at.tzinfo
    return LabelContent(
        number=claim.number,
        stamp=stamp,
        point=heading_of(point),
        subject=subject_of(known.item, known.owner, claim.scanned),
        fault_told=claim.fault_told,
        fault_code=claim.fault_code,
        received_at=claim.received_at.astimezone(zone),
        promised_at=claim.promised_at.astimezone(zone) if is_repair(claim.outcome) else None,
    )


def _letter(work: Work, number: str, user: User, now: datetime) -> LetterContent:
    claim = _claim(work, number)
    if not gives_reasons(claim.outcome):
        raise NothingRefusedError(number)
    receipt = work.papers.find(PaperKind.RECEIPT, number)
    if receipt is None or not isinstance(receipt.content, ReceiptContent):
        raise PaperNotFoundError(PaperKind.RECEIPT, number)
    invoice = work.invoices.of_claim(number)
    return refusal_letter_content(claim, receipt.content, invoice, _photos(work, number, now), Stamp(now, user.name))


def refusal_letter_content(
    claim: Claim, receipt: ReceiptContent, invoice: Invoice | None, photos: tuple[PaperPhoto, ...], stamp: Stamp
) -> LetterContent:
    """Return what the letter with the reasons says; what was seen and told is taken from the receipt."""
    return LetterContent(
        number=claim.number,
        stamp=stamp,
        point=receipt.point,
        received_at=receipt.received_at,
        subject=receipt.subject,
        fault_told=receipt.fault_told,
        verdict=claim.counted.verdict,
        override_outcome=claim.override.outcome if claim.override else None,
        override_reason=claim.override.reason if claim.override else "",
        evidence=receipt.evidence,
        evidence_note=receipt.evidence_note,
        photos=photos,
        fees=_fees(claim, receipt, invoice),
        invoice_number=invoice.number if invoice else "",
    )


def _fees(claim: Claim, receipt: ReceiptContent, invoice: Invoice | None) -> tuple[FeeRow, ...] | None:
    """The invoice where there is one; the estimate holds only for the verdict it was made by, and for a repair."""
    if invoice is not None:
        return fee_rows(invoice.settlement)
    if claim.override is not None or not is_repair(claim.outcome):
        return None
    return receipt.estimate


def _photos(work: Work, number: str, now: datetime) -> tuple[PaperPhoto, ...]:
    """The photos of a claim; the customer's signature at hand-over is no evidence."""
    signatures = {handover.signature for handover in contents(work.orders.of_claim(number), Handover)}
    return tuple(
        PaperPhoto(one.digest, one.name, one.proves, one.added_at.astimezone(now.tzinfo))
        for one in work.attachments.of_claim(number)
        if one.media_type.is_picture and one.digest not in signatures
    )


def photos_of(work: Work, content: PaperContent) -> dict[str, bytes]:
    """Return the bytes of the photos a paper shows, by digest; a hand-over note shows the signature."""
    if isinstance(content, HandoverContent) and content.handover.signature:
        signature = content.handover.signature
        return {signature: work.attachments.content(signature)}
    if not isinstance(content, LetterContent):
        return {}
    return {photo.digest: work.attachments.content(photo.digest) for photo in content.photos}


def _claim(work: Work, number: str) -> Claim:
    claim = work.claims.by_number(number)
    if claim is None:
        raise ClaimNotFoundError(number)
    return claim


_DRAWN_UP: dict[PaperKind, Callable[[Work, str, User, datetime], DrawnContent]] = {
    PaperKind.CARD: _card,
    PaperKind.LABEL: _label,
    PaperKind.PART_LABEL: drawn_part_label,
    PaperKind.SHELF_LABEL: drawn_shelf_label,
    PaperKind.ACCESSORY_LABELS: accessory_labels,
    PaperKind.CUSTODY: custody_note,
    PaperKind.TRANSFER: drawn_transfer_note,
    PaperKind.REPLENISHMENT: drawn_replenishment,
    PaperKind.VISIT: visit_sheet,
    PaperKind.PRICE_NOTICE: price_notice,
    PaperKind.LETTER: _letter,
    PaperKind.REPAIR_RECORD: repair_record_content,
}
