"""A badge can be scanned from every size it is made for, and says whose it is."""

import pytest

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.credentials import badge_code
from aftersale_desktop.domain.drawn_papers import BadgeContent
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, Rendering, sizes_of
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.paper_contents import heading_of
from tests.builders import POINT

BADGE = BadgeContent(badge_code("0123456789ABCDEF"), heading_of(POINT), "陈静", Role.CLERK)


@pytest.mark.parametrize("size", sizes_of(PaperKind.LABEL))
@pytest.mark.parametrize("language", PaperLanguage)
def test_a_badge_is_readable_on_every_label(size: PaperSize, language: PaperLanguage) -> None:
    assert ReportlabInk().pdf(BADGE, Rendering(size, language)).startswith(b"%PDF")
