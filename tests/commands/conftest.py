"""Running the program as its users do: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.handmade import write_store

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `python -m explorer ARGUMENTS` in an empty home; returns the finished process."""
    home = tmp_path / "home"
    home.mkdir()
    checkout = Path(__file__).resolve().parents[2]

    def run_program(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "PYTHONPATH": str(checkout),
        }
        return subprocess.run(
            [sys.executable, "-m", "explorer", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            env=environment,
            cwd=tmp_path,
            timeout=120,
            check=False,
        )

    return run_program


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The store that is made by hand."""
    return write_store(tmp_path / "facts.db")
