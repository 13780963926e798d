"""What the desks of a service point are made with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aftersale_desktop.services.counter_ports import DraftFile, Ink, PaperFolder
from aftersale_desktop.services.ports import Clock, ReadElements, StartReading, StartWork

if TYPE_CHECKING:
    from aftersale_desktop.services.list_export import NewSheet
    from aftersale_desktop.services.people_ports import PasswordHasher
    from aftersale_desktop.services.privacy_ports import Remains


@dataclass(frozen=True, slots=True)
class Means:
    """The database, the clock, codes, papers, files, the way secrets are hashed, and the name of this computer."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    read_elements: ReadElements
    ink: Ink
    folder: PaperFolder
    draft_file: DraftFile
    new_sheet: "NewSheet"
    computer: str
    hasher: "PasswordHasher"
    remains: "Remains"
