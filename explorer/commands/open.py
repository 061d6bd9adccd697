"""`fact-explorer [PATH…]`: the screen on a folder, files or a store."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from explorer.commands.options import add_store_option, add_vocabulary_option, roots_of, store_of, vocabulary_of
from explorer.config import load_config
from explorer.errors import UsageError
from explorer.store.header import is_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What opening the screen takes."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders, files or a store")
    add_store_option(parser)
    add_vocabulary_option(parser)


def run(options: argparse.Namespace) -> int:
    """Bring the corpus's store up to date on the screen, and explore it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the screen needs a terminal; without one use `fact-explorer build`, `info` or another command"
        )
    paths: Sequence[Path] = options.paths
    config = load_config()
    from explorer.commands.screen_config import check_screen
    from explorer.tui.app import run as run_screen

    check_screen(config)
    given = paths[0] if len(paths) == 1 else options.store if not paths else None
    if given is not None and is_database(given):
        return run_screen(store=given, roots=(), config=config)
    roots = roots_of(paths)
    store, words = store_of(options, roots), vocabulary_of(options)
    return run_screen(store=store, roots=roots, vocabulary_files=words, config=config)
