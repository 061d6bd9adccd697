"""Options that several commands share, and where their store is."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from explorer.config import load_config
from explorer.resources import seeds_folder


def add_store_option(parser: argparse.ArgumentParser) -> None:
    """The option that every command with a store takes."""
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store (default: the corpus's own)")


def add_vocabulary_option(parser: argparse.ArgumentParser) -> None:
    """The option for the user's own words."""
    parser.add_argument(
        "--vocabulary", type=Path, action="append", default=[], metavar="FILE", help="a TOML file with your own words"
    )


def roots_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The corpus that the paths name; the bundled one where there are none."""
    return tuple(paths) or (seeds_folder(),)


def store_of(options: argparse.Namespace, roots: Sequence[Path]) -> Path:
    """The store that the options name, or the corpus's own in the user's data folder."""
    given: Path | None = options.store
    if given is not None:
        return given
    from explorer.store.places import default_store

    return default_store(roots, load_config().stores)


def vocabulary_of(options: argparse.Namespace) -> tuple[Path, ...]:
    """The user's own words: the files of the configuration, then those of the options."""
    return (*load_config().vocabulary, *options.vocabulary)
