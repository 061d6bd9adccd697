"""Whether the words around two figures speak of one thing: what they share, and what only one of them says."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from explorer.relate.reading import Reading
from explorer.relate.sketch import NEAR
from explorer.relate.words import Lexicon, fold, same_stem

_NEARLY_ALL = 0.9
"""From this share of common words on, one more word in the figure's noun phrase is wording, not another thing."""


@dataclass(frozen=True, slots=True)
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
    intent: tuple[bool, bool]
    """Whether the first, the second speaks of an aim, a plan or a forecast."""
    variant: bool
    """Whether they name different models or members of one series (a 7 and a 7 Pro, a 2 and a 3)."""

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


def weigh(first: Reading, second: Reading, lexicon: Lexicon) -> Evidence:
    """Compare the sketches of two claims."""
    nouns = _counted(first, second, lexicon)
    one, two = _content(first, lexicon) - nouns, _content(second, lexicon) - nouns
    left, right = one - two, two - one
    for word in sorted(left):
        twin = next((other for other in sorted(right) if same_stem(word, other)), None)
        if twin is not None:
            left, right = left - {word}, right - {twin}
    total = len(one) + len(two)
    shared = total - len(left) - len(right)
    extra = (_without_known(left, first, second, lexicon), _without_known(right, second, first, lexicon))
    series = _series_differ(first.sketch.names, second.sketch.names)
    similarity = shared / total if total else 0.0
    tight = similarity < _NEARLY_ALL
    names = (_name_words(extra[0], first, two, lexicon), _name_words(extra[1], second, one, lexicon))
    return Evidence(
        similarity=similarity,
        extra=extra,
        names=names,
        restricting=(_restricting(extra[0], first, lexicon, tight), _restricting(extra[1], second, lexicon, tight)),
        times_differ=_times_differ(first, second),
        same_times=first.sketch.times == second.sketch.times,
        intent=(bool(first.sketch.words & lexicon.intent), bool(second.sketch.words & lexicon.intent)),
        variant=series,
    )


def _counted(first: Reading, second: Reading, lexicon: Lexicon) -> frozenset[str]:
    """The stem of what both count; nothing where they count different things."""
    one, two = (lexicon.stem(unit) if unit and unit.isalpha() else "" for unit in (first.claim.unit, second.claim.unit))
    return frozenset((one, two)) if same_stem(one, two) else frozenset()


def _restricting(words: frozenset[str], reading: Reading, lexicon: Lexicon, tight: bool) -> frozenset[str]:
    """Words that narrow, the figure's own noun phrase, the figures of a condition ("60% of ballots counted")."""
    narrow = lexicon.restricting | reading.sketch.tight if tight else lexicon.restricting
    return frozenset(word for word in words if word in narrow or word.startswith("#"))


def _content(reading: Reading, lexicon: Lexicon) -> frozenset[str]:
    return reading.sketch.words - {lexicon.rise, lexicon.fall, NEAR}


def _without_known(extra: frozenset[str], reading: Reading, other: Reading, lexicon: Lexicon) -> frozenset[str]:
    """Drop the words of the metric where both claims have one metric, what names are, and who says so."""
    extra = extra - (reading.sketch.describing - lexicon.restricting)
    if reading.metric and reading.metric == other.metric:
        extra = extra - set(reading.metric.split())
    attribution = reading.claim.attribution
    if attribution:
        spoken = {fold(word) for word in attribution.split()}
        extra = frozenset(word for word in extra if not any(same_stem(word, said) for said in spoken))
    return extra


def _name_words(
    extra: frozenset[str], reading: Reading, other_words: frozenset[str], lexicon: Lexicon
) -> frozenset[str]:
    """Words of names that the other side lacks, first names and titles before a shared last name left out."""
    found: set[str] = set()
    for name in reading.sketch.names:
        tokens = name.split()
        known = [token in other_words or any(same_stem(token, word) for word in other_words) for token in tokens]
        last = max((at for at, is_known in enumerate(known) if is_known), default=-1)
        found.update(token for token in tokens[last + 1 :] if not token.isdigit() and token not in lexicon.legal)
    return frozenset(word for word in extra if any(same_stem(word, token) for token in found))


def _series_differ(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    one, two = _series(first), _series(second)
    return any(stem in two and not numbers & two[stem] for stem, numbers in one.items())


def _series(names: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The numbers that follow a name's words: {"lumo": {"7"}}."""
    found: dict[str, set[str]] = {}
    for name in names:
        tokens = name.split()
        for word, number in pairwise(tokens):
            if number.isdigit() and not word.isdigit():
                found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _times_differ(first: Reading, second: Reading) -> bool:
    one, two = first.sketch.times, second.sketch.times
    return bool(one - two) and bool(two - one)
