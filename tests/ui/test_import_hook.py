"""PySide6 replaces the import by one that reads the source of whatever is imported; the window undoes it."""

import subprocess
import sys

# In a process of its own: this one imported PySide6 long ago.
OPEN = """
import linecache
import aftersale_desktop.ui.application
import wave

print("read" if wave.__file__ in linecache.cache else "not read")
"""


def test_no_source_is_read_where_modules_are_imported() -> None:
    child = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=True, timeout=60)

    assert child.stdout.strip() == "not read"
