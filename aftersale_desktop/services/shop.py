"""All desks of one service point, joined once."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.people import User
from aftersale_desktop.services.claim_desk import ClaimDesk
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.invoicing import Invoicing
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.paperwork import PaperDesk
from aftersale_desktop.services.ports import Clock, Terms


@dataclass(frozen=True, slots=True)
class Shop:
    """What a window or a command works with; `terms` were read when the shop was opened."""

    intake: Intake
    claims: ClaimDesk
    invoicing: Invoicing
    papers: PaperDesk
    terms: Terms
    now: Clock
    keyboard: Keyboard
    close: Callable[[], None]

    def who(self) -> User:
        """Return who is at the keyboard."""
        return self.keyboard.who()
