"""By which rules a store's claims were made, so that an upgraded program reads the documents anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import explorer

_MAKERS = ("calendar", "extract", "ingest", "relate", "vocabulary", "gate.py", "model.py", "terms.py")
"""What of the package has a say in which documents, claims and relations come out."""


@cache
def rules_digest() -> str:
    """A digest of the version and of the source of every rule; of the version alone where there is no source."""
    package = Path(explorer.__file__).parent
    digest = sha256(explorer.__version__.encode())
    for name in _MAKERS:
        place = package / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if file.is_file():
                digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
