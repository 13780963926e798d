"""A technician's window that ends by a kill: `python -m tests.journeys.bench_typist FOLDER NUMBER TEXT`."""

import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import time_machine
from PySide6.QtTest import QTest

from aftersale_desktop.ui.application import make_application
from aftersale_desktop.ui.workshop.diagnosis_section import DiagnosisSection
from tests.journeys.conftest import OPENED_AT
from tests.journeys.order_course import TECHNICIAN, OrderCourse
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until

KEPT = "kept"
AFTER_LAST_WORK_MS = 600_000


def type_until_killed(folder: Path, number: str, text: str) -> None:
    """Begin the order, let the clock run, type a remedy, and say when it lies on the disk."""
    with time_machine.travel(OPENED_AT):
        course = OrderCourse(ShopCounter(make_application(), folder, PaperTray(), TECHNICIAN), number)
        course.begin()
        course.go_to("diagnosis")
        course.counter.press("F6")
        form = course.shown(DiagnosisSection).view.form
        course.focus_inside(form.remedy)
        course.counter.type(text)
        wait_until(lambda: any(text in file.read_text("utf-8") for file in _drafts(folder)))
        sys.stdout.write(KEPT + "\n")
        sys.stdout.flush()
        QTest.qWait(AFTER_LAST_WORK_MS)


def _drafts(folder: Path) -> Iterator[Path]:
    return (folder / "drafts").rglob("*.json")


if __name__ == "__main__":
    try:
        type_until_killed(Path(sys.argv[1]), *sys.argv[2:4])
    finally:
        traceback.print_exc()
        os._exit(1)
