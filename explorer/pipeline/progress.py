"""How far a build is, told to whoever watches it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is."""

    stage: str
    """finding, reading, relating, indexing or done."""
    done: int = 0
    total: int = 0
    claims: int = 0
    path: str = ""
    skipped: str | None = None
    """Why the file at `path` was left out."""

    def as_json(self) -> str:
        """One line of JSON, for a program that watches a build in a process of its own."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(line: str) -> Progress | None:
        """The progress of such a line; None where the line is something else."""
        try:
            return Progress(**json.loads(line))
        except (ValueError, TypeError):
            return None


class BuildCancelledError(Exception):
    """The build was asked to stop; what it had stored stays, and the next build goes on from there."""


Watcher = Callable[[Progress], None]
"""Called from the building thread for every step; may raise BuildCancelledError to stop the build."""
