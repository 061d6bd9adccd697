"""A running server on the handmade store."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.handmade import write_store

pytest.importorskip("textual_serve", reason="the browser view is not installed")


@dataclass(frozen=True)
class Served:
    """A server: where it listens, what it printed, which store it shows."""

    port: int
    token: str
    store: Path
    output: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/?token={self.token}"


Serve = Callable[..., Served]


@contextmanager
def _serving(store: Path, home: Path, options: tuple[str, ...]) -> Iterator[Served]:
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-m", "explorer", "serve", "--store", str(store), *options]
    command.insert(1, "-P")
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=home)
    try:
        assert process.stdout is not None
        printed = [process.stdout.readline() for _ in range(3)]
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]+)", printed[1])
        assert found is not None, printed
        yield Served(int(found[1]), found[2], store, "".join(printed))
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts servers with the options given; they end with the test."""
    running: list[object] = []
    store = write_store(tmp_path / "facts.db")

    def start(*options: str) -> Served:
        context = _serving(store, tmp_path, options)
        running.append(context)
        return context.__enter__()

    yield start
    for context in reversed(running):
        context.__exit__(None, None, None)  # type: ignore[attr-defined]
