"""Decisions that change facts: corrections and merged names go into the claims, and relations follow.

A build calls `follow_decisions` once its documents are stored; a screen or a command decides through a `Decider`, which
does the rest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from explorer.errors import UsageError
from explorer.model import Claim, Decision, Document, Relation, document_of
from explorer.pipeline.corrections import MERGED, checked, corrected
from explorer.pipeline.progress import Watcher
from explorer.pipeline.relating import relate_changed
from explorer.relate import alignment_keys, key_number, load_lexicon, sketch_of
from explorer.resources import data_folder
from explorer.store import readings, search_index
from explorer.store.decisions import DecisionBook
from explorer.store.fingerprints import NameMark
from explorer.store.reader import StoreReader
from explorer.store.writer import StoreWriter
from explorer.vocabulary.load import vocabulary_paths

FACT_ACTIONS = frozenset({"correct", "merge", "distinct"})
"""Decisions that change claims or relations; all others are only kept."""


def follow_decisions(writer: StoreWriter, words: Sequence[Path]) -> int:
    """Bring the claims in line with the decisions that stand; returns how many claims changed.

    `words` are the vocabulary files that the store is built with.

    The groups that a change touches become stale, so `relate_changed` comes next. Call it inside a transaction, after
    `settle`.
    """
    connection = writer.connection
    rules = readings.name_rules(connection)
    wanted, known = readings.corrections(connection), readings.readings(connection)
    ids = set(wanted) | set(known) | readings.claims_named(connection, rules.merged)
    changes = [
        (claim, machine)
        for stored, machine in readings.machine_claims(connection, ids, known)
        if (claim := corrected(machine, wanted.get(machine.id, {}), rules.merged)) != stored
    ]
    lexicon = load_lexicon(words)
    for document_id, group in groupby(changes, key=lambda change: document_of(change[0].id)):
        text = connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()[0]
        with search_index.reindexed(connection, document_id):
            for claim, machine in group:
                readings.put_claim(connection, claim, machine)
                sketch = sketch_of(claim, text, lexicon)
                keys = [key_number(key) for key in alignment_keys(claim, sketch, lexicon)]
                readings.put_keys(connection, claim.id, sketch.encode(), keys)
    readings.tell_names_apart(connection, rules.apart)
    return len(changes)


class Decider:
    """Decides for a screen or a command: keeps the decision, changes the facts, finds relations anew."""

    def __init__(self, store: Path, author: str | None = None) -> None:
        """Open the store at `store` for writing. Raises StoreError."""
        self.writer = StoreWriter(store)
        self.book = DecisionBook(self.writer.connection, store)
        self.author = author

    def __enter__(self) -> Decider:
        return self

    def __exit__(self, *_: object) -> None:
        self.writer.close()

    def decide(
        self,
        target: Claim | Relation | Document,
        action: str,
        *,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Record a decision on a claim, relation or document. Raises UsageError for a correction that does not fit."""
        if action == "correct":
            if not isinstance(target, Claim):
                raise UsageError("only fields of a claim can be corrected here")
            value = checked(field or "", value)
        made = self.book.decide(target, action, field=field, value=value, note=note, author=self.author)
        self.follow(made)
        return made

    def merge(self, field: str, name: str, other: str, note: str | None = None) -> Decision:
        """From now on the subject or metric `name` is `other`. Raises UsageError."""
        return self._decide_names("merge", field, name, other, note)

    def distinguish(self, field: str, name: str, other: str, note: str | None = None) -> Decision:
        """The subjects or metrics `name` and `other` are not the same. Raises UsageError."""
        return self._decide_names("distinct", field, name, other, note)

    def undo(self, number: int | None = None) -> Decision | None:
        """Undo the given decision or the latest; None where there is none."""
        return self._followed(self.book.undo(number))

    def redo(self, number: int | None = None) -> Decision | None:
        """Redo the given decision or the one undone last; None where there is none."""
        return self._followed(self.book.redo(number))

    def _decide_names(self, action: str, field: str, name: str, other: str, note: str | None) -> Decision:
        name, other = name.strip(), other.strip()
        if field not in MERGED:
            raise UsageError(f"only names of {' or '.join(MERGED)} can be merged or told apart, not of {field}")
        if not name or not other or name == other:
            raise UsageError("two different names are needed")
        known = readings.claims_named(self.writer.connection, [(field, name), (field, other)])
        if not known:
            raise UsageError(f"no {field} here is called {name} or {other}")
        mark = NameMark(field, name, other)
        made = self.book.decide_names(mark, action, note=note, author=self.author)
        self.follow(made)
        return made

    def _followed(self, made: Decision | None) -> Decision | None:
        if made is not None:
            self.follow(made)
        return made

    def follow(self, made: Decision) -> None:
        """Bring claims and relations in line with a decision that was made or undone elsewhere."""
        if made.action not in FACT_ACTIONS or made.target == "document":
            return
        words = remembered_words(self.writer)
        with self.writer.transaction():
            follow_decisions(self.writer, words)
        relate_changed(self.writer, _silent, words)
        with self.writer.transaction():
            self.book.settle()


def remember_words(writer: StoreWriter, own: Sequence[Path]) -> None:
    """Note the user's own vocabulary files, so that decisions between builds are followed with the same words."""
    writer.set_meta("vocabulary", json.dumps([str(path.resolve()) for path in own]))


def remembered_words(store: StoreWriter | StoreReader) -> tuple[Path, ...]:
    """The vocabulary that the store was built with; own files that are gone are left out."""
    try:
        names = json.loads(store.meta("vocabulary") or "[]")
    except (ValueError, RecursionError):  # no build wrote that
        names = []
    own = [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return vocabulary_paths(data_folder(), [path for path in own if _is_file(path)])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, or with a zero byte
        return False


_silent: Watcher = lambda _: None  # noqa: E731
