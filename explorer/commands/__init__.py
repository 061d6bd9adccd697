"""One module a command: `add_arguments(parser)` and `run(options) -> exit code`."""

from __future__ import annotations

COMMANDS = {
    "build": "read documents into a store, without the screen",
    "import": "claims that another program made, placed and checked",
    "info": "what a store holds",
    "search": "claims that answer a query, best first",
    "timeline": "claims by the time that they are about",
    "compare": "what each document says of one metric",
    "conflicts": "where documents disagree, and why",
    "show": "a document with its claims marked",
    "decide": "verify, dispute, tag, note, undo",
    "config": "what is configured; makes the configuration file",
    "serve": "the screens in a browser on this machine",
    "doctor": "whether a store is whole, and its decisions safe",
    "completion": "completion for bash, zsh or fish",
    "export": "tables, dossiers and reviews to hand on",
}
"""Command names with one line of help; `explorer.commands.NAME` holds `add_arguments` and `run`."""

_MODULES = {"import": "import_claims"}
"""Commands whose name cannot be a module's."""


def module_of(command: str) -> str:
    """The module of a command."""
    return f"explorer.commands.{_MODULES.get(command, command)}"
