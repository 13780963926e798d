"""Barcodes as exact geometry: every bar covers whole dots of the printer, and its edges lie just inside them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

import zxingcpp
from barcode.codex import Code128

from aftersale_desktop.documents.looks import MM
from aftersale_desktop.documents.pen import Box, Pen
from aftersale_desktop.domain.symbols import check_encodable

DOTS_PER_INCH = 203
DOT = 72 / DOTS_PER_INCH
SHAVE_DOTS = 0.015
"""How far an edge stays inside its dot: some rasters blacken every dot that is touched, others the half covered."""
QUIET_MODULES = 10
QUIET_MODULES_QR = 4
_LOWEST_BAR = 10 * MM
_LOWEST_PART_OF_LENGTH = 0.15
_BAR = re.compile("1+")
_BLACK = re.compile(b"\0+")


@lru_cache(maxsize=256)
def code128_bars(text: str) -> tuple[tuple[int, int], ...]:
    """Return the bars of a Code 128 symbol as (first module, modules); refuses what it cannot say exactly."""
    (modules,) = Code128(check_encodable(text)).build()
    return tuple((bar.start(), len(bar[0])) for bar in _BAR.finditer(modules))


@lru_cache(maxsize=256)
def qr_runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the side of a QR symbol in modules and its black runs as (row, first module, modules)."""
    symbol = zxingcpp.create_barcode(check_encodable(text), zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    pixels: Any = symbol.to_image(scale=1, add_quiet_zones=False)
    image, side = memoryview(pixels), pixels.shape[0]
    modules = image.tobytes()
    rows = [modules[start : start + side] for start in range(0, side * side, side)]
    return side, tuple((y, run.start(), len(run[0])) for y, row in enumerate(rows) for run in _BLACK.finditer(row))


@dataclass(frozen=True, slots=True)
class LinearCode:
    """A Code 128 symbol in a size: `module_dots` printer dots for the narrowest bar."""

    text: str
    module_dots: int

    @property
    def length(self) -> float:
        """From the first bar to the last, without the quiet zones."""
        start, modules = code128_bars(self.text)[-1]
        return (start + modules) * self.module_dots * DOT

    @property
    def bar_height(self) -> float:
        """At least 10 mm and 15 % of the length, in whole dots."""
        return ceil(max(_LOWEST_BAR, self.length * _LOWEST_PART_OF_LENGTH) / DOT) * DOT

    @property
    def quiet(self) -> float:
        """The white that must stay free on both sides."""
        return QUIET_MODULES * self.module_dots * DOT

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the bars side by side, moved to the dot at or left of `x`."""
        x, module = on_grid(x), self.module_dots * DOT
        height = self.bar_height
        stretches = (_shaved(x + start * module, modules * module) for start, modules in code128_bars(self.text))
        pen.rectangles(Box(left, top, width, height) for left, width in stretches)

    def draw_as_ladder(self, pen: Pen, x: float, top: float) -> None:
        """Draw the bars below each other, for papers narrower than the symbol is long."""
        top, module = on_grid(top), self.module_dots * DOT
        height = self.bar_height
        stretches = (_shaved(top + start * module, modules * module) for start, modules in code128_bars(self.text))
        pen.rectangles(Box(x, upper, height, width) for upper, width in stretches)


@dataclass(frozen=True, slots=True)
class SquareCode:
    """A QR symbol in a size."""

    text: str
    module_dots: int

    @property
    def side(self) -> float:
        """The length of an edge, without the quiet zone."""
        return qr_runs(self.text)[0] * self.module_dots * DOT

    @property
    def length(self) -> float:
        """Its width, as of bars."""
        return self.side

    @property
    def bar_height(self) -> float:
        """Its height, as of bars."""
        return self.side

    @property
    def quiet(self) -> float:
        """The white that must stay free all around."""
        return QUIET_MODULES_QR * self.module_dots * DOT

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the symbol as one path, moved to the dot at or left of `x` and above `top`."""
        x, top, module = on_grid(x), on_grid(top), self.module_dots * DOT
        pen.rectangles(
            Box(x + start * module, top + row * module, modules * module, module)
            for row, start, modules in qr_runs(self.text)[1]
        )


Symbol = LinearCode | SquareCode
"""What a scanner reads, whatever its form."""


def symbol_for(text: str, bar_dots: int, square_dots: int, room: float) -> Symbol:
    """Return bars where they fit the room with their quiet zones, else the square code: some numbers are long."""
    bars = LinearCode(text, bar_dots)
    return bars if bars.length + 2 * bars.quiet <= room else SquareCode(text, square_dots)


def _shaved(start: float, length: float) -> tuple[float, float]:
    """Take the same from both edges, so that the middle of a bar stays where it was."""
    return start + SHAVE_DOTS * DOT, length - 2 * SHAVE_DOTS * DOT


def on_grid(position: float) -> float:
    """Return the nearest position at or before the given one that lies on a printer dot."""
    return int(position / DOT + 1e-6) * DOT
