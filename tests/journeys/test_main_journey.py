"""From two scans to a printed receipt, and from that receipt to a posted invoice, by keys alone."""

import sys

import pytest

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.fees import FeeComponent
from aftersale_desktop.domain.verdict import Outcome
from tests.journeys.paper_reader import barcodes_on, page_count, text_of
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until
from tests.ready_claims import made_ready

pytestmark = pytest.mark.journey

MOST_KEYS = 12
FAULT = "E3, cools badly"
FEES = ("Door-to-door", "Maintenance", "Remote", "Material", "Spare parts")


def finish(counter: ShopCounter, number: str) -> None:
    """Let the workshop, elsewhere, be done with a claim: only then is it invoiced."""
    with counter.stored() as shop:
        made_ready(shop.means.start_work, number)


def test_a_claim_is_taken_printed_and_invoiced_by_keys_alone(
    shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray, capsys: pytest.CaptureFixture[str]
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    assert shop_counter.verdict == "Free repair"
    shop_counter.take(FAULT)
    wait_until(lambda: len(tray.sheets) == 1)
    keys = list(shop_counter.keys_pressed)
    with capsys.disabled():
        sys.stdout.write(f"\nkey presses from the scan to the printed receipt: {len(keys)} ({' '.join(keys)})\n")
    assert len(keys) <= MOST_KEYS

    claim = shop_counter.newest_claim()
    assert (claim.fault_told, claim.outcome) == (FAULT, Outcome.FREE_REPAIR)
    assert [path.read_bytes() for path in shop_counter.papers()] == tray.sheets
    assert page_count(tray.sheets[0]) == 2
    read = {code for page in range(2) for code in barcodes_on(tray.sheets[0], page)}
    assert read == {document_code(claim.number)}

    shop_counter.scan(*read)
    assert shop_counter.run.window.current_page_id() == "claims"
    assert shop_counter.sees(claim.number)
    finish(shop_counter, claim.number)
    shop_counter.press("F9")
    shop_counter.describe_work("compressor does not start", "start capacitor worn", "capacitor replaced")
    shop_counter.choose_inspector()
    shop_counter.scan(codes.part)
    shop_counter.press("F9")
    wait_until(lambda: len(tray.sheets) == 2)

    invoice = shop_counter.invoice_of(claim.number)
    assert [invoice.settlement.component(component) for component in FeeComponent] == [0] * 5
    assert invoice.work.remedy == "capacitor replaced"
    assert barcodes_on(tray.sheets[1]) == [document_code(invoice.number)]
    assert [name for name in FEES if name not in text_of(tray.sheets[1])] == []


def test_a_product_out_of_warranty_is_charged_by_its_five_fees(
    shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray
) -> None:
    shop_counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
    assert shop_counter.verdict == "Chargeable"
    shop_counter.take(FAULT)
    claim = shop_counter.newest_claim()
    shop_counter.scan(document_code(claim.number))
    finish(shop_counter, claim.number)
    shop_counter.press("F9")
    shop_counter.describe_work("does not start", "capacitor worn", "capacitor replaced")
    shop_counter.choose_inspector()
    shop_counter.scan(codes.part)
    shop_counter.press("F9")
    wait_until(lambda: len(tray.sheets) == 2)
    settlement = shop_counter.invoice_of(claim.number).settlement
    fees = {component: settlement.component(component) for component in FeeComponent}
    assert sum(fees.values()) == settlement.total > 0
    assert fees[FeeComponent.SPARE_PARTS] > 0
    assert fees[FeeComponent.DOOR_TO_DOOR] == 0
    assert f"{settlement.total:.2f}" in text_of(tray.sheets[1])
