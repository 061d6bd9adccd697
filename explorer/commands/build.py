"""`fact-explorer build`: documents to store, headless."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer.commands.options import add_store_option, add_vocabulary_option, roots_of, store_of
from explorer.commands.progress import ProgressLine
from explorer.errors import ExitCode
from explorer.gate import shown, shown_path
from explorer.model import BuildReport
from explorer.pipeline import BuildOptions, build


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `build` takes."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="folders or files (none: the bundled corpus)"
    )
    add_store_option(parser)
    add_vocabulary_option(parser)
    parser.add_argument("--jobs", type=int, metavar="N", help="worker processes (default: one per core)")


def run(options: argparse.Namespace) -> int:
    """Build, and print what was read and what was left out."""
    roots = roots_of(options.paths)
    store = store_of(options, roots)
    with ProgressLine() as progress:
        report = build(roots, store, progress, BuildOptions(options.jobs, tuple(options.vocabulary)))
    print_report(report)
    return ExitCode.INCOMPLETE if report.skipped else ExitCode.DONE


def print_report(report: BuildReport) -> None:
    """What a build did, in a few lines."""
    print(f"store      {shown_path(report.store)}")
    changes = f"{report.read:,} read, {report.unchanged:,} unchanged, {report.removed:,} gone"
    print(f"documents  {report.documents:,} ({changes})")
    print(f"claims     {report.claims:,}")
    print(f"relations  {report.relations:,}, {report.conflicts:,} of them conflicts")
    print(f"skipped    {len(report.skipped):,}")
    for item in report.skipped:
        print(f"  {shown(item.path)}: {shown(item.reason)}")
    print(f"time       {report.seconds:.1f} s")
