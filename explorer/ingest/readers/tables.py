"""Rows of cells as a Markdown table: the one form in which tables of every format reach the extractor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def markdown_table(rows: Iterable[Sequence[str]]) -> str:
    """The rows as a Markdown table, the first being the header; empty rows and outer empty columns are left out."""
    cleaned = [[" ".join(cell.split()).replace("|", "/") for cell in row] for row in rows]
    cleaned = [row for row in cleaned if any(row)]
    if not cleaned:
        return ""
    width = max(max(index for index, cell in enumerate(row) if cell) for row in cleaned) + 1
    lines = ["| " + " | ".join((row + [""] * width)[:width]) + " |" for row in cleaned]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)
