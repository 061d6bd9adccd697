"""`python -m explorer` and the installed `fact-explorer` are the same program."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line with this process's arguments and return the exit code."""
    from explorer.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
