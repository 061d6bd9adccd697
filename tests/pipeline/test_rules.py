"""A store knows by which rules its claims were made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import explorer
from explorer.pipeline import build
from explorer.pipeline.rules import rules_digest


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one rule and one screen, which the digest takes for the program."""
    for name in ("extract/rule.py", "tui/screen.py", "__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one = 1\n")
    monkeypatch.setattr(explorer, "__file__", str(tmp_path / "__init__.py"))
    return tmp_path


@pytest.mark.parametrize(("name", "counts"), [("extract/rule.py", True), ("tui/screen.py", False)])
def test_rules_count_and_screens_do_not(package: Path, name: str, counts: bool) -> None:
    before = rules_digest.__wrapped__()
    (package / name).write_text("one = 2\n")
    assert (rules_digest.__wrapped__() != before) == counts


def test_other_rules_read_the_documents_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, store = tmp_path / "mill.txt", tmp_path / "facts.db"
    corpus.write_text("The mill sold 4,100 tonnes of flour in 2023.\n")
    assert build([corpus], store).read == 1
    assert build([corpus], store).read == 0
    monkeypatch.setattr(sys.modules[build.__module__], "rules_digest", lambda: "others")
    assert build([corpus], store).read == 1
