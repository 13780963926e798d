"""One record in full, as the `show` and `lookup` commands print it."""

from datetime import datetime

from aftersale_desktop.domain.claims import PastRepair
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.services.assessment import assess, visit_of
from aftersale_desktop.services.claim_desk import ClaimDetail
from aftersale_desktop.services.lookups import (
    Found,
    FoundClaim,
    FoundInvoice,
    FoundItem,
    FoundPart,
    FoundSeveral,
)
from aftersale_desktop.services.ports import KnownItem, Terms
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import event_name
from aftersale_desktop.wording.fees import price_list_name
from aftersale_desktop.wording.verdicts import explanation, outcome_title, would_change


def verdict_object(verdict: Verdict, words: Words) -> dict[str, object]:
    """Return a verdict with its sentences."""
    return {
        "outcome": str(verdict.outcome),
        "title": outcome_title(words, verdict.outcome),
        "reasons": [str(reason) for reason in verdict.reasons],
        "flags": [str(flag) for flag in verdict.flags],
        "warranty_ends_on": verdict.warranty_ends_on and verdict.warranty_ends_on.isoformat(),
        "main_parts_end_on": verdict.main_parts_end_on and verdict.main_parts_end_on.isoformat(),
        "extension_days": verdict.extension_days,
        "explanation": explanation(words, verdict),
        "would_change": would_change(words, verdict),
    }


def item_object(item: ServiceItem, words: Words) -> dict[str, object]:
    """Return a product with its units and its card."""
    card = item.card
    return {
        "number": item.number,
        "model": item.model.code,
        "name": item.model.name.text(words.language),
        "units": [{"kind": str(unit.kind), "barcode": unit.barcode} for unit in item.units],
        "card": card and card.number,
        "invoice": card and card.invoice_number,
        "invoice_on": card and card.invoice_on and card.invoice_on.isoformat(),
    }


def customer_object(customer: Customer) -> dict[str, object]:
    """Return a customer; the telephone is masked."""
    return {"name": customer.name, "phone": masked_phone(customer.phone), "kind": str(customer.buyer)}


def history_object(past: PastRepair) -> dict[str, object]:
    """Return one line of a product's history."""
    return {
        "claim": past.claim_number,
        "received_on": past.received_on.isoformat(),
        "returned_on": past.returned_on and past.returned_on.isoformat(),
        "state": str(past.state),
        "coverage": str(past.coverage),
        "summary": past.summary,
    }


def known_object(known: KnownItem, terms: Terms, now: datetime, words: Words) -> dict[str, object]:
    """Return a product, its owner, its history and today's verdict."""
    verdict = assess(visit_of(known), terms, now).judgement.verdict
    return {
        "product": item_object(known.item, words),
        "customer": customer_object(known.owner),
        "history": [history_object(past) for past in known.history],
        "verdict": verdict_object(verdict, words),
    }


def claim_detail_object(detail: ClaimDetail, words: Words) -> dict[str, object]:
    """Return a claim with everything around it."""
    claim = detail.claim
    return {
        "number": claim.number,
        "state": str(claim.state),
        "received_at": claim.received_at.astimezone().isoformat(timespec="seconds"),
        "promised_at": claim.promised_at.astimezone().isoformat(timespec="seconds"),
        "due_at": claim.due_at and claim.due_at.astimezone().isoformat(timespec="seconds"),
        "fault": claim.fault_told,
        "fault_code": claim.fault_code,
        "condition": list(claim.condition),
        "accessories": list(claim.accessories),
        "customer": customer_object(detail.customer),
        "product": item_object(detail.known.item, words),
        "verdict": verdict_object(claim.judgement.verdict, words),
        "override": claim.override and {"outcome": str(claim.override.outcome), "reason": claim.override.reason},
        "invoice": detail.invoice and detail.invoice.number,
        "events": [
            {
                "at": event.at.astimezone().isoformat(timespec="seconds"),
                "by": event.by,
                "deed": event.deed,
                "name": event_name(words, event.deed),
            }
            for event in detail.events
        ],
    }


def invoice_detail_object(invoice: Invoice) -> dict[str, object]:
    """Return a posted invoice with its five fees."""
    settlement = invoice.settlement
    return {
        "number": invoice.number,
        "claim": invoice.claim_number,
        "posted_at": invoice.posted_at.astimezone().isoformat(timespec="seconds"),
        "posted_by": invoice.posted_by,
        "state": str(invoice.state),
        "lines": [
            {
                "component": str(line.component),
                "code": line.code,
                "list_amount": f"{line.list_amount:.2f}",
                "payer": str(line.payer),
                "discount": f"{line.discount:.2f}",
                "due": f"{line.amount_due:.2f}",
            }
            for line in settlement.lines
        ],
        "rounding": f"{settlement.rounding:.2f}",
        "total": f"{settlement.total:.2f}",
        "net": f"{settlement.net:.2f}",
        "tax": f"{settlement.tax:.2f}",
        "credited": f"{invoice.credited:.2f}",
        "paid": f"{invoice.paid:.2f}",
        "open": f"{invoice.open_amount:.2f}",
        "payments": [
            {
                "kind": str(payment.kind),
                "amount": f"{payment.amount:.2f}",
                "at": payment.received_at.astimezone().isoformat(timespec="seconds"),
                "reference": payment.reference,
            }
            for payment in invoice.payments
        ],
        "guarantee_until": invoice.guarantee_until.isoformat(),
    }


def part_object(code: str, terms: Terms, words: Words) -> dict[str, object]:
    """Return a spare part of the price list, as the newest list has it."""
    newest = max(terms.tariffs, key=lambda tariff: tariff.valid_from)
    listed = next((part for part in newest.parts if part.code == code), None)
    if listed is None:
        return {"code": code}
    name = price_list_name(words, listed.name)
    return {"code": code, "name": name, "unit_price": f"{listed.unit_price:.2f}", "main_part": listed.main_part}


def found_object(found: Found, shop: Shop, words: Words) -> dict[str, object] | None:
    """Return everything about what a look-up found, with a `kind`; None where nothing was found."""
    match found:
        case FoundItem(known, unit):
            scanned = {"scanned": str(unit.kind)} if unit else {}
            return {"kind": "product", **scanned, **known_object(known, shop.terms, shop.now(), words)}
        case FoundSeveral(_, several, _):
            return {"kind": "several", "products": [item_object(known.item, words) for known in several]}
        case FoundClaim(number):
            return {"kind": "claim", **claim_detail_object(shop.claims.detail(number), words)}
        case FoundInvoice(number, claim):
            invoice = shop.money.invoicing.find(number)
            return {"kind": "invoice", "claim": claim, **(invoice_detail_object(invoice) if invoice else {})}
        case FoundPart(code):
            return {"kind": "part", **part_object(code, shop.terms, words)}
        case _:
            return None
