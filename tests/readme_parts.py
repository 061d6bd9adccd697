"""The parts of the README that are made from the program.

usage: python -m tests.readme_parts          writes them into README.md
"""

from __future__ import annotations

from pathlib import Path

from explorer.export.records import CLAIM_KEYS
from explorer.store.rows import CLAIM_COLUMNS
from explorer.tui.commands import COMMANDS
from explorer.tui.keys import keys_text

_OF_THE_STORE = {
    "document_id": "its document",
    "inferred": "fields that were worked out, not read; separated by commas",
    "phrase": "the metric as the text words it",
}
README = Path(__file__).resolve().parents[1] / "README.md"
_TITLES = {
    "everywhere": "Everywhere",
    "move": "Moving, in every pane",
    "timeline": "Timeline",
    "comparison": "Comparison",
    "source": "Source",
    "conflicts": "Conflicts",
    "search": "Search",
    "documents": "Documents",
}


def keys_table() -> str:
    """Every command of the screen with its keys, by pane."""
    lines = ["| key | command | what it does |", "|---|---|---|"]
    for scope, title in _TITLES.items():
        lines.append(f"| | **{title}** | |")
        lines += [
            f"| {' '.join(f'`{_cell(key)}`' for key in keys_text(command.keys).split())} | {command.name} |"
            f" {command.help} |"
            for command in COMMANDS.values()
            if command.scope == scope
        ]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def columns_table() -> str:
    """What a claim holds, column by column."""
    lines = ["| column | what it holds |", "|---|---|"]
    meanings = {**CLAIM_KEYS, **_OF_THE_STORE}
    lines += [f"| `{name}` | {_cell(meanings[name])} |" for name in CLAIM_COLUMNS]
    return "\n".join(lines)


PARTS = {"keys": keys_table, "claim columns": columns_table}


def filled(text: str) -> str:
    """The README with every part between its marks made anew."""
    for name, make in PARTS.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        head, found, rest = text.partition(begin)
        _, closed, tail = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"the README has no place for {name}")
        text = f"{head}{begin}{make()}\n{end}{tail}"
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
