"""What is remembered between two openings: for each store the last claim and the layout, and the stores of late."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MOST_RECENT = 12
_MAX_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Recent:
    """A corpus or store that was open before."""

    store: Path
    roots: tuple[Path, ...]


class Session:
    """Small JSON files below one folder. What cannot be read or written is as if it had never been."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def of_user() -> Session:
        """The session of this user."""
        from platformdirs import user_state_path

        return Session(user_state_path("fact-explorer"))

    def state(self, store: Path) -> Mapping[str, Any]:
        """What was remembered of a store; empty at the first time."""
        found = self._read(self._name(store))
        return found if isinstance(found, dict) else {}

    def remember(self, store: Path, state: Mapping[str, Any]) -> None:
        """Remember the state of a store."""
        self._write(self._name(store), dict(state))

    def recent(self) -> tuple[Recent, ...]:
        """Stores of late that still exist, the last first."""
        found = self._read("recent.json")
        recents = []
        for entry in found if isinstance(found, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("store"), str) and Path(entry["store"]).is_file():
                roots = entry.get("roots")
                paths = tuple(Path(root) for root in roots if isinstance(root, str)) if isinstance(roots, list) else ()
                recents.append(Recent(Path(entry["store"]), paths))
        return tuple(recents[:_MOST_RECENT])

    def opened(self, store: Path, roots: tuple[Path, ...]) -> None:
        """A store was opened."""
        entry = {"store": str(store.absolute()), "roots": [str(root.absolute()) for root in roots]}
        others = [
            {"store": str(known.store), "roots": [str(root) for root in known.roots]}
            for known in self.recent()
            if known.store != store.absolute()
        ]
        self._write("recent.json", [entry, *others][:_MOST_RECENT])

    @staticmethod
    def _name(store: Path) -> str:
        return hashlib.sha256(os.fsencode(store.absolute())).hexdigest()[:24] + ".json"

    def _read(self, name: str) -> Any:
        path = self.folder / name
        try:
            if path.stat().st_size > _MAX_BYTES:
                return None
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None

    def _write(self, name: str, content: object) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = self.folder / f".{name}.{os.getpid()}"
            draft.write_text(json.dumps(content), encoding="utf-8")
            draft.replace(self.folder / name)
        except OSError:
            return  # remembering is a comfort: a read-only home must not stop anyone
