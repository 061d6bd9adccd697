"""Finding the files of a corpus: regular files below the roots, in a stable order, with what the user says of them."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from explorer.errors import NothingToReadError
from explorer.gate import shown_path
from explorer.ingest.ignore import IgnoreRules
from explorer.ingest.readers import ending_of, format_of
from explorer.ingest.sidecar import FILE_NAME, NOTHING, Sidecar, read_sidecar

UNKNOWN_FORMAT = "unknown format"
MAX_BYTES = 64_000_000
MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the corpus, or one that is left out (then `reason` says why)."""

    place: str
    """Where it stands; text, because a corpus has many files and most are only looked at."""
    path: str
    """The name under which the store knows it: below its root, with forward slashes."""
    format: str = ""
    size: int = 0
    modified: int = 0
    """Nanoseconds since 1970, as the file system says."""
    reason: str | None = None
    content: bytes | None = None
    """The bytes themselves, for text that came through a pipe."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Metadata that the user set; they win over what the file says."""
    fallback: Mapping[str, str] = field(default_factory=dict)
    """Metadata for what the file does not say itself."""

    @property
    def file(self) -> Path:
        """Where it stands."""
        return Path(self.place)

    @property
    def settings(self) -> str:
        """What the user set, as text: another value means that the file has to be read anew."""
        return json.dumps([self.given, self.fallback], sort_keys=True) if self.given or self.fallback else ""


def discover(roots: Sequence[Path]) -> tuple[Found, ...]:
    """All files below `roots` (files or folders), sorted by path.

    Raises NothingToReadError for a missing root, ConfigError for a mistake in a `corpus.toml`.
    """
    found: dict[str, Found] = {}
    for root, prefix in zip(roots, _prefixes(roots), strict=True):
        if not os.path.lexists(root):
            raise NothingToReadError(f"there is nothing at {shown_path(root)}")
        if root.is_dir():
            sidecar = read_sidecar(root)
            items = [_look(entry, relative, prefix, sidecar) for entry, relative in _walk(root, sidecar)]
        else:
            items = [_look(root, root.name, prefix, NOTHING, follow=True)]
        for item in items:
            path = _free_name(item, found)
            if path is not None:
                found[path] = item if path == item.path else replace(item, path=path)
    return tuple(found[path] for path in sorted(found))


def piped(raw: bytes) -> Found:
    """Text from standard input as a document of the corpus."""
    return Found("standard-input.txt", "standard input", "text", len(raw), 0, content=raw)


def _prefixes(roots: Sequence[Path]) -> list[str]:
    """What stands before the names of each root, so that two roots never share one."""
    if len(roots) == 1:
        return [""]
    taken: set[str] = set()
    prefixes = []
    for root in roots:
        name, number = root.resolve().name, 1
        if not root.is_dir():
            prefixes.append("")
            continue
        while name in taken:
            number += 1
            name = f"{root.resolve().name}~{number}"
        taken.add(name)
        prefixes.append(name + "/")
    return prefixes


def _walk(root: Path, sidecar: Sidecar) -> Iterator[tuple[os.DirEntry[str] | Path, str]]:
    pending = [(root, "", IgnoreRules().entered(root, ""))]
    while pending:
        folder, below, rules = pending.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            yield folder, below
            continue
        for entry in entries:
            relative = f"{below}/{entry.name}" if below else entry.name
            if entry.name.startswith(".") or relative in (FILE_NAME, "vocabulary.toml"):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if rules.ignores(relative, is_folder) or sidecar.ignores(relative):
                continue
            if is_folder and relative.count("/") < MAX_DEPTH:
                pending.append((Path(entry.path), relative, rules.entered(Path(entry.path), relative)))
            else:
                yield entry, relative


def _look(
    entry: os.DirEntry[str] | Path, relative: str, prefix: str, sidecar: Sidecar, *, follow: bool = False
) -> Found:
    place = os.fspath(entry)
    path = (prefix + relative).encode("utf-8", "replace").decode("utf-8")
    try:
        status = entry.stat(follow_symlinks=follow)
    except OSError as error:
        return Found(place, path, reason=f"cannot be read: {error.strerror}")
    if not stat.S_ISREG(status.st_mode):
        return Found(place, path, reason=_kind(status.st_mode))
    kind = format_of(ending_of(entry.name))
    reason = UNKNOWN_FORMAT if kind is None else None
    if kind is not None and status.st_size > MAX_BYTES:
        reason = f"is larger than {MAX_BYTES // 1_000_000} MB"
    return Found(
        place, path, kind or "", status.st_size, status.st_mtime_ns, reason,
        given=sidecar.values(relative), fallback=sidecar.defaults,
    )  # fmt: skip


def _kind(mode: int) -> str:
    """Why what is no regular file is left out."""
    if stat.S_ISDIR(mode):
        return "is a folder that cannot be opened"
    return "is a link; links are not followed" if stat.S_ISLNK(mode) else "is no regular file"


def _free_name(item: Found, found: Mapping[str, Found]) -> str | None:
    """The name for `item`; another one where a different file has it already; None for the same file again."""
    path, number = item.path, 1
    while path in found:
        if found[path].file.resolve() == item.file.resolve():
            return None
        number += 1
        path = f"{item.path} ({number})"
    return path
