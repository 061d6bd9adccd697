"""The metrics table: canonical names with synonyms, verbs, kinds and usual units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from explorer.vocabulary.reading import Source, string_list

KINDS = frozenset({"flow", "stock", "ratio", "price", "duration", "score", "size"})
_FIELDS = frozenset({"kind", "synonyms", "verbs", "subject_verbs", "units", "at_most", "part_of", "growth"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One thing that documents give figures of."""

    name: str
    kind: str
    """flow (adds up over time), stock (a level at a moment), ratio, price, duration, score or size."""
    synonyms: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    """Verbs whose object or measure is the metric: deliver, hand over."""
    subject_verbs: tuple[str, ...] = ()
    """Verbs of which the figure may be the subject: 300 people died."""
    units: tuple[str, ...] = ()
    """Unit classes (money, %, count, duration, …) or canonical units that figures of it come in; empty for any."""
    at_most: str | None = None
    """A metric that this one cannot exceed for the same subject and period."""
    part_of: str | None = None
    growth: bool = False
    """The figure itself is a rate of growth: per cent is a level of it."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """All metrics, found by name, by noun phrase and by verb."""

    by_name: Mapping[str, Metric]
    by_phrase: Mapping[str, tuple[Metric, ...]]
    by_verb: Mapping[str, tuple[Metric, ...]]
    by_subject_verb: Mapping[str, tuple[Metric, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, metrics: Iterable[Metric]) -> Metrics:
        """Index the metrics; where two share a word, the one that stands first in the table comes first."""
        names: dict[str, Metric] = {}
        phrases: dict[str, list[Metric]] = {}
        verbs: dict[str, list[Metric]] = {}
        subject_verbs: dict[str, list[Metric]] = {}
        for metric in metrics:
            names[metric.name] = metric
        for metric in names.values():
            for phrase in dict.fromkeys(phrase_key(p) for p in (metric.name, *metric.synonyms)):
                phrases.setdefault(phrase, []).append(metric)
            for verb in metric.verbs:
                verbs.setdefault(verb, []).append(metric)
            for verb in metric.subject_verbs:
                subject_verbs.setdefault(verb, []).append(metric)
        return cls(names, _frozen(phrases), _frozen(verbs), _frozen(subject_verbs))


def _frozen(table: dict[str, list[Metric]]) -> dict[str, tuple[Metric, ...]]:
    return {key: tuple(values) for key, values in table.items()}


@lru_cache(maxsize=65536)
def phrase_key(phrase: str) -> str:
    """The form in which noun phrases are compared: lower case, hyphens as spaces, every plural -s dropped."""
    return " ".join(_bare(word) for word in phrase.lower().replace("-", " ").replace("’", "'").split())


def _bare(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        return word[:-1]
    return word


def read_metrics(source: Source) -> dict[str, Metric]:
    """The `[metric.NAME]` tables of a file. Raises VocabularyError with file and line."""
    table = source.tables.get("metric", {})
    if not isinstance(table, dict):
        source.fail("'metric' must be a table of metrics: [metric.\"name\"]", "metric")
    return {name.strip().lower(): _metric(source, name, entry) for name, entry in table.items()}


def _metric(source: Source, name: str, entry: object) -> Metric:
    if not isinstance(entry, dict):
        source.fail(f'metric {name!r} must be a table: [metric."{name}"]', "metric", name)
    for key in entry:
        if key not in _FIELDS:
            source.fail(f"unknown key {key!r}; known: {', '.join(sorted(_FIELDS))}", "metric", name, key)
    kind = entry.get("kind", "flow")
    if kind not in KINDS:
        source.fail(f"kind must be one of {', '.join(sorted(KINDS))}", "metric", name, "kind")
    lists = {
        key: string_list(source, entry[key], "metric", name, key) if key in entry else ()
        for key in ("synonyms", "verbs", "subject_verbs", "units")
    }
    for key in ("at_most", "part_of"):
        if key in entry and not (isinstance(entry[key], str) and entry[key].strip()):
            source.fail(f"{key} must be the name of a metric", "metric", name, key)
    if not isinstance(entry.get("growth", False), bool):
        source.fail("growth must be true or false", "metric", name, "growth")
    return Metric(
        name=name.strip().lower(),
        kind=kind,
        at_most=entry.get("at_most"),
        part_of=entry.get("part_of"),
        growth=entry.get("growth", False),
        **lists,
    )
