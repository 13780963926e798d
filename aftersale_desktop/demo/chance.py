"""Chance with a fixed seed: every run of the sample shop draws the same."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws for the sample shop; the same seed and the same questions give the same answers."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - invents samples, protects nothing

    def between(self, bounds: tuple[int, int]) -> int:
        """Return a whole number within the bounds, both included."""
        return bounds[0] + int(self._random.random() * (bounds[1] - bounds[0] + 1))

    def pick(self, values: Sequence[T]) -> T:
        """Return one of the values."""
        return values[int(self._random.random() * len(values))]

    def some(self, values: Sequence[T], most: int) -> tuple[T, ...]:
        """Return up to `most` different values in their given order."""
        wanted = self._random.sample(range(len(values)), self.between((0, most)))
        return tuple(values[place] for place in sorted(wanted))

    def weighted(self, values: Sequence[T], shares: Sequence[int]) -> T:
        """Return one of the values, each as likely as its share."""
        return self._random.choices(values, shares)[0]

    def is_one_in(self, count: int) -> bool:
        """Tell whether it happens this time; it does once in `count` times."""
        return self._random.random() * count < 1

    def digits(self, length: int) -> str:
        """Return a text of random digits."""
        return f"{int(self._random.random() * 10**length):0{length}}"

    def share(self, bounds: tuple[float, float] = (0.02, 0.9)) -> float:
        """Return a share of a whole, by default of a working day before its last hour."""
        return self._random.uniform(*bounds)
