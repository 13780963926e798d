"""Pictures drawn by counting: signs of five by seven dots on a grey sheet, written as PNG by the standard library."""

import struct
import zlib

_SIGNS: dict[str, str] = {
    "0": "0E11131519110E",
    "1": "040C040404040E",
    "2": "0E11010204081F",
    "3": "1F02040201110E",
    "4": "02060A121F0202",
    "5": "1F101E0101110E",
    "6": "0608101E11110E",
    "7": "1F010204080808",
    "8": "0E11110E11110E",
    "9": "0E11110F01020C",
    "A": "0E11111F111111",
    "B": "1E11111E11111E",
    "C": "0E11101010110E",
    "D": "1C12111111121C",
    "E": "1F10101E10101F",
    "F": "1F10101E101010",
    "G": "0E11101711110F",
    "H": "1111111F111111",
    "I": "0E04040404040E",
    "K": "11121418141211",
    "L": "1010101010101F",
    "M": "111B1515111111",
    "N": "11111915131111",
    "O": "0E11111111110E",
    "P": "1E11111E101010",
    "Q": "0E11111115120D",
    "R": "1E11111E141211",
    "S": "0F10100E01011E",
    "T": "1F040404040404",
    "U": "1111111111110E",
    "V": "11111111110A04",
    "W": "1111111515150A",
    "X": "11110A040A1111",
    "Y": "1111110A040404",
    "Z": "1F01020408101F",
    "-": "0000001F000000",
    "/": "00010204081000",
    ".": "00000000000C0C",
}
_SIGN_WIDTH, _SIGN_HEIGHT = 5, 7
BLACK, DARK, PALE, WHITE = 0, 60, 200, 255


class GreySheet:
    """A sheet of grey dots; what lies outside is not drawn."""

    def __init__(self, width: int, height: int, shade: int) -> None:
        self._width, self._height = width, height
        self._rows = [bytearray([shade]) * width for _ in range(height)]

    def fill(self, left: int, top: int, width: int, height: int, shade: int) -> None:
        """Fill a rectangle."""
        right = min(left + width, self._width)
        for row in self._rows[top : top + height]:
            row[left:right] = bytes([shade]) * max(0, right - left)

    def frame(self, inset: int, width: int, shade: int) -> None:
        """Draw a frame along the edge."""
        across, down = self._width - 2 * inset, self._height - 2 * inset
        self.fill(inset, inset, across, width, shade)
        self.fill(inset, inset + down - width, across, width, shade)
        self.fill(inset, inset, width, down, shade)
        self.fill(inset + across - width, inset, width, down, shade)

    def write(self, left: int, top: int, text: str, dot: int, shade: int = BLACK) -> None:
        """Write a line in signs whose dots are that large; a sign nobody drew stays blank."""
        for place, sign in enumerate(text):
            self._sign(left + place * (_SIGN_WIDTH + 1) * dot, top, _SIGNS.get(sign, "00" * _SIGN_HEIGHT), dot, shade)

    def _sign(self, left: int, top: int, rows: str, dot: int, shade: int) -> None:
        for down, bits in enumerate(bytes.fromhex(rows)):
            for across in range(_SIGN_WIDTH):
                if bits >> (_SIGN_WIDTH - 1 - across) & 1:
                    self.fill(left + across * dot, top + down * dot, dot, dot, shade)

    def png(self) -> bytes:
        """Return the sheet as a PNG; the same sheet gives the same bytes."""
        pixels = b"".join(b"\x00" + bytes(row) for row in self._rows)
        head = struct.pack(">IIBBBBB", self._width, self._height, 8, 0, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
