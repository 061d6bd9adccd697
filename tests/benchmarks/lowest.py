"""The lowest versions that pyproject.toml allows: `python tests/benchmarks/lowest.py` installs them and runs the tests.

A fresh environment in a temporary folder gets each direct dependency at its lower bound, as wheels only (nothing is
compiled, nothing runs code at installation), then the tests run there without snapshots.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
_BOUND = re.compile(r"([A-Za-z0-9._-]+)\s*>=\s*([0-9][0-9a-z.]*)")


def lowest() -> list[str]:
    """`name==version` of every direct dependency."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    pins = []
    for line in project["dependencies"]:
        found = _BOUND.match(line)
        if found is None:
            raise SystemExit(f"{line}: no lower bound")
        pins.append(f"{found[1]}=={found[2]}")
    return pins


def tools() -> list[str]:
    """What the tests need besides, as pyproject.toml names it: users never meet it, so the newest that fits will do."""
    extras = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    return [line for name in ("web", "test") for line in extras[name] if not line.startswith("fact-explorer")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tests", nargs="*", default=["tests"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        subprocess.run(
            [python, "-m", "pip", "install", "-q", "--only-binary", ":all:", *lowest(), *tools()], check=True
        )
        subprocess.run([python, "-m", "pip", "check"], check=True)
        words = [python, "-m", "pytest", "-q", "-n", "2", "-k", "not snapshot", *options.tests]
        return subprocess.run(words, cwd=CHECKOUT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
