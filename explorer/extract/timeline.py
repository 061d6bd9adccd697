"""The document's clock: resolves a period mention in the light of its clause's tense and the period before it."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.calendar import grain_of
from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.mentions import Grain, PeriodMention, PeriodRelation, Tense
from explorer.extract.modal_verbs import foresees
from explorer.extract.periods import resolve
from explorer.extract.phrases import Item

_REACH, _FAR = 3, 6
_REPORTED = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF})
_DAYS = frozenset({Grain.DAY, Grain.WEEK})
_FUTURE = frozenset({"will", "shall", "expect", "plan", "aim", "intend", "schedule", "want", "hope", "due", "forecast",
                     "target", "should", "would", "set", "slate", "predict", "project", "going",
                     "tip", "foresee"})  # fmt: skip
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "did"})


class Clock:
    """Resolves period mentions; remembers the last period of the section.

    `told` is the period that the title reports on ("Results for the second quarter of 2025"), if it does.
    """

    def __init__(self, told: PeriodMention | None = None) -> None:
        self.last: PeriodMention | None = None
        self._told = told
        self._age = 0
        self._since = 0
        self._opened = False
        self._of_grain: dict[Grain, PeriodMention] = {}

    def forget(self) -> None:
        """A new section starts."""
        self.last = None

    @property
    def opened(self) -> bool:
        """Whether a dated sentence has been read: what the text reports on is settled then."""
        return self._opened

    @property
    def reported(self) -> PeriodMention | None:
        """The period that title or first sentence says the text reports on."""
        return self._told

    def inheritable(self) -> PeriodMention | None:
        """The period that a figure without one may take over: told by one of the last sentences, and closed."""
        last = self.last
        if last is None or self._age > _REACH or last.relation is not PeriodRelation.IN:
            return self._told
        return last if last.period_start and last.period_end else None

    def note(
        self,
        row: Row,
        dated: Sequence[PeriodMention | None],
        aside: frozenset[int] = frozenset(),
        reports: bool = False,
    ) -> None:
        """Remember what a sentence speaks of: the period of its first dated figure, else its first date.

        The dates at the positions `aside` only belong to figures that the sentence compares with; a sentence that
        `reports` tells of a metric that others will tell more of.
        """
        self._age += 1
        plain = (item.period for at, item in enumerate(row.items) if at not in aside)
        for period in (*plain, *dated):
            if period is not None and period.label and not period.anaphoric and not period.duration:
                self._of_grain[grain_of(period.label) or period.grain] = period
        told = [period for period in dated if period is not None and period.label and not _looks_back(period)]
        told = [period for period in told if not (self._within_told(period) or self._before_told(period))]
        if not told:
            found = [
                item.period
                for at, item in enumerate(row.items)
                if item.period is not None and not item.period.duration and at not in aside
            ]
            found.sort(key=lambda period: period.grain is Grain.DAY)  # results of a quarter are told on a day
            told = [self.resolve(p, row, 0, None) for p in found[:1] if not p.anaphoric]
            told = [period for period in told if not self._within_told(period)]
        if told and told[0].label:
            self._note_lead(told[0], reports)
            self._age = self._age if told[0] is self.last and self._since > _FAR else 0
            self._since = self._since + 1 if told[0] is self.last else 0
            self.last = told[0]

    def _within_told(self, period: PeriodMention) -> bool:
        """Whether a date only tells when something happened within what the document reports on."""
        told = self._told
        if told is None or None in (told.period_start, told.period_end, period.period_start, period.period_end):
            return False
        inside = str(told.period_start) <= str(period.period_start) and str(period.period_end) <= str(told.period_end)
        return inside and period.label != told.label

    def _before_told(self, period: PeriodMention) -> bool:
        """Whether a period is only looked back at from what the document reports on: "in 2022 they were 399"."""
        told = self._told
        if told is None or not (told.period_start and period.period_end) or self.last is None:
            return False
        return told.grain is period.grain and period.period_end < told.period_start

    def _note_lead(self, period: PeriodMention, reports: bool) -> None:
        """The month, quarter or half-year that the first dated sentence tells of is what the text reports on."""
        if self._opened:
            return
        self._opened = True
        over = period.label == period.backward and period.relation is PeriodRelation.IN
        if self._told is None and reports and over and period.grain in _REPORTED:
            self._told = period

    def remember(self, period: PeriodMention) -> None:
        """A day that was counted from another is the one that the next such day is counted from."""
        if period.anaphoric and period.label:
            self._of_grain[Grain.DAY] = period
            self.last = period

    def resolve(
        self, mention: PeriodMention, row: Row, at: int, head: PeriodMention | None, comparison: bool = False
    ) -> PeriodMention:
        """A mention with its label; an anaphoric one is moved from `head`, else from the section's last period."""
        tense = tense_of(row, at)
        if comparison and mention.template is not None and tense is Tense.FUTURE:
            tense = Tense.PAST  # what a figure is held against is known
        if head is None and mention.unit is not None and mention.anaphoric:
            reported = self._told is not None and self._told.grain is mention.unit and mention.rule == "the-unit"
            head = self._told if reported else self._of_grain.get(mention.unit)
        resolved = resolve(mention, head=head, tense=tense, comparison=comparison)
        leans = mention.anaphoric and (mention.template is None or resolved.label is None)
        if mention.rule == "the-unit" and mention.unit not in _DAYS and self.last and self.last.grain in _DAYS:
            return resolved  # the day of one act tells nothing of the quarter that a text reports on
        if head is None and self.last is not None and leans:
            return resolve(mention, head=self.last, tense=tense, comparison=comparison)
        return resolved


def _looks_back(period: PeriodMention) -> bool:
    """Whether a period is only told as so long before another one: "a year ago diesels made 44 per cent"."""
    return period.anaphoric and min(period.shift_years, period.shift_quarters, period.shift_months) < 0


def day_of(published: str | None) -> PeriodMention | None:
    """The day of a document as a period; None where it is not known to the day."""
    if published is None or len(published) != len("2025-01-31"):
        return None
    return PeriodMention(
        start=0, end=0, wide_start=0, label=published, period_start=published, period_end=published,
        grain=Grain.DAY, relative=True, rule="day of the document",
    )  # fmt: skip


def tense_of(row: Row, at: int) -> Tense:
    """The direction in which the clause around position `at` looks."""
    verb = row.governor(at)
    if verb is None:
        verb = next((i for i in range(at, len(row.items)) if row.items[i].kind == "verb"), None)
    if verb is None:
        return Tense.PAST
    item = row.items[verb]
    if _lies_ahead(row, verb) or _is_agreed(row, verb):
        return Tense.FUTURE
    if item.lemma == "see" and item.tokens[-1].lower in ("see", "sees") and foresees(row, verb):
        return Tense.FUTURE
    if not item.finite and item.lemma not in _FUTURE:
        item = row.items[_main_verb(row, verb)]
    first = item.tokens[0].lower
    meant = item.outer if _settled(item) else (*item.outer, first, item.lemma)
    if any(word in _FUTURE for word in meant):
        return Tense.FUTURE
    if any(t.lower in ("will", "'ll", "’ll", "shall", "would", "should") for t in item.tokens):
        return Tense.FUTURE
    if first in _PAST_AUXILIARIES:
        return Tense.PAST
    last = item.tokens[-1].lower
    if first in ("is", "are", "'s", "’s", "'re", "’re") and last.endswith("ing"):
        return Tense.PRESENT
    if lexicon.VERB_KINDS.get(last) in ("base", "third") and item.finite:
        return Tense.PRESENT
    return Tense.PAST


_AHEAD = frozenset({"due", "set", "likely", "unlikely", "expected", "poised", "scheduled", "slated", "ready", "bound"})


def _lies_ahead(row: Row, verb: int) -> bool:
    """ "are to stay closed", "is due to open": an infinitive behind "is", with or without an adjective."""
    words = [token.lower for token in row.items[verb].tokens]
    if words[0] in ("is", "are") and words[1:2] == ["to"]:
        return True
    before = row.items[max(0, verb - 2) : verb]
    if words[0] != "to" or not before or not before[-1].tokens or before[-1].tokens[-1].lower not in _AHEAD:
        return False
    return any(token.lower in ("is", "are", "’s", "'s", "’re", "'re") for item in before for token in item.tokens)


_AGREEING = frozenset({"agree", "decide", "resolve", "undertake"})


def _is_agreed(row: Row, verb: int) -> bool:
    """ "Agreed on Saturday to pump more from June": what is agreed on is done later."""
    if row.items[verb].tokens[0].lower != "to":
        return False
    left = next((i for i in range(verb - 1, -1, -1) if row.items[i].kind == "verb"), None)
    return left is not None and row.items[left].lemma in _AGREEING


def _settled(item: Item) -> bool:
    """ "set a record", "was set at 300", not "is set for Friday": the act of setting."""
    done = any(token.lower in ("was", "were", "been") for token in item.tokens)
    return item.lemma == "set" and item.finite and (done or not item.passive)


def _main_verb(row: Row, verb: int) -> int:
    """The finite verb that a participle or infinitive hangs on: the nearest left of it, else the next."""
    order = (*range(verb - 1, -1, -1), *range(verb + 1, len(row.items)))
    return next((i for i in order if row.items[i].kind == "verb" and row.items[i].finite), verb)
