"""Relating the claims of a store: only the groups that a changed document touched, streamed from the database.

Groups are independent of each other, so many of them are shared out to worker processes by ranges of their keys. The
keys stay stale until all of them are related: a build that is stopped in between finds them again.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from explorer.model import CLAIM_BITS, Relation
from explorer.pipeline.apart import relate_apart
from explorer.pipeline.pool import Outcome, WorkerPool, in_order
from explorer.pipeline.progress import Progress, Watcher
from explorer.relate import CROWD, Context, DocumentFacts, Group, Member, Sketch, is_crowd, load_lexicon, year_of
from explorer.store.connection import open_reader
from explorer.store.groups import (
    EVERY_KEY,
    KeyRange,
    large_stale_groups,
    slice_of,
    stale_groups,
    stale_ranges,
    years_of,
)
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

Related = tuple[int, int, Relation]
"""The key of the group that vouches for a relation, the year of its slice (0: none), and the relation."""
Failed = tuple[KeyRange, str]
"""The keys of groups that could not be related, and why."""
Batch = tuple[Sequence[Related], Sequence[Failed]]


def relate_changed(
    writer: StoreWriter, tell: Watcher, words: Sequence[Path], jobs: int | None = None
) -> tuple[str, ...]:
    """Relate anew every group of claims that changed since relations were last found.

    `jobs` is the number of worker processes (None: one per core). Returns why groups are left unrelated: they stay
    stale, and the next build tries them again. Raises StoreError.
    """
    while (total := writer.stale_keys()) > ALONE:
        failed = _relate_many(writer, tell, words, jobs or os.cpu_count() or 1, total)
        if failed is not None:
            return failed
    if total == 0:
        return ()
    tell(Progress("relating", 0, total))
    with writer.transaction():  # one for all: no other process changes claims between
        writer.remove_stale_relations()
        related, failures = prepare(writer.connection, words, everything=False)(EVERY_KEY)
        _store(writer, related)
        writer.all_keys_related([keys for keys, _ in failures])
    return _told(failures)


def _relate_many(
    writer: StoreWriter, tell: Watcher, words: Sequence[Path], jobs: int, total: int
) -> tuple[str, ...] | None:
    """Relate many groups in short transactions; None where another process changed claims meanwhile.

    Then the keys stay stale, and what was found is taken out again when they are related anew.
    """
    tell(Progress("relating", 0, total))
    with writer.transaction():
        writer.remove_stale_relations()
        ranges, known = stale_ranges(writer.connection, _RANGE), stale_count(writer.connection)
    if not ranges:
        return ()
    if jobs == 1:
        batches: Iterator[Batch] = map(prepare(writer.connection, words), ranges)
    else:
        batches = _shared_out(writer.path, words, ranges, min(jobs, len(ranges)))
    pending: list[Related] = []
    failures: list[Failed] = []
    for done, (related, failed) in enumerate(batches, 1):
        pending += related
        failures += failed
        if len(pending) >= _BATCH or done == len(ranges):
            with writer.transaction():
                if stale_count(writer.connection) != known:
                    return None
                _store(writer, pending)
                if done == len(ranges):
                    writer.all_keys_related([keys for keys, _ in failures])
            pending = []
        tell(Progress("relating", min(done * _RANGE, total), total))
    return _told(failures)


def _store(writer: StoreWriter, related: Sequence[Related]) -> None:
    for key, year, relation in related:
        writer.add_relation(relation, key, year)


def _told(failures: Sequence[Failed]) -> tuple[str, ...]:
    reasons = Counter(reason for _, reason in failures)
    return tuple(
        f"{count:,} or more groups of claims were not compared: {reason}" for reason, count in sorted(reasons.items())
    )


def _shared_out(store: Path, words: Sequence[Path], ranges: Sequence[KeyRange], jobs: int) -> Iterator[Batch]:
    with WorkerPool(jobs, prepare_reader, (store, tuple(words)), _MEMORY) as pool:
        outcomes = in_order(pool.run((number, keys, _RANGE_SECONDS) for number, keys in enumerate(ranges)))
        for outcome in outcomes:
            yield _batch(outcome, ranges[outcome.number])


def _batch(outcome: Outcome, keys: KeyRange) -> Batch:
    if outcome.failure is not None:
        return (), [(keys, outcome.failure)]
    batch: Batch = outcome.result
    return batch


def prepare_reader(store: Path, words: Sequence[Path]) -> Callable[[KeyRange], Batch]:
    """What a worker needs once: a connection of its own. Raises StoreError."""
    return prepare(open_reader(store), words)


def prepare(
    connection: sqlite3.Connection, words: Sequence[Path], *, everything: bool = True
) -> Callable[[KeyRange], Batch]:
    """The function that relates the stale groups of a range of keys.

    Without `everything`, it knows only the documents of stale groups: the work follows the change, not the store.
    """
    context = Context(
        documents=_facts(connection, everything), metrics=load_vocabulary(words).metrics, lexicon=load_lexicon(words)
    )
    apart = names_told_apart(connection)

    def relate_range(keys: KeyRange) -> Batch:
        related: list[Related] = []
        failed: list[Failed] = []
        for key, group in _groups(connection, keys):
            try:
                found = relate_apart(group, context, apart)
                related += [(key, group.year or 0, one) for one in found]
            except MemoryError:
                raise
            except Exception as error:  # a rule that fails costs this group only, and is reported  # noqa: BLE001
                failed.append(((key, key), f"failed with {type(error).__name__}: {error}"))
        return related, failed

    return relate_range


def _groups(connection: sqlite3.Connection, keys: KeyRange) -> Iterator[tuple[int, Group]]:
    large = {one.key: one for one in large_stale_groups(connection, keys, CROWD)}
    crowds = {key for key, one in large.items() if is_crowd(key, one.claims, one.subjects)}
    sliced = {key: one for key, one in large.items() if one.in_slices and key not in crowds}
    for key, rows in stale_groups(connection, keys, crowds | set(sliced)):
        yield key, _group(key, rows)
    for key, one in sliced.items():
        for year in years_of(connection, one):
            group = _group(key, slice_of(connection, key, year), year)
            if len(group.members) > 1 and any(year_of(member.claim) == year for member in group.members):
                yield key, group


def _group(key: int, rows: Sequence[tuple[Any, ...]], year: int | None = None) -> Group:
    return Group(str(key), [Member(claim_of(row[1:]), Sketch.decode(row[0])) for row in rows], year)


def _facts(connection: sqlite3.Connection, everything: bool) -> dict[int, DocumentFacts]:
    touched = (
        ""
        if everything
        else f" WHERE id IN (SELECT k.claim_id >> {CLAIM_BITS} FROM stale_keys JOIN claim_keys k USING (key))"
    )
    rows = connection.execute("SELECT id, published, publisher, title FROM documents" + touched)
    return {row[0]: DocumentFacts(*row) for row in rows}
