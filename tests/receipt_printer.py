"""A receipt printer in memory: understands what ours is sent, and counts what it should never get."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ReceiptPrinter:
    """What came out: lines of dots as text of 0 and 1, and what happened in which order."""

    lines: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    highest_band: int = 0
    text_bytes: int = 0

    def take(self, job: bytes) -> None:
        """Obey every command; a byte that belongs to none is text."""
        place = 0
        while place < len(job):
            place += self._obey(job, place)

    def _obey(self, job: bytes, place: int) -> int:
        command = job[place : place + 4]
        if command.startswith(b"\x1b@"):
            self.events.append("initialise")
            return 2
        if command == b"\x1dv0\x00":
            return self._raster(job, place)
        if command.startswith(b"\x1bJ"):
            self.events.append(f"feed {command[2]}")
            return 3
        if command.startswith(b"\x1dV"):
            self.events.append("cut")
            return 3
        self.text_bytes += 1
        return 1

    def _raster(self, job: bytes, place: int) -> int:
        width, height = (int.from_bytes(job[place + at : place + at + 2], "little") for at in (4, 6))
        bits = job[place + 8 : place + 8 + width * height]
        assert len(bits) == width * height, "a band that ends too early takes what follows for dots"
        self.lines += [
            f"{int.from_bytes(bits[start : start + width], 'big'):0{width * 8}b}"
            for start in range(0, len(bits), width)
        ]
        self.highest_band = max(self.highest_band, height)
        self.events.append("band")
        return 8 + width * height
