"""A row's label or a column's header taken apart: words, date, unit hint, modality."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract import lexicon
from explorer.extract.mentions import PeriodMention
from explorer.extract.periods import Anchor, find_periods
from explorer.extract.table_units import Hint, hint_in
from explorer.extract.tokens import Token, tokenize
from explorer.model import Modality, Span
from explorer.vocabulary.load import Vocabulary

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_EDGE = " \t*_`:|,;–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A row's label or a column's header, taken apart."""

    text: str
    """Its words without brackets and dates."""
    span: Span
    tokens: tuple[Token, ...]
    period: PeriodMention | None
    hint: Hint | None
    modality: Modality


def read_label(text: str, span: Span, anchor: Anchor, vocabulary: Vocabulary) -> Label:
    """The label that stands at `span`."""
    printed = span.of(text)
    start, end = (span.start, min(span.end, span.start + 300))
    periods = [p for p in find_periods(text, start, end, anchor, vocabulary.calendar) if not p.duration and p.label]
    modality = Modality.ACTUAL
    for word in re.findall(r"[a-z]+", printed.lower()):
        modality = vocabulary.cues.nouns.get(lexicon.singular(word), modality)
        modality = vocabulary.cues.verbs.get(lexicon.lemma(word), modality) if word.endswith("ed") else modality
    if re.search(r"\d[eEfF]$|\d\s?\([eEfF]\)", printed):
        modality = Modality.FORECAST
    words = _BRACKETED.sub(" ", printed)
    for period in periods:
        words = words.replace(text[period.start : period.end], " ")
    words = re.sub(r"[*_`]+", "", " ".join(words.split())).strip(_EDGE)
    tokens = tuple(t for t in tokenize(words) if t.tag != "PUNCT")
    return Label(
        text=words,
        span=span,
        tokens=tokens,
        period=periods[0] if periods else None,
        hint=hint_in(printed, vocabulary.units),
        modality=modality,
    )
