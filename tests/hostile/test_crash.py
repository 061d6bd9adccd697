"""Kill -9 at random moments: every store opens, no half document, no acknowledged decision lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.hostile.crash import CrashTest


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")
def test_fifty_kills(tmp_path: Path) -> None:
    crash = CrashTest(tmp_path / "crash")
    acts = [crash.round() for _ in range(50)]
    assert set(acts) == set(crash.ACTS)
    assert sum(crash.kills.values()) >= 25, crash.kills
