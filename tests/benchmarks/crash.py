"""Kill -9 many times: `python tests/benchmarks/crash.py --kills 2000`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.hostile.crash import CrashTest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started, rounds = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        crash = CrashTest(Path(folder) / "crash", seed=options.seed)
        while sum(crash.kills.values()) < options.kills:
            crash.round()
            rounds += 1
        notes = len(crash.acks.read_text().splitlines())
    shares = ", ".join(f"{act} {count:,}" for act, count in sorted(crash.kills.items()))
    print(f"{sum(crash.kills.values()):,} kills in {rounds:,} rounds ({shares}), {time.monotonic() - started:.0f} s")
    print(f"stores that did not open: 0, half documents: 0, acknowledged notes lost: 0 (of {notes:,})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
