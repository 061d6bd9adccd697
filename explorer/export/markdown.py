"""A dossier as Markdown: GitHub tables, block quotes, every text of a document written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explorer.export.blocks import Block, Heading, Paragraph, Passage, Table
from explorer.export.citation import markdown_text

_PREFIX = {"hint": "*Hint:* ", "reason": "", "note": "", "normal": ""}


def markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of the blocks; pictures are left out, their tables are there."""
    for number, block in enumerate(blocks):
        text = _block(block)
        if text:
            yield f"\n{text}" if number else text


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {markdown_text(text)}\n"
        case Paragraph(text, "reason"):
            return f"**{markdown_text(text)}**\n"
        case Paragraph(text, kind):
            return f"{_PREFIX[kind]}{markdown_text(text)}\n"
        case Passage():
            quote = f"{markdown_text(block.before)}**{markdown_text(block.evidence)}**{markdown_text(block.after)}"
            return f"> {quote}\n>\n> — {markdown_text(block.source)}\n"
        case Table():
            return _table(block) if block.rows else ""
        case _:
            return ""


def _table(table: Table) -> str:
    rules = ["---:" if column in table.numbers else "---" for column in range(len(table.head))]
    lines = [_row(map(markdown_text, table.head)), _row(rules)]
    for number, row in enumerate(table.rows):
        lines.append(
            _row(
                f"**{markdown_text(cell)}**" if (number, column) in table.marked and cell else markdown_text(cell)
                for column, cell in enumerate(row)
            )
        )
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
