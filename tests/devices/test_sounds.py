"""Three tones that nobody confuses, played by what the system has, and silence where it has nothing."""

import io
import sys
import wave
from pathlib import Path
from threading import Event

import pytest

from aftersale_desktop.devices.sounds import Sounds, _by_program, system_player
from aftersale_desktop.devices.tones import RATE_HZ, TONES, wav_of
from aftersale_desktop.services.scan_decisions import Answer


@pytest.mark.parametrize("answer", Answer)
def test_a_tone_is_a_short_wav_file_that_begins_and_ends_in_silence(answer: Answer) -> None:
    with wave.open(io.BytesIO(wav_of(TONES[answer])), "rb") as sound:
        frames = sound.readframes(sound.getnframes())
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE_HZ)
        assert 0.05 <= sound.getnframes() / RATE_HZ <= 0.5
    loudness = [abs(int.from_bytes(frames[at : at + 2], "little", signed=True)) for at in range(0, len(frames), 2)]
    assert loudness[0] == 0
    assert loudness[-1] < 2000 < max(loudness)


def test_the_three_tones_differ_in_pitch_and_in_count() -> None:
    heard = {answer: [note.pitch_hz for note in notes if note.pitch_hz] for answer, notes in TONES.items()}
    assert len({(pitches[0], len(pitches)) for pitches in heard.values()}) == len(Answer)


def test_a_tone_is_played_from_its_file() -> None:
    played: list[str] = []
    done = Event()

    def play(file: Path) -> None:
        played.append(file.name)
        assert file.read_bytes() == wav_of(TONES[Answer.OK])
        done.set()

    sounds = Sounds(lambda: play)
    assert sounds.play(Answer.OK)
    assert done.wait(5)
    sounds.close()
    assert played == ["ok.wav"]


def test_the_first_failure_makes_it_silent() -> None:
    failed = Event()

    def play(_file: Path) -> None:
        failed.set()
        raise OSError

    sounds = Sounds(lambda: play)
    sounds.play(Answer.OK)
    assert failed.wait(5)
    sounds.close()
    assert not sounds.play(Answer.OK)


def test_without_a_player_nothing_is_heard_and_nothing_fails() -> None:
    sounds = Sounds(lambda: None)
    assert not sounds.play(Answer.LOOK)
    sounds.close()
    Sounds().close()


def test_a_program_that_fails_is_no_player(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=sys.executable):
        _by_program(sys.executable)(tmp_path / "no-such-file.wav")


def test_a_player_is_found_among_the_programs_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_player() is None
    player = tmp_path / "aplay"
    player.write_text("#!/bin/sh\nexit 0\n")
    player.chmod(0o755)
    play = system_player()
    assert play is not None
    play(tmp_path / "tone.wav")
