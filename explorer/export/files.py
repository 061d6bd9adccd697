"""Writing an export: complete or absent, never half; never over something that is there unless one says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from explorer.errors import ExplorerError, UsageError
from explorer.gate import shown_lines, shown_path

_SQLITE = b"SQLite format 3\x00"
_JOURNAL = ".decisions.jsonl"


class ExportError(ExplorerError):
    """The export could not be written; nothing is left of it."""


def write_export(target: Path, pieces: Iterable[str], force: bool = False) -> None:
    """Write `pieces` to the file `target` as UTF-8, whole or not at all.

    Raises UsageError where something is there already (a store or a journal even if `force`), ExportError where the
    system refuses.
    """
    check_target(target, force)
    draft: Path | None = None
    try:
        with NamedTemporaryFile("wb", dir=target.parent, prefix=f".{target.name[:80]}.", delete=False) as file:
            draft = Path(file.name)
            for piece in pieces:
                file.write(piece.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o666 & ~_umask())
        _move(draft, target, force)
        _sync_folder(target.parent)
    except OSError as error:
        raise ExportError(f"cannot write {shown_path(target)}: {error.strerror}; nothing was left behind") from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def check_target(target: Path, force: bool) -> None:
    """Raise UsageError where `target` must not be written."""
    if target.is_dir():
        raise UsageError(f"{shown_path(target)} is a folder; give a file")
    if not target.exists() and not target.is_symlink():
        return
    if not force:
        raise UsageError(f"{shown_path(target)} is there already; --force writes over it")
    if target.name.endswith(_JOURNAL) or _is_database(target):
        raise UsageError(f"{shown_path(target)} is a store or a journal of decisions; choose another name")


def print_export(pieces: Iterable[str]) -> None:
    """Write `pieces` to stdout as UTF-8, whatever the locale says; on a terminal with every control visible."""
    sys.stdout.flush()
    terminal = sys.stdout.isatty()
    for piece in pieces:
        text = shown_lines(piece.replace("\r\n", "\n")) if terminal else piece
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _move(draft: Path, target: Path, force: bool) -> None:
    if force:
        draft.replace(target)
        return
    try:
        os.link(draft, target)  # unlike a rename, this fails where a file has come to be there meanwhile
    except FileExistsError as error:
        raise UsageError(f"{shown_path(target)} is there already; --force writes over it") from error
    except OSError:  # a file system without links
        check_target(target, force)
        draft.replace(target)


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
