"""The contrast of two colours as WCAG 2 defines it."""

from PySide6.QtGui import QColor

AA = 4.5
AA_LARGE = 3.0


def brightness(colour: QColor) -> float:
    """Return the relative luminance."""
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio, between 1 and 21."""
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
