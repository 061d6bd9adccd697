"""However the screen ends, the terminal is as it was, the exit code says why, and work is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.errors import ExitCode
from explorer.store.writer import StoreWriter
from tests import handmade
from tests.hostile.conftest import copy_store
from tests.hostile.monkey import monkey
from tests.hostile.rows import Change
from tests.hostile.terminal import CHECKOUT, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.fixture
def store(home: Path) -> Path:
    return handmade.write_store(home / "facts.db")


def started(terminal: Terminal) -> None:
    terminal.wait_for("\x1b[?1049h")
    terminal.wait_for("Timeline")
    terminal.read(0.8)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGTERM, ExitCode.TERMINATED),
        (signal.SIGHUP, ExitCode.TERMINATED),
        (signal.SIGINT, ExitCode.INTERRUPTED),
        (signal.SIGQUIT, ExitCode.QUIT),
    ],
)
def test_signals_restore_the_terminal(number: int, code: ExitCode, store: Path, home: Path) -> None:
    with Terminal(store, home=home) as terminal:
        started(terminal)
        terminal.signal(number)
        assert terminal.end() == code
        assert terminal.modes_left_on == set()


def test_a_signal_during_a_build_stops_it_in_order(hostile_corpus: Path, home: Path) -> None:
    with Terminal(hostile_corpus, "--store", home / "new.db", home=home) as terminal:
        terminal.wait_for("\x1b[?1049h")
        terminal.read(1.5)
        terminal.signal(signal.SIGTERM)
        assert terminal.end() == ExitCode.TERMINATED
        assert terminal.modes_left_on == set()


def test_a_key_leaves_with_success(store: Path, home: Path) -> None:
    with Terminal(store, home=home) as terminal:
        started(terminal)
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.modes_left_on == set()


def test_suspended_and_resumed(store: Path, home: Path) -> None:
    with Terminal(store, home=home) as terminal:
        started(terminal)
        terminal.press("\x1a")
        assert terminal.stopped()
        assert terminal.modes_left_on == set()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("\x1b[?1049h")
        terminal.read(1.0)
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.modes_left_on == set()


def test_a_lost_connection_ends_the_program(store: Path, home: Path) -> None:
    """The terminal goes away as with a broken SSH session: no process is left behind, the store is whole."""
    terminal = Terminal(store, home=home)
    started(terminal)
    os.close(terminal._theirs)
    os.close(terminal._ours)
    for _ in range(200):
        if not terminal.running:
            break
        time.sleep(0.1)
    assert not terminal.running
    StoreWriter(store).close()


def test_any_size(raw_store: Path, home: Path) -> None:
    with Terminal(copy_store(raw_store, home), home=home) as terminal:
        started(terminal)
        for columns, rows in ((1, 1), (2, 2), (500, 200), (1, 60), (300, 1), (0, 0), (80, 24)):
            terminal.resize(columns, rows)
            terminal.read(0.3)
            assert terminal.running
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("term", ["dumb", "", "unknown-terminal", "vt100"])
def test_poor_terminals(term: str, store: Path, home: Path) -> None:
    with Terminal(store, home=home, term=term) as terminal:
        terminal.read(3.0)
        if terminal.running:
            terminal.press("q")
        assert terminal.end() in (0, ExitCode.USAGE)
        assert b"Traceback" not in terminal.output
        assert terminal.modes_left_on == set()


def test_without_a_terminal_the_plain_commands_are_named(store: Path, home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explorer", str(store)],
        env={**os.environ, "HOME": str(home), "PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL, capture_output=True, cwd=home, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == ExitCode.USAGE
    assert b"needs a terminal" in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_monkey_finds_nothing(raw_store: Path, home: Path) -> None:
    pressed, _ = monkey(copy_store(raw_store, home), home, 20.0, seed=3)
    assert pressed > 200


@pytest.mark.parametrize(
    "change",
    [
        Change("claims", "inferred", "blob"),
        Change("documents", "page_starts", "tiny"),
        Change("claims", "basis", "text"),
    ],
)
def test_rows_that_no_build_wrote_end_the_screen_in_one_line(change: Change, store: Path, home: Path) -> None:
    """Nothing of the row's own text, no traceback, and the terminal as it was."""
    assert change.made_to(store)
    with Terminal(store, home=home) as terminal:
        terminal.read(2.0)
        for keys in ("1", "j", "2", "3", "j", "4", "j", "\r"):
            if terminal.running:
                terminal.press(keys)
                terminal.read(0.3)
        assert terminal.end() == ExitCode.STORE_UNUSABLE
        assert terminal.modes_left_on == set()
        told = terminal.output.decode().rpartition("\x1b")[2]
        assert told.count("fact-explorer:") == 1
        assert f"{change.table}.{change.column} holds" in told
        assert "Traceback" not in told
