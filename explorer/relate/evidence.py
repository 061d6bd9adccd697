"""Whether the words around two figures speak of one thing: what they share, and what only one of them says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.relate.naming import settled_converse, unshared_names
from explorer.relate.reading import START, Reading
from explorer.relate.times import SPAN
from explorer.relate.words import Lexicon, fold, same_stem
from explorer.vocabulary.metrics import Metrics, phrase_key

_MONTHS_OR_YEARS = re.compile(r"\d{4}(?:-(?:\d\d|Q\d|H\d))?")
"""Periods over which a temperature is an average whether the text says so or not."""
_NEARLY_ALL = 0.9
"""From this share of common words on, one more word in the figure's noun phrase is wording, not another thing."""


@dataclass(slots=True, eq=False)
class Evidence:
    """How the sentences of two claims compare."""

    similarity: float
    """Shared content words over all, 0 to 1."""
    extra: tuple[frozenset[str], frozenset[str]]
    """Content words that only the first, only the second says."""
    names: tuple[frozenset[str], frozenset[str]]
    """Words of names among these."""
    restricting: tuple[frozenset[str], frozenset[str]]
    """Words among these that narrow what is measured."""
    times_differ: bool
    """Whether each mentions a time that the other does not."""
    same_times: bool
    """Whether both mention the same times, or neither any."""
    others_differ: bool
    """Whether both sentences give other figures, and none in common: they hardly tell one thing."""
    intent: tuple[bool, bool]
    """Whether the first, the second speaks of an aim, a plan or a forecast."""
    variant: bool
    """Whether they name different members of one series (a 7 and a 7 Pro, a 2 and a 3), or things that exclude
    each other (destroyed and damaged)."""

    @property
    def shared(self) -> bool:
        """Whether nothing but incidental words differs."""
        return not self.variant and not any(self.names) and not any(self.restricting)

    @property
    def twins(self) -> bool:
        """Whether the two sentences say the same words of the same time, so that their fields must mean the same."""
        one, two = self.extra
        return self.shared and self.same_times and self.similarity >= 0.75 and not (one and two) and self.extras <= 1

    @property
    def extras(self) -> int:
        """How many content words only one of the two says."""
        return len(self.extra[0]) + len(self.extra[1])


def weigh(first: Reading, second: Reading, lexicon: Lexicon, metrics: Metrics | None = None) -> Evidence:
    """Compare the sketches of two claims; the vocabulary's `metrics` tell which words only name the metric."""
    one, two = first.content, second.content
    converse = settled_converse((one, two), first, second, lexicon)
    one, two = one - converse - _acting(first, second, lexicon), two - converse - _acting(second, first, lexicon)
    if first.noun and (first.noun == second.noun or same_stem(first.noun, second.noun)):
        one, two = one - {first.noun, second.noun}, two - {first.noun, second.noun}
    generic = {noun for noun in (first.noun, second.noun) if noun in lexicon.generic}
    left, right = _unmatched(one - two - generic, two - one - generic)
    total = len(one) + len(two)
    similarity = (total - len(left) - len(right)) / total if total else float(bool(first.content and second.content))
    left, right = _unsaid(left, second), _unsaid(right, first)
    if first.intends and second.intends:
        left, right = left - lexicon.intent, right - lexicon.intent
    left = _without_known(left, first, second, lexicon, metrics) if left else left
    right = _without_known(right, second, first, lexicon, metrics) if right else right
    tight = similarity < _NEARLY_ALL
    return Evidence(
        similarity=similarity,
        extra=(left, right),
        names=unshared_names((left, right), first, second, lexicon),
        restricting=(_restricting(left, first, lexicon, tight), _restricting(right, second, lexicon, tight)),
        times_differ=_times_differ(first, second),
        same_times=not any(not time.startswith(SPAN) for time in first.sketch.times ^ second.sketch.times),
        others_differ=_disjoint(first.sketch.beside, second.sketch.beside),
        intent=(first.intends, second.intends),
        variant=_series_differ(first.series, second.series)
        or _contrasted(first.content - converse, second.content - converse, lexicon),
    )


def _acting(reading: Reading, other: Reading, lexicon: Lexicon) -> frozenset[str]:
    """The words that tell an event which the other tells in other words: lifted off, was launched."""
    if not reading.is_event or not reading.metric or reading.metric != other.metric:
        return frozenset()
    return frozenset(lexicon.stem(word) for word in (reading.claim.phrase or "").split()) - other.content


def _unsaid(words: frozenset[str], other: Reading) -> frozenset[str]:
    """Without the figures of conditions that the other's sentence gives as well, outside its clause."""
    if not words or not other.sketch.beside:
        return words
    told = other.sketch.beside
    return frozenset(word for word in words if word[0] != "#" or word[1:].replace(",", "") not in told)


def _unmatched(left: frozenset[str], right: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of either side that have no form of themselves on the other."""
    if not left or not right:
        return left, right
    starts: dict[str, list[str]] = {}
    for word in sorted(right):
        starts.setdefault(word[:START], []).append(word)
    for word in sorted(left):
        twin = next((other for other in starts.get(word[:START], ()) if same_stem(word, other)), None)
        if twin is not None:
            starts[word[:START]].remove(twin)
            left, right = left - {word}, right - {twin}
    return left, right


def _restricting(words: frozenset[str], reading: Reading, lexicon: Lexicon, tight: bool) -> frozenset[str]:
    """Words that narrow, the figure's own noun phrase, the figures of a condition ("60% of ballots counted")."""
    if not words:
        return words
    phrase = reading.sketch.tight if tight else frozenset[str]()
    return frozenset(word for word in words if word in lexicon.restricting or word in phrase or word[0] == "#")


def _without_known(
    extra: frozenset[str], reading: Reading, other: Reading, lexicon: Lexicon, metrics: Metrics | None
) -> frozenset[str]:
    """Drop the words of the metric where both claims have one metric, what names are, and who says so."""
    if reading.sketch.describing:
        extra = extra - (reading.sketch.describing - lexicon.restricting)
    extra = extra - set(other.metric.split())
    if reading.claim.phrase and reading.metric == other.metric:
        extra = extra - {lexicon.stem(reading.claim.phrase.split()[-1])}
    if reading.metric == other.metric:
        extra = extra - _naming_words(reading, other, lexicon, metrics)
    if other.claim.metric is None:
        extra = extra - set(reading.metric.split())
    attribution = reading.claim.attribution
    if attribution and extra:
        spoken = {fold(word) for word in attribution.split()}
        extra = frozenset(word for word in extra if not any(same_stem(word, said) for said in spoken))
    return extra


def _naming_words(reading: Reading, other: Reading, lexicon: Lexicon, metrics: Metrics | None) -> frozenset[str]:
    """The words of a claim's own noun phrase where the vocabulary has it as quite another name of the metric.

    "Gross domestic product" is the economy; "core inflation" beside inflation is a part of it.
    """
    phrase = reading.claim.phrase or ""
    words = frozenset(lexicon.stem(word) for word in phrase.split())
    if metrics is None or not words.isdisjoint(lexicon.stem(word) for word in (other.claim.phrase or "").split()):
        return frozenset()
    named = metrics.by_phrase.get(phrase_key(phrase), ())
    if not any(metric.name == reading.claim.metric for metric in named):
        return frozenset()
    of_a_moment = any(metric.kind == "size" for metric in named) and not _MONTHS_OR_YEARS.fullmatch(
        reading.claim.period or ""
    )
    return words - lexicon.statistics if of_a_moment else words


def _series_differ(first: Mapping[str, frozenset[str]], second: Mapping[str, frozenset[str]]) -> bool:
    if not first or not second:
        return False
    return any(word in second and not numbers & second[word] for word, numbers in first.items())


def _contrasted(first: frozenset[str], second: frozenset[str], lexicon: Lexicon) -> bool:
    if first.isdisjoint(lexicon.contrasting) or second.isdisjoint(lexicon.contrasting):
        return False
    return any(
        not (first & kinds).issuperset(second & kinds) and not (second & kinds).issuperset(first & kinds)
        for kinds in lexicon.contrasts
    )


def _disjoint(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first) and bool(second) and first.isdisjoint(second)


def _times_differ(first: Reading, second: Reading) -> bool:
    one, two = first.sketch.times, second.sketch.times
    return bool(one - two) and bool(two - one)
