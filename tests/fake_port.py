"""A serial port in memory: hands out pieces, forgets what came before, and breaks when the plug is pulled."""

from threading import Event


class FakePort:
    """Gives its pieces one by one; `stale` came before anybody listened."""

    def __init__(self, *pieces: bytes, stale: bytes = b"") -> None:
        self.pieces = [stale, *pieces] if stale else list(pieces)
        self._stale = bool(stale)
        self.is_unplugged = False
        self.is_closed = False

    def read(self, size: int) -> bytes:
        if self.is_unplugged:
            raise OSError("unplugged")
        Event().wait(0.002)
        return self.pieces.pop(0)[:size] if self.pieces else b""

    def reset_input_buffer(self) -> None:
        if self._stale:
            self.pieces.pop(0)

    def close(self) -> None:
        self.is_closed = True
        raise OSError("already gone")
