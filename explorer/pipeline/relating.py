"""Relating the claims of a store: only the groups that a changed document touched, streamed from the database.

Groups are independent of each other, so many of them are shared out to worker processes by ranges of their keys. The
keys stay stale until all of them are related: a build that is stopped in between finds them again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from explorer.model import CLAIM_BITS, Relation
from explorer.pipeline.apart import relate_apart
from explorer.pipeline.pool import Outcome, WorkerPool, in_order
from explorer.pipeline.progress import Progress, Watcher
from explorer.relate import CROWD, Context, DocumentFacts, Group, Member, Sketch, is_crowd, load_lexicon
from explorer.store.connection import open_reader
from explorer.store.groups import EVERY_KEY, KeyRange, large_stale_groups, stale_groups, stale_ranges
from explorer.store.readings import names_told_apart
from explorer.store.rows import claim_of
from explorer.store.stale import stale_count
from explorer.store.writer import StoreWriter
from explorer.vocabulary.load import load_vocabulary

ALONE = 4_000
"""Up to this many groups are related in this process: starting others would take longer."""
_RANGE = 500
_RANGE_SECONDS = 600.0
_MEMORY = 900_000_000
_BATCH = 5_000

Related = tuple[int, Relation]
"""The key of the group that vouches for a relation, and the relation."""


def relate_changed(writer: StoreWriter, tell: Watcher, words: Sequence[Path], jobs: int | None = None) -> None:
    """Relate anew every group of claims that changed since relations were last found.

    `jobs` is the number of worker processes (None: one per core). Raises StoreError where a range of groups fails.
    """
    while (total := writer.stale_keys()) > ALONE:
        if _relate_many(writer, tell, words, jobs or os.cpu_count() or 1, total):
            return
    if total:
        tell(Progress("relating", 0, total))
        with writer.transaction():  # one for all: no other process changes claims between
            writer.remove_stale_relations()
            for key, relation in prepare(writer.connection, words, everything=False)(EVERY_KEY):
                writer.add_relation(relation, key)
            writer.all_keys_related()


def _relate_many(writer: StoreWriter, tell: Watcher, words: Sequence[Path], jobs: int, total: int) -> bool:
    """Relate many groups in short transactions; False where another process changed claims meanwhile.

    Then the keys stay stale, and what was found is taken out again when they are related anew.
    """
    tell(Progress("relating", 0, total))
    with writer.transaction():
        writer.remove_stale_relations()
        ranges, known = stale_ranges(writer.connection, _RANGE), stale_count(writer.connection)
    if not ranges:
        return True
    if jobs == 1:
        batches: Iterator[list[Related]] = map(prepare(writer.connection, words), ranges)
    else:
        batches = _shared_out(writer.path, words, ranges, min(jobs, len(ranges)))
    pending: list[Related] = []
    for done, batch in enumerate(batches, 1):
        pending += batch
        if len(pending) >= _BATCH or done == len(ranges):
            with writer.transaction():
                if stale_count(writer.connection) != known:
                    return False
                for key, relation in pending:
                    writer.add_relation(relation, key)
                if done == len(ranges):
                    writer.all_keys_related()
            pending = []
        tell(Progress("relating", min(done * _RANGE, total), total))
    return True


def _shared_out(store: Path, words: Sequence[Path], ranges: Sequence[KeyRange], jobs: int) -> Iterator[list[Related]]:
    with WorkerPool(jobs, prepare_reader, (store, tuple(words)), _MEMORY) as pool:
        outcomes = in_order(pool.run((number, keys, _RANGE_SECONDS) for number, keys in enumerate(ranges)))
        for outcome in outcomes:
            yield _result(outcome)


def _result(outcome: Outcome) -> list[Related]:
    if outcome.failure is not None:
        raise RuntimeError(f"relating claims {outcome.failure}")
    related: list[Related] = outcome.result
    return related


def prepare_reader(store: Path, words: Sequence[Path]) -> Callable[[KeyRange], list[Related]]:
    """What a worker needs once: a connection of its own. Raises StoreError."""
    return prepare(open_reader(store), words)


def prepare(
    connection: sqlite3.Connection, words: Sequence[Path], *, everything: bool = True
) -> Callable[[KeyRange], list[Related]]:
    """The function that relates the stale groups of a range of keys.

    Without `everything`, it knows only the documents of stale groups: the work follows the change, not the store.
    """
    context = Context(
        documents=_facts(connection, everything), metrics=load_vocabulary(words).metrics, lexicon=load_lexicon(words)
    )
    apart = names_told_apart(connection)

    def relate_range(keys: KeyRange) -> list[Related]:
        return [
            (key, relation)
            for key, group in _groups(connection, keys)
            for relation in relate_apart(group, context, apart)
        ]

    return relate_range


def _groups(connection: sqlite3.Connection, keys: KeyRange) -> Iterator[tuple[int, Group]]:
    crowds = {key for key, subjects in large_stale_groups(connection, keys, CROWD) if is_crowd(subjects)}
    for key, rows in stale_groups(connection, keys, crowds):
        yield key, Group(str(key), [Member(claim_of(row[1:]), Sketch.decode(row[0])) for row in rows])


def _facts(connection: sqlite3.Connection, everything: bool) -> dict[int, DocumentFacts]:
    touched = (
        ""
        if everything
        else f" WHERE id IN (SELECT k.claim_id >> {CLAIM_BITS} FROM stale_keys JOIN claim_keys k USING (key))"
    )
    rows = connection.execute("SELECT id, published, publisher, title FROM documents" + touched)
    return {row[0]: DocumentFacts(*row) for row in rows}
