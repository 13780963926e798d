"""The scanner machine against many synthetic scanners, people and stalls: how many cases, how many faults."""

from dataclasses import dataclass

from aftersale_desktop.devices.key_layouts import KeyboardLayout
from aftersale_desktop.devices.keys import KeyDecoding, KeyInput, Modifiers
from aftersale_desktop.devices.scanner import ScannerMachine, ScannerProfile
from tests.keyboards import GARBLED_ROWS, host_text, strokes_of
from tests.scanner_streams import (
    CODE_128,
    FAST,
    MIXES,
    PEOPLE,
    SUFFIXES,
    code_of,
    is_within,
    presses,
    run,
    scanner_strokes,
    seeded,
    sentence,
    suffix_strokes,
    texts_of,
)

SHIPPED = ScannerProfile()
WITH_SUFFIX = ScannerProfile(requires_terminator=True)
WITHOUT_SUFFIX = ScannerProfile(terminators=frozenset())
_PAUSE_MS = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: a requirement, what was tried, how often, and how often it went wrong."""

    requirement: str
    what: str
    cases: int
    faults: int


def scans(wanted: int) -> list[Figure]:
    """S-02: 20 mixes, gaps of 1 to 60 ms, jitter to 50 %, every suffix; slower scans are typed, never torn."""
    chance = seeded(202)
    machine, began_ms = ScannerMachine(SHIPPED), 1000.0
    inside = faults = outside = torn = number = 0
    while inside < wanted:
        _, alphabet, length = MIXES[number % len(MIXES)]
        suffix = SUFFIXES[number // len(MIXES) % len(SUFFIXES)]
        code = code_of(chance, alphabet, length)
        strokes = scanner_strokes(chance, code, began_ms, chance.uniform(1, 60), chance.uniform(0, 0.5))
        ended_ms = presses(strokes)[-1].at_ms
        outcome = run(machine, strokes + suffix_strokes(chance, ended_ms, suffix))
        is_inside = is_within(SHIPPED, strokes, suffix)
        inside += is_inside
        outside += not is_inside
        faults += is_inside and (outcome.raws != [code] or outcome.typed != [])
        torn += not is_inside and (outcome.raws != [] or "".join(outcome.typed) != code + suffix)
        began_ms = ended_ms + _PAUSE_MS
        number += 1
    return [
        Figure("S-02", "scans inside the profile: split, merged, lost or altered", inside, faults),
        Figure("S-02", "scans slower than the profile: reported, torn or altered", outside, torn),
    ]


def people(profile: ScannerProfile, name: str, manner: str, sentences: int) -> tuple[list[Figure], list[float]]:
    """S-03 and S-06: sentences of 20 to 60 keys, and how long each of their keys was held."""
    chance = seeded(303)
    machine, began_ms = ScannerMachine(profile), 1000.0
    false_scans = wrong_fields = 0
    held: list[float] = []
    for _ in range(sentences):
        strokes = sentence(chance, began_ms, manner)
        outcome = run(machine, strokes)
        began_ms = strokes[-1].at_ms + _PAUSE_MS
        false_scans += bool(outcome.scans)
        wrong_fields += not outcome.scans and outcome.typed != texts_of(strokes)
        held += outcome.delays_ms
    return [
        Figure("S-03", f"{name}, {manner}: taken for a scan", sentences, false_scans),
        Figure("S-03", f"{name}, {manner}: keys lost or out of order", sentences, wrong_fields),
    ], sorted(held)


def expanders(sentences: int) -> Figure:
    """S-03: texts that a program types or pastes as keys, 1 to 3 ms apart, with the blanks that texts have."""
    chance = seeded(304)
    machine, began_ms, wrong = ScannerMachine(SHIPPED), 1000.0, 0
    for _ in range(sentences):
        text = " ".join(code_of(chance, "abcdefghij", chance.randint(1, 9)) for _ in range(chance.randint(5, 12)))
        strokes = scanner_strokes(chance, text, began_ms, chance.uniform(1, 3), 0.5)
        outcome = run(machine, strokes)
        wrong += outcome.raws != [] or "".join(outcome.typed) != text
        began_ms = strokes[-1].at_ms + _PAUSE_MS
    return Figure("S-03", "texts pasted as keys: taken for a scan, lost or out of order", sentences, wrong)


def stalls(wanted: int) -> Figure:
    """S-04: a person or a scanner whose keys are handled late because the window is busy for up to 2 s."""
    chance = seeded(404)
    machine, began_ms, wrong = ScannerMachine(SHIPPED), 1000.0, 0
    for number in range(wanted):
        is_person = bool(number % 2)
        code = code_of(chance, CODE_128, 18)
        strokes = scanner_strokes(chance, code + "\r", began_ms, 8, 0.5)
        if is_person:
            strokes = sentence(chance, began_ms, chance.choice((PEOPLE, FAST)))
        outcome = run(machine, strokes, stalled_until_ms=began_ms + chance.uniform(0, 2000))
        expected = ([], texts_of(strokes)) if is_person else ([code], [])
        wrong += (outcome.raws, outcome.typed) != expected
        began_ms = strokes[-1].at_ms + _PAUSE_MS
    return Figure("S-04", "stalls of 0–2 s: wrong classifications", wanted, wrong)


def layouts(codes: int) -> list[Figure]:
    """S-07: every scanner on every computer, Caps Lock off and on, read by the keys; and the rows of the report."""
    chance = seeded(707)
    samples = [code_of(chance, alphabet, length) for _, alphabet, length in MIXES for _ in range(-(-codes // 20))]
    wrong = cases = 0
    for scanner in KeyboardLayout:
        for host in KeyboardLayout:
            for is_caps in (False, True):
                cases += len(samples[:codes])
                wrong += sum(_read(code, scanner, host, is_caps=is_caps) != [code] for code in samples[:codes])
    rows = [code for code, _, _ in GARBLED_ROWS for is_caps in (False, True)]
    garbled = sum(
        _read(code, KeyboardLayout.US, KeyboardLayout.FRENCH, is_caps=bool(place % 2)) != [code]
        for place, code in enumerate(rows)
    )
    return [
        Figure("S-07", f"{codes} codes × 5 scanners × 5 computers × Caps Lock: wrong", cases, wrong),
        Figure("S-07", "rows of bhima#6436, Caps Lock off and on: wrong", len(rows), garbled),
    ]


def _read(code: str, scanner: KeyboardLayout, host: KeyboardLayout, *, is_caps: bool) -> list[str]:
    """Return the scans that the machine makes of the keys as the computer shows them."""
    decoding = KeyDecoding(scanner, reads_positions=True)
    machine = ScannerMachine(ScannerProfile(decoding=decoding))
    keys = [decoding.decoded(_on_host(key, host, is_caps=is_caps)) for key in strokes_of(code, scanner)]
    end = KeyInput(keys[-1].at_ms + 8, "\r", 0x1C, physical=0x1C)
    return run(machine, [*keys, end]).raws


def _on_host(key: KeyInput, host: KeyboardLayout, *, is_caps: bool) -> KeyInput:
    lock = Modifiers.CAPS_LOCK if is_caps else Modifiers.NONE
    text = host_text(key, host, is_caps=is_caps)
    return KeyInput(key.at_ms, text, key.position, key.modifiers | lock, physical=key.physical)
