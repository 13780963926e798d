"""Photos on paper: decoded and written anew, so that nothing but pixels of our own making goes into a PDF."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

_LONGEST_EDGE = 1100
_QUALITY = 82
_MOST_PIXELS = 64_000_000
_FORMATS = ("JPEG", "PNG")


class Photo(NamedTuple):
    """A photo ready to be drawn, with its proportions."""

    reader: ImageReader
    width: int
    height: int


@lru_cache(maxsize=32)
def photo_of(content: bytes) -> Photo | None:
    """Return the picture upright and small enough for paper; None where it is no JPEG or PNG of usual size."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
    upright.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE))
    buffer = BytesIO()
    upright.save(buffer, "JPEG", quality=_QUALITY)
    buffer.seek(0)
    return Photo(ImageReader(buffer), upright.width, upright.height)
