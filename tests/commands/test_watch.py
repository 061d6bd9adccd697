"""`build --watch` beside another process that builds the same store."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer.commands import build as command
from explorer.errors import NothingToReadError, OvertakenError
from explorer.pipeline import build
from explorer.store.reader import StoreReader
from explorer.store.writer import StoreWriter


class _Enough(Exception):
    """Ends a watch."""


def watch(corpus: Path, store: Path) -> None:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    command.run(parser.parse_args([str(corpus), "--store", str(store), "--jobs", "1", "--watch"]))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.md").write_text("Bramwell Mills sold 320 tonnes of flour in 2024.\n")
    return folder


@pytest.mark.parametrize("which", [0, 1], ids=["the first build", "a later one"])
def test_a_watch_that_was_overtaken_builds_after_the_other(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    """What changed while the other process had already read the files gets into the store all the same."""
    store, calls = tmp_path / "facts.db", [0]

    def sometimes_overtaken(*arguments: Any) -> Any:
        calls[0] += 1
        if calls[0] != which + 1:
            return build(*arguments)
        with StoreWriter(store) as other:
            other.begin_build()
            other.end_build()
        raise OvertakenError

    def changes(*_: object) -> Iterator[None]:
        (corpus / "two.md").write_text("Bramwell Mills sold 410 tonnes of flour in 2025.\n")
        yield
        raise _Enough

    monkeypatch.setattr(command, "build", sometimes_overtaken)
    monkeypatch.setattr(command, "changes", changes)
    with pytest.raises(_Enough):
        watch(corpus, store)
    with StoreReader(store) as reader:
        assert reader.connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 2


def test_a_watch_of_nothing_ends_at_once_and_a_folder_that_is_empty_for_a_while_ends_none(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def changes(*_: object) -> Iterator[None]:
        (corpus / "one.md").unlink()
        yield
        raise _Enough

    monkeypatch.setattr(command, "changes", changes)
    with pytest.raises(_Enough):
        watch(corpus, tmp_path / "facts.db")
    assert "no readable documents" in capsys.readouterr().err
    with pytest.raises(NothingToReadError):
        watch(corpus, tmp_path / "other.db")
