"""Which claims are meant: a condition in SQL that composes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ALL = "1"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which claims are meant: a condition on `c` with its parameters."""

    where: str = _ALL
    params: tuple[object, ...] = ()

    @staticmethod
    def of_ids(claim_ids: Sequence[int]) -> Chosen:
        """Exactly these claims."""
        return Chosen("c.id IN (SELECT value FROM json_each(?))", (json.dumps(list(claim_ids)),))

    @staticmethod
    def by_all(several: Iterable[Chosen]) -> Chosen:
        """The claims that every one of `several` means."""
        limiting = [one for one in several if not one.everything]
        if not limiting:
            return Chosen()
        return Chosen(
            " AND ".join(f"({one.where})" for one in limiting), tuple(value for one in limiting for value in one.params)
        )

    @property
    def everything(self) -> bool:
        """Whether no claim is left out."""
        return self.where == _ALL


EVERYTHING = Chosen()
