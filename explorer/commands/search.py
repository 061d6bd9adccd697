"""`fact-explorer search`: claims that answer a query, best first."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from explorer.commands.options import add_store_option, roots_of, store_of
from explorer.errors import ExitCode, UsageError
from explorer.gate import shown, shown_flat
from explorer.search import Hit, Mark, MarkKind, PassageHit, SearchEngine, SearchResult, query_of
from explorer.search.fields import FIELDS
from explorer.store.connection import open_reader
from explorer.store.reader import StoreReader

_LONGEST_LINE = 10_000
_SECONDS = 10.0
_PASSAGES = 5
_LANGUAGE = """words are completed and corrected; besides:
  'word       as it is typed             "a phrase"  in a row
  !word       must not stand there       ^begin      words that begin so
  /pattern/   a regular expression       81.3k       numbers by value: 81302, 81,302, 81.3 thousand
  $2.87bn     with their unit: 26.4 %, 55bn euros    twelve       in words, two million
  june 2025   periods as they are said: q2 2025, third quarter, 2025-06"""
_BOLD, _UNDERLINED, _PLAIN = "\x1b[1m", "\x1b[4m", "\x1b[0m"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `search` takes."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help='words, \'exact, "a phrase", !not, field:value')
    parser.add_argument("--corpus", type=Path, action="append", default=[], metavar="PATH", help="whose store is meant")
    add_store_option(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--stdin", action="store_true", help="a query a line, answered by a line of JSON each")
    parser.add_argument("--exact", action="store_true", help="words as they are typed, no completing or correcting")
    parser.add_argument("--limit", type=_limit, default=20, metavar="N", help="at most N claims (default: 20)")
    width = max(len(field.example) for field in FIELDS.values())
    fields = "\n".join(f"  {field.example:<{width}}  {field.help}" for field in FIELDS.values())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = f"{_LANGUAGE}\n\nfields (a|b for one or the other, ! for not):\n{fields}"


def run(options: argparse.Namespace) -> int:
    """Search, and print the claims."""
    if not options.stdin and not options.query:
        raise UsageError("what should be searched? Give words, or --stdin for a query a line")
    store = store_of(options, roots_of(options.corpus))
    engine = SearchEngine(lambda: open_reader(store))
    with closing(engine), StoreReader(store) as reader:
        for query in _queries(options):
            result = engine.search(
                query, options.limit, exact=options.exact, seconds=_SECONDS, pattern_seconds=_SECONDS
            )
            passages = engine.passages(query, _PASSAGES)
            paths = _paths(reader, [hit.document_id for hit in result.hits] + [one.document_id for one in passages])
            if options.json or options.stdin:
                print(json.dumps(_json(query, result, passages, paths), ensure_ascii=True), flush=options.stdin)
            else:
                _print(result, passages, paths)
    return ExitCode.DONE


def _paths(reader: StoreReader, documents: list[int]) -> dict[int, str]:
    """Where the documents are."""
    rows = reader.connection.execute(
        "SELECT id, path FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(documents),),
    )
    return dict(rows.fetchall())


def _queries(options: argparse.Namespace) -> Iterator[str]:
    if not options.stdin:
        yield query_of(options.query)
        return
    while line := sys.stdin.readline(_LONGEST_LINE):
        rest = line
        while rest and not rest.endswith("\n"):
            rest = sys.stdin.readline(_LONGEST_LINE)
        yield line.rstrip("\n")


def _limit(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError("a number from 1 to 1000")
    return number


def _json(
    query: str, result: SearchResult, passages: tuple[PassageHit, ...], paths: dict[int, str]
) -> dict[str, object]:
    return {
        "query": query[:_LONGEST_LINE],
        "total": result.total,
        "at_least": not result.total_is_exact,
        "filters": [one.label for one in result.filters],
        "corrections": {one.typed: list(one.read_as) for one in result.corrections},
        "notes": [note.message for note in result.notes],
        "suggestion": result.suggestion,
        "hits": [_hit_json(hit, paths) for hit in result.hits],
        "passages": [
            {"document": paths.get(one.document_id, ""), "start": one.start, "end": one.end, "text": one.text}
            for one in passages
        ],
    }


def _hit_json(hit: Hit, paths: dict[int, str]) -> dict[str, object]:
    return {
        "claim": hit.claim_id,
        "document": paths.get(hit.document_id, ""),
        "score": round(hit.score, 4),
        "text": hit.text,
        "start": hit.start,
        "facts": hit.facts,
        "marks": [[mark.start, mark.end, str(mark.kind)] for mark in hit.marks],
    }


def _print(result: SearchResult, passages: tuple[PassageHit, ...], paths: dict[int, str]) -> None:
    coloured = sys.stdout.isatty()
    for hit in result.hits:
        print(f"{_marked(hit.text, hit.marks, coloured).strip()}")
        print(f"    {shown(hit.facts)}  [claim {hit.claim_id}, {shown(paths.get(hit.document_id, '?'))}]")
    if passages:
        print("\noutside the claims:")
    for passage in passages:
        print(f"  {_marked(passage.text, passage.marks, coloured).strip()}")
        print(f"    [{shown(paths.get(passage.document_id, '?'))}]")
    at_least = "" if result.total_is_exact else "at least "
    print(f"{at_least}{result.total:,} claims", file=sys.stderr)
    for correction in result.corrections:
        print(f"read {shown(correction.typed)} as {shown(', '.join(correction.read_as))}", file=sys.stderr)
    for note in result.notes:
        print(f"note: {shown(note.message)}", file=sys.stderr)
    if result.suggestion is not None:
        print(f"try: {shown(result.suggestion)}", file=sys.stderr)


def _marked(text: str, marks: tuple[Mark, ...], coloured: bool) -> str:
    safe = shown_flat(text)
    if not coloured:
        return safe
    parts, place = [], 0
    for mark in marks:
        style = _UNDERLINED if mark.kind is MarkKind.CORRECTED else _BOLD
        parts += [safe[place : mark.start], style, safe[mark.start : mark.end], _PLAIN]
        place = mark.end
    return "".join(parts) + safe[place:]
