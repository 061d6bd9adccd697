"""Each compiled pattern of the program on its own worst cases: none takes more than linear time."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.hostile.patterns import CHECKOUT, slowness

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a timer of the process's own time")


def test_no_pattern_of_the_program_is_super_linear() -> None:
    """In a process of its own, where patterns are seen as they are compiled."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.patterns"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    count = re.search(r"(\d+) patterns, 0 of them", done.stdout)
    assert count is not None
    assert int(count[1]) > 250


@pytest.mark.parametrize(
    ("pattern", "use"),
    [(r"(\w+\s?)+:", "match"), (r"\s+$", "search"), (r"[0-9]+(?:[.,][0-9]+)+", "search"), (r"\s*,?\s*x", "match"),
     (r"a.*b.*c", "search"), (r"(?:[a-z] ?)+$", "search")],
)  # fmt: skip
def test_slow_patterns_are_found(pattern: str, use: str) -> None:
    assert slowness(re.compile(pattern), use)


@pytest.mark.parametrize(
    ("pattern", "use"),
    [(r"(?<!\s)\s++$", "search"), (r"(?<![0-9])[0-9]++(?:[.,][0-9]++)+", "search"),
     (r"(?<![^\n])[^\n]*+\n", "search"), (r"(?:, Inc\.?){1,6}$", "search")],
)  # fmt: skip
def test_linear_patterns_are_let_through(pattern: str, use: str) -> None:
    assert slowness(re.compile(pattern), use) is None
