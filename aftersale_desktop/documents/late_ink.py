"""Ink that is fetched with the first paper, so that the counter is ready for a scan before."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aftersale_desktop.domain.papers import PaperContent, PaperSize, Rendering


class LateInk:
    """Draws as `ReportlabInk` does; the first paper imports what it takes, a twentieth of the whole start."""

    def pdf(self, content: "PaperContent", rendering: "Rendering") -> bytes:
        """Return the finished PDF."""
        from aftersale_desktop.documents.ink import ReportlabInk

        return ReportlabInk().pdf(content, rendering)

    def without_glyph(self, text: str) -> tuple[str, ...]:
        """Return the characters that paper shows as a box with their code."""
        from aftersale_desktop.documents.ink import ReportlabInk

        return ReportlabInk().without_glyph(text)

    def test_page(self, size: "PaperSize", language: str, printer: str) -> bytes:
        """Return the page a printer is measured by."""
        from aftersale_desktop.documents.ink import ReportlabInk

        return ReportlabInk().test_page(size, language, printer)
