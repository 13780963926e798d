"""What follows the scanner machine, against many cases: how many, and how many faults."""

import random
import string
from collections.abc import Iterable
from contextlib import suppress
from itertools import permutations

from aftersale_desktop.devices.gs1 import read_elements
from aftersale_desktop.devices.scan_events import GROUP_SEPARATOR
from aftersale_desktop.devices.serial_lines import SerialLines
from aftersale_desktop.domain.elements import AmbiguousElementsError, ElementString
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.pairing import ScannedUnits, slots_of
from aftersale_desktop.domain.serials import UnitKind, gs1_check_digit
from tests.builders import an_item
from tests.scanner_cases import Figure
from tests.scanner_streams import CODE_128, code_of, seeded

_OPEN = ("21", "10", "240")
_SERIAL_SIGNS = string.ascii_uppercase + string.digits + "-/"


def chunkings(wanted: int) -> Figure:
    """S-16: codes with every terminator, cut into random pieces up to 25 ms apart, some of them empty."""
    chance, wrong = seeded(1616), 0
    for _ in range(wanted):
        codes = [code_of(chance, CODE_128 + GROUP_SEPARATOR, chance.randint(1, 40)) for _ in range(5)]
        end = chance.choice(("\r", "\n", "\r\n", "\t"))
        sent = "".join(code + end for code in codes).encode()
        lines, read, at_ms = SerialLines(), [], 0.0
        while sent:
            size = chance.randint(0, 12)
            read += [event.raw for event in lines.take(sent[:size], at_ms)]
            sent, at_ms = sent[size:], at_ms + chance.uniform(0, 25)
        wrong += read != codes
    return Figure("S-16", "serial bytes in random pieces: scans split, merged or lost", wanted, wrong)


def element_strings(wanted: int) -> list[Figure]:
    """S-08: labels with separators give back their fields; with one left out in the middle nobody guesses."""
    chance = seeded(808)
    merged = guessed = 0
    for _ in range(wanted):
        fields = _fields(chance)
        merged += _read(_joined(fields, GROUP_SEPARATOR)) != [fields]
        guessed += len(_read(_joined(fields, ""))) == 1
    return [
        Figure("S-08", "GS1 strings with separators: fields merged or lost", wanted, merged),
        Figure("S-08", "GS1 strings with a separator left out: guessed, not asked", wanted, guessed),
    ]


Fields = list[tuple[str, str]]


def _fields(chance: random.Random) -> Fields:
    """Return a trade item with an open field in the middle and a date or another open field behind it."""
    item = code_of(chance, string.digits, 13)
    first, second = chance.sample(_OPEN, 2)
    behind = [("17", f"{chance.randint(25, 39)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}")]
    if chance.random() < 0.5:
        behind.append((second, code_of(chance, _SERIAL_SIGNS, chance.randint(1, 8))))
    middle = (first, code_of(chance, _SERIAL_SIGNS, chance.randint(1, 20)))
    return [("01", item + gs1_check_digit(item)), middle, *behind]


def _joined(fields: Fields, separator: str) -> str:
    parts = [
        identifier + value + (separator if identifier in _OPEN and place < len(fields) - 1 else "")
        for place, (identifier, value) in enumerate(fields)
    ]
    return "".join(parts)


def _read(text: str) -> list[Fields]:
    try:
        return [_plain(reading) for reading in read_elements(text)]
    except AmbiguousElementsError:
        return []


def _plain(reading: ElementString) -> Fields:
    return [(element.identifier, element.value) for element in reading.elements]


def slots() -> list[Figure]:
    """S-17: own indoor, own outdoor and a foreign unit in all six orders; and one code shown to both slots."""
    item = an_item()
    own = {unit.kind: unit.barcode for unit in item.units}
    foreign = an_item(serial=77).units[0].barcode
    shown = [
        (UnitKind.INDOOR, own[UnitKind.INDOOR]),
        (UnitKind.OUTDOOR, own[UnitKind.OUTDOOR]),
        (UnitKind.INDOOR, foreign),
    ]
    wrong = 0
    for order in permutations(shown):
        filled = _filled(slots_of(item), order)
        wrong += sum(slot.scanned != own[slot.kind] for slot in filled.slots)
    twice = [[(kind, code), (other, code)] for kind in own for other in own for _, code in shown]
    doubled = sum(_in_both(_filled(slots_of(item), pair), pair[0][1]) for pair in twice)
    return [
        Figure("S-17", "6 orders × 2 slots: a slot without its own unit", 6 * 2, wrong),
        Figure("S-17", "one code shown to both slots: taken into both", len(twice), doubled),
    ]


def _filled(units: ScannedUnits, scans: Iterable[tuple[UnitKind, str]]) -> ScannedUnits:
    """A refused scan changes nothing."""
    for kind, code in scans:
        with suppress(AfterSaleError):
            units = units.with_scan(kind, code)
    return units


def _in_both(units: ScannedUnits, code: str) -> bool:
    return [slot.scanned for slot in units.slots].count(code) > 1
