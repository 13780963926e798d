"""What can stand in a barcode: the text exactly as it is, or nothing."""

from aftersale_desktop.domain.errors import AfterSaleError

LONGEST_SYMBOL = 80
_FIRST_SIGN, _LAST_SIGN = " ", "~"


class NotEncodableError(AfterSaleError):
    """The text is empty, too long for a hand scanner, or has a sign beyond printable ASCII; it is never corrected."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnreadableSymbolError(AfterSaleError):
    """What was drawn does not read as what it should say."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def check_encodable(text: str) -> str:
    """Return the text unless no barcode can say exactly this."""
    if not 1 <= len(text) <= LONGEST_SYMBOL or any(not _FIRST_SIGN <= sign <= _LAST_SIGN for sign in text):
        raise NotEncodableError(text)
    return text
