"""What went wrong, in one line for a person, whatever was raised; and the exit code that says it to a shell."""

from __future__ import annotations

import os
import sqlite3

from explorer.errors import ExitCode, ExplorerError
from explorer.store.connection import damage

DEBUG_SWITCH = "FACT_EXPLORER_DEBUG"
"""Environment variable under which a failure is shown with its traceback."""

_DISK_ERRORS = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
_OF_ROWS = (UnicodeDecodeError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What code raises when a row holds what no build wrote."""


def explained(error: BaseException) -> tuple[str, ExitCode]:
    """The message (to be gated) and the exit code for `error`. May read the open stores whole: slow."""
    if isinstance(error, ExplorerError):
        return str(error), error.exit_code
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return "another window is writing to this store; try again when it is done", ExitCode.STORE_UNUSABLE
    if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorname", "").startswith(_DISK_ERRORS):
        return f"the disk took no more ({error}); what was stored before stays", ExitCode.STORE_UNUSABLE
    if isinstance(error, sqlite3.Error):
        return f"the store is damaged ({error}); see `fact-explorer doctor`", ExitCode.STORE_UNUSABLE
    if isinstance(error, OSError):
        place = f": {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""
        return f"{error.strerror or error}{place}", ExitCode.FAILED
    if isinstance(error, _OF_ROWS) and (problem := damage()) is not None:
        return problem, ExitCode.STORE_UNUSABLE
    if isinstance(error, UnicodeDecodeError):
        return "the store holds text that is no UTF-8; see `fact-explorer doctor`", ExitCode.STORE_UNUSABLE
    if isinstance(error, MemoryError):
        return "there is not enough memory for this", ExitCode.FAILED
    told = f"{type(error).__name__}: {str(error)[:300]}"
    return f"this is a defect of the program: {told}; {DEBUG_SWITCH}=1 shows where", ExitCode.FAILED
