"""The errors that a user can cause, each with a message that says what to do next."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns to the shell."""

    DONE = 0
    INCOMPLETE = 1  # done, with documents left out
    USAGE = 2
    NOTHING_TO_READ = 3
    STORE_UNUSABLE = 4
    FAILED = 70  # the system refused, or the program has a defect
    INTERRUPTED = 130
    QUIT = 131
    TERMINATED = 143


class ExplorerError(Exception):
    """Base of all errors that end a command with one line on stderr.

    The message may quote hostile text (file names, store rows): whoever prints it passes it through `explorer.gate`.
    """

    exit_code = ExitCode.USAGE


class UsageError(ExplorerError):
    """The command, its options or its surroundings (no terminal) do not fit."""


class NothingToReadError(ExplorerError):
    """No readable document was found where the user pointed."""

    exit_code = ExitCode.NOTHING_TO_READ


class StoreError(ExplorerError):
    """The store cannot be opened, is no store, is newer than the program, or is damaged."""

    exit_code = ExitCode.STORE_UNUSABLE


class OvertakenError(StoreError):
    """Another process began to build the store after this one; it goes on there."""

    def __init__(self) -> None:
        super().__init__("another window began to build this store; it goes on there")


class VocabularyError(ExplorerError):
    """A vocabulary file is wrong; the message names the file and the line."""


class ConfigError(ExplorerError):
    """The configuration file is wrong; the message names the file and the line."""


class ReadError(ExplorerError):
    """One document cannot be read; the build reports it and goes on."""


class QueryError(ExplorerError):
    """A query cannot be answered at all (a wrong or unfinished one still is: it says what it understood)."""
