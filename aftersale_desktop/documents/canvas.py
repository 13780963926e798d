"""reportlab's canvas, fixed to what papers need: no dates, no foreign fonts, no scaling by the printer."""

from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from aftersale_desktop.documents.fonts import PaperFont, typeface


class PaperCanvas(Canvas):
    """Writes a PDF whose bytes depend on nothing but what is drawn."""

    def __init__(self, buffer: BytesIO, language_tag: str = "") -> None:
        options: dict[str, Any] = {"lang": language_tag, "initialFontName": typeface().font_name}
        super().__init__(buffer, invariant=1, pageCompression=1, **options)
        self.setViewerPreference("PrintScaling", "None")
        font = pdfmetrics.getFont(typeface().font_name)
        assert isinstance(font, PaperFont)  # noqa: S101 - narrows the type of what `typeface` registered
        self._paper_font = font
        self._document: Any = vars(self)["_doc"]

    def encoded(self, text: str) -> list[tuple[str, bytes]]:
        """Return the text as runs of (font of this document, byte codes); its characters join the document's subset."""
        return self._paper_font.encoded(text, self._document)
