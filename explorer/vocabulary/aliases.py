"""Word lists that say what a noun or verb does around a figure: grows, carries, aims, stands for a group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from explorer.vocabulary.reading import Source, string_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The `[words]` lists; each is a set of base forms."""

    growth: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    falling: frozenset[str] = frozenset()
    reaching: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    currencies: frozenset[str] = frozenset()


LISTS = tuple(item.name for item in fields(Words))


def read_words(source: Source) -> dict[str, frozenset[str]]:
    """The `[words]` lists of a file. Raises VocabularyError with file and line."""
    table = source.tables.get("words", {})
    if not isinstance(table, dict):
        source.fail("'words' must be a table of lists: [words]", "words")
    found: dict[str, frozenset[str]] = {}
    for key, value in table.items():
        if key not in LISTS:
            source.fail(f"unknown list {key!r}; known: {', '.join(LISTS)}", "words", key)
        found[key] = frozenset(item.lower() for item in string_list(source, value, "words", key))
    return found


def joined(tables: list[Mapping[str, frozenset[str]]]) -> Words:
    """One set of lists out of several files: later files add."""
    return Words(**{name: frozenset().union(*(t.get(name, frozenset()) for t in tables)) for name in LISTS})


def read_counts(source: Source) -> dict[str, str]:
    """The `[counts]` table of a file: counted noun to the noun that the store writes. Raises VocabularyError."""
    table = source.tables.get("counts", {})
    if not isinstance(table, dict):
        source.fail("'counts' must be a table of lists: [counts]", "counts")
    return {
        noun.lower(): key.lower() for key, nouns in table.items() for noun in string_list(source, nouns, "counts", key)
    }
