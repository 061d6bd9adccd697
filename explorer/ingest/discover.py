"""Finding the files of a corpus: regular files with a known ending below the roots, in a stable order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import NothingToReadError
from explorer.gate import shown_path
from explorer.ingest.readers import formats


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the corpus, or one that is left out (then `reason` says why)."""

    file: Path
    path: str
    """The name under which the store knows it: below its root, with forward slashes."""
    format: str = ""
    size: int = 0
    modified: int = 0
    """Nanoseconds since 1970, as the file system says."""
    reason: str | None = None


def discover(roots: Sequence[Path]) -> tuple[Found, ...]:
    """All files below `roots` (files or folders), sorted by path. Raises NothingToReadError for a missing root."""
    found: dict[str, Found] = {}
    for root in roots:
        if not os.path.lexists(root):
            raise NothingToReadError(f"there is nothing at {shown_path(root)}")
        prefix = "" if len(roots) == 1 or not root.is_dir() else f"{root.resolve().name}/"
        for file, relative in _walk(root):
            item = _look(file, prefix + relative)
            if item is not None and item.path not in found:
                found[item.path] = item
    return tuple(found[path] for path in sorted(found))


def _walk(root: Path) -> Iterator[tuple[Path, str]]:
    if not root.is_dir():
        yield root, root.name
        return
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                file = Path(folder, name)
                yield file, file.relative_to(root).as_posix()


def _look(file: Path, relative: str) -> Found | None:
    path = relative.encode("utf-8", "replace").decode("utf-8")
    try:
        status = file.lstat()
    except OSError as error:
        return Found(file, path, reason=f"cannot be read: {error.strerror}")
    if stat.S_ISLNK(status.st_mode):
        return Found(file, path, reason="is a link")
    if not stat.S_ISREG(status.st_mode):
        return Found(file, path, reason="is no regular file")
    kind = formats().get(file.suffix.lower().removeprefix("."))
    if kind is None:
        return Found(file, path, size=status.st_size, modified=status.st_mtime_ns, reason="unknown format")
    return Found(file, path, kind, status.st_size, status.st_mtime_ns)
