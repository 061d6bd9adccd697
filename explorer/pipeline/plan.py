"""What a build has to do: which files are new, changed, renamed, gone, or as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from explorer.errors import ReadError
from explorer.ingest.discover import Found
from explorer.ingest.read import read_bytes
from explorer.pipeline.reading import ReadTask
from explorer.store.writer import FileState


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of a build; each list is in the order of the paths."""

    tasks: Sequence[ReadTask]
    refused: Sequence[Found]
    """Files that are left out before reading (unknown format, a link); remembered with their reason."""
    renamed: Sequence[tuple[FileState, Found]]
    gone: Sequence[str]
    unchanged: int


def plan_build(found: Sequence[Found], known: Mapping[str, FileState], next_id: int, trusted: bool) -> Plan:
    """Compare what was found with what the store knows.

    `trusted` is False where other rules made the store's claims: then nothing counts as unchanged. New documents get
    ids from `next_id` on, in the order of their paths.
    """
    paths = {item.path for item in found}
    missing = {path: state for path, state in known.items() if path not in paths}
    renamed = _renamed(found, known, missing) if trusted else []
    moved_from = {old.path for old, _ in renamed}
    moved_to = {item.path for _, item in renamed}
    tasks, refused, unchanged = [], [], 0
    for item in found:
        old = known.get(item.path)
        if item.path in moved_to:
            continue
        if item.reason is not None:
            if old is None or old.reason != item.reason:
                refused.append(item)
        elif trusted and old is not None and _same(old, item):
            unchanged += old.reason is None
        else:
            document_id = old.document_id if old is not None else None
            if document_id is None:
                document_id, next_id = next_id, next_id + 1
            same_settings = old is not None and trusted and old.settings == item.settings
            tasks.append(ReadTask(item, document_id, old.sha256 if old is not None and same_settings else None))
    gone = [path for path in sorted(missing) if path not in moved_from]
    return Plan(tasks, refused, renamed, gone, unchanged)


def _renamed(
    found: Sequence[Found], known: Mapping[str, FileState], missing: Mapping[str, FileState]
) -> list[tuple[FileState, Found]]:
    """Files that are new by name but hold the content of a document whose file is gone."""
    by_content: dict[tuple[int, str], FileState] = {}
    for state in missing.values():
        if state.sha256 is not None and state.document_id is not None:
            by_content[state.size, state.sha256] = state
    sizes = {size for size, _ in by_content}
    pairs = []
    for item in found:
        if item.path in known or item.reason is not None or item.size not in sizes:
            continue
        try:
            content = (item.size, sha256(read_bytes(item)).hexdigest())
        except ReadError:
            continue  # told when the file itself is read
        twin = by_content.get(content)
        if twin is not None and _ending(twin.path) == _ending(item.path):
            pairs.append((by_content.pop(content), item))
    return pairs


def _same(old: FileState, item: Found) -> bool:
    return (old.size, old.modified, old.settings) == (item.size, item.modified, item.settings)


def _ending(path: str) -> str:
    return path.rpartition(".")[2].lower()
