"""What a sign-in costs with the parameters of the program, beside the floors of R-21."""

import sys
from statistics import median
from time import perf_counter

from aftersale_desktop.storage.argon2_hasher import FLOORS_KIB, MEMORY_KIB, ROUNDS, Argon2Hasher

TIMES = 9
PHRASE = "correct horse battery staple"


def main() -> None:
    """Print a row for each set of parameters, interleaved."""
    rows = [("default", MEMORY_KIB, ROUNDS)]
    rows += [(f"floor, {rounds} rounds", memory, rounds) for rounds, memory in FLOORS_KIB.items()]
    made = [(name, hasher := Argon2Hasher(memory, rounds), hasher.hash(PHRASE)) for name, memory, rounds in rows]
    took: dict[str, list[float]] = {name: [] for name, _, _ in made}
    for _ in range(TIMES):
        for name, hasher, stored in made:
            begun = perf_counter()
            hasher.verify(stored, PHRASE)
            took[name].append((perf_counter() - begun) * 1000)
    sys.stdout.write(f"{'parameters':<20}{'KiB':>8}{'rounds':>8}{'median ms':>12}\n")
    for name, memory, rounds in rows:
        sys.stdout.write(f"{name:<20}{memory:>8}{rounds:>8}{median(took[name]):>12.1f}\n")


if __name__ == "__main__":
    main()
