"""The desks of the hotline; one is imported and made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn

if TYPE_CHECKING:
    from aftersale_desktop.services.callers import Callers
    from aftersale_desktop.services.complaint_desk import ComplaintDesk
    from aftersale_desktop.services.follow_up_desk import FollowUpDesk
    from aftersale_desktop.services.hotline import Hotline
    from aftersale_desktop.services.hotline_drafts import HotlineDrafts
    from aftersale_desktop.services.hotline_settings import HotlineSettings
    from aftersale_desktop.services.knowledge_desk import KnowledgeDesk


@dataclass(frozen=True)
class HotlineDesks:
    """Where people call."""

    means: Means
    who: SignedIn

    @cached_property
    def callers(self) -> "Callers":
        """Who calls."""
        from aftersale_desktop.services.callers import Callers

        return Callers(self.means.start_reading, self.who, self.means.read_elements)

    @cached_property
    def calls(self) -> "Hotline":
        """The desk of calls."""
        from aftersale_desktop.services.hotline import Hotline

        return Hotline(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def complaints(self) -> "ComplaintDesk":
        """The desk of complaints."""
        from aftersale_desktop.services.complaint_desk import ComplaintDesk

        return ComplaintDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def knowledge(self) -> "KnowledgeDesk":
        """The desk of notes."""
        from aftersale_desktop.services.knowledge_desk import KnowledgeDesk

        return KnowledgeDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def follow_ups(self) -> "FollowUpDesk":
        """The desk that calls again."""
        from aftersale_desktop.services.follow_up_desk import FollowUpDesk

        return FollowUpDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def settings(self) -> "HotlineSettings":
        """What the hotline goes by."""
        from aftersale_desktop.services.hotline_settings import HotlineSettings

        return HotlineSettings(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def drafts(self) -> "HotlineDrafts":
        """The call being taken."""
        from aftersale_desktop.services.hotline_drafts import HotlineDrafts

        return HotlineDrafts(self.who, self.means.draft_file)
