"""The happenings table: accidents, attacks and disasters that a document may be about, and the harm that they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from explorer.vocabulary.reading import Source, string_list

_LISTS = ("loose", "deeds", "named", "harm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The nouns of happenings; all words in lower case."""

    by_noun: Mapping[str, str] = field(default_factory=dict)
    """Noun, of one word or two, to the kind of happening; the first that names a noun keeps it."""
    loose: frozenset[str] = frozenset()
    """Kinds whose nouns are said of others too."""
    deeds: frozenset[str] = frozenset()
    """Kinds that somebody does on purpose."""
    named: frozenset[str] = frozenset()
    """Nouns that stand before a name of its own."""
    harm: frozenset[str] = frozenset()
    """Metrics that count what a happening did."""


def read_happenings(sources: Iterable[Source]) -> Happenings:
    """The `[happenings]` and `[happening_words]` tables of all files. Raises VocabularyError with file and line."""
    by_noun: dict[str, str] = {}
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    for source in sources:
        for table in ("happenings", "happening_words"):
            if not isinstance(source.tables.get(table, {}), dict):
                source.fail(f"{table!r} must be a table of lists: [{table}]", table)
        for kind, value in source.tables.get("happenings", {}).items():
            for noun in string_list(source, value, "happenings", kind):
                by_noun.setdefault(noun.lower(), kind.lower())
        for name, value in source.tables.get("happening_words", {}).items():
            if name not in lists:
                source.fail(f"unknown list {name!r}; known: {', '.join(_LISTS)}", "happening_words", name)
            lists[name].update(word.lower() for word in string_list(source, value, "happening_words", name))
    return Happenings(by_noun=by_noun, **{name: frozenset(words) for name, words in lists.items()})
