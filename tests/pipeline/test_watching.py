"""A watch notices every change of a corpus, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from explorer.pipeline import watching
from explorer.pipeline.watching import changes, state_of

_LOOKS = 5
"""So often a watch of these tests looks."""


class _Enough(Exception):
    """Ends a watch."""


def touch(folder: Path) -> None:
    os.utime(folder / "a.md", ns=(1, 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "changed": lambda folder: (folder / "a.md").write_text("longer than before"),
    "touched": touch,
    "new": lambda folder: (folder / "b.txt").write_text("new"),
    "gone": lambda folder: (folder / "a.md").unlink(),
    "renamed": lambda folder: (folder / "a.md").rename(folder / "c.md"),
    "a side file": lambda folder: (folder / "corpus.toml").write_text('[defaults]\npublisher = "Board"\n'),
    "a mistake in it": lambda folder: (folder / "corpus.toml").write_text("["),
    "a vocabulary": lambda folder: (folder / "vocabulary.toml").write_text(""),
    "ignored": lambda folder: (folder / ".gitignore").write_text("*.md\n"),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("before")
    return tmp_path


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses before the looks of a watch, none of which takes any time; after the last one it ends."""
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        if len(pauses) == _LOOKS:
            raise _Enough
        pauses.append(seconds)

    monkeypatch.setattr(watching, "time", SimpleNamespace(sleep=pause, monotonic=time.monotonic))
    return pauses


def noticed(corpus: Path, seen: watching.State, looks: list[float]) -> list[int]:
    """At which looks a watch says that something changed."""
    found, watch = [], changes([corpus], (), seen)
    with suppress(_Enough):
        while True:
            next(watch)
            found.append(len(looks))
    assert len(looks) == _LOOKS
    return found


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_noticed_once(corpus: Path, change: Callable[[Path], object], looks: list[float]) -> None:
    seen = state_of([corpus])
    assert state_of([corpus]) == seen
    change(corpus)
    assert noticed(corpus, seen, looks) == [1]
    assert state_of([corpus]) == state_of([corpus]) != seen


def test_where_nothing_changes_nothing_is_noticed(corpus: Path, looks: list[float]) -> None:
    assert noticed(corpus, state_of([corpus]), looks) == []
    assert min(looks) > 0


def test_a_folder_that_is_gone_for_a_while_is_another_state(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").write_text("before")
    seen = state_of([corpus])
    corpus.rename(tmp_path / "away")
    assert state_of([corpus]) != seen
    (tmp_path / "away").rename(corpus)
    assert state_of([corpus]) == seen
