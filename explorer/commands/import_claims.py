"""`fact-explorer import`: claims that another program made, placed on their exact span and checked."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from explorer.commands.options import add_store_option, add_vocabulary_option, roots_of, store_of
from explorer.commands.progress import ProgressLine
from explorer.errors import ExitCode, UsageError
from explorer.gate import shown
from explorer.pipeline.imports import ImportReport, import_claims

EXAMPLES = """\
one JSON object a line, for instance:
  {"document": "q3.md", "quote": "Revenue rose to 4.2 million euros", "metric": "revenue",
   "value": 4200000, "unit": "EUR", "period": "2025-Q3", "tool": "my extractor"}

examples:
  fact-explorer import claims.jsonl --store facts.db
  my-extractor reports/ | fact-explorer import - reports/
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `import` takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLES
    parser.add_argument("file", metavar="FILE", help="JSON lines; - for standard input")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="the corpus whose store is meant")
    add_store_option(parser)
    add_vocabulary_option(parser)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Import, and print what was taken and what was refused."""
    store = store_of(options, roots_of(options.paths))
    with ProgressLine() as progress:
        if options.file == "-":
            report = import_claims(sys.stdin.buffer, store, progress, options.vocabulary)
        else:
            try:
                with Path(options.file).open("rb") as lines:
                    report = import_claims(_lines(lines), store, progress, options.vocabulary)
            except OSError as error:
                raise UsageError(f"cannot read {options.file}: {error.strerror}") from error
    _tell(report, options.json)
    return ExitCode.INCOMPLETE if report.refused else ExitCode.DONE


def _lines(lines: Iterable[bytes]) -> Iterable[bytes]:
    yield from lines


def _tell(report: ImportReport, as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(report)))
        return
    print(f"imported   {report.taken:,} claims, {report.known:,} known already, {len(report.refused):,} refused")
    for number, reason in report.refused:
        print(f"  line {number}: {shown(reason)}")
