"""Verbs and nouns of dated events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from explorer.vocabulary.reading import Source, string_list

_LISTS = (
    "acts", "changes", "flows", "own", "nouns", "single", "repeated", "light", "happening", "starting", "habits",
    "states", "reports", "works",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """What a verb or noun says happened; all words in their base form, lower case."""

    by_verb: Mapping[str, str] = field(default_factory=dict)
    """Verb, alone or with what stands behind it, to the event's name; the first that names a verb keeps it."""
    acts: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    flows: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    happening: frozenset[str] = frozenset()
    starting: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    """Words that stand before a name of its own; those of the happenings table."""


def read_events(sources: Iterable[Source]) -> Events:
    """The `[events]` and `[event_words]` tables of all files. Raises VocabularyError with file and line."""
    verbs: dict[str, tuple[str, ...]] = {}
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    for source in sources:
        for table in ("events", "event_words"):
            if not isinstance(source.tables.get(table, {}), dict):
                source.fail(f"{table!r} must be a table of lists: [{table}]", table)
        for name, value in source.tables.get("events", {}).items():
            verbs[name.lower()] = string_list(source, value, "events", name)
        for name, value in source.tables.get("event_words", {}).items():
            if name not in lists:
                source.fail(f"unknown list {name!r}; known: {', '.join(_LISTS)}", "event_words", name)
            lists[name].update(word.lower() for word in string_list(source, value, "event_words", name))
    by_verb: dict[str, str] = {}
    for name, words in verbs.items():
        for word in words:
            by_verb.setdefault(word.lower(), name)
    return Events(by_verb=by_verb, **{name: frozenset(words) for name, words in lists.items()})
