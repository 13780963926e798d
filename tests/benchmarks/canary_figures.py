"""One customer's data through flows and crashes: `python -m tests.benchmarks.canary_figures` prints the hits (R-24).

Goal: 0 hits in logs and crash reports after 200 flows and 50 crashes.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from aftersale_desktop.ui.crash_hook import CrashHook, CrashReport
from tests.canary_runs import a_canary_shop, crash, every_log_in, flow, hits


def main() -> int:
    """Run the flows, then the crashes, and look into every file."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--flows", type=int, default=200)
    arguments.add_argument("--crashes", type=int, default=50)
    asked = arguments.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app, reports = QApplication([]), list[CrashReport]()
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder) / "logs"
        logs.mkdir()
        database = a_canary_shop(Path(folder) / "shop.db")
        hook = CrashHook(logs, reports.append)
        hook.install()
        with every_log_in(logs):
            for number in range(asked.flows):
                flow(database, number)
            after_flows = hits(logs, [])
            for place in range(asked.crashes):
                crash(hook, database, place)
            app.processEvents()
        hook.remove()
        found, size = hits(logs, reports), sum(path.stat().st_size for path in logs.rglob("*"))
        database.close()
    sys.stdout.write(f"{asked.flows} flows: {len(after_flows)} hits\n")
    sys.stdout.write(f"{asked.crashes} crashes, {len(reports)} reports: {len(found)} hits in {size:,} bytes of logs\n")
    for hit in found:
        sys.stdout.write(f"  {hit}\n")
    return 1 if found or len(reports) != asked.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
