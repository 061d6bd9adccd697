"""The whole vocabulary, joined from the bundled tables and the user's own files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from explorer.errors import VocabularyError
from explorer.vocabulary.aliases import Words, joined, read_counts, read_words
from explorer.vocabulary.boilerplate import Boilerplate, read_boilerplate
from explorer.vocabulary.calendar import CalendarWords, read_calendar
from explorer.vocabulary.cues import Cues, read_cues
from explorer.vocabulary.events import Events, read_events
from explorer.vocabulary.happenings import Happenings, read_happenings
from explorer.vocabulary.metrics import Metric, Metrics, read_metrics
from explorer.vocabulary.owners import Owner, read_owners
from explorer.vocabulary.reading import Source, read_source
from explorer.vocabulary.units import Units, read_units


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every table that extraction and relations look words up in. Picklable, for worker processes."""

    digest: str
    """A hash of the files it was made of: another vocabulary reads every document anew."""
    metrics: Metrics
    words: Words
    units: Units
    calendar: CalendarWords
    cues: Cues
    events: Events
    counts: Mapping[str, str]
    """Counted nouns to the noun that the store writes: car to vehicle."""
    boilerplate: Boilerplate
    owners: Mapping[str, Owner]
    """Metrics to the sort of thing that has them; a metric outside of it may be anyone's."""
    happenings: Happenings

    def metric_kind(self, metric: str) -> str | None:
        """flow, stock, ratio, price, duration, score or size; None for a metric that is not in the tables."""
        known = self.metrics.by_name.get(metric)
        return known.kind if known else None

    def metric_parent(self, metric: str) -> str | None:
        """The metric that this one is a part of; None where the tables name none."""
        known = self.metrics.by_name.get(metric)
        return known.part_of if known else None


def vocabulary_paths(bundled: Path, own: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The vocabulary files in the order in which they are joined: the bundled ones by name, then the user's own."""
    return (*sorted(bundled.glob("*.toml")), *own)


def load_vocabulary(paths: Sequence[Path]) -> Vocabulary:
    """Read and check the files at `paths`; later files add to and override earlier ones.

    Raises VocabularyError, with file and line, for a mistake in any of them.
    """
    return _load(tuple((path, *_stamp(path)) for path in paths))


def _stamp(path: Path) -> tuple[int, int]:
    """When a file was changed and how long it is: by this a table that was read once is known."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[Path, int, int], ...]) -> Vocabulary:
    sources = [read_source(path) for path, _, _ in files]
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.text.encode())
    metrics: dict[str, Metric] = {}
    for source in sources:
        metrics |= read_metrics(source)
    _check_links(sources, metrics)
    happenings = read_happenings(sources)
    return Vocabulary(
        digest=digest.hexdigest()[:16],
        metrics=Metrics.of(metrics.values()),
        words=joined([read_words(source) for source in sources]),
        units=read_units(sources),
        calendar=read_calendar(sources),
        cues=read_cues(sources),
        events=replace(read_events(sources), named=happenings.named),
        counts={noun: unit for source in sources for noun, unit in read_counts(source).items()},
        boilerplate=read_boilerplate(sources),
        owners=read_owners(sources),
        happenings=happenings,
    )


def _check_links(sources: list[Source], metrics: dict[str, Metric]) -> None:
    for metric in metrics.values():
        for key, other in (("at_most", metric.at_most), ("part_of", metric.part_of)):
            if other is not None and other not in metrics:
                _fail(sources, metric.name, key, other)


def _fail(sources: list[Source], name: str, key: str, other: str) -> None:
    for source in reversed(sources):
        if name in source.tables.get("metric", {}):
            source.fail(f"{key} names {other!r}, which is no metric", "metric", name, key)
    raise VocabularyError(f"{sources[-1].path}:1: {key} of {name!r} names {other!r}, which is no metric")
