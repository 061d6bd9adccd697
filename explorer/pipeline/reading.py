"""The part of a build that runs in worker processes: one file to rows that are ready to be stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from explorer.extract import extract
from explorer.extract.language import detect_language, is_foreign
from explorer.ingest.discover import Found
from explorer.ingest.read import read_bytes, read_document
from explorer.model import Claim, Document
from explorer.pipeline.stages import READING, enter, extracting
from explorer.relate import Lexicon, alignment_keys, key_number, load_lexicon, sketch_of
from explorer.store.rows import claim_row, document_row
from explorer.vocabulary.load import Vocabulary, load_vocabulary

MEMORY = 512_000_000


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read, the id that its document will have, and the hash by which it is known if nothing changed."""

    found: Found
    document_id: int
    known_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A document as rows of the store; `document` is None where the file's content is what was known."""

    sha256: str
    document: tuple[Any, ...] | None = None
    claims: Sequence[tuple[Any, ...]] = ()
    sketches: Sequence[tuple[int, str]] = ()
    """Claim id and the encoded sketch of its clause."""
    keys: Sequence[tuple[int, int]] = ()
    """Alignment key and claim id."""


def prepare(vocabulary_files: Sequence[Path]) -> Callable[[ReadTask], Rows]:
    """What a worker needs once; returns the function that does one task and raises ReadError."""
    vocabulary = load_vocabulary(vocabulary_files)
    lexicon = load_lexicon(vocabulary_files)
    return lambda task: read_rows(task, vocabulary, lexicon)


def read_rows(task: ReadTask, vocabulary: Vocabulary, lexicon: Lexicon) -> Rows:
    """Read, clean and extract one file. Raises ReadError."""
    enter(READING)
    raw = read_bytes(task.found)
    digest = sha256(raw).hexdigest()
    if digest == task.known_sha256:
        return Rows(digest)
    document = read_document(raw, digest, task.found, task.document_id)
    enter(extracting(len(document.text)))
    return document_rows(document, vocabulary, lexicon)


def document_rows(document: Document, vocabulary: Vocabulary, lexicon: Lexicon) -> Rows:
    """A document and its claims as rows, with what the relation finder needs beside them."""
    document = with_language(document)
    return claim_rows(document, extract(document, vocabulary), lexicon)


def with_language(document: Document) -> Document:
    """The document with its language, and a note where that means that it yields no claims."""
    language = document.language or detect_language(document.text)
    foreign = is_foreign(document.text, document.language)
    notes = document.notes
    if foreign is not None:
        notes = (*notes, f"language {foreign}: searched, but no claims are taken from it")
    return replace(document, language=foreign or language, notes=notes)


def claim_rows(document: Document, claims: Sequence[Claim], lexicon: Lexicon) -> Rows:
    """Claims of a document as rows, with what the relation finder needs beside them."""
    sketches = [sketch_of(claim, document.text, lexicon) for claim in claims]
    return Rows(
        document.sha256,
        document_row(document),
        [claim_row(claim) for claim in claims],
        [(claim.id, sketch.encode()) for claim, sketch in zip(claims, sketches, strict=True)],
        [
            (key_number(key), claim.id)
            for claim, sketch in zip(claims, sketches, strict=True)
            for key in alignment_keys(claim, sketch, lexicon)
        ],
    )
