"""The sections of the hotline in their order; each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.ui.hotline.section import HotlineContext, HotlineSection
from aftersale_desktop.wording.catalogue import N_


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A tab: its id, title as message id, how it is made, and the numbers that are opened in it."""

    id: str
    title: str
    make: Callable[[HotlineContext], HotlineSection]
    series: DocumentSeries | None = None


def _calls(context: HotlineContext) -> HotlineSection:
    from aftersale_desktop.ui.hotline.calls_section import CallsSection

    return CallsSection(context)


def _complaints(context: HotlineContext) -> HotlineSection:
    from aftersale_desktop.ui.hotline.complaints_section import ComplaintsSection

    return ComplaintsSection(context)


def _follow_ups(context: HotlineContext) -> HotlineSection:
    from aftersale_desktop.ui.hotline.follow_up_section import FollowUpSection

    return FollowUpSection(context)


def _notes(context: HotlineContext) -> HotlineSection:
    from aftersale_desktop.ui.hotline.notes_section import NotesSection

    return NotesSection(context)


CALLS, COMPLAINTS, FOLLOW_UPS, NOTES = "calls", "complaints", "follow_ups", "notes"
SECTIONS: tuple[SectionRecord, ...] = (
    SectionRecord(CALLS, N_("Calls"), _calls, DocumentSeries.CALL),
    SectionRecord(COMPLAINTS, N_("Complaints"), _complaints, DocumentSeries.COMPLAINT),
    SectionRecord(FOLLOW_UPS, N_("Call again"), _follow_ups),
    SectionRecord(NOTES, N_("Knowledge notes"), _notes, DocumentSeries.KNOWLEDGE_NOTE),
)
