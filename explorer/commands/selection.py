"""What the commands that read a store share: which store, which claims a query means, and how records are printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from explorer.commands.options import add_store_option, roots_of, store_of
from explorer.errors import StoreError, UsageError
from explorer.export.records import Record, json_line
from explorer.gate import shown, shown_path
from explorer.model import Claim
from explorer.store.chosen import Chosen
from explorer.store.decisions import Verdict
from explorer.store.listing import DocumentHead, Listing
from explorer.store.reader import StoreReader
from explorer.views.documents import labels
from explorer.views.filters import meaning

QUERY_HELP = 'only claims that answer it: words, "a phrase", metric:revenue, is:target, period:2025-Q2, … (see search)'


def add_corpus_options(parser: argparse.ArgumentParser) -> None:
    """Which store is meant."""
    parser.add_argument("--corpus", type=Path, action="append", default=[], metavar="PATH", help="whose store is meant")
    add_store_option(parser)


def add_query_argument(parser: argparse.ArgumentParser) -> None:
    """Which claims are meant."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help=QUERY_HELP)


def add_json_option(parser: argparse.ArgumentParser, keys: Mapping[str, str]) -> None:
    """`--json`, with the keys of its lines in the help."""
    parser.add_argument("--json", action="store_true", help="JSON lines, one record each; keys below")
    table = "\n".join(f"  {name:<15} {meaning}" for name, meaning in keys.items())
    parser.epilog = f"{parser.epilog or ''}\n\nkeys of a line of --json:\n{table}".strip().replace("%", "%%")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def add_examples(parser: argparse.ArgumentParser, *examples: str) -> None:
    """Examples below the help."""
    lines = "\n".join(f"  fact-explorer {example}" for example in examples)
    parser.epilog = f"examples:\n{lines}".replace("%", "%%")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


@dataclass(frozen=True, slots=True)
class OpenStore:
    """A store open for reading, with what every command needs of it."""

    path: Path
    reader: StoreReader
    listing: Listing
    heads: Mapping[int, DocumentHead]
    labels: Mapping[int, str]

    def chosen(self, words: Iterable[str]) -> Chosen:
        """The claims that the query made of `words` means; all for an empty one. Notes on it go to stderr."""
        query = " ".join(words)
        if not query.strip():
            return Chosen()
        from explorer.search import SearchEngine
        from explorer.store.connection import open_reader

        with closing(SearchEngine(lambda: open_reader(self.path))) as engine:
            meant = meaning(engine, query)
        _tell([*meant.notes, *([f"only the best {meant.cut:,} claims are used"] if meant.cut else [])])
        return meant.chosen

    def verdicts(self, column: str = "claim_id") -> dict[int, Verdict]:
        """What people decided, by claim_id, relation_id or document_id."""
        return self.listing.verdicts(column)

    def documents_named(self, name: str) -> tuple[int, ...]:
        """The documents whose path, file name, title or publisher is `name`, else those that contain it.

        Raises UsageError where there is none.
        """
        wanted = name.casefold()
        full = str(Path(name).resolve()).casefold()
        exact = [h.id for h in self.heads.values() if wanted in _names(h) or full == h.path.casefold()]
        found = exact or [h.id for h in self.heads.values() if any(wanted in one for one in _names(h))]
        if not found:
            raise UsageError(f"no document here is called {name}; `fact-explorer info` lists them")
        return tuple(found)


def _names(head: DocumentHead) -> tuple[str, ...]:
    names = (head.path, Path(head.path).name, head.title or "", head.publisher or "")
    return tuple(name.casefold() for name in names)


@contextmanager
def open_store(options: argparse.Namespace) -> Iterator[OpenStore]:
    """The store that the options mean, open for reading. Raises StoreError where there is none yet."""
    roots = roots_of(options.corpus)
    store = store_of(options, roots)
    require_store(store)
    with StoreReader(store) as reader:
        listing = Listing(reader.connection)
        heads = listing.heads()
        yield OpenStore(store, reader, listing, heads, labels(heads.values()))


def require_store(store: Path) -> None:
    """Raise StoreError, with what to do, where there is no store yet."""
    if not store.exists():
        raise StoreError(f"no store at {shown_path(store)} yet; `fact-explorer build` makes it from your documents")


def print_record(record: Record) -> None:
    """A record as a line of JSON."""
    print(json_line(record))


def print_safe(text: str) -> None:
    """A line of text; whatever a document put into it is visible and does nothing."""
    print(shown(text).rstrip())


def coloured() -> bool:
    """Whether stdout is a terminal that wants colour."""
    import os

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def claim_line(claim: Claim, label: str) -> str:
    """A claim on one line: mark, value, what it is about, when, who says so, and its number."""
    from explorer.views.figures import about_text, headline
    from explorer.views.marks import claim_mark
    from explorer.views.periods import period_text

    mark = claim_mark(claim.kind, claim.modality)
    metric, subject = about_text(claim)
    about = " · ".join(part for part in (metric, subject, claim.place) if part)
    when = period_text(claim.period, claim.period_start, claim.period_end)
    ahead = "" if claim.modality == "actual" else f" ({mark.word})"
    return f"{mark.glyph} {headline(claim):<18} {about}{ahead} · {when} · {label}  [claim:{claim.id}]"


def _tell(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"note: {shown(note)}", file=sys.stderr)
