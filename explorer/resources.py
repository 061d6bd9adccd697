"""Where the bundled vocabulary and corpus are, in a checkout as in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data_folder() -> Path:
    """The folder with the vocabulary's TOML files."""
    return _folder("data")


def seeds_folder() -> Path:
    """The folder with the bundled corpus."""
    return _folder("seeds")


def typed_path(text: str) -> Path:
    """The path that a person wrote, with ~ for his home; a home that nobody has stays as it was written."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path
