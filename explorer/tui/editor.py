"""Opening a document in the user's editor at a line, the screen suspended meanwhile."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from textual.app import App, SuspendNotSupported

from explorer.gate import shown_path
from explorer.model import Document

_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "ne", "less", "pico"}
)
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed", "lapce"})


def editor_command(editor: str, path: str, line: int) -> list[str]:
    """The command that opens `path` at `line`; the path is one argument, whatever it holds."""
    words = shlex.split(editor)
    name = Path(words[0]).name
    if name in _PLUS_LINE:
        return [*words, f"+{line}", "--", path] if name in ("vi", "vim", "nvim") else [*words, f"+{line}", path]
    if name in _COLON_LINE:
        return [*words, f"{path}:{line}"]
    if name in ("code", "codium"):
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    return [*words, path]


def open_in_editor(app: App[object], document: Document, line: int) -> str | None:
    """Run $VISUAL or $EDITOR on the document's file; gives a message for the user where that does not work."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return "Set EDITOR to open documents (for example EDITOR=nano)."
    path = Path(document.path)
    if not path.is_file():
        return f"{shown_path(path)} is not there any more; the store still has its text."
    try:
        with app.suspend():
            subprocess.run(editor_command(editor, str(path.absolute()), line), check=False)
    except SuspendNotSupported:
        return "This terminal cannot hand the screen to an editor."
    except (OSError, ValueError) as error:
        return f"The editor did not start: {error}"
    return None
