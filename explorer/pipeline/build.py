"""Building a store: workers read and extract, one writer stores, and the claims that met new ones are related anew."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import ExplorerError, NothingToReadError
from explorer.gate import shown, shown_path
from explorer.ingest.discover import Found, discover
from explorer.model import BuildReport, Skipped
from explorer.pipeline import inline
from explorer.pipeline.deciding import follow_decisions, remember_words
from explorer.pipeline.imports import place_again
from explorer.pipeline.plan import Plan, plan_build
from explorer.pipeline.pool import Outcome, WorkerPool, in_order
from explorer.pipeline.progress import Progress, Watcher
from explorer.pipeline.reading import MEMORY, ReadTask, Rows, prepare
from explorer.pipeline.relating import relate_changed
from explorer.pipeline.rules import rules_digest
from explorer.pipeline.stages import READING
from explorer.relate import Lexicon, lexicon_digest, load_lexicon
from explorer.resources import data_folder
from explorer.store.connection import PAUSE
from explorer.store.decisions import DecisionBook
from explorer.store.writer import FileState, StoreWriter
from explorer.vocabulary.load import Vocabulary, load_vocabulary, vocabulary_paths

VOCABULARY_NAME = "vocabulary.toml"
_BATCH_SECONDS = 0.5
_IN_PROCESS_BYTES = 200_000
_FEW = 4
"""So many small plain texts are read sooner than a worker starts, even where the user says how many he wants."""
_SAFE_FORMATS = frozenset({"text", "markdown"})


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build, besides what."""

    jobs: int | None = None
    """Worker processes at most, none for up to four small plain texts; None: one per core, none for more such texts."""
    vocabulary_files: tuple[Path, ...] = ()
    piped: tuple[Found, ...] = ()
    """Documents that come from elsewhere than files."""


def build(
    roots: Sequence[Path], store: Path, watcher: Watcher | None = None, options: BuildOptions | None = None
) -> BuildReport:
    """Bring the store at `store` up to date with the files below `roots`, reading only what changed.

    Raises NothingToReadError, StoreError or VocabularyError; a document that cannot be read is reported, never raised.
    """
    tell = watcher or (lambda _: None)
    options = options or BuildOptions()
    started = time.monotonic()
    tell(Progress("finding"))
    found: Sequence[Found] = (*discover(roots), *options.piped)
    if not any(item.reason is None for item in found):
        raise NothingToReadError(_nothing(roots, found))
    tell(Progress("finding", len(found), len(found)))
    own = (*beside(roots), *options.vocabulary_files)
    words = vocabulary_paths(data_folder(), own)
    vocabulary, lexicon = load_vocabulary(words), load_lexicon(words)
    mark = f"{rules_digest()}:{vocabulary.digest}:{lexicon_digest()}"
    with StoreWriter(store) as writer:
        writer.begin_build()
        trusted = writer.meta("build_mark") == mark
        found = corrected(found, writer.document_corrections())
        plan = plan_build(found, writer.files(), writer.next_document_id(), trusted)
        run = _Run(writer, tell, words, vocabulary, lexicon)
        if not trusted:
            run.begin_anew(mark)
        run.follow(plan, options.jobs)
        tell(Progress("indexing"))
        with writer.transaction():
            writer.finish_search_index()
        book = DecisionBook(writer.connection, store)
        with writer.transaction():
            book.settle()
            follow_decisions(writer, words)
            remember_words(writer, own)
        unrelated = relate_changed(writer, tell, words, options.jobs)
        with writer.transaction():
            book.settle()
            writer.set_meta("roots", json.dumps([str(root.resolve()) for root in roots]))
        writer.end_build()
        remarks = (*writer.remarks(), *(Skipped(path="relations", reason=reason) for reason in unrelated))
        report = BuildReport(store=str(store), skipped=writer.skipped(), remarks=remarks, **writer.counts())
    if report.documents == 0:
        raise NothingToReadError(_nothing(roots, [Found("", s.path, reason=s.reason) for s in report.skipped]))
    tell(Progress("done", len(found), len(found), report.claims))
    gone = len(plan.gone)
    return replace(
        report, read=run.read, unchanged=plan.unchanged + run.same, removed=gone, seconds=time.monotonic() - started
    )


def beside(roots: Sequence[Path]) -> tuple[Path, ...]:
    """The vocabulary files that the user keeps beside his corpus."""
    files = (root / VOCABULARY_NAME for root in roots if root.is_dir())
    return tuple(file for file in files if file.is_file())


def corrected(found: Sequence[Found], corrections: Mapping[str, Mapping[str, str]]) -> Sequence[Found]:
    """The files with what the user corrected of their documents on the screen."""
    if not corrections:
        return found
    return [replace(i, given={**i.given, **corrections[i.path]}) if i.path in corrections else i for i in found]


class _Run:
    """One build at work: what the plan says is carried out in batches, each of whole documents."""

    def __init__(
        self, writer: StoreWriter, tell: Watcher, words: Sequence[Path], vocabulary: Vocabulary, lexicon: Lexicon
    ) -> None:
        self.writer = writer
        self.tell = tell
        self.words = words
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.read = self.same = self.claims = 0

    def begin_anew(self, mark: str) -> None:
        """Forget what other rules made of the files, and note whose claims the store holds from now on."""
        with self.writer.transaction():
            self.writer.distrust_files()
            self.writer.set_meta("build_mark", mark)

    def follow(self, plan: Plan, jobs: int | None) -> None:
        """Carry out the plan."""
        with self.writer.transaction():
            for old, item in plan.renamed:
                self.writer.rename_file(old, _state(item, old.sha256, old.document_id))
            for path in plan.gone:
                self.writer.forget_file(path)
            for item in plan.refused:
                self.writer.forget_file(item.path)
                self.writer.put_file(_state(item, reason=item.reason))
        total = len(plan.tasks)
        if total:
            self.tell(Progress("reading", 0, total))
        outcomes = in_order(self._outcomes(plan.tasks, jobs))
        outcome = next(outcomes, None)
        while outcome is not None:
            until = time.monotonic() + _BATCH_SECONDS
            with self.writer.transaction():
                while outcome is not None and time.monotonic() < until:
                    self._store(plan.tasks[outcome.number], outcome, total)
                    outcome = next(outcomes, None)
            if outcome is not None:
                time.sleep(PAUSE)  # a decision of another window that waits gets its turn

    def _outcomes(self, tasks: Sequence[ReadTask], jobs: int | None) -> Iterator[Outcome]:
        small = sum(task.found.size for task in tasks) <= _IN_PROCESS_BYTES
        if not tasks:
            return
        safe = all(task.found.format in _SAFE_FORMATS for task in tasks)
        if (jobs is None or len(tasks) <= _FEW) and small and safe and inline.is_possible():
            yield from inline.run(tasks, prepare(self.words), MEMORY)
            return
        count = max(1, min(jobs or os.cpu_count() or 1, len(tasks)))
        with WorkerPool(count, prepare, (self.words,), MEMORY) as pool:
            yield from pool.run((number, task, READING.seconds) for number, task in enumerate(tasks))

    def _store(self, task: ReadTask, outcome: Outcome, total: int) -> None:
        item = task.found
        failure = outcome.failure or self._failure(task, outcome.result)
        if failure is not None:
            self.writer.forget_file(item.path)
            self.writer.put_file(_state(item, reason=failure))
        self.tell(Progress("reading", outcome.number + 1, total, self.claims, item.path, failure))

    def _failure(self, task: ReadTask, rows: Rows) -> str | None:
        """Store what a worker made of a document; why that cannot be, where it is the document's fault alone.

        Raises what ends the build: a full disk, a store that another build took over.
        """
        try:
            with self.writer.part():
                self._put(task, rows)
        except (ExplorerError, OSError, sqlite3.OperationalError):
            raise
        except Exception as error:  # any other failure costs this document only, and is reported
            if type(error) is sqlite3.DatabaseError:  # the store is damaged
                raise
            return f"cannot be stored: {type(error).__name__}: {error}"
        if rows.document is None:
            self.same += 1
        else:
            self.read += 1
            self.claims += len(rows.claims)
        return None

    def _put(self, task: ReadTask, rows: Rows) -> None:
        state = _state(task.found, rows.sha256, task.document_id)
        if rows.document is None:
            self.writer.put_file(state)
            return
        self.writer.put_document(rows.document, rows.claims, rows.sketches, rows.keys, state)
        if self.writer.has_imports():
            place_again(self.writer, self.writer.document(task.document_id), self.vocabulary, self.lexicon)


def _state(
    item: Found, sha256: str | None = None, document_id: int | None = None, reason: str | None = None
) -> FileState:
    return FileState(item.path, item.size, item.modified, sha256, document_id, reason, item.settings)


def _nothing(roots: Sequence[Path], found: Sequence[Found]) -> str:
    where = ", ".join(map(shown_path, roots))
    reasons = "; ".join(f"{shown(item.path)} {shown(item.reason)}" for item in found[:3] if item.reason)
    return f"no readable documents in {where}" + (f" ({reasons})" if reasons else "")
