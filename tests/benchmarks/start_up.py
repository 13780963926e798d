"""Start to first paint and memory beside an empty PySide6 window: `python -m tests.benchmarks.start_up [rounds]`.

Every program is started, quits at its first paint or when the demo shop is ready for a scan, and is timed from outside;
the rounds are interleaved. Compiled modules are kept in a folder of this run, as an installed program has them.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import qVersion

ROUNDS = 15
EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
READY = """
import os
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from aftersale_desktop.bootstrap import Options, open_or_create_shop
from aftersale_desktop.ui.application import run_window
from aftersale_desktop.ui.window_start import WindowStart
folder = Path(sys.argv[1])
def plan():
    QTimer.singleShot(20_000, lambda: os._exit(1))
    from aftersale_desktop.ui.shop_window import shop_plan
    shown = shop_plan(lambda: open_or_create_shop(Options(folder, is_demo=True)))
    def listen(shop, run):
        shown.on_open(shop, run)
        run.window.filled.connect(lambda: os._exit(0))
    return replace(shown, on_open=listen)
sys.exit(run_window(WindowStart(folder), plan))
"""


def programs(folder: Path) -> dict[str, list[str]]:
    window = [sys.executable, "-m", "aftersale_desktop", "--data-dir", str(folder), "--exit-after-first-paint"]
    return {
        "empty window": [sys.executable, "-c", EMPTY],
        "Aftersale, English": [*window, "--language", "en"],
        "Aftersale, Chinese": [*window, "--language", "zh_CN"],
        "ready for a scan": [sys.executable, "-c", READY, str(folder)],
    }


def once(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return milliseconds and peak MiB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[:4]} left with {process.returncode}")
    return took * 1000, usage.ru_maxrss / 1024


def measure(commands: dict[str, list[str]], rounds: int, folder: Path) -> dict[str, list[tuple[float, float]]]:
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for turn in range(rounds + 1):
        for name, command in commands.items():
            run = once(command, environment)
            if turn:  # the first round only warms the disk
                runs[name].append(run)
    return runs


def show(runs: dict[str, list[tuple[float, float]]]) -> None:
    print(f"Python {platform.python_version()}, Qt {qVersion()}, offscreen, {len(next(iter(runs.values())))} rounds")
    print(f"{'program':22}{'median ms':>11}{'p99 ms':>9}{'ratio':>7}{'MiB':>8}{'more MiB':>10}")
    floor_ms, floor_mib = (statistics.median(column) for column in zip(*runs["empty window"], strict=True))
    for name, values in runs.items():
        times, sizes = zip(*values, strict=True)
        middle, size = statistics.median(times), statistics.median(sizes)
        slowest = sorted(times)[min(len(times) - 1, round(len(times) * 0.99))]
        print(f"{name:22}{middle:11.1f}{slowest:9.1f}{middle / floor_ms:7.2f}{size:8.1f}{size - floor_mib:10.1f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
        show(measure(programs(Path(folder)), rounds, Path(folder)))
