"""A customer whose data occurs nowhere else: wherever one of these texts turns up, it came from this person."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aftersale_desktop.domain.attachments import Proof, pending_attachment
from aftersale_desktop.domain.calls import Caller, CallEvent, CallKind, CallState, ServiceCall
from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.customers import Customer, OtherPhone, Relative
from aftersale_desktop.domain.handovers import Handover, OwnerProof
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind, ReceiptContent
from aftersale_desktop.services.evidence import stored_attachment
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.ports import Work
from tests.builders import CLERK, NOON, POINT, a_claim, a_customer, a_receipt, an_invoice

NAME, PHONE, ADDRESS = "卡纳莉亚·甲", "199 7654 3210", "云浮市云城区金丝雀巷 77 号"
RELATIVE, RELATIVES_PHONE, SECOND_PHONE = "卡纳里诺·乙", "198 1234 0987", "0766-8765432"
PHOTO = b"\xff\xd8\xff canary photo of a face"
CANARIES = (
    *(text.encode() for text in (NAME, ADDRESS, RELATIVE)),
    *(form.encode() for phone in (PHONE, RELATIVES_PHONE, SECOND_PHONE) for form in (phone, phone.replace(" ", ""))),
    PHONE.replace(" ", "")[::-1].encode(),
    b"id_card 987Z",
    PHOTO,
)
OLD, NEW = NOON - timedelta(days=6 * 366), NOON - timedelta(days=30)
"""When the law no longer keeps a paper, and when it still does."""
CLAIMS = {OLD: "SH03-WX-2020-000007", NEW: "SH03-WX-2026-000007"}


def a_canary(**changes: Any) -> Customer:
    """Return the customer, with a second telephone and a relative."""
    family = (Relative(RELATIVE, "son", RELATIVES_PHONE),)
    phones = (OtherPhone("home", SECOND_PHONE),)
    return a_customer(NAME, PHONE, **({"address": ADDRESS, "phones": phones, "family": family} | changes))


def live(work: Work, customer: Customer, item_id: int, at: datetime) -> str:
    """Let everything happen to a customer that leaves a trace, and return the number of the order."""
    number = CLAIMS[at]
    told = f"{NAME}来电 {PHONE}，不制冷"
    claim = a_claim(
        number,
        customer_id=customer.id,
        item_id=item_id,
        fault_told=told,
        condition=(f"{RELATIVE} 贴了名字",),
        state=ClaimState.CLOSED,
        received_at=at,
        request_key=number,
    )
    work.claims.add(claim)
    work.claims.record(number, ClaimEvent(at, CLERK.name, "received", {"brought_by": f"{RELATIVE} (son)"}))
    handover = Handover(at=at, by=CLERK.name, received_by=RELATIVE, proof=OwnerProof.IDENTITY, identity="id_card 987Z")
    work.orders.add(OrderRecord(number, at, CLERK.name, handover))
    photo = pending_attachment(f"{NAME}.jpg", PHOTO, Proof.OTHER)
    work.attachments.add(stored_attachment(photo, number, at, CLERK.name), PHOTO)
    shown = {"received_by": RELATIVE, "identity": "id_card 987Z"}
    work.audit.add(at, CLERK.name, "hand_over_without_receipt", number, shown)
    work.audit.add(at, CLERK.name, "flag_customer", str(customer.id), {"reason": f"{NAME} 两次未付款"})
    _hotline(work, customer, number, at)
    return number


def issue_papers(work: Work, number: str, at: datetime) -> tuple[IssuedPaper, IssuedPaper]:
    """Issue receipt and invoice of an order in the customer's name."""
    year = number[8:12]
    invoice = an_invoice(f"SH03-FI-{year}-000007", claim_number=number, posted_at=at)
    work.invoices.add(invoice)
    receipt = work.papers.issue(a_canary_paper(PaperKind.RECEIPT, number, at))
    return receipt, work.papers.issue(a_canary_paper(PaperKind.INVOICE, invoice.number, at))


def a_canary_paper(kind: PaperKind, number: str, at: datetime) -> IssuedPaper:
    """Return a paper that names the customer; what kind of content it has does not matter to whoever is named."""
    plain = a_receipt(number).content
    assert isinstance(plain, ReceiptContent)
    subject = replace(plain.subject, customer_name=NAME, customer_phone=PHONE, customer_address=ADDRESS)
    content = replace(plain, subject=subject, brought_by=Relative(RELATIVE, "son", RELATIVES_PHONE))
    return new_paper(kind, number, content, at, CLERK.name)


def _hotline(work: Work, customer: Customer, number: str, at: datetime) -> None:
    for place, known in enumerate((customer.id, 0)):
        call = ServiceCall(
            number=f"{number.replace('WX', 'HL')}{place}",
            request_key=f"{number} call {place}",
            point_code=POINT.code,
            received_at=at,
            received_by=CLERK.name,
            kind=CallKind.CONSULTATION,
            caller=Caller(known, NAME, PHONE),
            told=f"{NAME} 问保修",
            state=CallState.CLOSED,
        )
        work.calls.add(call)
    work.calls.record(CallEvent(call.number, at, CLERK.name, "note", f"回电 {PHONE}"))


def found_in(folder: Path) -> dict[str, list[bytes]]:
    """Return which files of a folder hold which canaries, as they are on the disk."""
    hits = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (found := [canary for canary in CANARIES if canary in path.read_bytes()]):
            hits[path.name] = found
    return hits
