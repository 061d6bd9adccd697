"""`fact-explorer export`: tables, dossiers and reviews to hand on."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer.commands.selection import add_corpus_options, add_examples, add_query_argument, open_store
from explorer.errors import ExitCode, UsageError
from explorer.export.files import check_target, print_export, write_export
from explorer.export.formats import ENDINGS, Format, format_of, rendered
from explorer.export.records import CLAIM_KEYS, DECISION_KEYS, RELATION_KEYS
from explorer.export.source import Source
from explorer.export.tables import What
from explorer.gate import shown_path

_STDOUT = Path("-")
_FORMATS = (
    "formats:\n"
    "  csv          a table that is safe to open in a spreadsheet\n"
    "  jsonl        a JSON object a line\n"
    "  markdown     a dossier: conflicts with both passages, comparisons, timeline, notes, method, hashes\n"
    "  html         the same as one page with charts and without scripts, made to be printed\n"
    "  claimreview  schema.org ClaimReview (JSON-LD) of the claims that you verified or disputed\n"
    "  datasette    a metadata.json for `datasette STORE --metadata FILE`"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `export` takes."""
    add_examples(
        parser, "export --output dossier.html", "export metric:revenue --output revenue.csv",
        "export --what relations --format jsonl", "export is:disputed --format claimreview --output reviews.jsonld",
    )  # fmt: skip
    add_query_argument(parser)
    parser.add_argument(
        "--format", choices=list(map(str, Format)), metavar="FORMAT", help="see below (default: by the file's ending)"
    )
    parser.add_argument(
        "--what",
        choices=list(map(str, What)),
        default="claims",
        help="lines of csv and jsonl (default: claims)",
    )
    parser.add_argument("--output", "-o", type=Path, default=_STDOUT, metavar="FILE", help="the file (default: stdout)")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    add_corpus_options(parser)
    keys = (("claims", CLAIM_KEYS), ("relations", RELATION_KEYS), ("decisions", DECISION_KEYS))
    tables = "\n\n".join(
        f"keys of {what}:\n" + "\n".join(f"  {name:<15} {meaning}" for name, meaning in table.items())
        for what, table in keys
    )
    parser.epilog = f"{parser.epilog}\n\n{_FORMATS}\n\n{tables}".replace("%", "%%")


def run(options: argparse.Namespace) -> int:
    """Write the export to its file or to stdout."""
    wanted = _format(options)
    if options.output != _STDOUT:
        check_target(options.output, options.force)
    with open_store(options) as store:
        source = Source(store.reader, store.chosen(options.query), " ".join(options.query))
        pieces = rendered(source, wanted, What(options.what))
        if options.output == _STDOUT:
            print_export(pieces)
        else:
            write_export(options.output, pieces, options.force)
            print(f"wrote {shown_path(options.output)}")
    return ExitCode.DONE


def _format(options: argparse.Namespace) -> Format:
    if options.format is not None:
        return Format(options.format)
    if options.output == _STDOUT:
        return Format.JSONL
    found = format_of(options.output)
    if found is None:
        raise UsageError(f"which format? Give --format, or a file that ends in {', '.join(ENDINGS)}")
    return found
