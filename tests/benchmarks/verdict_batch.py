"""Time and peak memory of `verdicts` on many random facts: `python -m tests.benchmarks.verdict_batch 1000000`."""

import argparse
import io
import json
import os
import platform
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from aftersale_desktop.commandline.verdict_batch import run_verdicts
from aftersale_desktop.domain.facts_json import facts_from_json
from aftersale_desktop.domain.json_lines import parse_line
from aftersale_desktop.domain.verdict import judge
from aftersale_desktop.wording.catalogue import Language, words_in

CAUSES = ("product",) * 12 + ("outside_installation", "power_supply", "lightning", "natural_disaster", "misuse")
DIFFERENT_LINES = 20_000


def main() -> None:
    """Print the figures; the first pass proves that random facts never crash it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("lines", nargs="?", type=int, default=100_000)
    parser.add_argument("--workers", type=int, help="1 keeps everything in one process")
    parser.add_argument("--language", default=Language.CHINESE, type=Language)
    arguments = parser.parse_args()
    chosen = random.Random(1995)  # noqa: S311 - test data, nothing secret
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.jsonl"
        _write_facts(path, arguments.lines, chosen)
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {arguments.lines:,} lines")
        _print_batch(path, Path(folder) / "verdicts.jsonl", arguments)
        _print_single_steps(path)


def _write_facts(path: Path, lines: int, chosen: random.Random) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(lines):
            file.write(json.dumps({"id": f"F{number}", **_facts(chosen)}, ensure_ascii=False) + "\n")


def _facts(chosen: random.Random) -> dict[str, object]:
    sold_on = date(2020, 1, 1) + timedelta(days=chosen.randrange(2000))
    received_on = sold_on + timedelta(days=chosen.choice((chosen.randrange(20), chosen.randrange(1400))))
    facts: dict[str, object] = {
        "received_on": received_on.isoformat(),
        "invoice_on": sold_on.isoformat(),
        "price": f"{chosen.randrange(100, 900_000) / 100:.2f}",
        "warranty_card_presented": chosen.random() > 0.05,
        "invoice_presented": chosen.random() > 0.05,
        "other_proof_accepted": chosen.random() < 0.5,
        "documents_altered": chosen.random() < 0.02,
        "counterfeit": chosen.random() < 0.02,
        "barcodes_match": chosen.random() > 0.02,
        "cause": chosen.choice(CAUSES),
        "performance_fault": chosen.random() > 0.1,
        "main_part": chosen.random() < 0.3,
        "catalogue_product": chosen.random() > 0.1,
        "buyer": chosen.choice(("consumer", "consumer", "business")),
        "same_model_available": chosen.random() > 0.2,
        "same_fault": chosen.random() > 0.5,
        "remote_sale": chosen.random() < 0.1,
        "no_fault_return": chosen.random() < 0.05,
    }
    facts.update(_rarer_facts(chosen, sold_on, received_on))
    return facts


def _rarer_facts(chosen: random.Random, sold_on: date, received_on: date) -> Iterator[tuple[str, object]]:
    if chosen.random() < 0.3:
        yield "delivered_on", (sold_on + timedelta(days=chosen.randrange(10))).isoformat()
    if chosen.random() < 0.05:
        yield "exchanged_on", (sold_on + timedelta(days=chosen.randrange(300))).isoformat()
    if chosen.random() < 0.4:
        yield "repairs", [_repair(chosen, sold_on, received_on) for _ in range(chosen.randrange(1, 4))]
    if chosen.random() < 0.2:
        begun_on = received_on - timedelta(days=chosen.randrange(120))
        waits = {"parts_wait_days": chosen.randrange(90), "customer_wait_days": chosen.randrange(20)}
        yield "open_repair", {"received_on": begun_on.isoformat(), **waits}
    if chosen.random() < 0.4:
        yield "wish", chosen.choice(("refund", "exchange", "repair"))
    if chosen.random() < 0.1:
        yield "paid_repair_returned_on", (received_on - timedelta(days=chosen.randrange(180))).isoformat()


def _repair(chosen: random.Random, sold_on: date, today: date) -> dict[str, str]:
    received_on = min(sold_on + timedelta(days=chosen.randrange(700)), today)
    returned_on = min(received_on + timedelta(days=chosen.randrange(30)), today)
    return {"received_on": received_on.isoformat(), "returned_on": returned_on.isoformat()}


def _print_single_steps(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        lines = [line for line, _ in zip(file, range(DIFFERENT_LINES), strict=False)]
    records = [parse_line(line) for line in lines]
    facts = [facts_from_json(record) for record in records]
    outcomes = Counter(str(judge(one).outcome) for one in facts)
    print(f"{len(outcomes)} outcomes: " + ", ".join(f"{name} {count}" for name, count in outcomes.most_common()))
    steps: dict[str, Callable[[], object]] = {
        "read one line of JSON": lambda: [parse_line(line) for line in lines],
        "decode the facts": lambda: [facts_from_json(record) for record in records],
        "judge with explanation": lambda: [judge(one) for one in facts],
    }
    for name, step in steps.items():
        fastest = min(_seconds(step) for _ in range(5))
        print(f"{name:24} {fastest / len(lines) * 1e6:6.1f} µs")


def _seconds(step: Callable[[], object]) -> float:
    started = time.process_time()
    step()
    return time.process_time() - started


def _print_batch(path: Path, answers: Path, arguments: argparse.Namespace) -> None:
    words = words_in(arguments.language)
    run_verdicts(io.BytesIO(), io.StringIO(), words)
    wall, processor, memory = time.perf_counter(), _processor_seconds(), _peak_mib()
    with path.open("rb") as source, answers.open("w", encoding="utf-8") as sink:
        is_all_good = run_verdicts(source, sink, words, arguments.workers)
    wall, processor = time.perf_counter() - wall, _processor_seconds() - processor
    with answers.open(encoding="utf-8") as file:
        answered = sum(1 for _ in file)
    print(
        f"batch of {answered:,}: {wall:.1f} s wall, {processor:.1f} s processor, {wall / answered * 1e6:.1f} µs a line"
    )
    print(f"peak memory {_peak_mib():.1f} MiB, before the batch {memory:.1f} MiB; all good: {is_all_good}")


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak_mib() -> float:
    """Return the peak of this process and of its largest worker, whichever is more."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


if __name__ == "__main__":
    main()
