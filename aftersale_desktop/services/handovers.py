"""The counter hands a product back: to whom it belongs, with all that came along, paid or allowed, signed for."""

from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.attachments import Proof, content_digest, pending_attachment
from aftersale_desktop.domain.claims import Claim, ClaimEnd, ClaimState
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.handovers import (
    Handover,
    IdentityKind,
    OldParts,
    OwnerProof,
    SignedOn,
    check_known,
    identity_of,
    known_people,
)
from aftersale_desktop.domain.invoices import guarantee_until
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.removed_parts import RemovedPart
from aftersale_desktop.domain.repair_standing import CENT_FREE, NOTHING_SAID
from aftersale_desktop.domain.repair_steps import Deed, Need, step_of
from aftersale_desktop.domain.step_needs import missing_needs
from aftersale_desktop.services.evidence import attach
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.repair_orders import RepairOrder, repair_order, take_step, write_down
from aftersale_desktop.services.return_papers import handover_content
from aftersale_desktop.services.workshop import OrderSheet, sheet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverDraft:
    """What was scanned, ticked and said so far while a product goes back."""

    claim_number: str
    received_by: str = ""
    proof: OwnerProof | None = None
    identity_kind: IdentityKind = IdentityKind.ID_CARD
    identity_ending: str = ""
    accessories: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    old_parts: OldParts | None = None
    signature: bytes = b""
    """The drawn signature as PNG; blank where the customer signs on paper."""
    payment_reason: str = ""
    """Why a supervisor lets the product go before it is paid."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An order after hand-over with its note, and what else of the customer is ready."""

    sheet: OrderSheet
    note: IssuedPaper
    others: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Handovers:
    """What a clerk does when a customer collects."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def others_ready(self, number: str) -> tuple[Claim, ...]:
        """Return the customer's other products that are ready for collection."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _others_ready(work, repair_order(work, number, self.now()).claim)

    def old_parts(self, number: str) -> tuple[RemovedPart, ...]:
        """Return what came out of the product, each with where it is."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.removed_parts.of_claim(number)

    def missing(self, order: RepairOrder, draft: HandoverDraft) -> tuple[Need, ...]:
        """Return what the hand-over still needs with all that was ticked so far; asks no database."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        claim = order.claim
        handover = _handover(order, draft, user, now)
        standing = order.standing.with_record(OrderRecord(claim.number, now, user.name, handover))
        return missing_needs(standing, step_of(deed_of(claim), claim.state), NOTHING_SAID)

    def hand_over(self, draft: HandoverDraft) -> HandedOver:
        """Give the product back and issue the note; the claim closes at once where no money is open."""
        user, now = self.who(), self.now()
        user.need(Right.HAND_OVER)
        if draft.payment_reason.strip():
            user.need(Right.ALLOW_LATER_PAYMENT)
        with self.start_work() as work:
            work.turns.of_claim(draft.claim_number)
            handed = self._handed_over(work, draft, user, now)
            work.commit()
        return handed

    def _handed_over(self, work: Work, draft: HandoverDraft, user: User, now: datetime) -> HandedOver:
        order = repair_order(work, draft.claim_number, now)
        number = order.claim.number
        if draft.proof is OwnerProof.IDENTITY:
            _check_identity(work, order, draft, user, now)
        handover = _handover(order, draft, user, now)
        if draft.signature:
            signature = pending_attachment(f"signature-{number}.png", draft.signature, Proof.OTHER)
            attach(work, number, (signature,), now, user.name)
        if handover.payment_allowed_by:
            allowed = {"reason": handover.payment_reason, "role": str(user.role)}
            work.audit.add(now, user.name, "allow_later_payment", number, allowed)
        order = write_down(work, order, handover, user, now)
        labelled = work.removed_parts.of_claim(number)
        content = handover_content(order, handover, end_of_order(order), labelled)
        order = take_step(work, order, deed_of(order.claim), user, now)
        note = work.papers.issue(new_paper(PaperKind.HANDOVER, number, content, now, user.name))
        if order.claim.state is ClaimState.HANDED_OVER and content.open_amount == CENT_FREE:
            order = take_step(work, order, Deed.CLOSE, user, now)
        return HandedOver(sheet_of(work, order, user, now), note, _others_ready(work, order.claim))


def deed_of(claim: Claim) -> Deed:
    """Return what giving back is: a cancelled claim closes with it, any other is handed over first."""
    return Deed.CLOSE if claim.state is ClaimState.CANCELLED else Deed.HAND_OVER


def end_of_order(order: RepairOrder) -> ClaimEnd | None:
    """Return how the order ended; one that was ready before ends were kept was repaired if its invoice says so."""
    invoice = order.standing.invoice
    if order.claim.ended_as is None and invoice is not None and invoice.job.outcome is JobOutcome.REPAIRED:
        return ClaimEnd.REPAIRED
    return order.claim.ended_as


def asks_old_parts(order: RepairOrder) -> bool:
    """Tell whether parts were removed of which nobody said yet whether they go along; the invoice may have said it."""
    return _were_parts_removed(order) and not _are_promised(order)


def _were_parts_removed(order: RepairOrder) -> bool:
    return any(part.state is PartLineState.CONSUMED for part in order.standing.parts)


def _are_promised(order: RepairOrder) -> bool:
    invoice = order.standing.invoice
    return invoice is not None and invoice.work.are_old_parts_returned


def _old_parts(order: RepairOrder, told: OldParts | None) -> OldParts | None:
    """What the customer's invoice says counts: two papers of one repair never say two things."""
    if not _were_parts_removed(order):
        return OldParts.NONE
    return OldParts.RETURNED if _are_promised(order) else told


def people_who_may_receive(order: RepairOrder) -> tuple[str, ...]:
    """Return who takes the product without its receipt: who brought it, its owner, their families."""
    return known_people(order.customer, order.known.owner)


def _check_identity(work: Work, order: RepairOrder, draft: HandoverDraft, user: User, now: datetime) -> None:
    """The lost receipt is a row of its own in the audit: who took the product, on which paper's last signs."""
    check_known(draft.received_by, people_who_may_receive(order))
    identity = identity_of(draft.identity_kind, draft.identity_ending)
    detail = {"received_by": draft.received_by.strip(), "identity": identity}
    work.audit.add(now, user.name, "hand_over_without_receipt", order.claim.number, detail)


def _handover(order: RepairOrder, draft: HandoverDraft, user: User, now: datetime) -> Handover:
    claim, is_unpaid = order.claim, bool(draft.payment_reason.strip())
    by_identity, is_repaired = draft.proof is OwnerProof.IDENTITY, end_of_order(order) is ClaimEnd.REPAIRED
    ending = draft.identity_ending.strip().upper()
    return Handover(
        at=now,
        by=user.name,
        received_by=draft.received_by.strip() or order.customer.name,
        proof=draft.proof,
        identity=f"{draft.identity_kind} {ending}" if by_identity else "",
        accessories=draft.accessories,
        units=draft.units,
        old_parts=_old_parts(order, draft.old_parts),
        signed_on=SignedOn.SCREEN if draft.signature else SignedOn.PAPER,
        signature=content_digest(draft.signature) if draft.signature else "",
        guarantee_until=guarantee_until(now.date(), claim.coverage) if is_repaired else None,
        payment_allowed_by=user.name if is_unpaid else "",
        payment_reason=draft.payment_reason.strip(),
        note=draft.note.strip(),
    )


def _others_ready(work: Work, claim: Claim) -> tuple[Claim, ...]:
    ready = work.claims.of_customer_in(claim.customer_id, ClaimState.READY)
    return tuple(one for one in ready if one.number != claim.number)
