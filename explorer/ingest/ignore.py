"""Ignore rules: the `.gitignore` and `.ignore` files of a corpus, in the form that git knows."""

from __future__ import annotations

import warnings
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

NAMES = (".gitignore", ".ignore")
_MAX_BYTES = 100_000
_MAX_LINE = 200
_MAX_STARS = 6
"""A pattern with more wildcards can take very long to match; such lines come from nobody who means well."""


class IgnoreRules:
    """The rules of the folders from a root down to one folder; the nearer folder's rule wins."""

    def __init__(self, levels: tuple[tuple[str, GitIgnoreSpec], ...] = ()) -> None:
        self._levels = levels

    def entered(self, folder: Path, relative: str) -> IgnoreRules:
        """The rules that hold inside `folder`, which stands at `relative` ("" for the root)."""
        lines = [line for name in NAMES for line in _lines(folder / name) if _is_pattern(line)]
        if not lines:
            return self
        return IgnoreRules((*self._levels, (relative, _spec(lines))))

    def ignores(self, relative: str, is_folder: bool) -> bool:
        """Whether the file or folder at `relative` is to be passed over."""
        for base, spec in reversed(self._levels):
            inner = str(PurePosixPath(relative).relative_to(base)) if base else relative
            verdict = spec.check_file(inner + "/" if is_folder else inner).include
            if verdict is not None:
                return bool(verdict)
        return False


def _spec(lines: list[str]) -> GitIgnoreSpec:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a set within a set: nothing for the user's terminal
        return GitIgnoreSpec.from_lines(lines)


def _is_pattern(line: str) -> bool:
    """Whether a line can be read as a pattern; git passes over others (a range that runs backwards) as well."""
    try:
        _spec([line])
    except Exception:  # whatever a broken pattern does to the library that compiles it  # noqa: BLE001
        return False
    return True


def _lines(file: Path) -> list[str]:
    try:
        if not file.is_file() or file.stat().st_size > _MAX_BYTES:
            return []
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [line for line in lines if len(line) <= _MAX_LINE and line.count("*") <= _MAX_STARS]
