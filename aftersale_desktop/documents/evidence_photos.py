"""Rows of photos, scaled to fit, each with what it shows below."""

from collections.abc import Iterator, Sequence

from aftersale_desktop.documents.blocks import Span, cell, kept
from aftersale_desktop.documents.forms import Form
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.looks import MM
from aftersale_desktop.documents.pen import Box, Pen
from aftersale_desktop.documents.photos import Photo, photo_of
from aftersale_desktop.domain.drawn_papers import PaperPhoto
from aftersale_desktop.wording.drawn_papers import photo_caption
from aftersale_desktop.wording.papers import minute

_HIGHEST = 62 * MM
_BLANK_HEIGHT = 12 * MM


def photo_rows(form: Form, photos: Sequence[PaperPhoto]) -> list[Row]:
    """Return the photos side by side, on a roll below each other; a picture and its caption stay on one page."""
    if not photos:
        return []
    look, columns = form.look, 1 if form.look.is_roll else 2
    spans = form.span.parts(*[1.0] * columns, gutter=look.padding * 2)
    head = cell(form.span, (form.words("Photos"), look.strong))
    rows = kept([Row(head.height, head.draw, gap=look.section_gap)])
    for start in range(0, len(photos), columns):
        rows.append(_photo_row(form, spans, photos[start : start + columns], start + 1))
    return rows


def _photo_row(form: Form, spans: Sequence[Span], photos: Sequence[PaperPhoto], first: int) -> Row:
    placed = list(_placed(form, spans, photos))
    height = max(box.height for box, _ in placed)
    captions = [
        cell(span, (form.words.of(photo_caption, first + place, photo.proves, minute(photo.taken_at)), form.look.small))
        for place, (span, photo) in enumerate(zip(spans, photos, strict=False))
    ]

    def draw(pen: Pen, top: float) -> None:
        for box, picture in placed:
            here = box._replace(top=top)
            if picture is None:
                pen.frame(here, 0.5, 2, form.look.line_colour)
            else:
                pen.picture(here, picture.reader)
        for caption in captions:
            caption.draw(pen, top + height + 2)

    return Row(height + 2 + max(caption.height for caption in captions), draw, gap=form.look.padding)


def _placed(form: Form, spans: Sequence[Span], photos: Sequence[PaperPhoto]) -> Iterator[tuple[Box, Photo | None]]:
    """As large as the span and a third of a page allow; where a picture cannot be shown its frame stays empty."""
    highest = _HIGHEST if form.look.page_height is None else min(_HIGHEST, form.look.page_height / 4)
    for span, photo in zip(spans, photos, strict=False):
        picture = photo_of(form.photos.get(photo.digest, b""))
        if picture is None:
            yield Box(span.x, 0, span.width, _BLANK_HEIGHT), None
            continue
        scale = min(span.width / picture.width, highest / picture.height)
        yield Box(span.x, 0, picture.width * scale, picture.height * scale), picture
