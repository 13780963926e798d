"""Where erased data could still lie: unused bytes of the database's files, older copies, PDFs in the papers folder."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.paper_folder import safe_name

PAPERS = "papers"
_COPIES = ".v[0-9][0-9][0-9][0-9]*"


@dataclass(frozen=True, slots=True)
class DiskRemains:
    """The remains of one shop on this computer."""

    database: Database
    folder: Path

    def sweep(self) -> None:
        """Write the database anew, so that no byte of what was erased is left in its files; others wait meanwhile."""
        self.database.sweep()

    def older_copies(self) -> tuple[Path, ...]:
        """Return the copies that upgrades kept beside a database file; a server's copies are its administrator's."""
        path = Path(self.database.address)
        return tuple(sorted(path.parent.glob(f"{path.name}{_COPIES}"))) if path.exists() else ()

    def printed(self, numbers: Sequence[str]) -> tuple[Path, ...]:
        """Return the PDFs of papers that lie in the program's folder."""
        return tuple(dict.fromkeys(self._named(numbers)))

    def remove(self, paths: Sequence[Path]) -> None:
        """Remove files; one that somebody holds open stays, and is named again next time."""
        for path in paths:
            with suppress(OSError):
                path.unlink()

    def _named(self, numbers: Sequence[str]) -> Iterator[Path]:
        for number in numbers:
            yield from sorted((self.folder / PAPERS).glob(f"*{safe_name(number)}*.pdf"))
