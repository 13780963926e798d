"""The window: PySide6 lives here and nowhere else.

PySide6 puts an import of its own in place, which reads the source of every module in search of features that nobody
asks for here: a ninth of the start and 16 MiB. The import from before is put back.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - this is what puts it in place

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
