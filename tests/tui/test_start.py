"""What happens before the first frame: little, and nothing of what the panes need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
_CODE = """
import os, sys
import textual.app
from explorer.__main__ import main

def display(*_):
    names = [name for name in sys.modules if name.partition(".")[0] in ("explorer", "sqlite3", "hashlib", "tomllib")]
    os.write(2, " ".join(names).encode())
    os._exit(0)

textual.app.App._display = display
main()
"""


def test_before_the_first_frame_nothing_is_imported_that_the_panes_need(tmp_path: Path) -> None:
    ours, its = pty.openpty()
    store = tmp_path / "facts.db"
    store.write_bytes(b"SQLite format 3\x00" + bytes(84))
    process = subprocess.run(
        [sys.executable, "-c", _CODE, str(store)],
        stdin=its, stdout=its, stderr=subprocess.PIPE, text=True, timeout=60,
        env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
    )  # fmt: skip
    os.close(ours)
    os.close(its)
    imported = set(process.stderr.split())
    assert "explorer.tui.app" in imported
    assert not imported & {"sqlite3", "hashlib", "tomllib"}
    assert not {name for name in imported if name.startswith(("explorer.tui.screens", "explorer.tui.widgets"))}
    assert not {name for name in imported if name.startswith(("explorer.store.", "explorer.views."))} - {
        "explorer.store.header", "explorer.views.layout",
    }  # fmt: skip
