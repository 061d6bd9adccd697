"""A disk that fails below SQLite and Python, at some writes of every act; `python -m tests.hostile.faults` at all."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.hostile.faults import CHECKOUT, FaultTest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs LD_PRELOAD")


def test_a_disk_that_fails_loses_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.faults", "--points", "1"],
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 77:
        pytest.skip("no C compiler")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" faults, ") == len(FaultTest.ACTS)
    assert "no store, document or decision lost" in done.stdout
