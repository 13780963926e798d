"""The figures of the router with smaller counts; the benchmark prints them in full."""

import pytest

from aftersale_desktop.services.shop import Shop
from tests.builders import an_item
from tests.scan_windows import answer_ms, busy_database, double_reads

CODES = [an_item(serial=serial).units[0].barcode for serial in range(12)]


@pytest.mark.usefixtures("qapp")
def test_scans_wait_for_a_busy_database_in_their_order(shop: Shop) -> None:
    assert busy_database(shop, CODES, stall_s=0.2, all_within_s=0.3).faults == 0


@pytest.mark.usefixtures("qapp")
def test_a_label_read_twice_makes_one_record_and_a_deliberate_repeat_another(shop: Shop) -> None:
    assert [figure.faults for figure in double_reads(shop, "CAP35", 30)] == [0, 0]


@pytest.mark.usefixtures("qapp")
def test_every_scan_is_answered(shop: Shop) -> None:
    figure, _ = answer_ms(shop, CODES)
    assert figure.cases == len(CODES)
