"""Every byte that reaches a real terminal: nothing of what documents, names and rows hold does anything there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.errors import ExitCode
from tests import handmade
from tests.hostile.conftest import copy_store
from tests.hostile.corpus import FORBIDDEN, PAYLOADS
from tests.hostile.terminal import CHECKOUT, Terminal, plain

WALK = (
    "1", "jjjj", "\r", "2", "jjl", "3", "jjj", "4", "jjj", "\r", "5", "jj", "6", "jjj", "\r", "z", "z", "\t", "?",
    "\x1b[B\x1b[B", "\x1b", "/evil", "\r", "\x1b", "\x10", "e", "\x1b", "f", "<", ">",
)  # fmt: skip
"""Keys that visit every pane, the help, the search and the palette."""


def assert_harmless(output: bytes) -> None:
    text = output.decode("utf-8")  # what is no UTF-8 came from somebody else
    text = re.sub(r"\x1b]22;[a-z-]{1,20}\x07", "", text)  # the shape of the mouse pointer, from Textual
    found = {mark: text[max(0, text.index(mark) - 60) : text.index(mark) + 40] for mark in FORBIDDEN if mark in text}
    assert not found


@pytest.mark.parametrize("which", ["built", "raw"])
def test_the_screen_sends_nothing_of_theirs(which: str, built_store: Path, raw_store: Path, home: Path) -> None:
    store = copy_store(built_store if which == "built" else raw_store, home)
    with Terminal(store, home=home) as terminal:
        terminal.wait_for("\x1b[?1049h")
        terminal.read(2.0)
        for keys in WALK:
            terminal.press(keys)
            terminal.read(0.25)
        terminal.press("\x1b")
        terminal.read(0.2)
        terminal.press("\x11")
        assert terminal.end() == 0, plain(terminal.output)[-3000:]
        assert_harmless(terminal.output)
        assert terminal.modes_left_on == set()
        assert "Traceback" not in terminal.output.decode()
    assert len(terminal.output) > 20_000


COMMANDS = (
    ("info",), ("timeline",), ("timeline", "--json"), ("conflicts",), ("conflicts", "--json"), ("compare",),
    ("search", "flour"), ("search", "\x1b]0;evil\x07\u202e"), ("decide", "history"), ("decide", "orphans"),
    ("show", "claim:\x1b]0;evil\x07"), ("show", "document:\x9b31m"), ("export", "\x1b[666;6H"),
    *(("export", "--format", name) for name in ("csv", "markdown", "jsonl")),
    ("show", f"claim:{handmade.SOLD_2024}"), ("show", f"claim:{handmade.SOLD_2024}", "--cite", "plain"),
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: ascii(" ".join(words)))
def test_commands_print_nothing_of_theirs(words: tuple[str, ...], raw_store: Path, home: Path) -> None:
    with Terminal(*words, "--store", copy_store(raw_store, home), home=home) as terminal:
        code = terminal.end()
        assert_harmless(terminal.output)
        assert code in (ExitCode.DONE, ExitCode.USAGE), terminal.output
        assert b"Traceback" not in terminal.output
        assert b"defect" not in terminal.output


def test_a_build_on_a_terminal_prints_nothing_of_theirs(hostile_corpus: Path, home: Path) -> None:
    with Terminal("build", hostile_corpus, "--store", home / "new.db", home=home) as terminal:
        assert terminal.end(120) == ExitCode.INCOMPLETE, terminal.output  # one of them holds a NUL
        assert_harmless(terminal.output)


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if "\0" not in p][::3], ids=ascii)
def test_wrong_words_are_quoted_safely(payload: str, home: Path) -> None:
    """Complaints of the argument parser, of files and of commands, through a terminal."""
    raw = payload.encode("utf-8", "surrogatepass")
    with Terminal("timeline", "--" + os.fsdecode(raw), "--store", os.fsdecode(raw), home=home) as terminal:
        assert terminal.end() == ExitCode.USAGE
        assert_harmless(terminal.output)


def test_a_narrow_encoding_loses_nothing_and_crashes_nothing(raw_store: Path, home: Path) -> None:
    """What the locale cannot print is spelt out."""
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "timeline", "--store", str(copy_store(raw_store, home))],
        env={**os.environ, "HOME": str(home), "PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "ascii"},
        capture_output=True, check=False, cwd=home,
    )  # fmt: skip
    assert done.returncode == ExitCode.DONE, done.stderr
    assert b"\\u241b" in done.stdout
