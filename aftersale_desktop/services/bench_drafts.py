"""Diagnoses begun and not saved: one draft for each order on the disk of this counter."""

from dataclasses import dataclass

from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.counter_ports import ClaimDraft, DraftFile
from aftersale_desktop.services.draft_texts import UnreadableDraftError, draft_of_text, text_of_draft
from aftersale_desktop.services.ports import SignedIn


@dataclass(frozen=True, slots=True)
class BenchDraft:
    """What was typed for an order: the diagnosis as it stands, findings ticked, and what shows them."""

    claim_number: str
    diagnosis: Diagnosis
    findings: tuple[Finding, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptDiagnosis:
    """What was typed before, if anything; else the name of a draft nobody can read, if any."""

    draft: BenchDraft | None = None
    put_aside: str = ""


@dataclass(frozen=True, slots=True)
class BenchDrafts:
    """The counter's memory of the bench; `file` holds it."""

    who: SignedIn
    file: DraftFile

    def keep(self, draft: BenchDraft) -> None:
        """Bring what was typed to the disk."""
        self.who().need(Right.REPAIR)
        self._of(draft.claim_number).save(text_of_draft(draft), {})

    def kept(self, claim_number: str) -> KeptDiagnosis:
        """Return what was typed for an order as it was kept last; whoever may not diagnose has typed nothing."""
        if not self.who().may(Right.REPAIR):
            return KeptDiagnosis()
        file = self._of(claim_number)
        text = file.load()
        if not text:
            return KeptDiagnosis()
        try:
            return KeptDiagnosis(draft_of_text(BenchDraft, text))
        except UnreadableDraftError:
            return KeptDiagnosis(put_aside=file.put_aside())

    def forget(self, claim_number: str) -> None:
        """Leave nothing of what was saved or thrown away."""
        self.who().need(Right.REPAIR)
        self._of(claim_number).remove()

    def _of(self, claim_number: str) -> ClaimDraft:
        """An order may have an invoice begun, too: its draft lies under the bare number."""
        return self.file.of_claim(f"{claim_number}.bench")
