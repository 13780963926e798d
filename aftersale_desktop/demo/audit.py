"""The audit record of the sample shop: what its papers and records say was done, in the order it was done."""

from collections.abc import Iterator

from aftersale_desktop.services.shop_setup import RecordedDeed, ShopSetup


def sample_audit(shop: ShopSetup) -> tuple[RecordedDeed, ...]:
    """Return a row for each claim, invoice, booking, record and day close of a shop, oldest first."""
    rows = (*_claims(shop), *_money(shop), *_records(shop))
    return tuple(sorted(rows, key=lambda row: row.at))


def _claims(shop: ShopSetup) -> Iterator[RecordedDeed]:
    for claim in shop.claims:
        verdict = {"verdict": str(claim.judgement.verdict.outcome)}
        yield RecordedDeed(claim.received_at, claim.received_by, "take_claim", claim.number, verdict)


def _money(shop: ShopSetup) -> Iterator[RecordedDeed]:
    for invoice in shop.invoices:
        told = {"claim": invoice.claim_number, "total": str(invoice.settlement.total)}
        yield RecordedDeed(invoice.posted_at, invoice.posted_by, "post_invoice", invoice.number, told)
    for entry in shop.ledger:
        told = {"claim": entry.claim_number, "amount": str(abs(entry.total))}
        yield RecordedDeed(entry.booked_at, entry.booked_by, f"book_{entry.purpose}", entry.number, told)
    for close in shop.day_closes:
        yield RecordedDeed(close.closed_at, close.closed_by, "close_day", close.number, {})


def _records(shop: ShopSetup) -> Iterator[RecordedDeed]:
    for record in shop.orders:
        deed, told = f"record_{type(record.content).__name__.lower()}", {"key": record.content.key}
        yield RecordedDeed(record.at, record.by, deed, record.claim_number, told)
    for printed in shop.papers:
        if printed.prints:
            told = {"kind": str(printed.kind), "copy": "0"}
            yield RecordedDeed(printed.issued_at, printed.issued_by, "print_paper", printed.number, told)
