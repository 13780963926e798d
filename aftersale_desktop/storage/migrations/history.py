"""Which steps there are; it imports nothing, so that an up-to-date database opens without alembic."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class History:
    """The steps a database can be brought through: the newest version, and folders with steps besides the shipped."""

    version: int
    further_folders: tuple[Path, ...] = ()

    @property
    def revision(self) -> str:
        """The name of the newest step."""
        return f"{self.version:04}"


SHIPPED = History(16)
