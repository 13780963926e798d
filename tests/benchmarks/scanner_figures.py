"""Figures of the scanner machine: synthetic scanners, people and stalls, with fixed seeds.

Run: python -m tests.benchmarks.scanner_figures
"""

import math
import random
import string
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from aftersale_desktop.devices.scanner import Decision, KeyFate, KeyInput, ScanEvent, ScannerMachine, ScannerProfile

SCANS = 10_000
SENTENCES = 10_000
STALLS = 1_000
GS = "\x1d"
SUFFIXES = ("\r", "\n", "\r\n", "\t", "")
WITH_SUFFIX = ScannerProfile(requires_terminator=True)
WITHOUT_SUFFIX = ScannerProfile(terminators=frozenset())
SHIPPED = ScannerProfile()
CALIBRATED = ScannerProfile(gap_ms=20, mean_gap_ms=15)
PROFILES = (
    ("shipped", SHIPPED),
    ("suffix mode", WITH_SUFFIX),
    ("no-suffix mode", WITHOUT_SUFFIX),
    ("calibrated to 20 ms", CALIBRATED),
)
PEOPLE, FAST, BURSTS = "people", "fast typists", "bursts of 20–160 ms"
LONGEST_HOLD_MS = 120

CODE_128 = string.ascii_uppercase + string.digits + "-./"
MIXES: tuple[tuple[str, str, int], ...] = (
    ("EAN-8", string.digits, 8),
    ("UPC-A", string.digits, 12),
    ("EAN-13", string.digits, 13),
    ("ITF-14", string.digits, 14),
    ("unit, 13 digits", string.digits, 13),
    ("unit, 18 digits", string.digits, 18),
    ("unit, 20 characters", string.digits + string.ascii_uppercase, 20),
    ("own document", string.digits + string.ascii_uppercase + "-", 21),
    ("own document, long point", string.digits + string.ascii_uppercase + "-", 23),
    ("shortest", string.digits, 6),
    ("Code 39", string.ascii_uppercase + string.digits + "-.$/+%", 10),
    ("Code 93", string.ascii_uppercase + string.digits, 12),
    ("Codabar", string.digits + "-$:/.+", 9),
    ("Code 128", CODE_128, 7),
    ("Code 128, long", CODE_128, 48),
    ("GS1-128", string.digits + GS, 32),
    ("IMEI", string.digits, 15),
    ("Data Matrix", string.printable[:94] + GS, 60),
    ("QR, web address", string.ascii_letters + string.digits + ":/?=&.-_%", 90),
    ("QR, long", string.printable[:94], 300),
)


@dataclass
class Outcome:
    """What came of a stream of keys, and how long each key that reached the field was held."""

    scans: list[ScanEvent] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    delays_ms: list[float] = field(default_factory=list)


def run(machine: ScannerMachine, keys: Iterable[KeyInput], stalled_until_ms: float = 0) -> Outcome:
    """Feed the keys; the window's timer ticks at every deadline before the next key, but not while it is stalled."""
    outcome = Outcome()
    now_ms = 0.0
    for key in keys:
        deadline = machine.next_deadline_ms
        if deadline is not None and stalled_until_ms <= deadline < key.at_ms:
            take(outcome, machine.on_tick(deadline), deadline)
        now_ms = key.at_ms
        decision = machine.on_key(key)
        take(outcome, decision, now_ms)
        if decision.fate is KeyFate.PASS:
            outcome.typed.append(key.text)
            outcome.delays_ms.append(0)
    deadline = machine.next_deadline_ms
    if deadline is not None:
        take(outcome, machine.on_tick(deadline), deadline)
    return outcome


def take(outcome: Outcome, decision: Decision, now_ms: float) -> None:
    """Note what a decision gives to the field and to the program."""
    outcome.typed += [key.text for key in decision.replay]
    outcome.delays_ms += [now_ms - key.at_ms for key in decision.replay]
    if decision.scan:
        outcome.scans.append(decision.scan)


def scanner_keys(chance: random.Random, text: str, began_ms: float, gap_ms: float, jitter: float) -> list[KeyInput]:
    """Return the keys of a scanner whose gaps vary by `jitter` around their mean."""
    keys, at_ms = [], began_ms
    for sign in text:
        keys.append(KeyInput(round(at_ms), sign))
        at_ms += gap_ms * (1 + chance.uniform(-jitter, jitter))
    return keys


def is_within(profile: ScannerProfile, keys: list[KeyInput], suffix: str) -> bool:
    """Tell whether the signs of a scan keep the limits that the profile sets."""
    gaps = [second.at_ms - first.at_ms for first, second in pairwise(keys)]
    is_sure = suffix or len(keys) >= profile.sure_length
    mean_limit_ms = profile.mean_gap_ms if is_sure else profile.unsure_mean_gap_ms
    return max(gaps) <= profile.gap_ms and sum(gaps) <= mean_limit_ms * len(gaps)


def random_code(chance: random.Random, alphabet: str, length: int) -> str:
    return "".join(chance.choices(alphabet, k=length))


def scan_figures() -> list[tuple[str, int, int]]:
    """S-02: scans half a second apart until 10,000 kept the limits; slower ones must be typed, never torn."""
    chance = random.Random(202)  # noqa: S311 - repeatable samples, not secrets
    machine, began_ms = ScannerMachine(SHIPPED), 1000.0
    inside = faults = outside = torn = number = 0
    while inside < SCANS:
        _, alphabet, length = MIXES[number % len(MIXES)]
        suffix = SUFFIXES[number // len(MIXES) % len(SUFFIXES)]
        code = random_code(chance, alphabet, length)
        keys = scanner_keys(chance, code, began_ms, chance.uniform(1, 60), chance.uniform(0, 0.5))
        outcome = run(machine, keys + suffix_keys(chance, keys[-1].at_ms, suffix))
        is_inside = is_within(SHIPPED, keys, suffix)
        raws = [scan.raw for scan in outcome.scans]
        inside += is_inside
        outside += not is_inside
        faults += is_inside and (raws != [code] or outcome.typed != [])
        torn += not is_inside and (raws != [] or "".join(outcome.typed) != code + suffix)
        began_ms = keys[-1].at_ms + 500
        number += 1
    return [
        ("S-02 scans inside the profile's limits: split, merged, lost or altered", inside, faults),
        ("S-02 scans slower than the profile: reported, torn or altered", outside, torn),
    ]


def suffix_keys(chance: random.Random, ended_ms: float, suffix: str) -> list[KeyInput]:
    """Return the terminators; the second of a pair follows within 30 ms."""
    at_ms = ended_ms + chance.randint(1, 50)
    return [KeyInput(at_ms + place * chance.randint(1, 30), sign) for place, sign in enumerate(suffix)]


def sentence_keys(chance: random.Random, began_ms: float, manner: str) -> Iterator[KeyInput]:
    """Return 20 to 60 keys of a person, now and then one held down until it repeats, half the time Enter or Tab."""
    at_ms = began_ms
    for _ in range(chance.randint(20, 60)):
        sign = chance.choice(string.ascii_lowercase + string.digits + "   ,.")
        yield KeyInput(round(at_ms), sign)
        if chance.random() < 0.005:
            at_ms += 500
            for _ in range(chance.randint(3, 30)):
                yield KeyInput(round(at_ms), sign, is_auto_repeat=True)
                at_ms += 33
        at_ms += person_gap_ms(chance, manner)
    if chance.random() < 0.5:
        yield KeyInput(round(at_ms), chance.choice("\r\t"))


def person_gap_ms(chance: random.Random, manner: str) -> float:
    """Return a gap: people type around 140 ms, fast typists 100; bursts are anywhere between 20 and 160 ms."""
    if manner == BURSTS:
        return chance.uniform(20, 160)
    median_ms, spread = (100, 0.40) if manner == FAST else (140, 0.45)
    return max(15, chance.lognormvariate(math.log(median_ms), spread))


def person_figures(name: str, profile: ScannerProfile, manner: str) -> tuple[list[tuple[str, int, int]], str]:
    """S-03 and S-06: sentences with a pause of half a second between them."""
    chance = random.Random(303)  # noqa: S311 - repeatable samples, not secrets
    machine, began_ms = ScannerMachine(profile), 1000.0
    false_scans = wrong_fields = 0
    held: list[float] = []
    for _ in range(SENTENCES):
        keys = list(sentence_keys(chance, began_ms, manner))
        outcome = run(machine, keys)
        began_ms = keys[-1].at_ms + 500
        false_scans += bool(outcome.scans)
        wrong_fields += not outcome.scans and outcome.typed != [key.text for key in keys]
        held += outcome.delays_ms
    rows = [
        (f"S-03 {name}, {manner}: reported as a scan", SENTENCES, false_scans),
        (f"S-03 {name}, {manner}: keys lost or out of order", SENTENCES, wrong_fields),
    ]
    return rows, f"{f'S-06 {name}, {manner}':72} {delays(held)}"


def delays(values: list[float]) -> str:
    """Return the 99th percentile, the maximum and how many keys were held longer than 120 ms."""
    ordered = sorted(values)
    late = sum(value > LONGEST_HOLD_MS for value in ordered)
    return f"{ordered[int(len(ordered) * 0.99)]:5.0f} {ordered[-1]:5.0f} {late:7,} of {len(ordered):,}"


def stall_figures() -> list[tuple[str, int, int]]:
    """S-04: a person or a scanner whose keys are handled late because the window is busy for up to 2 s."""
    chance = random.Random(404)  # noqa: S311 - repeatable samples, not secrets
    wrong = 0
    machine, began_ms = ScannerMachine(SHIPPED), 1000.0
    for number in range(STALLS):
        code = random_code(chance, CODE_128, 18)
        keys = scanner_keys(chance, code + "\r", began_ms, 8, 0.5)
        if number % 2:
            keys = list(sentence_keys(chance, began_ms, PEOPLE))
        outcome = run(machine, keys, stalled_until_ms=began_ms + chance.uniform(0, 2000))
        typed = [key.text for key in keys] if number % 2 else []
        wrong += ([scan.raw for scan in outcome.scans], outcome.typed) != ([] if number % 2 else [code], typed)
        began_ms = keys[-1].at_ms + 500
    return [("S-04 stalls of 0–2 s: wrong classifications", STALLS, wrong)]


def main() -> None:
    """Print every figure beside the number of cases."""
    began = time.perf_counter()
    people = [person_figures(name, profile, manner) for name, profile in PROFILES for manner in (PEOPLE, FAST, BURSTS)]
    print(f"{'':72} {'cases':>8} {'faults':>7}")
    for name, cases, faults in (*scan_figures(), *(row for rows, _ in people for row in rows), *stall_figures()):
        print(f"{name:72} {cases:8,} {faults:7,}")
    print(f"\n{'keys held back, in ms':72} {'p99':>5} {'max':>5}  above {LONGEST_HOLD_MS} ms")
    for _, line in people:
        print(line)
    print(f"\nPython {sys.version.split()[0]}, {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
