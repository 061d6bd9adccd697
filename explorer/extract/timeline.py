"""The document's clock: resolves a period mention in the light of its clause's tense and the period before it."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.mentions import PeriodMention, Tense
from explorer.extract.periods import resolve

_FUTURE = frozenset({"will", "shall", "expect", "plan", "aim", "intend", "schedule", "want", "hope", "due", "forecast",
                     "target", "should", "would", "set", "slate", "predict", "project", "going"})  # fmt: skip


class Clock:
    """Resolves period mentions; remembers the last period of the section."""

    def __init__(self) -> None:
        self.last: PeriodMention | None = None

    def resolve(
        self, mention: PeriodMention, row: Row, at: int, head: PeriodMention | None, comparison: bool = False
    ) -> PeriodMention:
        """A mention with its label; an anaphoric one is moved from `head`, else from the section's last period."""
        tense = tense_of(row, at)
        resolved = resolve(mention, head=head, tense=tense, comparison=comparison)
        leans = mention.anaphoric and (mention.template is None or resolved.label is None)
        if head is None and self.last is not None and leans:
            return resolve(mention, head=self.last, tense=tense, comparison=comparison)
        return resolved


def tense_of(row: Row, at: int) -> Tense:
    """The direction in which the clause around position `at` looks."""
    verb = row.governor(at)
    if verb is None:
        verb = next((i for i in range(at, len(row.items)) if row.items[i].kind == "verb"), None)
    if verb is None:
        return Tense.PAST
    item = row.items[verb]
    if item.lemma in _FUTURE or any(outer in _FUTURE for outer in item.outer) or item.tokens[0].lower in _FUTURE:
        return Tense.FUTURE
    if any(t.lower in ("will", "'ll", "’ll", "shall", "would", "should") for t in item.tokens):
        return Tense.FUTURE
    last = item.tokens[-1].lower
    if lexicon.VERB_KINDS.get(last) in ("base", "third") and item.finite:
        return Tense.PRESENT
    return Tense.PAST
