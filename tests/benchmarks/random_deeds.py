"""A long walk of legal and illegal deeds by every role: what was done, what was refused, what was ever broken.

`python -m tests.benchmarks.random_deeds 100000 --seed 1` prints the table and fails when anything contradicts itself.
"""

import argparse
import sys
from collections import Counter
from random import Random

from tests.builders import CLERK, NOON
from tests.fakes import a_fake_shop
from tests.services.test_random_deeds import SETUP, a_walk, is_refused_only
from tests.stock_cases import faults_of
from tests.walking import walk_on

_A_SHOP_LASTS = 2_000


def main() -> int:
    """Walk through as many shops as the deeds take, each checked after every twenty deeds."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("deeds", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    chance, refusals, ends, states, faults = Random(asked.seed), Counter[str](), Counter[str](), Counter[str](), 0  # noqa: S311 - chance, no secret
    done = 0
    while done + sum(refusals.values()) < asked.deeds:
        shop = a_fake_shop(SETUP, CLERK, NOON)
        walk = a_walk(shop, chance.randrange(2**32))
        for place in range(_A_SHOP_LASTS):
            before, refusal = shop.kept, walk_on(walk)
            done += refusal is None
            if refusal is not None:
                refusals[type(refusal).__name__] += 1
                faults += not is_refused_only(before, shop.kept, refusal)
            if place % 20 == 0:
                shop.who.user = CLERK
                with shop.storage.start_reading() as work:
                    found = (*shop.self_check.run().orders, *faults_of(work))
                for fault in found:
                    sys.stdout.write(f"{fault}\n")
                faults += len(found)
        states.update(event.deed for _, event in shop.kept.events if "deed" in event.detail)
        ends.update(str(claim.ended_as or claim.state) for claim in shop.kept.claims.values())
    sys.stdout.write(f"done {done}, refused {sum(refusals.values())}, faults {faults}\n")
    for title, counts in (("steps", states), ("ends", ends), ("refusals", refusals)):
        sys.stdout.write(f"{title}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
