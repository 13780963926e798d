"""The code on a part's label is long enough for any scanner, and a slip in it never gives another part."""

from string import ascii_uppercase, digits

import pytest

from aftersale_desktop.devices.scanner import ScannerProfile
from aftersale_desktop.domain.part_codes import part_label_code, part_of_label

PARTS = ("IR", "4WV", "4WV-COIL", "CAP35", "CAP2.5", "CONT", "X", "P-CAP-35")
SIGNS = ascii_uppercase + digits + "-."


@pytest.mark.parametrize("part", PARTS)
def test_it_leads_back_to_the_part_and_is_as_long_as_a_scan(part: str) -> None:
    code = part_label_code(part)
    assert (part_of_label(code), part_of_label(code.lower())) == (part, part)
    assert len(code) >= ScannerProfile().minimum_length


@pytest.mark.parametrize("part", PARTS)
def test_one_wrong_sign_or_two_swapped_give_no_part(part: str) -> None:
    code = part_label_code(part)
    wrong = {code[:place] + sign + code[place + 1 :] for place in range(len(code)) for sign in SIGNS}
    swapped = {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1)}
    assert {part_of_label(slip) for slip in (wrong | swapped) - {code}} == {None}


@pytest.mark.parametrize("text", ["IR", "PN-IR", "PN--00", "SH03-RP-2026-000007-K", ""])
def test_other_codes_are_no_label_of_a_part(text: str) -> None:
    assert part_of_label(text) is None
