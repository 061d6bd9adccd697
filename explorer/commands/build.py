"""`fact-explorer build`: documents to store, headless."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from explorer.commands.options import add_store_option, add_vocabulary_option, roots_of, store_of, vocabulary_of
from explorer.commands.progress import JsonProgress, ProgressLine
from explorer.config import load_config
from explorer.errors import (
    ConfigError,
    ExitCode,
    ExplorerError,
    NothingToReadError,
    OvertakenError,
    UsageError,
    VocabularyError,
)
from explorer.gate import shown, shown_path
from explorer.ingest.discover import UNKNOWN_FORMAT, piped
from explorer.model import BuildReport
from explorer.pipeline import BuildOptions, build
from explorer.pipeline.watching import changes, state_of
from explorer.store.builds import PATIENCE, await_build

_MAX_REMARKS = 20
_PIPE = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `build` takes."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="folders or files; - for text on standard input"
    )
    add_store_option(parser)
    add_vocabulary_option(parser)
    parser.add_argument("--files-from", metavar="FILE", help="a list of files, one a line; - for standard input")
    parser.add_argument("--jobs", type=int, metavar="N", help="worker processes (default: one per core)")
    parser.add_argument("--watch", action="store_true", help="stay, and bring the store up to date when a file changes")
    parser.add_argument(
        "--json", action="store_true", help="print the report as JSON, progress as JSON lines on stderr"
    )


def run(options: argparse.Namespace) -> int:
    """Build, and print what was read and what was left out."""
    roots, settings = _corpus(options)
    store = store_of(options, roots or (_PIPE,))
    if options.watch:
        _watch(roots, store, settings, options.json)
    report = _once(roots, store, settings, options.json)
    left_out = [item for item in report.skipped if item.reason != UNKNOWN_FORMAT]
    return ExitCode.INCOMPLETE if left_out else ExitCode.DONE


def _watch(roots: Sequence[Path], store: Path, settings: BuildOptions, as_json: bool) -> NoReturn:
    """Build, and build again whenever the corpus is another; never ends but by an error in the first build."""
    seen = state_of(roots, settings.vocabulary_files)
    _patiently(roots, store, settings, as_json, first=True)
    for _ in changes(roots, settings.vocabulary_files, seen):
        _patiently(roots, store, settings, as_json)
    raise AssertionError("a corpus is watched for ever")


def _corpus(options: argparse.Namespace) -> tuple[Sequence[Path], BuildOptions]:
    paths: list[Path] = options.paths
    if options.jobs is not None and options.jobs < 1:
        raise UsageError("--jobs takes a number from 1")
    if _PIPE in paths and options.files_from == "-":
        raise UsageError("standard input can be text or a list of files, not both")
    texts = (piped(sys.stdin.buffer.read()),) if _PIPE in paths else ()
    listed = _listed(options.files_from) if options.files_from is not None else []
    named = [path for path in paths if path != _PIPE] + listed
    roots = tuple(named) if named or texts or options.files_from is not None else roots_of(())
    return roots, BuildOptions(options.jobs or load_config().jobs, vocabulary_of(options), texts)


def _listed(source: str) -> list[Path]:
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the list {source}: {error.strerror}") from error
    separator = b"\0" if b"\0" in raw else b"\n"
    return [Path(os.fsdecode(name.rstrip(b"\r"))) for name in raw.split(separator) if name.strip()]


def _once(
    roots: Sequence[Path], store: Path, settings: BuildOptions, as_json: bool, *, quiet: bool = False
) -> BuildReport:
    if as_json:
        report = build(roots, store, JsonProgress(), settings)
    else:
        with ProgressLine(active=not quiet) as progress:
            report = build(roots, store, progress, settings)
    if not quiet:
        _tell(report, as_json)
    return report


def _patiently(
    roots: Sequence[Path], store: Path, settings: BuildOptions, as_json: bool, *, first: bool = False
) -> None:
    """Build for a watch, which no mistake in a file ends, nor a folder that is empty for a while, but at its start.

    Where another process took the store over, what changed is built after it: it may have read the files before.
    """
    patience = PATIENCE
    while True:
        try:
            report = _once(roots, store, settings, as_json, quiet=not first)
        except OvertakenError as error:
            _complain(error)
            await_build(store, lambda _: None, patience)
            patience *= 2
        except (NothingToReadError, ConfigError, VocabularyError) as error:
            if first:
                raise
            _complain(error)
            return
        else:
            if not first and (report.read, report.removed) != (0, 0):
                _tell(report, as_json)
            return


def _complain(error: ExplorerError) -> None:
    print(f"fact-explorer: {shown(str(error))}", file=sys.stderr, flush=True)


def _tell(report: BuildReport, as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(report)), flush=True)
    else:
        print_report(report)


def print_report(report: BuildReport) -> None:
    """What a build did, in a few lines."""
    print(f"store      {shown_path(report.store)}")
    print(
        f"documents  {report.documents:,} ({report.read:,} read, {report.unchanged:,} unchanged,"
        f" {report.removed:,} gone)"
    )
    print(f"claims     {report.claims:,}")
    print(f"relations  {report.relations:,}, {report.conflicts:,} of them conflicts")
    print(f"skipped    {len(report.skipped):,}")
    unknown = Counter(_ending(item.path) for item in report.skipped if item.reason == UNKNOWN_FORMAT)
    for item in report.skipped:
        if item.reason != UNKNOWN_FORMAT:
            print(f"  {shown(item.path)}: {shown(item.reason)}")
    for ending, count in sorted(unknown.items()):
        print(f"  {count:,} × {shown(ending)}: {UNKNOWN_FORMAT}")
    if report.remarks:
        print(f"remarks    {len(report.remarks):,}")
    for item in report.remarks[:_MAX_REMARKS]:
        print(f"  {shown(item.path)}: {shown(item.reason)}")
    if len(report.remarks) > _MAX_REMARKS:
        print("  … see `fact-explorer info`")
    print(f"time       {report.seconds:.1f} s", flush=True)


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return f"*.{name.rpartition('.')[2]}" if "." in name else "file without an ending"
