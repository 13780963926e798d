"""The program's own code for a part: long enough for any scanner, and checked, where the maker's may be two signs."""

import re

_LABEL = re.compile(r"PN-(.+)-([0-9]{2})")
_PRIME = 97
_WEIGHT = 10


def part_label_code(part_code: str) -> str:
    """Return what the label of a part carries: `PN-IR-15`, its last two digits found by weighing every sign.

    Signs of ASCII differ by less than the prime and no two weights in a row are equal: one wrong sign, or two
    neighbours swapped, never gives the code of another part.
    """
    return f"PN-{part_code}-{_check_digits(part_code)}"


def part_of_label(text: str) -> str | None:
    """Return the part's code in capitals out of what its label carries; None for any other or misread text."""
    found = _LABEL.fullmatch(text.upper())
    if found is None or _check_digits(found[1]) != found[2]:
        return None
    return found[1]


def _check_digits(part_code: str) -> str:
    total = sum(ord(sign) * pow(_WEIGHT, place, _PRIME) for place, sign in enumerate(reversed(part_code.upper()), 1))
    return f"{total % _PRIME:02}"
