"""The one place that joins the stages: files, documents, claims, relations, store. Knows no screen."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import NothingToReadError, ReadError
from explorer.extract import extract
from explorer.gate import shown, shown_path
from explorer.ingest.discover import Found, discover
from explorer.ingest.read import read_document
from explorer.model import BuildReport, Claim, Relation
from explorer.resources import data_folder
from explorer.store.writer import FileState, StoreWriter
from explorer.vocabulary.load import Vocabulary, load_vocabulary, vocabulary_paths

RULES_VERSION = "1"
"""Part of a store's build mark: a change of the extractor's rules bumps it, so that old stores are read anew."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is."""

    stage: str
    """finding, reading, relating or done."""
    done: int = 0
    total: int = 0
    claims: int = 0
    path: str = ""
    skipped: str | None = None
    """Why the file at `path` was left out."""


class BuildCancelledError(Exception):
    """The build was asked to stop; what it had stored stays."""


Watcher = Callable[[Progress], None]
"""Called from the building thread for every step; may raise BuildCancelledError to stop the build."""


def build(
    roots: Sequence[Path], store: Path, watcher: Watcher | None = None, vocabulary_files: Sequence[Path] = ()
) -> BuildReport:
    """Bring the store at `store` up to date with the files below `roots`, reading only what changed.

    Raises NothingToReadError, StoreError or VocabularyError; a document that cannot be read is reported, never raised.
    """
    tell = watcher or (lambda _: None)
    started = time.monotonic()
    tell(Progress("finding"))
    found = discover(roots)
    if not any(item.reason is None for item in found):
        raise NothingToReadError(_nothing(roots, found))
    vocabulary = load_vocabulary(vocabulary_paths(data_folder(), vocabulary_files))
    with StoreWriter(store) as writer:
        run = _Build(writer, vocabulary, tell)
        run.forget_missing(found)
        for number, item in enumerate(found, 1):
            run.take(item, number, len(found))
        run.finish(roots)
        report = _report(writer, store)
    if report.documents == 0:
        raise NothingToReadError(_nothing(roots, found))
    tell(Progress("done", len(found), len(found), report.claims))
    return replace(
        report, read=run.read, unchanged=run.unchanged, removed=run.removed, seconds=time.monotonic() - started
    )


class _Build:
    """One run over the found files, with the store's memory of the run before."""

    def __init__(self, writer: StoreWriter, vocabulary: Vocabulary, tell: Watcher) -> None:
        self.writer = writer
        self.vocabulary = vocabulary
        self.tell = tell
        self.mark = f"{RULES_VERSION}:{vocabulary.digest}"
        self.known = writer.files()
        self.current = writer.meta("build_mark") == self.mark
        self.next_id = writer.next_document_id()
        self.read = self.unchanged = self.removed = self.claims = 0

    def forget_missing(self, found: Sequence[Found]) -> None:
        """Take out what was read before and is gone."""
        for path in sorted(set(self.known) - {item.path for item in found}):
            with self.writer.transaction():
                self.writer.forget_file(path)
            self.removed += 1

    def take(self, item: Found, number: int, total: int) -> None:
        """Read one file unless nothing changed; a file that cannot be read is remembered with its reason."""
        old = self.known.get(item.path)
        same = old is not None and (old.size, old.modified) == (item.size, item.modified)
        if self.current and same and item.reason is None:
            self.unchanged += 1
            return
        try:
            self._read(item, old)
            problem = None
        except ReadError as error:
            problem = str(error)
            with self.writer.transaction():
                self.writer.forget_file(item.path)
                self.writer.put_file(FileState(item.path, item.size, item.modified, None, None, problem))
        self.tell(Progress("reading", number, total, self.claims, item.path, problem))

    def _read(self, item: Found, old: FileState | None) -> None:
        if item.reason is not None:
            raise ReadError(item.reason)
        document_id = old.document_id if old is not None and old.document_id else self.next_id
        document = read_document(item, document_id)
        claims = extract(document, self.vocabulary)
        keys = {claim.id: alignment_keys(claim, self.vocabulary) for claim in claims}
        state = FileState(item.path, item.size, item.modified, document.sha256, document_id)
        with self.writer.transaction():
            self.writer.put_document(document, claims, keys, state)
            if document_id == self.next_id:
                self.next_id += 1
                self.writer.set_meta("last_document_id", str(document_id))
        self.read += 1
        self.claims += len(claims)

    def finish(self, roots: Sequence[Path]) -> None:
        """Relate the claims if anything changed, and leave the mark that this build is whole."""
        if self.read or self.removed or not self.current:
            self.tell(Progress("relating", claims=self.claims))
            with self.writer.transaction():
                self.writer.replace_relations(relate_store(self.writer, self.vocabulary))
        with self.writer.transaction():
            self.writer.set_meta("build_mark", self.mark)
            self.writer.set_meta("roots", json.dumps([str(root.resolve()) for root in roots]))


def _nothing(roots: Sequence[Path], found: Sequence[Found]) -> str:
    where = ", ".join(map(shown_path, roots))
    reasons = "; ".join(f"{shown_path(item.path)} {shown(item.reason)}" for item in found[:3] if item.reason)
    return f"no readable documents in {where}" + (f" ({reasons})" if reasons else "")


def _report(writer: StoreWriter, store: Path) -> BuildReport:
    counts = writer.counts()
    return BuildReport(store=str(store), skipped=writer.skipped(), **counts)


def alignment_keys(claim: Claim, vocabulary: Vocabulary) -> tuple[int, ...]:
    """The keys under which a claim meets others."""
    return ()


def relate_store(writer: StoreWriter, vocabulary: Vocabulary) -> Iterable[Relation]:
    """The relations of all claims of a store."""
    return ()
