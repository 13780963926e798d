"""Every attack on the audit record by raw SQL, and where it was found: `python -m tests.benchmarks.audit_attacks`."""

import sys
import tempfile
from pathlib import Path

from aftersale_desktop.services.audit_check import check_chain
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from aftersale_desktop.wording.catalogue import Language, Words
from aftersale_desktop.wording.self_check import audit_fault_text
from tests.audit_attacks import ATTACKS, Attack, attack, write_deeds
from tests.builders import a_shop


def main() -> int:
    """Print a row for each attack; fail when one is not found where it was made."""
    words, found = Words(Language.ENGLISH), 0
    for wanted in ATTACKS:
        with tempfile.TemporaryDirectory() as folder:
            sentences = _sentences(Path(folder) / "shop.db", wanted, words)
        found += bool(sentences)
        sys.stdout.write(f"{wanted.name:38} {'; '.join(sentences) or 'NOT FOUND'}\n")
    sys.stdout.write(f"{found} of {len(ATTACKS)} found\n")
    return 0 if found == len(ATTACKS) else 1


def _sentences(path: Path, wanted: Attack, words: Words) -> list[str]:
    """Return what the check says at the index of the attack."""
    database = open_database(path)
    load_shop(database, a_shop())
    write_deeds(database)
    database.close()
    attack(path, wanted)
    path.with_name(f"{path.name}.known").write_text('{"records": 0}')
    attacked = open_database(path)
    report = check_chain(attacked.start_reading)
    attacked.close()
    return [audit_fault_text(words, fault) for fault in report.faults if fault.index == wanted.index]


if __name__ == "__main__":
    sys.exit(main())
