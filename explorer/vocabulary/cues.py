"""Cue words of modality and attribution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from explorer.model import Modality
from explorer.vocabulary.reading import Source, string_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words to what they make of a statement; verbs and nouns in their base form, lower case."""

    verbs: Mapping[str, Modality] = field(default_factory=dict)
    nouns: Mapping[str, Modality] = field(default_factory=dict)
    adjectives: Mapping[str, Modality] = field(default_factory=dict)
    adverbs: Mapping[str, Modality] = field(default_factory=dict)
    say_verbs: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    source_phrases: tuple[str, ...] = ()


_WORD_CLASSES = ("verbs", "nouns", "adjectives", "adverbs")
_MODALITIES = tuple(modality.value for modality in Modality)
_ATTRIBUTION = ("verbs", "sources", "phrases")
assert set(_WORD_CLASSES) <= {item.name for item in fields(Cues)}


def read_cues(sources: Iterable[Source]) -> Cues:
    """The `[modality.…]` and `[attribution]` tables of all files. Raises VocabularyError with file and line."""
    modal: dict[str, dict[str, Modality]] = {name: {} for name in _WORD_CLASSES}
    said: dict[str, dict[str, None]] = {name: {} for name in _ATTRIBUTION}
    for source in sources:
        for name, words in _table(source, "modality", _MODALITIES).items():
            if not isinstance(words, dict):
                source.fail(f"'modality.{name}' must be a table of lists", "modality", name)
            for key, value in words.items():
                if key not in _WORD_CLASSES:
                    source.fail(f"unknown list {key!r}; known: {', '.join(_WORD_CLASSES)}", "modality", name, key)
                for word in string_list(source, value, "modality", name, key):
                    modal[key][word.lower()] = Modality(name)
        for key, value in _table(source, "attribution", _ATTRIBUTION).items():
            said[key] |= {word.lower(): None for word in string_list(source, value, "attribution", key)}
    return Cues(
        **modal,
        say_verbs=frozenset(said["verbs"]),
        sources=frozenset(said["sources"]),
        source_phrases=tuple(said["phrases"]),
    )


def _table(source: Source, name: str, known: tuple[str, ...]) -> Mapping[str, object]:
    table = source.tables.get(name, {})
    if not isinstance(table, dict):
        source.fail(f"{name!r} must be a table", name)
    for key in table:
        if key not in known:
            source.fail(f"unknown key {key!r}; known: {', '.join(known)}", name, key)
    return table
