"""The desks that look after the shop's record and its personal data; one is made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn

if TYPE_CHECKING:
    from aftersale_desktop.services.audit_desk import AuditDesk
    from aftersale_desktop.services.figures import FigureDesk
    from aftersale_desktop.services.privacy import PrivacyDesk


@dataclass(frozen=True)
class OversightDesks:
    """What was done, and what is known of people."""

    means: Means
    who: SignedIn

    @cached_property
    def audit(self) -> "AuditDesk":
        """The desk of the audit record."""
        from aftersale_desktop.services.audit_desk import AuditDesk

        return AuditDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def figures(self) -> "FigureDesk":
        """The desk of figures and reports."""
        from aftersale_desktop.services.figures import FigureDesk

        means = self.means
        return FigureDesk(means.start_work, means.start_reading, means.now, self.who, means.new_sheet)

    @cached_property
    def privacy(self) -> "PrivacyDesk":
        """The desk of personal data."""
        from aftersale_desktop.services.privacy import PrivacyDesk

        return PrivacyDesk(self.means, self.who)
