"""The trail of selections, back and forward like a browser's."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST = 500


@dataclass(slots=True)
class Trail:
    """Claims in the order in which they were chosen, and where in it the reader stands."""

    visited: list[int] = field(default_factory=list)
    place: int = -1

    def visit(self, claim: int) -> None:
        """A claim was chosen: what lay ahead is forgotten."""
        if self.visited and self.visited[self.place] == claim:
            return
        del self.visited[self.place + 1 :]
        self.visited.append(claim)
        del self.visited[:-LONGEST]
        self.place = len(self.visited) - 1

    def move(self, by: int) -> int | None:
        """The claim so many steps back (negative) or forward, or None at the end of the trail."""
        target = self.place + by
        if not 0 <= target < len(self.visited):
            return None
        self.place = target
        return self.visited[target]
