"""A disk that fails at every write in turn: `python -m tests.hostile.faults [--points N] [--acts build,decide]`.

A small library (`faults.c`) is preloaded, so that what fails is the system's own call, below SQLite and Python: without
room (a short write, then none), or with an I/O error; once, or from then on. Each act of the command line is run as
often as it writes, and fails one call later each time. After each: every store opens, no document is half, no
acknowledged decision is lost, an export is whole or absent, and the user was told in one line.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from explorer import cli
from explorer.errors import ExitCode
from explorer.store import connection as stores
from explorer.store.reader import StoreReader
from explorer.store.schema import MIGRATIONS
from tests.hostile.child import in_child
from tests.hostile.crash import NEXT_MIGRATION, CrashTest

SOURCE = Path(__file__).with_name("faults.c")
CHECKOUT = Path(__file__).resolve().parents[2]
KINDS = ((errno.ENOSPC, 1), (errno.EIO, 0), (errno.EIO, 1))
"""Error, and whether it lasts: without room, a single I/O error, a disk that is gone."""
_NEVER = -1


class FaultTest:
    """A corpus with its store, the acts that write to them, and what has to hold whatever fails."""

    ACTS = ("build", "first_build", "import", "decide", "undo", "correct", "export", "migrate", "doctor")

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.crash = CrashTest(folder / "crash", documents=3, seed=seed)
        self.store = self.crash.store
        self.old = self.store.with_name("old.db")
        self.first = self.store.with_name("first.db")
        self.exported = folder / "crash" / "export.csv"
        self.lines = folder / "claims.jsonl"
        self.counts = folder / "counts"
        self.shim = ctypes.CDLL(None)
        self.told = self.acted = 0
        with StoreReader(self.store) as reader:
            self.claim = next(iter(reader.all_claims())).id
        self.whole_export = b""

    def words(self, act: str) -> list[str]:
        """The command line of an act."""
        store = ["--store", str(self.store)]
        return {
            "build": ["build", str(self.crash.corpus), *store],
            "first_build": ["build", str(self.crash.corpus), "--store", str(self.first)],
            "import": ["import", str(self.lines), *store],
            "decide": ["decide", "note", f"claim:{self.claim}", f"note {self.acted}", *store],
            "undo": ["decide", "undo", *store],
            "correct": ["decide", "correct", f"claim:{self.claim}", "scope", f"part {self.acted}", *store],
            "export": ["export", "--output", str(self.exported), *store],
            "migrate": ["import", os.devnull, "--store", str(self.old)],
            "doctor": ["doctor", "--mend", *store],
        }[act]

    def prepare(self, act: str) -> None:
        """Set the scene, so that the act has something to write."""
        self.acted += 1
        if act in ("build", "first_build"):
            self.crash.write(lambda _: self.random.randrange(4))
        if act == "import":
            name = self.random.choice(self.crash.names)
            number = name.removeprefix("mill-").removesuffix(".md")
            entry = {"document": name, "quote": f"# Mill {number}", "evidence": "Mill"}
            made = [{**entry, "metric": f"made {self.acted} {line}"} for line in range(3)]
            self.lines.write_text("\n".join(map(json.dumps, made)))
        if act == "migrate":
            self.crash.age()
        if act in ("undo", "doctor"):
            in_child(lambda: cli.main(self.words("decide")))
        if act == "doctor":  # something to bring back: a decision that only the journal knows
            with closing(stores.open_writer(self.store)) as connection:
                connection.execute("DELETE FROM decision_targets")
                connection.execute("DELETE FROM decisions")
        for path in (self.exported, *self.first.parent.glob(f"{self.first.name}*")):
            path.unlink(missing_ok=True)

    def run(self, act: str, at: int, number: int, lasts: int) -> tuple[int, str, int]:
        """Run an act whose call `at` fails: exit code, stderr, and how many calls there were."""

        def work() -> int:
            if act == "migrate":
                later = (*MIGRATIONS, NEXT_MIGRATION)
                vars(stores).update(MIGRATIONS=later, SCHEMA_VERSION=len(later))
            self.shim.faults_arm(os.fsencode(self.crash.store.parent), ctypes.c_long(at), number, lasts)
            code = cli.main(self.words(act))
            self.counts.write_text(str(self.shim.faults_calls()))
            return code

        self.counts.write_text("0")
        code, said = in_child(work)
        return code, said, int(self.counts.read_text() or 0)

    def check(self, act: str, code: int, said: str) -> None:
        """What has to hold after an act, whatever became of it. Raises AssertionError."""
        assert code in (ExitCode.DONE, ExitCode.STORE_UNUSABLE, ExitCode.USAGE, ExitCode.INCOMPLETE, ExitCode.FAILED)
        assert "Traceback" not in said
        assert "defect" not in said
        lines = [line for line in said.splitlines() if line.startswith("fact-explorer:")]
        assert len(lines) == (code not in (ExitCode.DONE, ExitCode.INCOMPLETE))
        self.told += bool(lines)
        if act == "first_build":
            self._check_first(code)
            return
        if act == "migrate":
            self.crash.check_migrated()
            assert not list(self.old.parent.glob("*.new*"))
            return
        with StoreReader(self.store) as reader:
            metrics = [row[0] for row in reader.connection.execute("SELECT metric FROM claims WHERE metric GLOB ?",
                                                                   (f"made {self.acted} *",))]  # fmt: skip
        if act == "import":
            assert len(metrics) in ((3,) if code == ExitCode.DONE else (0, 3))
        if act == "export":
            assert self.exported.exists() == (code == ExitCode.DONE) or self.exported.read_bytes() == self.whole_export
            assert not code or [path.name for path in self.exported.parent.iterdir() if path.name.startswith(".")] == []
        if code == ExitCode.DONE and act == "decide":
            with self.crash.acks.open("a") as acks:
                acks.write(f"note {self.acted}\n")
        self.crash.check()

    def _check_first(self, code: int) -> None:
        """A store that was made anew is not there, or holds whole documents."""
        assert code != ExitCode.DONE or self.first.exists()
        assert not list(self.first.parent.glob(".first.db*")), "half a store was left behind"
        if self.first.exists():
            with StoreReader(self.first) as reader:
                assert reader.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                rows = reader.connection.execute(
                    "SELECT d.sha256, count(c.id) FROM documents d JOIN claims c ON c.document_id = d.id GROUP BY d.id"
                ).fetchall()
            assert all(self.crash.claims[sha256] == claims for sha256, claims in rows)
            assert code != ExitCode.DONE or len(rows) == len(self.crash.names)

    def rounds(self, acts: Sequence[str], points: int | None) -> Iterator[str]:
        """Each act with each kind of fault at each of its calls (or at `points` of them); a line about each act."""
        for act in acts:
            self.prepare(act)
            code, said, calls = self.run(act, _NEVER, 0, 0)
            assert code == ExitCode.DONE, said
            assert calls > 0, "the library is not preloaded, or the act writes nothing"
            if act == "export":
                self.whole_export = self.exported.read_bytes()
            self.check(act, code, said)
            told, done = self.told, 0
            if not points:  # minutes until the act is done
                yield f"{act:<12} {calls:>4} calls, each to fail in {len(KINDS)} ways"
            for number, lasts in KINDS:
                step = max(1, calls // points) if points else 1
                for at in range(1 + self.random.randrange(step), calls + 1, step):
                    self.prepare(act)
                    code, said, _ = self.run(act, at, number, lasts)
                    done += 1
                    try:
                        self.check(act, code, said)
                    except AssertionError as error:
                        kind = f"{errno.errorcode[number]}{' that lasts' if lasts else ''}"
                        raise AssertionError(f"{act}, call {at} of {calls}, {kind}: code {code}, {said}") from error
            yield f"{act:<12} {calls:>4} calls, {done:>5} faults, {self.told - told:>5} told, the others mended"


def library(folder: Path) -> Path | None:
    """Compile the library into `folder`; None where there is no compiler."""
    target = folder / "faults.so"
    words = ["cc", "-shared", "-fPIC", "-O1", "-o", str(target), str(SOURCE), "-ldl"]
    try:
        done = subprocess.run(words, capture_output=True, check=False)
    except OSError:
        return None
    return target if done.returncode == 0 else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, help="faults per act and kind (default: one at every call)")
    parser.add_argument("--acts", default=",".join(FaultTest.ACTS))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if "FACT_EXPLORER_FAULTS" not in os.environ:
            shim = library(Path(folder))
            if shim is None:
                print("no C compiler (cc): nothing was tested")
                return 77
            environment = {**os.environ, "LD_PRELOAD": str(shim), "FACT_EXPLORER_FAULTS": "1"}
            words = [sys.executable, "-m", "tests.hostile.faults", *sys.argv[1:]]
            return subprocess.run(words, env=environment, cwd=CHECKOUT, check=False).returncode
        started = time.monotonic()
        test = FaultTest(Path(folder) / "faults", options.seed)
        for line in test.rounds(options.acts.split(","), options.points):
            print(line, flush=True)
        print(f"no store, document or decision lost; {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
