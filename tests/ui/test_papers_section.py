"""The papers of a claim stand in its detail with their copies, and open as a preview."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.papers import PaperKind, PaperRecord
from aftersale_desktop.ui.claims.papers_section import PapersSection
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import NOON

NUMBER = "SH03-WX-2026-000001"
PAPERS = (
    PaperRecord(PaperKind.INVOICE, "SH03-FI-2026-000007", NOON, "王敏", 2),
    PaperRecord(PaperKind.LABEL, f"{NUMBER}.2", NOON - timedelta(hours=1), "王敏", 0),
)


@pytest.fixture
def section(qtbot: QtBot) -> PapersSection:
    section = PapersSection(words_in(Language.ENGLISH))
    qtbot.addWidget(section)
    section.show_papers(NUMBER, PAPERS, NOON, may_have_letter=True, has_accessories=True)
    return section


def test_each_paper_says_what_it_is_and_how_often_it_was_printed(section: PapersSection) -> None:
    invoice, label = section.rows()
    assert invoice.text() == "Fee invoice"
    assert "SH03-FI-2026-000007" in invoice.accessibleDescription()
    assert "2 printings on record" in invoice.accessibleDescription()
    assert "never printed" in label.accessibleDescription()


def test_a_paper_opens_under_its_number_and_an_edition_under_its_claim(section: PapersSection) -> None:
    opened: list[tuple[PaperKind, str]] = []
    section.opened.connect(lambda kind, number: opened.append((kind, number)))
    for button in (*section.rows(), section.label, section.letter, section.accessories):
        button.click()
    assert opened == [
        (PaperKind.INVOICE, "SH03-FI-2026-000007"),
        (PaperKind.LABEL, NUMBER),
        (PaperKind.LABEL, NUMBER),
        (PaperKind.LETTER, NUMBER),
        (PaperKind.ACCESSORY_LABELS, NUMBER),
    ]


def test_a_free_repair_has_no_letter(section: PapersSection) -> None:
    section.show_papers(NUMBER, (), NOON, may_have_letter=False, has_accessories=False)
    assert section.rows() == []
    assert not section.letter.isVisibleTo(section)


def test_a_product_that_came_alone_has_no_accessory_labels(section: PapersSection) -> None:
    assert section.accessories.isVisibleTo(section)
    section.show_papers(NUMBER, (), NOON, may_have_letter=True, has_accessories=False)
    assert not section.accessories.isVisibleTo(section)
