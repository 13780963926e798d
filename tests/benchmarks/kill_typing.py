"""Kill the window while somebody types and see what comes back: `python -m tests.benchmarks.kill_typing [kills]`.

A real window without a screen is typed into at a person's pace and killed (SIGKILL) at a random moment; the next start
tells what it restored. Lost is the age, at the kill, of the oldest sign that did not come back.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from aftersale_desktop.bootstrap import Options, open_or_create_shop
from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY, IN_WARRANTY, OUT_OF_WARRANTY
from tests.builders import a_barcode

if TYPE_CHECKING:
    from aftersale_desktop.ui.claims.invoice_form import InvoiceForm
    from tests.journeys.shop_counter import ShopCounter

GOAL_SECONDS = 5.0
SHORTEST_LIFE_SECONDS, LONGEST_LIFE_SECONDS = 0.3, 6.0
KEY_GAP_MS = 70
SIGNS_BEFORE_HOLD = 12
PLACES = ("fault", "further fault", "card", "other name", "held", "invoice")
PATIENCE_SECONDS = 60


@dataclass
class Losses:
    """What was found after all kills."""

    kills: int = 0
    signs_typed: int = 0
    signs_lost: int = 0
    most_seconds: float = 0.0
    by_place: dict[str, float] = field(default_factory=dict)
    slowest_start_seconds: float = 0.0


def main() -> None:
    """Print the table, or type until somebody kills this process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", nargs="?", type=int, default=50)
    parser.add_argument("--typist", nargs=3, metavar=("FOLDER", "LIFE", "PLACE"))
    arguments = parser.parse_args()
    if arguments.typist:
        folder, life, place = arguments.typist
        try:
            type_until_killed(Path(folder), life, place)
        finally:
            traceback.print_exc()
            os._exit(1)
    with tempfile.TemporaryDirectory() as folder:
        losses = kill_repeatedly(Path(folder), arguments.kills)
    print(f"Python {platform.python_version()}, offscreen window, a key every {KEY_GAP_MS} ms")
    for place in PLACES:
        print(f"{'most typing lost in ' + place + ' (s)':42}{losses.by_place.get(place, 0.0):>10.2f}")
    for name, value in (
        ("kills (-9)", losses.kills),
        ("signs typed", losses.signs_typed),
        ("signs lost", losses.signs_lost),
        ("slowest start until restored (s)", round(losses.slowest_start_seconds, 2)),
        (f"most typing lost (s), goal {GOAL_SECONDS:.0f}", round(losses.most_seconds, 2)),
    ):
        print(f"{name:42}{value:>10}")
    raise SystemExit(0 if losses.most_seconds <= GOAL_SECONDS else 1)


def kill_repeatedly(folder: Path, kills: int) -> Losses:
    """Let a typist be killed again and again; each start tells what the life before left."""
    open_or_create_shop(Options(data_dir=folder, is_demo=True)).close()
    losses, chosen = Losses(), random.Random(7)  # noqa: S311 - test data, nothing secret
    lives = [(f"{life:03}", PLACES[life % len(PLACES)]) for life in range(kills)]
    before: tuple[_Life, str] | None = None
    for life, place in [*lives, ("end", "")]:
        typist = _Life(folder, life, place)
        losses.slowest_start_seconds = max(losses.slowest_start_seconds, typist.started_within)
        if before is not None:
            _count(losses, *before, typist.restored)
        if place:
            typist.wait_for_typing()
            time.sleep(chosen.uniform(SHORTEST_LIFE_SECONDS, LONGEST_LIFE_SECONDS))
        typist.kill()
        before = (typist, place) if place else None
    return losses


class _Life:
    """A process that types; what it typed when, and what it restored at its start."""

    def __init__(self, folder: Path, life: str, place: str) -> None:
        begun = time.monotonic()
        command = [sys.executable, "-m", __spec__.name, "--typist", str(folder), life, place]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
        self.life, self.typed, self.restored = life, list[tuple[str, float]](), dict[str, str]()
        self._has_restored, self._is_typing = threading.Event(), threading.Event()
        assert self._process.stdout is not None
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()
        if not self._has_restored.wait(PATIENCE_SECONDS):
            self.kill()
            raise TimeoutError("the window never came")
        self.started_within = time.monotonic() - begun

    def wait_for_typing(self) -> None:
        """Wait until the first sign was typed."""
        self._is_typing.wait(PATIENCE_SECONDS)
        assert self.typed, "nothing was ever typed"

    def kill(self) -> None:
        """End it as a crash does."""
        self.killed_at = time.monotonic()
        self._process.kill()
        self._process.wait()
        self._listener.join()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _listen(self, told: IO[str]) -> None:
        for line in told:
            word = json.loads(line)
            if "restored" in word:
                self.restored = word["restored"]
                self._has_restored.set()
            else:
                self.typed.append((word["typed"], word["at"]))
                self._is_typing.set()
        for event in (self._has_restored, self._is_typing):
            event.set()


def _count(losses: Losses, life: _Life, place: str, restored: dict[str, str]) -> None:
    """Count what did not come back; a text of an earlier life is none of this one's."""
    typed = "".join(sign for sign, _ in life.typed)
    back = restored.get(place, "")
    kept = len(back) if typed.startswith(back) or back.startswith(typed) else 0
    lost = [at for _, at in life.typed[kept:]]
    seconds = life.killed_at - lost[0] if lost else 0.0
    losses.kills += 1
    losses.signs_typed += len(typed)
    losses.signs_lost += len(lost)
    losses.most_seconds = max(losses.most_seconds, seconds)
    losses.by_place[place] = max(losses.by_place.get(place, 0.0), seconds)


def type_until_killed(folder: Path, life: str, place: str) -> None:
    """Tell what came back, clear the counter, and type into a place of it until the end, which comes from outside."""
    from PySide6.QtTest import QTest

    from aftersale_desktop.ui.application import make_application
    from tests.journeys.shop_counter import PaperTray, ShopCounter

    counter = ShopCounter(make_application(), folder, PaperTray())
    counter.settle()
    _tell({"restored": _texts(counter)})
    _go_to(counter, place)
    for count, sign in enumerate(_signs(life), start=1):
        counter.keyboard().type(sign)
        counter.settle()
        _tell({"typed": sign, "at": time.monotonic()})
        QTest.qWait(KEY_GAP_MS)
        if place == "held" and count == SIGNS_BEFORE_HOLD:
            counter.press("F8")
            QTest.qWait(1000 * PATIENCE_SECONDS)


def _tell(word: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(word) + "\n")
    sys.stdout.flush()


def _signs(life: str) -> Iterator[str]:
    """Return a text that says by itself which life typed it, and how far."""
    yield from f"{life} "
    for number in range(10_000):
        yield from f"{number} "


def _texts(counter: "ShopCounter") -> dict[str, str]:
    """Return what stands in every place that can be typed into."""
    page = counter.counter
    fault, held = page.visit.fault.told.text(), ""
    if page._bar.held.isVisible() and not fault:
        counter.press("F3", "Enter")
        held = page.visit.fault.told.text()
    return {
        "fault": fault,
        "further fault": fault,
        "card": page.register.card.text(),
        "other name": page.visit.other.name.text(),
        "held": held or fault,
        "invoice": _begun_invoice(counter),
    }


def _begun_invoice(counter: "ShopCounter") -> str:
    """Look into the fee form and go back to the counter."""
    text = _invoice_form(counter).found.text()
    counter.press("Esc", "Ctrl+1")
    return text


def _invoice_form(counter: "ShopCounter") -> "InvoiceForm":
    """Open the fee form of a claim of the sample shop, with what came back."""
    from aftersale_desktop.ui.claims.controller import ClaimsController

    with counter.stored() as shop, shop.means.start_reading() as work:
        claim = work.claims.by_request_key(DEMO_CLAIM_KEY)
    assert claim is not None
    counter.press("Ctrl+2")
    page = counter.run.window.page("claims")
    assert isinstance(page, ClaimsController)
    page.open_claim(claim.number)
    counter.settle()
    counter.press("F9")
    return page.page.form


def _go_to(counter: "ShopCounter", place: str) -> None:
    """Clear what came back, and put the cursor where this life types."""
    if place == "invoice":
        form = _invoice_form(counter)
        form.restored.discarded.emit()
        form.found.clear()
        form.found.setFocus()
        return
    counter.press("Esc")
    if place == "card":
        counter.scan(a_barcode("610233", 4711))
        return
    counter.scan(IN_WARRANTY.indoor, IN_WARRANTY.outdoor)
    if place == "further fault":
        counter.scan(OUT_OF_WARRANTY.indoor)
    if place == "other name":
        counter.press("F6", "Tab")
    else:
        counter.press("F4")


if __name__ == "__main__":
    main()
