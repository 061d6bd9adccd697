"""A row's label or a column's header taken apart: words, date, unit hint, modality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.extract import lexicon
from explorer.extract.mentions import PeriodMention
from explorer.extract.periods import Anchor, find_periods
from explorer.extract.table_units import Hint, hint_in, is_unit, without_unit
from explorer.extract.tokens import Token, tokenize
from explorer.model import Modality, Span
from explorer.vocabulary.load import Vocabulary

_BRACKETED = re.compile(r"(?:(?<!\s)\s++)?[(\[][^()\[\]]*[)\]]\s*")
_PLACE = re.compile(r"^[*_\s]*\d{1,3}[.)]?\s+(?=[A-Z][A-Za-zÀ-ÿ'’-]{2})")
"""The number of a row in its list, before its name."""
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
    if not periods and (short := _SHORT_YEAR.search(printed)) is not None:
        periods = _in_full(short, start, anchor, vocabulary)
    modality = Modality.ACTUAL
    for word in re.findall(r"[a-z]+", printed.lower()):
        modality = vocabulary.cues.nouns.get(lexicon.singular(word), modality)
        modality = vocabulary.cues.verbs.get(lexicon.lemma(word), modality) if word.endswith("ed") else modality
    if re.search(r"\d[eEfF]$|\d\s?\([eEfF]\)", printed):
        modality = Modality.FORECAST
    words = _PLACE.sub("", _BRACKETED.sub(" ", printed))
    for period in periods:
        words = words.replace(text[period.start : period.end], " ")
    words = re.sub(r"[*_`]+", "", " ".join(words.split())).strip(_EDGE)
    words = "" if is_unit(words, vocabulary.units) else without_unit(words, vocabulary.units)
    tokens = tuple(t for t in tokenize(words) if t.tag != "PUNCT")
    return Label(
        text=words,
        span=span,
        tokens=tokens,
        period=periods[0] if periods else None,
        hint=hint_in(printed, vocabulary.units),
        modality=modality,
    )


_SHORT_YEAR = re.compile(r"(?<!\w)(?P<part>[QH][1-4]|FY|[1-4]Q|[12]H)[ -]?['’]?(?P<year>\d\d)(?!\w)")


def _in_full(short: re.Match[str], start: int, anchor: Anchor, vocabulary: Vocabulary) -> list[PeriodMention]:
    """The period of a header with a year of two digits ("Q3 24"), at its place in the document."""
    words = f"{short['part']} 20{short['year']}"
    found = find_periods(words, 0, len(words), anchor, vocabulary.calendar)
    return [replace(p, start=start + short.start(), end=start + short.end()) for p in found[:1] if p.label]


def stacked(labels: Sequence[Label]) -> Label:
    """One label of a column whose header has several rows, the uppermost first: the lowest that tells a thing."""
    last = labels[-1]
    for above in reversed(labels[:-1]):
        if above.span == last.span:
            continue
        if not last.tokens or (last.period is None and above.tokens and not above.period and _is_part(last)):
            last = replace(last, text=above.text, tokens=above.tokens)
        last = replace(
            last,
            period=last.period or above.period,
            hint=last.hint or above.hint,
            modality=above.modality if last.modality is Modality.ACTUAL else last.modality,
        )
    return last


_PARTS = frozenset({"from", "since", "on", "vs", "against", "previous", "of", "in", "to", "than", "number", "value"})


def _is_part(label: Label) -> bool:
    """Whether a lower header only goes on with the words above it: "Change" over "from 2024"."""
    return label.tokens[0].lower in _PARTS
