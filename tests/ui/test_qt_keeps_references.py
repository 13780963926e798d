"""PySide6 6.12.0 on Python 3.11 loses a reference to True on every delivery and aborts the process after some 570."""

import subprocess
import sys

DELIVERIES = 5000

# In a process of its own: what a bad release breaks is the interpreter itself.
DELIVER = f"""
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    flagged = Signal(bool)
    carried = Signal(object)

application = QCoreApplication([])
bell = Bell()
heard = []
bell.flagged.connect(lambda flag: heard.append(1))
bell.carried.connect(lambda value: heard.append(1))

def deliver(times):
    for _ in range(times):
        bell.flagged.emit(True)
        bell.carried.emit("a claim")

before = sys.getrefcount(True)
deliver(100)
lost = before - sys.getrefcount(True)
deliver({DELIVERIES} - 100)
mortal = sys.version_info < (3, 12)  # later True is immortal: its count drifts and means nothing
print(len(heard), "heard,", "references lost" if mortal and lost > 10 else "references kept")
"""


def test_thousands_of_signals_are_delivered_and_no_reference_is_lost() -> None:
    child = subprocess.run([sys.executable, "-c", DELIVER], capture_output=True, text=True, check=False, timeout=60)

    assert child.returncode == 0, child.stderr
    assert child.stdout.strip() == f"{2 * DELIVERIES} heard, references kept"
