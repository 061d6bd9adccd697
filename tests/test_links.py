"""Every link of the written pages leads to a file, and every command that they name to a module or script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[\w-]*)?\)")
_COMMAND = re.compile(r"python (?:-m (tests\.[\w.]+)|(tests/[\w/]+\.py))")


def targets(page: Path) -> list[Path]:
    """The files that a page links to or has the reader run."""
    text = page.read_text(encoding="utf-8")
    linked = [page.parent / name for name in _LINK.findall(text) if "://" not in name]
    run = [ROOT / (path or f"{module.replace('.', '/')}.py") for module, path in _COMMAND.findall(text)]
    return linked + run


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_commands_lead_somewhere(page: Path) -> None:
    assert [str(target) for target in targets(page) if not target.exists()] == []


def test_promises_name_tests() -> None:
    rows = [line for line in (ROOT / "docs" / "PROMISES.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    assert all("/test_" in row for row in rows[2:])
