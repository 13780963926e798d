"""Three short tones, made of sines: told apart by pitch, by count and by length, so that nobody has to look."""

import io
import math
import struct
from dataclasses import dataclass

from aftersale_desktop.services.scan_decisions import Answer

RATE_HZ = 22_050
_LOUDEST = 0.5 * 32_767
_FADE_S = 0.006


@dataclass(frozen=True, slots=True)
class Note:
    """One sound: its pitch, 0 for silence, and how long it lasts."""

    pitch_hz: float
    length_s: float


_PAUSE = Note(0, 0.05)
TONES: dict[Answer, tuple[Note, ...]] = {
    Answer.OK: (Note(1568, 0.09),),
    Answer.UNKNOWN: (Note(880, 0.12), Note(587, 0.2)),
    Answer.LOOK: (Note(294, 0.1), _PAUSE, Note(294, 0.1), _PAUSE, Note(294, 0.1)),
}


def wav_of(notes: tuple[Note, ...]) -> bytes:
    """Return the notes as a mono WAV file of 16 bits."""
    import wave

    samples = [sample for note in notes for sample in _samples(note)]
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return file.getvalue()


def _samples(note: Note) -> list[int]:
    count = round(note.length_s * RATE_HZ)
    return [round(_LOUDEST * _envelope(at, count) * _wave(note.pitch_hz, at)) for at in range(count)]


def _wave(pitch_hz: float, at: int) -> float:
    return math.sin(2 * math.pi * pitch_hz * at / RATE_HZ)


def _envelope(at: int, count: int) -> float:
    """Fade in and out: a tone that is cut off clicks."""
    return min(1.0, at / (_FADE_S * RATE_HZ), (count - at) / (_FADE_S * RATE_HZ))
