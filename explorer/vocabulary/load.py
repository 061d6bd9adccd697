"""The whole vocabulary, joined from the bundled tables and the user's own files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.vocabulary.reading import read_source


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every table that extraction and relations look words up in."""

    digest: str
    """A hash of the files it was made of: another vocabulary reads every document anew."""


def vocabulary_paths(bundled: Path, own: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The vocabulary files in the order in which they are joined: the bundled ones by name, then the user's own."""
    return (*sorted(bundled.glob("*.toml")), *own)


def load_vocabulary(paths: Sequence[Path]) -> Vocabulary:
    """Read and check the files at `paths`; later files add to and override earlier ones. Raises VocabularyError."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(read_source(path).text.encode())
    return Vocabulary(digest.hexdigest()[:16])
