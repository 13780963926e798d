"""Photos, family and flags at the counter by keys alone, and what the claim and its receipt say of them afterwards."""

from pathlib import Path

import pytest

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.domain.attachments import MediaType, Proof
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.ui.attachments.viewer import AttachmentViewer
from tests.journeys.paper_reader import text_of
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until
from tests.journeys.test_claims_journeys import a_claim_on_the_bench
from tests.ui.photo_files import MAKER, camera_photo, two_halves

pytestmark = pytest.mark.journey


@pytest.fixture
def photo_file(tmp_path: Path) -> Path:
    return camera_photo(tmp_path / "meter.jpg", two_halves(2400, 1600), orientation=1)


def attach(shop_counter: ShopCounter, photo_file: Path) -> None:
    """Choose a photo in the dialog that Ctrl+O opens, as a person does."""
    shop_counter.press("Ctrl+O")
    wait_until(lambda: shop_counter.dialog() is not None)
    shop_counter.type(str(photo_file))
    shop_counter.press("Enter")
    wait_until(lambda: shop_counter.dialog() is None)
    shop_counter.settle()


def test_a_photo_attached_by_keys_proves_the_cause_and_is_seen_in_the_claim(
    shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray, photo_file: Path
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("6", "6")
    assert shop_counter.verdict == "Chargeable"
    attach(shop_counter, photo_file)
    shop_counter.take("no power after a storm")
    wait_until(lambda: len(tray.sheets) == 1)
    assert "1 photo" in text_of(tray.sheets[0])

    claim = shop_counter.newest_claim()
    assert claim.outcome is Outcome.PAID_REPAIR
    with shop_counter.stored() as shop:
        (kept,) = shop.evidence.of_claim(claim.number)
        content = shop.evidence.content(kept.digest)
    assert (kept.name, kept.media_type, kept.proves) == ("meter.jpg", MediaType.JPEG, Proof.CAUSE)
    assert MAKER in photo_file.read_bytes()
    assert MAKER not in content

    shop_counter.scan(document_code(claim.number))
    section = shop_counter.claims.detail.evidence
    wait_until(lambda: [tile.text() for tile in section.tiles()] == ["meter.jpg"])
    shop_counter.focus_on_button("meter.jpg")
    shop_counter.press("Enter")
    wait_until(lambda: isinstance(shop_counter.dialog(), AttachmentViewer))
    shop_counter.press("Esc")
    wait_until(lambda: shop_counter.dialog() is None)


def test_another_photo_is_attached_to_the_claim_later_by_keys(shop_counter: ShopCounter, photo_file: Path) -> None:
    number = a_claim_on_the_bench(shop_counter)
    shop_counter.scan(document_code(number))
    before = len(shop_counter.claims.detail.evidence.tiles())
    shop_counter.press("Ctrl+O")
    wait_until(lambda: shop_counter.dialog() is not None)
    shop_counter.type(str(photo_file))
    shop_counter.press("Enter")
    wait_until(lambda: isinstance(shop_counter.dialog(), AttachmentViewer))
    shop_counter.press("F9")
    wait_until(lambda: len(shop_counter.claims.detail.evidence.tiles()) == before + 1)
    with shop_counter.stored() as shop:
        assert [one.name for one in shop.evidence.of_claim(number)][-1] == "meter.jpg"
        assert shop.claims.detail(number).events[-1].deed == "attached"


def test_somebody_of_the_family_brings_it_with_one_key(
    shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("Ctrl+B")
    shop_counter.take("E3")
    wait_until(lambda: len(tray.sheets) == 1)
    claim = shop_counter.newest_claim()
    with shop_counter.stored() as shop:
        detail = shop.claims.detail(claim.number)
    assert detail.customer.name == "陈思远"
    assert detail.events[0].detail["brought_by"].startswith("许文静")


def test_a_flagged_customer_is_warned_of_and_served(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
    assert shop_counter.sees("This customer is flagged")
    shop_counter.take("does not start")
    assert shop_counter.newest_claim().fault_told == "does not start"


def test_a_second_telephone_added_at_the_counter_finds_the_product_next_time(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    shop_counter.scan(codes.in_warranty.indoor)
    shop_counter.press("Ctrl+E")
    editor = shop_counter.counter.visit.customer_editor
    wait_until(editor.isVisible)
    shop_counter.focus_on_field(editor.phones.fields()[-1])
    shop_counter.type("02155559999")
    shop_counter.press("Ctrl+S")
    wait_until(lambda: not editor.isVisible())
    shop_counter.press("Esc")
    shop_counter.focus_on_field(shop_counter.counter.scan.line)
    shop_counter.type("021 5555 9999")
    shop_counter.press("Enter")
    assert shop_counter.sees("陈思远")
