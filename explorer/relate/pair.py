"""Two claims that could meet, with everything the rules ask of them, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model import Basis, Modality, RelationType
from explorer.relate.context import Context
from explorer.relate.evidence import Evidence, weigh
from explorer.relate.marks import BARE, FORMER, IS, RUNNING, WAS
from explorer.relate.reading import SETTLED, PeriodMatch, Reading, days_apart, match_periods, same_basis
from explorer.relate.scores import gap_of
from explorer.relate.times import LAST, SPAN, UNTIL
from explorer.relate.verdict import Verdict
from explorer.relate.wording import counted, percent
from explorer.relate.words import Lexicon, same_stem

CLOSE_DAYS = 10
"""Two undated figures said within this many days speak of the same time."""


@dataclass(slots=True, eq=False)
class Pair:
    """Two claims to be compared."""

    first: Reading
    second: Reading
    context: Context
    evidence: Evidence
    periods: PeriodMatch
    metrics: float
    """How far the metrics are one: 1 equal, below 1 the share of common stems, 0.5 where one is unknown."""
    gap: float
    """Distance of the values as a share of the larger one."""
    apart: int | None
    """Days between the two being said; None where one date is unknown."""

    @property
    def same_document(self) -> bool:
        """Whether one text says both."""
        return self.first.claim.document_id == self.second.claim.document_id

    @property
    def same_subject(self) -> bool:
        """Whether both name one subject."""
        one, two = self.first, self.second
        return bool(one.subject_words) and (one.subject_words == two.subject_words or _short_name(one, two))

    @property
    def one_whole(self) -> bool:
        """Whether subject, scope and metric together are the same words, however the fields share them out."""
        wholes = [
            reading.subject_words | reading.scope_words | set(reading.metric.split())
            for reading in (self.first, self.second)
        ]
        return wholes[0] == wholes[1] and bool(self.first.subject) and bool(self.second.subject)

    @property
    def firm(self) -> bool:
        """Whether both name the same subject and the same metric of the vocabulary."""
        metric = self.context.metric(self.first.claim.metric)
        return self.same_subject and self.metrics == 1.0 and metric is not None

    @property
    def one_status(self) -> bool:
        """Whether both speak of what happened, or both of what is to come."""
        one, two = modality_class(self.first), modality_class(self.second)
        return one == two or (one in _TIMELESS and two in _TIMELESS and _plain_future(self))

    @property
    def one_basis(self) -> bool:
        """Whether both are levels, or growth against the same thing."""
        bases = {self.first.claim.basis, self.second.claim.basis}
        vague = bases <= {Basis.YOY, Basis.CHANGE} and self.evidence.twins
        return same_basis(self.first, self.second) or vague or (bases <= {None, Basis.YOY} and self._rates_of_growth)

    @property
    def _rates_of_growth(self) -> bool:
        """Whether both are of a metric that is itself a change on the year: inflation, prices up on a year before."""
        metric = self.context.metric(self.first.claim.metric)
        return metric is not None and metric.growth and self.metrics == 1.0 and self.first.claim.unit == "%"

    @property
    def bare(self) -> bool:
        """Whether both are passages without a date or more text: a reader takes them to be of one time and event."""
        undated = not self.first.published and not self.second.published
        return undated and BARE in self.first.sketch.words and BARE in self.second.sketch.words

    @property
    def nameless(self) -> bool:
        """Whether neither says of whom or what it speaks: "the company", "they", without a name in common."""
        neutral = self.context.lexicon.neutral
        for reading in (self.first, self.second):
            told = not reading.subject_words <= neutral if reading.subject_words else bool(reading.metric)
            if told:
                return False
        names = set(self.first.sketch.names) - self.context.lexicon.times
        return names.isdisjoint(self.second.sketch.names)

    @property
    def running(self) -> bool:
        """Whether one of them counts up to the day on which it is said."""
        times = self.first.sketch.times, self.second.sketch.times
        one_day = any("-" in time and not time.startswith(SPAN) for time in times[0] & times[1])
        until = (UNTIL in times[0]) != (UNTIL in times[1]) and not one_day
        return until or any(RUNNING in reading.sketch.words for reading in (self.first, self.second))

    @property
    def victims(self) -> bool:
        """Whether both count victims, cases or the like, which grow from hour to hour."""
        growing = self.context.lexicon.growing
        return all(
            growing & (reading.sketch.words | set(reading.metric.split())) for reading in (self.first, self.second)
        )

    @property
    def then_and_now(self) -> bool:
        """Whether one tells what is, the other what was."""
        words = self.first.sketch.words, self.second.sketch.words
        return (IS in words[0] and WAS in words[1]) or (WAS in words[0] and IS in words[1])

    @property
    def one_looks_back(self) -> bool:
        """Whether only one speaks of a span that is over ("last year")."""
        back = [any(time.startswith(LAST) for time in reading.sketch.times) for reading in (self.first, self.second)]
        return back[0] != back[1]

    @property
    def lasting(self) -> bool:
        """Whether the metric is a size, which does not change with time as a level does."""
        metric = self.context.metric(self.first.claim.metric)
        return metric is not None and metric.kind == "size"

    @property
    def timed_twins(self) -> bool:
        """Whether the sentences are twins that mention the same times: a period missing on one side is a slip."""
        return self.evidence.twins and bool(self.first.sketch.times)

    def verdict(self, kind: RelationType, rule: str, because: str, hint: str | None = None) -> Verdict:
        """A verdict that tells the gap before what differs."""
        return Verdict(kind, rule, f"{percent(self.gap)} apart: {because}", hint, self.gap)


_ANYTHING = frozenset({"", "unit", "item", "piec", "thing"})
"""Counted nouns, as stems, that stand for whatever the sentence is about."""
_TIMELESS = ("settled", "forward")


def _plain_future(pair: Pair) -> bool:
    """Whether "will be" and "is" speak of one thing that has not passed, said at one time."""
    if any(pair.evidence.intent) or pair.apart is None or pair.apart > CLOSE_DAYS:
        return False
    ahead, now = (pair.first, pair.second) if pair.first.forward else (pair.second, pair.first)
    lexicon = pair.context.lexicon
    if ahead.sketch.words & (lexicon.enlarging | lexicon.moving | {lexicon.rise, lexicon.fall}):
        return False
    current = not now.end or now.end >= now.published or IS in now.sketch.words
    return ahead.claim.modality == Modality.PLAN and current


def _short_name(first: Reading, second: Reading) -> bool:
    """Whether one subject is the other's last name or the name without its title (Mara Sandoval, Sandoval)."""
    short, long = sorted((first.subject_tokens, second.subject_tokens), key=len)
    return bool(short) and short == long[-len(short) :] and all(any(map(str.isalpha, word)) for word in short)


def pair_of(first: Reading, second: Reading, context: Context) -> Pair:
    """The pair of two readings."""
    return Pair(
        first,
        second,
        context,
        weigh(first, second, context.lexicon, context.metrics),
        match_periods(first, second),
        metric_match(first, second),
        gap_of(first, second),
        days_apart(first.published, second.published),
    )


def metric_match(first: Reading, second: Reading) -> float:
    """How far two metrics are one: 1 equal, else the share of common stems; 0.5 where one is unknown."""
    if not first.metric or not second.metric:
        return 0.5
    if first.metric == second.metric:
        return 1.0
    one, two = set(first.metric.split()), set(second.metric.split())
    shared = len(one & two) + sum(any(same_stem(a, b) for b in two - one) for a in one - two)
    return min(0.9, shared / max(1, min(len(one), len(two))))


def modality_class(reading: Reading) -> str:
    """Forward for targets, plans and forecasts, settled for what happened, else the modality itself."""
    if reading.forward:
        return "forward"
    return "settled" if reading.claim.modality in SETTLED else str(reading.claim.modality)


def in_order(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """The two by when they were said, then by document and place in the text.

    Within one text its order counts, unless it says of both when they were said, or of one that it was the former.
    """
    claims = (first.claim, second.claim)
    by_text = claims[0].document_id == claims[1].document_id and not all(claim.stated for claim in claims)
    former = [by_text and FORMER in reading.sketch.words for reading in (first, second)]
    if former[0] != former[1]:
        return (first, second) if former[0] else (second, first)

    def key(reading: Reading) -> tuple[str, int]:
        return ("" if by_text else reading.published, reading.claim.id)

    return (first, second) if key(first) <= key(second) else (second, first)


def narrowing(pair: Pair) -> str | None:
    """What the fields say of subset and place, in words; None where they say the same.

    Between twin sentences a scope or place that both sentences name is one that was read on one side only.
    """
    first, second = pair.first, pair.second
    one, two = first.claim, second.claim
    if pair.one_whole:
        return None
    if _counts_part(pair):
        return f"the first counts {counted(one.unit or 'all', 2)}, the second {counted(two.unit or 'all', 2)}"
    both = first.sketch.words & second.sketch.words
    scopes = (first.scope_words ^ second.scope_words) - pair.context.lexicon.acting
    if scopes and not _read_once(pair, scopes, both):
        return f"{_part(one.scope, 'the first')}, {_part(two.scope, 'the second')}"
    elsewhere = first.place_words ^ second.place_words
    if both & pair.context.lexicon.everywhere:
        elsewhere = frozenset()
    if elsewhere - first.subject_words - second.subject_words and not _read_once(pair, elsewhere, both):
        return f"{_place(one.place, 'the first')}, {_place(two.place, 'the second')}"
    parts = [
        {token for token in reading.subject_tokens if _narrows_alone(token, other, pair.context.lexicon)}
        for reading, other in ((first, second), (second, first))
    ]
    if first.subject and second.subject and parts[0] != parts[1]:
        return f"the first is {one.subject}, the second {two.subject}"
    if first.subject and second.subject and not pair.evidence.twins and not pair.same_subject:
        left, right = (
            _alone(first.subject_words, second.subject_words | second.sketch.words),
            _alone(second.subject_words, first.subject_words | first.sketch.words),
        )
        if bool(left) != bool(right):
            return f"the first is {one.subject}, the second {two.subject}"
    return None


def _narrows_alone(word: str, other: Reading, lexicon: Lexicon) -> bool:
    """Whether a word of a subject narrows it and is no scope of the other: "the central bank" of a country."""
    return word in lexicon.narrowing and lexicon.stem(word) not in other.scope_words


def _counts_part(pair: Pair) -> bool:
    """Whether one counts a kind ("children") that the other, which counts any ("people"), does not mention."""
    lexicon = pair.context.lexicon
    nouns = [lexicon.stem(reading.claim.unit or "") for reading in (pair.first, pair.second)]
    if any(noun in _ANYTHING for noun in nouns):
        return False
    if same_stem(*nouns) or not any(
        reading.scale.dimension.startswith("count:") for reading in (pair.first, pair.second)
    ):
        return False
    words = (pair.second.sketch.words, pair.first.sketch.words)
    return any(
        noun and noun not in lexicon.generic and not any(same_stem(noun, word) for word in others)
        for noun, others in zip(nouns, words, strict=True)
    )


def _read_once(pair: Pair, words: frozenset[str], both: frozenset[str]) -> bool:
    return pair.evidence.twins and all(any(same_stem(word, other) for other in both) for word in words)


def _alone(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in one if not any(same_stem(word, other) for other in two))


_ADDING = ("including", "counting", "excluding", "without", "except")


def _part(scope: str | None, which: str) -> str:
    if not scope:
        return f"{which} names no part"
    return f"{which} is {'' if scope.split()[0].casefold() in _ADDING else 'for '}{scope}"


def _place(place: str | None, which: str) -> str:
    return f"{which} is about {place}" if place else f"{which} names no place"
