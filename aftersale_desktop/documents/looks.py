"""How papers look on each size: measures in points, one scale of type, quiet colours."""

from dataclasses import dataclass, replace

from aftersale_desktop.documents.fonts import Weight
from aftersale_desktop.documents.pen import BLACK, Colour, TextStyle
from aftersale_desktop.domain.papers import PaperSize

MM = 72 / 25.4
_ROLL_MARGIN = 32 * 72 / 203
"""4 mm as whole dots of the head: the outermost dot of a symbol must not fall beside it."""
_MUTED = Colour(0.353, 0.392, 0.447)
_LINE = Colour(0.82, 0.843, 0.875)


@dataclass(frozen=True, slots=True)
class Look:
    """Measures and styles of one paper size; `page_height` None follows the content."""

    page_width: float
    page_height: float | None
    margin: float
    foot: float
    title: TextStyle
    big: TextStyle
    strong: TextStyle
    body: TextStyle
    note: TextStyle
    label: TextStyle
    small: TextStyle
    line_colour: Colour
    line_thickness: float
    section_gap: float
    padding: float
    bar_module_dots: int
    qr_module_dots: int

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.page_width - 2 * self.margin

    @property
    def is_roll(self) -> bool:
        """Whether the paper is a roll: one column, black only, as long as what it says."""
        return self.page_height is None


def _sheet(width_mm: float, height_mm: float, margin_mm: float, scale: float) -> Look:
    return Look(
        page_width=width_mm * MM,
        page_height=height_mm * MM,
        margin=margin_mm * MM,
        foot=margin_mm * MM + 14 * scale,
        title=TextStyle(15.5 * scale, Weight.BOLD, leading=1.25),
        big=TextStyle(15 * scale, Weight.BOLD, leading=1.3),
        strong=TextStyle(8.4 * scale, Weight.BOLD, leading=1.4),
        body=TextStyle(8.4 * scale, leading=1.45),
        note=TextStyle(7.4 * scale, leading=1.42),
        label=TextStyle(6.6 * scale, colour=_MUTED, leading=1.45),
        small=TextStyle(6.8 * scale, colour=_MUTED, leading=1.42),
        line_colour=_LINE,
        line_thickness=0.6,
        section_gap=6 * scale,
        padding=4.6 * scale,
        bar_module_dots=2,
        qr_module_dots=4,
    )


def _tight(look: Look) -> Look:
    """The same type with its lines closer: smaller letters nobody would read."""
    return replace(
        look,
        big=replace(look.big, leading=1.2),
        strong=replace(look.strong, leading=1.28),
        body=replace(look.body, leading=1.28),
        note=replace(look.note, leading=1.28),
        label=replace(look.label, leading=1.28),
        small=replace(look.small, leading=1.28),
        section_gap=look.section_gap * 0.75,
        padding=look.padding * 0.75,
    )


def _roll() -> Look:
    black = BLACK
    return Look(
        page_width=80 * MM,
        page_height=None,
        margin=_ROLL_MARGIN,
        foot=_ROLL_MARGIN + 17,
        title=TextStyle(15, Weight.BOLD, black, leading=1.3),
        big=TextStyle(15, Weight.BOLD, black, leading=1.3),
        strong=TextStyle(9, Weight.BOLD, black, leading=1.4),
        body=TextStyle(8.6, colour=black, leading=1.45),
        note=TextStyle(8, colour=black, leading=1.42),
        label=TextStyle(7.4, colour=black, leading=1.45),
        small=TextStyle(7.4, colour=black, leading=1.45),
        line_colour=black,
        line_thickness=0.5,
        section_gap=8,
        padding=4.5,
        bar_module_dots=3,
        qr_module_dots=5,
    )


def _label(width_mm: float, height_mm: float, scale: float, qr_dots: int) -> Look:
    """Stock for a label printer: black only, bars of three dots where they fit."""
    look = replace(_roll(), page_width=width_mm * MM, page_height=height_mm * MM, margin=2 * MM, foot=2 * MM)
    return replace(
        look,
        big=TextStyle(14 * scale, Weight.BOLD, BLACK, leading=1.25),
        strong=TextStyle(9.5 * scale, Weight.BOLD, BLACK, leading=1.3),
        body=TextStyle(9 * scale, colour=BLACK, leading=1.3),
        small=TextStyle(7.5 * scale, colour=BLACK, leading=1.3),
        padding=4 * scale,
        qr_module_dots=qr_dots,
    )


LOOKS: dict[PaperSize, tuple[Look, ...]] = {
    PaperSize.A4: tuple(_sheet(210, 297, 16, scale) for scale in (1.36, 1.24, 1.12, 1.0)),
    PaperSize.A5: (
        *(_sheet(148, 210, 9, scale) for scale in (1.0, 0.94, 0.88)),
        *(_tight(_sheet(148, 210, 9, scale)) for scale in (0.88, 0.84)),
    ),
    PaperSize.ROLL80: (_roll(),),
    PaperSize.A6: tuple(_sheet(148, 105, 7, scale) for scale in (0.94, 0.86, 0.78)),
    PaperSize.LABEL100: (_label(100, 60, 1.1, 5),),
    PaperSize.LABEL60: (_label(60, 40, 0.8, 5),),
}
"""From the largest type to the smallest: a paper takes the first in which it stands on one page."""
