"""The people and the evidence of the sample shop: further telephones, family, a flag, photos drawn by counting."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY
from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.attachments import MediaType, Proof, content_digest, media_type_of
from aftersale_desktop.domain.customers import all_phone_digits
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.papers import ReceiptContent
from aftersale_desktop.services.shop_setup import ShopSetup

NOW = datetime(2026, 11, 22, 17, 2, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def shop() -> ShopSetup:
    return demo_shop(NOW)


def test_some_customers_can_be_called_elsewhere_and_the_first_has_family(shop: ShopSetup) -> None:
    assert sum(bool(customer.phones) for customer in shop.customers) > 20
    first = shop.customers[0]
    assert [relative.relation for relative in first.family] == ["spouse", "parent"]
    phones = [digits for customer in shop.customers for digits in all_phone_digits(customer)]
    assert len(phones) == len(set(phones))


def test_one_customer_is_flagged_by_somebody_of_the_point_some_time_ago(shop: ShopSetup) -> None:
    (flagged,) = (customer for customer in shop.customers if customer.flag)
    assert flagged.flag is not None
    assert flagged.flag.by in {user.name for user in shop.users}
    assert flagged.flag.at < NOW


def test_photos_lie_with_their_claims_small_and_counted_on_the_receipt(shop: ShopSetup) -> None:
    by_claim = Counter(attachment.claim_number for attachment, _ in shop.attachments)
    assert len(by_claim) >= 2
    open_claims = {claim.number for claim in shop.claims if claim.request_key == DEMO_CLAIM_KEY}
    assert open_claims <= set(by_claim)
    for attachment, content in shop.attachments:
        assert media_type_of(attachment.name, content) is attachment.media_type is MediaType.PNG
        assert (content_digest(content), len(content)) == (attachment.digest, attachment.size)
        assert attachment.size < 20_000
    receipts = {paper.number: paper.content for paper in shop.papers if isinstance(paper.content, ReceiptContent)}
    assert {number: content.photo_count for number, content in receipts.items() if content.photo_count} == by_claim


def test_a_photo_of_the_cause_lies_where_the_mains_did_the_damage(shop: ShopSetup) -> None:
    causes = {claim.number: claim.judgement.facts.cause for claim in shop.claims}
    proved = [attachment.claim_number for attachment, _ in shop.attachments if attachment.proves is Proof.CAUSE]
    assert proved
    assert {causes[number] for number in proved} == {Cause.POWER_SUPPLY}
