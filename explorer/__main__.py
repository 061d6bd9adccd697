"""`python -m explorer` and the installed `fact-explorer` are the same program."""

from __future__ import annotations

import gc
import sys

from explorer.collecting import COLLECTOR


def main() -> int:
    """Run the command line with this process's arguments and return the exit code."""
    gc.set_threshold(*COLLECTOR)
    from explorer.cli import main as run

    code = run()
    gc.freeze()  # what is left ends with the process: looking through it takes longer than a search
    return code


if __name__ == "__main__":
    sys.exit(main())
