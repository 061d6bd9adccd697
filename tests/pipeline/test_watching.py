"""A watch notices every change of a corpus, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.pipeline.watching import changes, state_of


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


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_noticed_once(corpus: Path, change: Callable[[Path], object]) -> None:
    seen = state_of([corpus])
    assert state_of([corpus]) == seen
    change(corpus)
    watch = changes([corpus], (), seen)
    next(watch)
    assert state_of([corpus]) == state_of([corpus]) != seen


def test_a_folder_that_is_gone_for_a_while_is_another_state(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").write_text("before")
    seen = state_of([corpus])
    corpus.rename(tmp_path / "away")
    assert state_of([corpus]) != seen
    (tmp_path / "away").rename(corpus)
    assert state_of([corpus]) == seen
