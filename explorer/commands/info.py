"""`fact-explorer info`: what a store holds; `--delete` removes it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from explorer.commands.options import add_store_option, roots_of, store_of
from explorer.commands.selection import add_examples, add_json_option, print_record, require_store
from explorer.errors import ExitCode, UsageError
from explorer.gate import shown, shown_path
from explorer.store.files import delete_store, files_of
from explorer.store.queries import FactQueries
from explorer.store.reader import StoreReader

KEYS = {
    "record": "store (one line), then metric, document and skipped, one line each",
    "path": "where the store, document or skipped file is",
    "documents": "of the store: how many; of a metric: how many speak of it",
    "claims": "how many claims; of a document: its own",
    "events": "how many of them are events",
    "relations": "how many relations",
    "conflicts": "how many of them are conflicts; of a document: those that it is part of",
    "relation_types": "of the store: how many relations of each type",
    "metric": "the metric's name",
    "id": "the document's number in the store",
    "title": "the document's title",
    "publisher": "who published it",
    "published": "when, as ISO date, maybe partial",
    "published_from": "where that date comes from",
    "format": "the document's format",
    "language": "ISO 639-1",
    "words": "how many words",
    "skipped": "of the store: how many files were left out",
    "reason": "why a file was left out",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `info` takes."""
    add_examples(parser, "info", "info --json", "info ./reports --delete")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="the corpus whose store is meant")
    parser.add_argument("--delete", action="store_true", help="remove the store; decisions stay in their journal")
    parser.add_argument("--with-decisions", action="store_true", help="with --delete: remove the decisions as well")
    parser.add_argument("--yes", action="store_true", help="with --delete: don't ask")
    add_store_option(parser)
    add_json_option(parser, KEYS)


def run(options: argparse.Namespace) -> int:
    """Print counts, relation types, frequent metrics and documents; or delete the store."""
    store = store_of(options, roots_of(options.paths))
    require_store(store)
    if options.delete:
        return _delete(store, options)
    with StoreReader(store) as reader:
        if options.json:
            _print_json(store, reader)
        else:
            _print(store, reader)
    return ExitCode.DONE


def _print(store: Path, reader: StoreReader) -> None:
    summary = reader.summary()
    print(f"store      {shown_path(store)}")
    print(f"documents  {summary.documents:,} with {summary.words:,} words")
    print(f"claims     {summary.claims:,}, {summary.events:,} of them events")
    print(f"relations  {summary.relations:,}, {summary.conflicts:,} of them conflicts")
    for kind, count in FactQueries(reader.connection).relation_counts().items():
        print(f"  {shown(kind):<14} {count:,}")
    print("metrics    " + ", ".join(f"{shown(name)} ({count:,})" for name, count in reader.metrics()[:12]))
    for document in reader.documents():
        print(f"  {shown(document.published or '?'):<10}  {document.claims:>5,} claims  {shown(document.path)}")
    for item in reader.skipped():
        print(f"  skipped {shown(item.path)}: {shown(item.reason)}")


def _print_json(store: Path, reader: StoreReader) -> None:
    counts = FactQueries(reader.connection).relation_counts()
    print_record({"record": "store", "path": shown_path(store), **asdict(reader.summary()), "relation_types": counts})
    for metric, claims in reader.metrics():
        print_record({"record": "metric", "metric": metric, "claims": claims})
    for document in reader.documents():
        print_record({"record": "document", **asdict(document)})
    for item in reader.skipped():
        print_record({"record": "skipped", **asdict(item)})


def _delete(store: Path, options: argparse.Namespace) -> int:
    StoreReader(store).close()  # whatever is no store of this program is refused here
    files = files_of(store, options.with_decisions)
    if not options.yes:
        if not sys.stdin.isatty():
            raise UsageError("deleting asks first, and there is no terminal to ask on; add --yes")
        for path in files:
            print(shown_path(path))
        if input("delete? [y/N] ").strip().lower() not in ("y", "yes"):
            print("nothing was deleted")
            return ExitCode.DONE
    for path in delete_store(store, options.with_decisions):
        print(f"deleted {shown_path(path)}")
    return ExitCode.DONE
