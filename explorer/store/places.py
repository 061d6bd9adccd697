"""Where a corpus has its store when the user names none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path


def default_store(roots: Sequence[Path], folder: Path | None = None) -> Path:
    """The store of the corpus made of `roots` in `folder` (the user's data folder): the same roots, the same store."""
    from platformdirs import user_data_path

    resolved = sorted(str(root.resolve()) for root in roots)
    digest = hashlib.sha256("\0".join(resolved).encode("utf-8", "surrogateescape")).hexdigest()[:10]
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", roots[0].resolve().name)[:40].strip("-.") or "corpus"
    return (folder or user_data_path("fact-explorer")) / f"{name}-{digest}.db"
