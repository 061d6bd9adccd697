"""What stands around the figures of a table: the labels of rows and columns, its captions, the notes on its units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.extract.layout import Block, BlockKind, Layout
from explorer.extract.mentions import PeriodMention, QuantityKind, QuantityMention
from explorer.extract.names import Names
from explorer.extract.nouns import Named, lookup, noun_of, plain
from explorer.extract.periods import Anchor, find_periods
from explorer.extract.table_labels import Label, read_label, stacked
from explorer.extract.table_shape import Stack
from explorer.extract.table_units import Hint, hint_in, stated_hint
from explorer.extract.tokens import Token
from explorer.model import Document, Modality, Span
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key

_TITLE = 120
_CAPTION = 200
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?|[QH][1-4]|(?:First|Second|Third|Fourth) quarter"
)
_FAR = 3
_NOT_SUMS = frozenset({"ratio", "score", "duration"})
_NO_LABEL = Label(text="", span=Span(0, 0), tokens=(), period=None, hint=None, modality=Modality.ACTUAL)
_COMPARED = re.compile(r"\b(?:ago|earlier|previous|prior|last)\b", re.IGNORECASE)
"""What a caption says of the figures beside the table's own: "a week ago in brackets"."""
GENERIC = frozenset({"value", "figure", "amount", "number", "data", "detail", "details", "result", "reading"})
"""Headers that name neither a metric nor an owner."""
_ANY = GENERIC | {"now", "latest", "current", "today", "date", "average", "avg", "mean", "normal", "total", "previous"}
"""Headers that leave the metric to the caption, if it names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSetting:
    """What all tables of a document share."""

    document: Document
    vocabulary: Vocabulary
    anchor: Anchor
    names: Names
    decimal_comma: bool
    """Whether the document writes 18.400 and 3,50 (`uses_decimal_comma`)."""


class TableContext:
    """One table with its surroundings; every label is read once."""

    def __init__(self, setting: TableSetting, layout: Layout, position: int) -> None:
        self.setting, self.text = setting, setting.document.text
        self.vocabulary = setting.vocabulary
        self.captions = _captions(layout, position)
        self._beside = _beside(layout, position)
        self._labels: dict[Span, Label] = {}

    def label(self, span: Span) -> Label:
        if span not in self._labels:
            setting = self.setting
            self._labels[span] = read_label(self.text, span, setting.anchor, self.vocabulary)
        return self._labels[span]

    def header(self, stack: Stack) -> Label:
        """The headers over one column as one label."""
        return stacked([self.label(span) for span in stack]) if stack else _NO_LABEL

    def is_period(self, stack: Stack) -> bool:
        """Whether a label is a date and nothing else."""
        label = self.header(stack)
        return label.period is not None and len(label.text) <= 3

    def is_metric(self, stack: Stack) -> bool:
        """Whether a label ends with a metric of the vocabulary."""
        words = [t.lower for t in self.header(stack).tokens]
        return any(
            phrase_key(" ".join(words[-size:])) in self.vocabulary.metrics.by_phrase
            for size in range(1, min(4, len(words)) + 1)
        )

    def table_hint(self, corner: str) -> Hint | None:
        """The unit for all figures of the table: from captions, from the header of its labels, from notes beside it."""
        for block in self.captions:
            words = self.text[block.start : min(block.end, block.start + 400)]
            short = block.kind in (BlockKind.HEADING, BlockKind.CAPTION) or len(words) < 80
            found = hint_in(words, self.vocabulary.units, bracketed=short, trailing=False)
            if found is not None:
                return found
        return hint_in(corner, self.vocabulary.units) or self._noted_hint()

    def _noted_hint(self) -> Hint | None:
        """The unit that a note beside the table states."""
        for block in self._beside:
            found = stated_hint(self.text[block.start : min(block.end, block.start + 400)], self.vocabulary.units)
            if found is not None:
                return found
        return None

    def ratio_hint(self, label: Label) -> Hint | None:
        """What a label of shares, rates, prices or scores has instead of the unit that the table tells for all."""
        words = [token.lower for token in label.tokens]
        for size in range(min(4, len(words)), 0, -1):
            entries = self.vocabulary.metrics.by_phrase.get(phrase_key(" ".join(words[-size:])), ())
            for entry in entries:
                if entry.kind == "ratio" and entry.units[:1] == ("%",):
                    return Hint(1.0, "%", QuantityKind.PERCENT)
            if entries:
                return Hint() if all(entry.kind in _NOT_SUMS for entry in entries) else None
        return None

    def named(self, label: Label, mention: QuantityMention, change: bool) -> Named | None:
        """The metric that a label names for a figure."""
        tokens = _before_preposition(label.tokens)
        if not tokens or all(token.lower in _ANY for token in tokens):
            tokens = list(label.tokens)
            caption = self.caption_metric(mention, change)
            if caption is not None or not tokens:
                return caption
        found = lookup(tokens, self.vocabulary.metrics, mention, change)
        if found is not None:
            return found
        common = [t._replace(tag="NOUN") if t.tag == "PROPN" else t for t in tokens]
        return plain(noun_of(common), self.vocabulary.words) or Named(
            " ".join(t.lower for t in tokens), label.text.lower(), None
        )

    def caption_metric(self, mention: QuantityMention, change: bool) -> Named | None:
        """The metric that the heading names: "Mine output by country"."""
        for block in self.captions:
            label = self._caption(block)
            comma = label.text.find(",") % (len(label.text) + 1)
            head = _before_preposition([token for token in label.tokens if token.start < comma])
            found = lookup(head, self.vocabulary.metrics, mention, change) if head else None
            if found is not None:
                return found
            if head and block.kind is not BlockKind.PARAGRAPH and len(head) <= 5:
                return plain(noun_of([t._replace(tag="NOUN") for t in head]), self.vocabulary.words)
        return None

    def caption_name(self) -> str | None:
        """The thing that a heading names and nothing else, above a table of its metrics."""
        for block in self.captions:
            label = self._caption(block)
            named = label.tokens and all(t.tag == "PROPN" for t in label.tokens) and not self.is_metric((label.span,))
            if block.kind is BlockKind.HEADING and named and len(label.tokens) <= 4:
                return label.text
        return None

    def crossed(self, along: Label, across: Label) -> PeriodMention | None:
        """The period of a month or quarter on one side of a table and a year on the other: June, 2025."""
        for part, year in ((along, across), (across, along)):
            words = part.span.of(self.text).strip(" *_")
            label = year.period.label if year.period is not None else None
            if label is None or not _YEAR.fullmatch(label) or not _PART.fullmatch(words):
                continue
            joined = f"{words} {label}"
            found = find_periods(joined, 0, len(joined), self.setting.anchor, self.vocabulary.calendar)
            if found and found[0].label and found[0].label != label:
                return found[0]
        return None

    def is_part_of_year(self, label: Label) -> bool:
        """Whether a label is a month or quarter without its year."""
        return bool(_PART.fullmatch(label.span.of(self.text).strip(" *_")))

    def title(self) -> str:
        """The words of the caption next to the table."""
        return " ".join(self._caption(block).span.of(self.text) for block in self.captions[:1])

    def caption_period(self) -> PeriodMention | None:
        """The period that a heading, a caption or a title tells for the whole table."""
        for block in self.captions:
            label = self._caption(block)
            own = label.period is not None and not _COMPARED.search(label.span.of(self.text))
            if own and (block.kind is not BlockKind.PARAGRAPH or _is_title(block, self.text)):
                return label.period
        return None

    def _caption(self, block: Block) -> Label:
        return self.label(Span(block.start, min(block.end, block.start + _CAPTION)))


def _is_title(block: Block, text: str) -> bool:
    """Whether a paragraph before a table is its title rather than prose: short, and no sentence."""
    return block.end - block.start <= _TITLE and not text[block.start : block.end].rstrip().endswith((".", "!", "?"))


def _captions(layout: Layout, position: int) -> list[Block]:
    """The blocks that may say what a table holds, nearest first: the block before it, the headings above."""
    found = []
    before = layout.blocks[position - 1] if position else None
    if before is not None and before.kind not in (BlockKind.TABLE, BlockKind.BOILERPLATE, BlockKind.ITEM):
        found.append(before)
    found.extend(b for b in reversed(layout.headings(layout.blocks[position])) if b is not before)
    return found[:3]


def _beside(layout: Layout, position: int) -> list[Block]:
    """The blocks of text just behind and before a table, where notes on its units stand."""
    behind = layout.blocks[position + 1 : position + 1 + _FAR]
    before = layout.blocks[max(0, position - _FAR) : position]
    return [block for block in (*behind, *reversed(before)) if block.table is None]


def _before_preposition(tokens: Sequence[Token]) -> list[Token]:
    """ "Mine output by country" names mine output, "Votes counted by midnight" votes."""
    kept: list[Token] = []
    for token in tokens:
        if token.tag == "ADP" or (token.tag == "VERB" and kept):
            break
        if token.tag not in ("DET", "PUNCT", "NUM"):
            kept.append(token)
    return kept
