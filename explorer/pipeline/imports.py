"""Putting imported claims into a store, and back into it after each rebuild of their documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ReadError
from explorer.model import MAX_CLAIMS_PER_DOCUMENT, Claim, Document, document_of
from explorer.pipeline.importing import Entry, parse_entry, place, read_entries
from explorer.pipeline.progress import Watcher
from explorer.pipeline.reading import claim_rows
from explorer.pipeline.relating import relate_changed
from explorer.relate import Lexicon, load_lexicon
from explorer.resources import data_folder
from explorer.store.imports import documents_named, entries_for, remember
from explorer.store.writer import StoreWriter
from explorer.vocabulary.load import Vocabulary, load_vocabulary, vocabulary_paths


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    taken: int
    known: int
    """Entries that had been imported before."""
    refused: tuple[tuple[int, str], ...]
    """(line, reason)."""


def import_claims(
    lines: Iterable[bytes], store: Path, watcher: Watcher | None = None, vocabulary_files: Sequence[Path] = ()
) -> ImportReport:
    """Place the claims of JSON lines in the documents of a store, and relate them. Raises StoreError."""
    words = vocabulary_paths(data_folder(), vocabulary_files)
    vocabulary, lexicon = load_vocabulary(words), load_lexicon(words)
    refused: list[tuple[int, str]] = []
    taken = known = 0
    with StoreWriter(store) as writer:
        with writer.transaction():
            for item in read_entries(lines):
                if isinstance(item, tuple):
                    refused.append(item)
                    continue
                try:
                    new = _take(writer, item, vocabulary, lexicon)
                except ReadError as error:
                    refused.append((item.number, str(error)))
                    continue
                taken += new
                known += not new
        relate_changed(writer, watcher or (lambda _: None), words)
    return ImportReport(taken, known, tuple(refused))


def _take(writer: StoreWriter, entry: Entry, vocabulary: Vocabulary, lexicon: Lexicon) -> bool:
    ids = documents_named(writer.connection, entry.document)
    if not ids:
        raise ReadError(f"no document of the store is called {entry.document!r}")
    if len(ids) > 1:
        raise ReadError(f"{len(ids)} documents are called {entry.document!r}; name one by its path")
    document = writer.document(ids[0])
    claim = place(entry, document, _next_ordinal(writer, document), vocabulary)
    if not remember(writer.connection, entry.document, entry.as_json()):
        return False
    _put(writer, document, [claim], lexicon)
    return True


def place_again(writer: StoreWriter, document: Document, vocabulary: Vocabulary, lexicon: Lexicon) -> tuple[str, ...]:
    """Place the imported claims of a document that was read anew; returns why some no longer fit."""
    kept = entries_for(writer.connection, (document.path, document.sha256, document.title))
    claims: list[Claim] = []
    problems = []
    ordinal = _next_ordinal(writer, document)
    for imported in kept:
        try:
            claims.append(place(parse_entry(imported.id, imported.line), document, ordinal + len(claims), vocabulary))
        except ReadError as error:
            problems.append(f"imported claim {imported.id}: {error}")
    if claims:
        _put(writer, document, claims, lexicon)
    return tuple(problems)


def _put(writer: StoreWriter, document: Document, claims: Sequence[Claim], lexicon: Lexicon) -> None:
    rows = claim_rows(document, claims, lexicon)
    writer.add_claims(document.id, rows.claims, rows.sketches, rows.keys)


def _next_ordinal(writer: StoreWriter, document: Document) -> int:
    last = writer.last_claim_id(document.id)
    ordinal = 0 if last is None else last - (document.id << 20) + 1
    if ordinal > MAX_CLAIMS_PER_DOCUMENT or (last is not None and document_of(last) != document.id):
        raise ReadError("the document holds as many claims as it can")
    return ordinal
