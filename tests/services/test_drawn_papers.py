"""Card, label and letter are drawn up when somebody asks, and stay as they were issued while they hold."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.attachments import Proof, pending_attachment
from aftersale_desktop.domain.claims import ClaimNotFoundError
from aftersale_desktop.domain.drawn_papers import CardContent, LabelContent, LetterContent
from aftersale_desktop.domain.papers import PaperKind, PaperNotFoundError, PaperSize
from aftersale_desktop.domain.records import from_record, to_record
from aftersale_desktop.domain.verdict import Outcome, Reason
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.services.drawn_papers import CardNotUniqueError, NothingRefusedError
from aftersale_desktop.services.lookups import CardNotFoundError
from aftersale_desktop.services.paper_contents import digest_of
from aftersale_desktop.services.paperwork import Sheet
from tests.builders import CLERK, NOON, SUPERVISOR, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop

CARD = "SH03-BX-2026-000002"


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


def sheet(kind: PaperKind, number: str) -> Sheet:
    return Sheet(kind, number, PaperSize.A5, "zh_CN")


def charged_claim(shop: FakeShop) -> str:
    return shop.intake.take(a_visit(shop.known(), evidence=Evidence(is_card_shown=False)), "key").claim.number


def content_of(shop: FakeShop, kind: PaperKind, number: str) -> object:
    return shop.kept.papers[kind, number].content


def test_a_card_is_issued_with_its_first_printing_and_printed_again_as_a_copy(shop: FakeShop) -> None:
    shop.papers.preview(sheet(PaperKind.CARD, CARD))
    assert not shop.kept.papers, "a preview stores nothing"
    shop.printed(sheet(PaperKind.CARD, CARD))
    shop.clock.moment += timedelta(days=3)
    assert shop.printed(sheet(PaperKind.CARD, CARD)).copy == 1
    (paper,) = shop.kept.papers.values()
    assert paper.digest == digest_of(paper.content)
    assert isinstance(paper.content, CardContent)
    assert paper.content.whole_unit is not None
    assert paper.content.whole_unit.ends_on == date(2027, 1, 10)
    assert from_record(CardContent, json.loads(json.dumps(to_record(paper.content)))) == paper.content


def test_a_card_with_a_new_owner_is_a_new_edition_beside_the_old_one(shop: FakeShop) -> None:
    first = shop.printed(sheet(PaperKind.CARD, CARD))
    shop.kept.customers[2] = replace(shop.kept.customers[2], name="赵敏")
    second = shop.printed(sheet(PaperKind.CARD, CARD))
    assert (first.copy, second.copy) == (0, 0)
    assert first.path != second.path
    old, new = content_of(shop, PaperKind.CARD, CARD), content_of(shop, PaperKind.CARD, f"{CARD}.2")
    assert isinstance(old, CardContent)
    assert isinstance(new, CardContent)
    assert (old.subject.customer_name, new.subject.customer_name) == ("王芳", "赵敏")
    assert (old.stamp.edition, new.stamp.edition) == (1, 2)
    assert shop.printed(sheet(PaperKind.CARD, CARD)).copy == 1, "the last edition is the one that is copied"
    shop.kept.customers[2] = replace(shop.kept.customers[2], name="孙丽")
    again = shop.printed(sheet(PaperKind.CARD, f"{CARD}.2"))
    assert again.copy == 2, "an edition asked for by its number comes as it was issued"


def test_a_card_nobody_has_or_several_products_have_is_refused(shop: FakeShop) -> None:
    with pytest.raises(CardNotFoundError):
        shop.papers.preview(sheet(PaperKind.CARD, "SH03-BX-2026-000009"))
    shop.kept.items[1] = replace(shop.kept.items[1], card=shop.kept.items[2].card)
    with pytest.raises(CardNotUniqueError):
        shop.printed(sheet(PaperKind.CARD, CARD))


def test_a_label_is_drawn_for_a_claim_or_a_product(shop: FakeShop) -> None:
    number = charged_claim(shop)
    shop.printed(sheet(PaperKind.LABEL, number))
    label = content_of(shop, PaperKind.LABEL, number)
    assert isinstance(label, LabelContent)
    assert (label.fault_told, label.promised_at is None) == ("不制冷", False)
    item = shop.kept.items[1].number
    shop.printed(sheet(PaperKind.LABEL, item))
    plain = content_of(shop, PaperKind.LABEL, item)
    assert isinstance(plain, LabelContent)
    assert (plain.fault_told, plain.promised_at) == ("", None)
    with pytest.raises(PaperNotFoundError):
        shop.printed(sheet(PaperKind.LABEL, "SH03-WX-2026-009999"))


def test_a_letter_gives_the_reasons_of_the_claim_with_the_estimate_of_its_receipt(shop: FakeShop) -> None:
    number = charged_claim(shop)
    shop.printed(sheet(PaperKind.LETTER, number))
    letter = content_of(shop, PaperKind.LETTER, number)
    assert isinstance(letter, LetterContent)
    assert letter.verdict.reasons == (Reason.R2,)
    assert letter.fees is not None
    assert "card" not in letter.evidence
    assert from_record(LetterContent, json.loads(json.dumps(to_record(letter)))) == letter


def test_a_letter_stands_as_it_was_sent_until_the_verdict_is_another_one(shop: FakeShop) -> None:
    number = charged_claim(shop)
    shop.printed(sheet(PaperKind.LETTER, number))
    shop.kept.customers[1] = replace(shop.kept.customers[1], name="李小明")
    assert shop.printed(sheet(PaperKind.LETTER, number)).copy == 1
    shop.who.user = SUPERVISOR
    shop.claims.override(number, Outcome.FREE_MAIN_PART, "厂家确认主要部件")
    assert shop.printed(sheet(PaperKind.LETTER, number)).copy == 0
    second = content_of(shop, PaperKind.LETTER, f"{number}.2")
    assert isinstance(second, LetterContent)
    assert second.outcome is Outcome.FREE_MAIN_PART
    assert second.fees is None, "the estimate was made by another verdict"


def test_where_nothing_is_refused_there_is_no_letter(shop: FakeShop) -> None:
    number = shop.intake.take(a_visit(shop.known()), "key").claim.number
    with pytest.raises(NothingRefusedError):
        shop.papers.preview(sheet(PaperKind.LETTER, number))
    with pytest.raises(ClaimNotFoundError):
        shop.papers.preview(sheet(PaperKind.LETTER, "SH03-WX-2026-009999"))


def test_photos_of_the_claim_go_to_the_ink_by_their_digest(shop: FakeShop) -> None:
    photo = pending_attachment("主板.jpg", b"\xff\xd8\xff\xe0 pixels", Proof.CAUSE)
    note = pending_attachment("说明.txt", "电压 380 V".encode(), Proof.OTHER)
    visit = a_visit(shop.known(), evidence=Evidence(is_card_shown=False), attachments=(photo, note))
    number = shop.intake.take(visit, "key").claim.number
    pdf = shop.printed(sheet(PaperKind.LETTER, number)).pdf
    assert json.loads(pdf)[5] == [photo.digest]
    letter = content_of(shop, PaperKind.LETTER, number)
    assert isinstance(letter, LetterContent)
    assert [(one.name, one.proves) for one in letter.photos] == [("主板.jpg", "cause")]


def test_characters_that_paper_cannot_draw_are_named_before_it_is_printed(shop: FakeShop) -> None:
    assert shop.papers.without_glyph(sheet(PaperKind.CARD, CARD)) == ()
    shop.kept.customers[2] = replace(shop.kept.customers[2], name="王𠮷𠮷")
    assert shop.papers.without_glyph(sheet(PaperKind.CARD, CARD)) == ("𠮷",)
