"""The happenings table: accidents, attacks and disasters that a document may be about, and the harm that they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from explorer.vocabulary.reading import Source, string_list

_LISTS = ("loose", "deeds", "named", "vehicles", "hitting", "harm")
_TABLES = ("happenings", "happening_verbs", "happening_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The nouns of happenings; all words in lower case."""

    by_noun: Mapping[str, str] = field(default_factory=dict)
    """Noun, of one word or two, to the kind of happening; the first that names a noun keeps it."""
    by_verb: Mapping[str, str] = field(default_factory=dict)
    """Form of a verb to the kind of happening that it tells."""
    loose: frozenset[str] = frozenset()
    """Kinds whose nouns are said of others too."""
    deeds: frozenset[str] = frozenset()
    """Kinds that somebody does on purpose."""
    named: frozenset[str] = frozenset()
    """Words that stand before a name of its own."""
    vehicles: frozenset[str] = frozenset()
    """What crashes where it hits something."""
    hitting: frozenset[str] = frozenset()
    """Forms of verbs by which vehicles crash."""
    harm: frozenset[str] = frozenset()
    """Metrics that count what a happening did."""


def read_happenings(sources: Iterable[Source]) -> Happenings:
    """The tables of happenings, their verbs and their words of all files. Raises VocabularyError with file and line."""
    by_noun: dict[str, str] = {}
    by_verb: dict[str, str] = {}
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    for source in sources:
        for table in _TABLES:
            if not isinstance(source.tables.get(table, {}), dict):
                source.fail(f"{table!r} must be a table of lists: [{table}]", table)
        for table, by_word in (("happenings", by_noun), ("happening_verbs", by_verb)):
            for kind, value in source.tables.get(table, {}).items():
                for word in string_list(source, value, table, kind):
                    by_word.setdefault(word.lower(), kind.lower())
        for name, value in source.tables.get("happening_words", {}).items():
            if name not in lists:
                source.fail(f"unknown list {name!r}; known: {', '.join(_LISTS)}", "happening_words", name)
            lists[name].update(word.lower() for word in string_list(source, value, "happening_words", name))
    return Happenings(by_noun=by_noun, by_verb=by_verb, **{name: frozenset(words) for name, words in lists.items()})
