"""The call being taken, kept on the disk of this counter: a program that ends loses nothing of what was told."""

from dataclasses import dataclass

from aftersale_desktop.domain.calls import Caller, CallKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.counter_ports import ClaimDraft, DraftFile
from aftersale_desktop.services.draft_texts import UnreadableDraftError, draft_of_text, text_of_draft
from aftersale_desktop.services.ports import SignedIn

_NAME = "hotline"


@dataclass(frozen=True, slots=True)
class CallDraft:
    """What was typed of a call that is not saved: the search, who calls, and what was told."""

    request_key: str
    kind: CallKind = CallKind.CONSULTATION
    caller: Caller = Caller()  # noqa: RUF009 - a frozen value
    told: str = ""
    item_id: int = 0
    model_code: str = ""
    fault_code: str = ""
    about_claim: str = ""
    assumed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing would be lost."""
        return not (self.told.strip() or self.caller.phone.strip() or self.caller.name.strip())


@dataclass(frozen=True, slots=True)
class HotlineDrafts:
    """The counter's memory of the call; `file` holds it."""

    who: SignedIn
    file: DraftFile

    def keep(self, draft: CallDraft) -> None:
        """Bring what was typed to the disk."""
        self.who().need(Right.TAKE_CALL)
        self._of().save(text_of_draft(draft), {})

    def kept(self) -> CallDraft | None:
        """Return the call as it was kept last; one that nobody can read is put aside, never thrown away."""
        if not self.who().may(Right.TAKE_CALL):
            return None
        file = self._of()
        text = file.load()
        if not text:
            return None
        try:
            return draft_of_text(CallDraft, text)
        except UnreadableDraftError:
            file.put_aside()
            return None

    def forget(self) -> None:
        """Leave nothing of what was saved or thrown away."""
        self.who().need(Right.TAKE_CALL)
        self._of().remove()

    def _of(self) -> ClaimDraft:
        return self.file.of_claim(_NAME)
