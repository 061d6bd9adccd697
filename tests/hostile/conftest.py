"""The hostile corpus and stores of it, made once a session."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from explorer.pipeline import build
from tests.hostile.corpus import write_corpus, write_hostile_store


@pytest.fixture(scope="session")
def hostile_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of hostile documents."""
    return write_corpus(tmp_path_factory.mktemp("hostile") / "cor\x1b]0;evil\x07pus \u202e[red]")


@pytest.fixture(scope="session")
def built_store(hostile_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the program makes of the hostile corpus."""
    store = tmp_path_factory.mktemp("built") / "built.db"
    build([hostile_corpus], store)
    return store


@pytest.fixture(scope="session")
def raw_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose every text is raw."""
    return write_hostile_store(tmp_path_factory.mktemp("raw") / "raw.db")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def copy_store(store: Path, folder: Path) -> Path:
    """A copy of `store` that a test may change."""
    return Path(shutil.copy(store, folder / os.path.basename(store)))
