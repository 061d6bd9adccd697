"""A store and its decisions through any order of edits, builds, decisions, undoing and losses: a model says what holds.

`HYPOTHESIS_EXAMPLES=500` runs more of it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from explorer.pipeline import build
from explorer.store.connection import open_reader, open_writer
from explorer.store.decisions import DecisionBook, history
from explorer.store.doctor import State, examine
from explorer.store.journal import journal_path
from explorer.store.reader import StoreReader

NAMES = st.sampled_from(["a.txt", "b.txt", "c.md"])
NUMBERS = st.integers(2, 9)


def text_of(name: str, number: int) -> str:
    return (
        f"The mill of {name[0]} sold {number},400 tonnes of flour in 202{number % 5}.\n\n"
        f"Its revenue rose {number}% to ${number} million in 2024.\n"
    )


class StoreMachine(RuleBasedStateMachine):
    """Files and decisions as they have to be, beside a store that is made to follow."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.corpus, self.store = self.folder / "corpus", self.folder / "facts.db"
        self.corpus.mkdir()
        self.files: dict[str, int] = {}
        self.built: dict[str, int] | None = None
        self.notes: dict[str, bool] = {}
        """Note to whether it stands (was not undone), in the order in which they were made."""

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(name=NAMES, number=NUMBERS)
    def first(self, name: str, number: int) -> None:
        self.write(name, number)
        self.bring_up_to_date()

    @rule(name=NAMES, number=NUMBERS)
    def write(self, name: str, number: int) -> None:
        (self.corpus / name).write_text(text_of(name, number))
        self.files[name] = number

    @precondition(lambda self: len(self.files) > 1)
    @rule()
    def delete(self) -> None:
        name = sorted(self.files)[0]
        (self.corpus / name).unlink()
        del self.files[name]

    @rule()
    def bring_up_to_date(self) -> None:
        report = build([self.corpus], self.store)
        assert report.documents == len(self.files)
        self.built = dict(self.files)

    @rule(star=st.booleans())
    def decide(self, star: bool) -> None:
        with closing(open_writer(self.store)) as connection, StoreReader(self.store) as reader:
            claim = next(iter(reader.all_claims()))
            note = f"note {len(self.notes)}"
            DecisionBook(connection, self.store).decide(claim, "star" if star else "note", note=note)
        self.notes[note] = True

    @rule()
    def undo(self) -> None:
        standing = [note for note, stands in self.notes.items() if stands]
        with closing(open_writer(self.store)) as connection:
            undone = DecisionBook(connection, self.store).undo()
        assert (undone.note if undone else None) == (standing[-1] if standing else None)
        if standing:
            self.notes[standing[-1]] = False

    @rule()
    def lose_the_store(self) -> None:
        """The file is gone; the journal beside it is not."""
        self.store.unlink()
        self.bring_up_to_date()

    @precondition(lambda self: self.notes)
    @rule()
    def lose_the_journal(self) -> None:
        """Then the doctor writes it anew from the store."""
        journal_path(self.store).unlink()
        states = {finding.name: finding.state for finding in examine(self.store, mend=True)}
        assert states["decisions"] is State.MENDED
        assert journal_path(self.store).exists()

    @precondition(lambda self: self.notes)
    @rule(cut=st.integers(1, 30))
    def tear_the_journal(self, cut: int) -> None:
        """A crash while writing leaves half a line: what the store knows is written again by the doctor."""
        raw = journal_path(self.store).read_bytes()
        journal_path(self.store).write_bytes(raw[:-cut])
        list(examine(self.store, mend=True))

    @invariant()
    def nothing_is_lost(self) -> None:
        if self.built is None:
            return
        with closing(open_reader(self.store)) as connection:
            kept = {one.note: one.undone_at is None for one in history(connection)}
            texts = dict(connection.execute("SELECT path, text FROM documents").fetchall())
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert kept == self.notes
        assert texts == {name: text_of(name, number) for name, number in self.built.items()}
        states = {finding.name: finding.state for finding in examine(self.store, mend=False)}
        assert State.WRONG not in states.values(), states


StoreMachine.TestCase.settings = settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "6")),
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestStore = StoreMachine.TestCase
