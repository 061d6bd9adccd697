"""One screen of the browser view, in a process of its own: `python -m explorer.web.session STORE [--writable]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Open the screen on a store, without an editor, and read-only unless told otherwise."""
    from explorer.config import load_config
    from explorer.store.connection import forbid_writing
    from explorer.tui.app import run

    store, *options = arguments
    for name in ("EDITOR", "VISUAL"):
        os.environ.pop(name, None)
    if "--writable" not in options:
        forbid_writing("this view is read-only; `fact-explorer serve --writable` lets you decide")
    return run(Path(store), config=load_config())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
