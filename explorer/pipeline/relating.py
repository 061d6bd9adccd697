"""Relating the claims of a store: only the groups that a changed document touched, streamed from the database.

Groups are independent of each other, so many of them are shared out to worker processes by ranges of their keys. The
keys stay stale until all of them are related: a build that is stopped in between finds them again.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.model import CLAIM_BITS, Relation
from explorer.pipeline.apart import relate_apart
from explorer.pipeline.pool import Outcome, WorkerPool, in_order
from explorer.pipeline.progress import Progress, Watcher
from explorer.relate import (
    COMPUTED,
    CROWD,
    Context,
    DocumentFacts,
    Group,
    Member,
    Sketch,
    is_crowd,
    load_lexicon,
    parts_of,
)
from explorer.store.connection import open_reader
from explorer.store.groups import (
    EVERY_KEY,
    KeyRange,
    Sliced,
    large_stale_groups,
    members_of,
    sliced,
    stale_groups,
    stale_ranges,
    subjects_of,
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
"""The key of the group that vouches for a relation, the year of its part (0: none), and the relation."""
Failed = tuple[KeyRange, str]
"""The keys of groups that could not be related, and why."""
Batch = tuple[Sequence[Related], Sequence[Failed]]


@dataclass(frozen=True, slots=True)
class Portion:
    """A range of keys whose stale groups are to be related."""

    keys: KeyRange
    crowds: frozenset[int]
    """The keys of groups that are left alone."""
    sliced: tuple[Sliced, ...]
    """The groups that are related in parts."""

    def within(self, keys: KeyRange) -> Portion:
        """A part of it."""
        first, last = keys
        crowds = frozenset(key for key in self.crowds if first <= key <= last)
        return Portion(keys, crowds, tuple(one for one in self.sliced if first <= one.key <= last))


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
        portion = _cleared(writer)
        related, failures = prepare(writer.connection, words, everything=False)(portion)
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
        portion = _cleared(writer)
        ranges, known = stale_ranges(writer.connection, _RANGE), stale_count(writer.connection)
    portions = [portion.within(keys) for keys in ranges]
    if not ranges:
        return ()
    if jobs == 1:
        batches: Iterator[Batch] = map(prepare(writer.connection, words), portions)
    else:
        batches = _shared_out(writer.path, words, portions, min(jobs, len(ranges)))
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


def _cleared(writer: StoreWriter) -> Portion:
    """Take out what stale groups vouch for; what is to be related anew. To be called inside a transaction."""
    connection = writer.connection
    large = large_stale_groups(connection, CROWD)
    crowds = frozenset(one.key for one in large if _is_crowd(connection, one.key, one.claims))
    portion = Portion(EVERY_KEY, crowds, tuple(sliced(connection, (one for one in large if one.key not in crowds))))
    writer.remove_stale_relations({one.key: (COMPUTED, *one.years) for one in portion.sliced if one.in_part})
    return portion


def _is_crowd(connection: sqlite3.Connection, key: int, claims: int) -> bool:
    return is_crowd(key, claims, ()) or is_crowd(key, claims, subjects_of(connection, key, 2 * CROWD))


def _store(writer: StoreWriter, related: Sequence[Related]) -> None:
    for key, year, relation in related:
        writer.add_relation(relation, key, year)


def _told(failures: Sequence[Failed]) -> tuple[str, ...]:
    reasons = Counter(reason for _, reason in failures)
    return tuple(
        f"{count:,} or more groups of claims were not compared: {reason}" for reason, count in sorted(reasons.items())
    )


def _shared_out(store: Path, words: Sequence[Path], portions: Sequence[Portion], jobs: int) -> Iterator[Batch]:
    with WorkerPool(jobs, prepare_reader, (store, tuple(words)), _MEMORY) as pool:
        outcomes = in_order(pool.run((number, one, _RANGE_SECONDS) for number, one in enumerate(portions)))
        for outcome in outcomes:
            yield _batch(outcome, portions[outcome.number].keys)


def _batch(outcome: Outcome, keys: KeyRange) -> Batch:
    if outcome.failure is not None:
        return (), [(keys, outcome.failure)]
    batch: Batch = outcome.result
    return batch


def prepare_reader(store: Path, words: Sequence[Path]) -> Callable[[Portion], Batch]:
    """What a worker needs once: a connection of its own. Raises StoreError."""
    return prepare(open_reader(store), words)


def prepare(
    connection: sqlite3.Connection, words: Sequence[Path], *, everything: bool = True
) -> Callable[[Portion], Batch]:
    """The function that relates the stale groups of a portion.

    Without `everything`, it knows only the documents of stale groups: the work follows the change, not the store.
    """
    context = Context(
        documents=_facts(connection, everything), metrics=load_vocabulary(words).metrics, lexicon=load_lexicon(words)
    )
    apart = names_told_apart(connection)

    def relate_portion(portion: Portion) -> Batch:
        related: list[Related] = []
        failed: list[Failed] = []
        for key, group in _groups(connection, portion):
            try:
                found = relate_apart(group, context, apart)
                related += [(key, group.year or 0, one) for one in found]
            except MemoryError:
                raise
            except Exception as error:  # a rule that fails costs this group only, and is reported  # noqa: BLE001
                failed.append(((key, key), f"failed with {type(error).__name__}: {error}"))
        return related, failed

    return relate_portion


def _groups(connection: sqlite3.Connection, portion: Portion) -> Iterator[tuple[int, Group]]:
    for key, rows in stale_groups(connection, portion.keys, portion.crowds | {one.key for one in portion.sliced}):
        yield key, _group(key, rows)
    for one in portion.sliced:
        for part in parts_of(_group(one.key, members_of(connection, one.key)), one.years):
            if len(part.members) > 1:
                yield one.key, part


def _group(key: int, rows: Sequence[tuple[Any, ...]]) -> Group:
    return Group(str(key), [Member(claim_of(row[1:]), Sketch.decode(row[0])) for row in rows])


def _facts(connection: sqlite3.Connection, everything: bool) -> dict[int, DocumentFacts]:
    touched = (
        ""
        if everything
        else f" WHERE id IN (SELECT k.claim_id >> {CLAIM_BITS} FROM stale_keys JOIN claim_keys k USING (key))"
    )
    rows = connection.execute("SELECT id, published, publisher, title FROM documents" + touched)
    return {row[0]: DocumentFacts(*row) for row in rows}
