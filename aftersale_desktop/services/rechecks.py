"""Findings of the bench that change the verdict: judged again, proven, and both verdicts kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aftersale_desktop.domain.attachments import Attachment, Proof
from aftersale_desktop.domain.claims import Claim, ClaimEvent
from aftersale_desktop.domain.findings import (
    PROOF_OF_FINDING,
    Finding,
    FindingNotProvenError,
    NoFindingError,
    PhotoOfCauseMissingError,
)
from aftersale_desktop.domain.order_records import Recheck
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.bench import check_at_bench
from aftersale_desktop.services.judging_again import Rejudged, rejudged
from aftersale_desktop.services.ports import Clock, SignedIn, StartWork
from aftersale_desktop.services.repair_orders import RepairOrder, repair_order, with_estimate, with_event, write_down
from aftersale_desktop.services.workshop import OrderSheet, sheet_of


@dataclass(frozen=True, slots=True)
class Rechecks:
    """Who found something at the bench has the claim judged again."""

    start_work: StartWork
    now: Clock
    who: SignedIn

    def judge_again(self, number: str, findings: tuple[Finding, ...], note: str = "") -> OrderSheet:
        """Let what was found count from now on; the counter's verdict stays beside it, and nothing is deleted.

        A photo attached to the claim or a note proves it; a refusal within six months needs a photo of the cause.
        """
        user, now = self.who(), self.now()
        user.need(Right.REPAIR)
        if not findings:
            raise NoFindingError
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            check_at_bench(order)
            again = rejudged(order, work.shop.terms(order.point.code).rules, findings, now)
            check_proof(again, findings, note, order.attachments)
            evidence = tuple(one.digest for one in proofs_of(findings, order.attachments))
            content = Recheck(
                judgement=again.now, findings=findings, by=user.name, note=note.strip(), evidence=evidence
            )
            order = write_down(work, order, content, user, now)
            detail = _detail(again, findings, note)
            order = with_event(work, order, ClaimEvent(now, user.name, "rejudged", detail))
            work.audit.add(now, user.name, "judge_again", number, {**detail, "photos": " ".join(evidence)})
            order = _counting(order, work.claims.save(replace(order.claim, rejudged=again.now)))
            sheet = sheet_of(work, order, user, now)
            work.commit()
        return sheet


def proofs_of(findings: Iterable[Finding], attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """Return the photos and files of a claim that show what was found."""
    wanted = {PROOF_OF_FINDING[finding] for finding in findings}
    return tuple(one for one in attachments if one.proves in wanted)


def check_proof(again: Rejudged, findings: tuple[Finding, ...], note: str, attachments: tuple[Attachment, ...]) -> None:
    """Refuse a finding that nothing shows; a note takes a photo's place unless the cause is ours to prove."""
    proofs = proofs_of(findings, attachments)
    if again.needs_photo and not any(one.proves is Proof.CAUSE for one in proofs):
        raise PhotoOfCauseMissingError
    if not proofs and not note.strip():
        raise FindingNotProvenError


def _counting(order: RepairOrder, claim: Claim) -> RepairOrder:
    return with_estimate(replace(order, standing=replace(order.standing, claim=claim)))


def _detail(again: Rejudged, findings: tuple[Finding, ...], note: str) -> dict[str, str]:
    return {
        "then": str(again.then.verdict.outcome),
        "now": str(again.now.verdict.outcome),
        "findings": " ".join(findings),
        "note": note.strip(),
    }
