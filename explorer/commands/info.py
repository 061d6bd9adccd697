"""`fact-explorer info`: what a store holds."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer.commands.options import add_store_option, roots_of, store_of
from explorer.errors import ExitCode
from explorer.gate import shown, shown_path
from explorer.store.reader import StoreReader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `info` takes."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="the corpus whose store is meant")
    add_store_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print counts, relation types, frequent metrics and documents."""
    store = store_of(options, roots_of(options.paths))
    with StoreReader(store) as reader:
        summary = reader.summary()
        print(f"store      {shown_path(store)}")
        print(f"documents  {summary.documents:,} with {summary.words:,} words")
        print(f"claims     {summary.claims:,}, {summary.events:,} of them events")
        print(f"relations  {summary.relations:,}, {summary.conflicts:,} of them conflicts")
        for kind, count in reader.relation_counts().items():
            print(f"  {kind:<14} {count:,}")
        print("metrics    " + ", ".join(f"{shown(name)} ({count:,})" for name, count in reader.metrics()[:12]))
        for document in reader.documents():
            print(f"  {document.published or '?':<10}  {document.claims:>5} claims  {shown(document.path)}")
        for item in reader.skipped():
            print(f"  skipped {shown(item.path)}: {shown(item.reason)}")
    return ExitCode.DONE
