"""The detail of a claim shows what was attached, opens it, and attaches more where that is allowed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.attachments import AttachmentDamagedError, Proof, pending_attachment
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.attachments.reading import photo
from aftersale_desktop.ui.attachments.viewer import AttachmentViewer
from aftersale_desktop.ui.claims.claim_evidence import ClaimEvidence
from aftersale_desktop.ui.claims.evidence_section import EvidenceSection
from aftersale_desktop.ui.pages import PageContext
from tests.builders import a_visit, somebody
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.photo_files import two_halves

Settle = Callable[[], None]


@pytest.fixture
def section(asking: PageContext, qtbot: QtBot) -> EvidenceSection:
    section = EvidenceSection(asking.words)
    qtbot.addWidget(section)
    section.show()
    return section


@pytest.fixture
def evidence(section: EvidenceSection, shop: Shop, asking: PageContext) -> ClaimEvidence:
    return ClaimEvidence(section, shop, asking)


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    attached = (
        photo(two_halves(80, 40), "IMG_1.jpg", Proof.CAUSE),
        pending_attachment("reading.txt", b"253 V", Proof.OTHER),
    )
    visit = a_visit(fake_shop.known(), attachments=attached, cost_limit=Decimal(150))
    return fake_shop.intake.take(visit, "key 1").claim.number


def viewers(section: EvidenceSection) -> list[str]:
    return [one.windowTitle() for one in section.window().findChildren(QDialog) if isinstance(one, AttachmentViewer)]


def test_each_photo_and_file_is_a_tile_and_the_agreed_limit_stands_above(
    evidence: ClaimEvidence, section: EvidenceSection, shop: Shop, number: str, settle: Settle
) -> None:
    evidence.show_claim(shop.claims.detail(number))
    settle()
    assert [tile.accessibleName() for tile in section.tiles()] == [
        "IMG_1.jpg · Cause of the fault",
        "reading.txt · Other",
    ]
    assert "No call below ¥ 150.00" in [label.text() for label in section.findChildren(QLabel)]
    assert section.add_button.isVisible()


def test_a_tile_opens_the_file_in_full(
    evidence: ClaimEvidence, section: EvidenceSection, shop: Shop, number: str, settle: Settle
) -> None:
    evidence.show_claim(shop.claims.detail(number))
    for tile in section.tiles():
        tile.click()
        settle()
    assert viewers(section) == ["IMG_1.jpg", "reading.txt"]


@pytest.mark.parametrize(
    ("case", "may_add"),
    [
        ((ClaimState.RECEIVED, Role.CLERK), True),
        ((ClaimState.RECEIVED, Role.TECHNICIAN), True),
        ((ClaimState.RECEIVED, Role.STOREKEEPER), False),
        ((ClaimState.CLOSED, Role.SUPERVISOR), False),
        ((ClaimState.CANCELLED, Role.CLERK), False),
    ],
)
def test_attaching_is_offered_to_whom_the_service_allows_it(
    evidence: ClaimEvidence,
    section: EvidenceSection,
    fake_shop: FakeShop,
    number: str,
    case: tuple[ClaimState, Role],
    *,
    may_add: bool,
) -> None:
    state, role = case
    fake_shop.kept.claims[number] = replace(fake_shop.kept.claims[number], state=state)
    fake_shop.who.user = somebody(role)
    evidence.show_claim(fake_shop.claims.detail(number))
    assert section.add_button.isVisible() is may_add


def test_a_photo_that_was_tampered_with_is_refused_instead_of_shown(
    evidence: ClaimEvidence, section: EvidenceSection, fake_shop: FakeShop, number: str, settle: Settle, asked: Asked
) -> None:
    detail = fake_shop.claims.detail(number)
    fake_shop.kept.contents[detail.attachments[1].digest] = b"221 V"
    evidence.show_claim(detail)
    section.tiles()[1].click()
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [AttachmentDamagedError]
    assert viewers(section) == []
