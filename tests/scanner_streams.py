"""Streams of keys for the scanner machine: synthetic scanners and people, with the moment each key is let go."""

import math
import random
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from aftersale_desktop.devices.keys import KeyInput, Modifiers
from aftersale_desktop.devices.scan_events import GROUP_SEPARATOR, ScanEvent
from aftersale_desktop.devices.scanner import Decision, KeyFate, ScannerMachine, ScannerProfile

SUFFIXES = ("\r", "\n", "\r\n", "\t", "")
PEOPLE, FAST, BURSTS = "people", "fast typists", "bursts of 20–160 ms"
LONGEST_DWELL_MS = 35
MANNERS = (PEOPLE, FAST, BURSTS)
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
    ("GS1-128", string.digits + GROUP_SEPARATOR, 32),
    ("IMEI", string.digits, 15),
    ("Data Matrix", string.printable[:94] + GROUP_SEPARATOR, 60),
    ("QR, web address", string.ascii_letters + string.digits + ":/?=&.-_%", 90),
    ("QR, long", string.printable[:94], 300),
)


@dataclass(frozen=True, slots=True)
class Release:
    """The moment a key is let go of."""

    at_ms: float
    physical: int


Stroke = KeyInput | Release


@dataclass
class Outcome:
    """What came of a stream of keys, and how long each key that reached the field was held."""

    scans: list[ScanEvent] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    delays_ms: list[float] = field(default_factory=list)

    @property
    def raws(self) -> list[str]:
        return [scan.raw for scan in self.scans]


def run(machine: ScannerMachine, strokes: Iterable[Stroke], stalled_until_ms: float = 0) -> Outcome:
    """Feed the keys; the window's timer ticks at every deadline before the next one, but not while it is stalled."""
    outcome = Outcome()
    for stroke in strokes:
        deadline = machine.next_deadline_ms
        if deadline is not None and stalled_until_ms <= deadline < stroke.at_ms:
            _take(outcome, machine.on_tick(deadline), deadline)
        _feed(machine, stroke, outcome)
    deadline = machine.next_deadline_ms
    if deadline is not None:
        _take(outcome, machine.on_tick(deadline), deadline)
    return outcome


def _feed(machine: ScannerMachine, stroke: Stroke, outcome: Outcome) -> None:
    if isinstance(stroke, Release):
        machine.on_release(stroke.physical, stroke.at_ms)
        return
    decision = machine.on_key(stroke)
    _take(outcome, decision, stroke.at_ms)
    if decision.fate is KeyFate.PASS:
        outcome.typed.append(stroke.text)
        outcome.delays_ms.append(0)


def _take(outcome: Outcome, decision: Decision, now_ms: float) -> None:
    outcome.typed += [key.text for key in decision.replay]
    outcome.delays_ms += [now_ms - key.at_ms for key in decision.replay]
    if decision.scan:
        outcome.scans.append(decision.scan)


def texts_of(strokes: Iterable[Stroke]) -> list[str]:
    """Return what the presses of a stream type."""
    return [stroke.text for stroke in strokes if isinstance(stroke, KeyInput)]


def presses(strokes: Iterable[Stroke]) -> list[KeyInput]:
    """Return the presses of a stream."""
    return [stroke for stroke in strokes if isinstance(stroke, KeyInput)]


def seeded(seed: int) -> random.Random:
    """Return a source of samples that repeats itself."""
    return random.Random(seed)  # noqa: S311 - repeatable samples, not secrets


def code_of(chance: random.Random, alphabet: str, length: int) -> str:
    return "".join(chance.choices(alphabet, k=length))


def scanner_strokes(chance: random.Random, text: str, began_ms: float, gap_ms: float, jitter: float) -> list[Stroke]:
    """Return the keys of a scanner whose gaps vary by `jitter`; each is let go of before the next, within 35 ms."""
    strokes: list[Stroke] = []
    at_ms = began_ms
    for sign in text:
        own_gap_ms = gap_ms * (1 + chance.uniform(-jitter, jitter))
        pressed_ms = round(at_ms)
        strokes.append(KeyInput(pressed_ms, sign, physical=ord(sign)))
        let_go_ms = pressed_ms + chance.random() * min(own_gap_ms, LONGEST_DWELL_MS)
        strokes.append(Release(min(let_go_ms, round(at_ms + own_gap_ms)), ord(sign)))
        at_ms += own_gap_ms
    return strokes


def suffix_strokes(chance: random.Random, ended_ms: float, suffix: str) -> list[Stroke]:
    """Return the terminators; the second of a pair follows within 30 ms."""
    at_ms = ended_ms + chance.randint(1, 50)
    gaps = [place * chance.randint(1, 30) for place in range(len(suffix))]
    return [KeyInput(at_ms + gap_ms, sign, physical=ord(sign)) for gap_ms, sign in zip(gaps, suffix, strict=True)]


def is_within(profile: ScannerProfile, strokes: Iterable[Stroke], suffix: str) -> bool:
    """Tell whether the signs of a scan keep the limits that the profile sets."""
    keys = presses(strokes)
    gaps = [second.at_ms - first.at_ms for first, second in pairwise(keys)]
    is_sure = suffix or len(keys) >= profile.sure_length
    mean_limit_ms = profile.mean_gap_ms if is_sure else profile.unsure_mean_gap_ms
    return max(gaps) <= profile.gap_ms and sum(gaps) <= mean_limit_ms * len(gaps)


def sentence(chance: random.Random, began_ms: float, manner: str) -> list[Stroke]:
    """Return 20 to 60 keys of a person: rolled over each other, held until they repeat, now and then a paste.

    Half of the sentences end with Enter or Tab.
    """
    keys = list(_sentence_keys(chance, began_ms, manner))
    return sorted([*keys, *_releases(chance, keys)], key=_moment)


def _moment(stroke: Stroke) -> tuple[float, bool]:
    """At one moment a press comes before the release of another key: nothing shall help the machine."""
    return stroke.at_ms, isinstance(stroke, Release)


def _sentence_keys(chance: random.Random, began_ms: float, manner: str) -> Iterator[KeyInput]:
    at_ms = began_ms
    for _ in range(chance.randint(20, 60)):
        sign = chance.choice(string.ascii_lowercase + string.digits + "   ,.")
        yield KeyInput(round(at_ms), sign, physical=ord(sign))
        if chance.random() < 0.005:
            at_ms += 500
            for _ in range(chance.randint(3, 30)):
                yield KeyInput(round(at_ms), sign, is_auto_repeat=True, physical=ord(sign))
                at_ms += 33
        if chance.random() < 0.005:
            at_ms += 300
            yield KeyInput(round(at_ms), "\x16", modifiers=Modifiers.CONTROL, physical=ord("v"))
        at_ms += _person_gap_ms(chance, manner)
    if chance.random() < 0.5:
        end = chance.choice("\r\t")
        yield KeyInput(round(at_ms), end, physical=ord(end))


def _releases(chance: random.Random, keys: list[KeyInput]) -> Iterator[Release]:
    """A finger rests 85 ms on a key, rarely under 45; it lifts before it presses the same key again."""
    for place, key in enumerate(keys):
        again_ms = next((later.at_ms for later in keys[place + 1 :] if later.physical == key.physical), math.inf)
        dwell_ms = max(35, chance.lognormvariate(math.log(85), 0.3))
        if not keys[min(place + 1, len(keys) - 1)].is_auto_repeat:
            yield Release(min(key.at_ms + dwell_ms, again_ms - 1), key.physical)


def _person_gap_ms(chance: random.Random, manner: str) -> float:
    """Return a gap: people type around 140 ms, fast typists 100; bursts are anywhere between 20 and 160 ms."""
    if manner == BURSTS:
        return chance.uniform(20, 160)
    median_ms, spread = (100, 0.40) if manner == FAST else (140, 0.45)
    return max(15, chance.lognormvariate(math.log(median_ms), spread))
