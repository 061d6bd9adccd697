"""Claims of a table: each figure under the metric, the owner and the period that its row and column name.

`table_claims` is what the assembly calls for each table block. A cell that holds no figure, a column that only numbers
the rows, and a table without headers yield nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.calendar import shift
from explorer.extract import lexicon
from explorer.extract.layout import Block, BlockKind, Layout
from explorer.extract.mentions import PeriodMention, QuantityKind, QuantityMention
from explorer.extract.names import Names
from explorer.extract.nouns import Named, lookup, noun_of, plain
from explorer.extract.periods import Anchor
from explorer.extract.quantities import find_quantities, intervals
from explorer.extract.table_labels import Label, read_label, stacked
from explorer.extract.table_shape import Axis, Shape, Stack, form_of, is_change, is_numbering, is_total, shape_of
from explorer.extract.table_units import Hint, hint_in
from explorer.extract.tokens import Token
from explorer.model import Basis, Claim, ClaimKind, Document, Modality, Span
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key

_MAX_CELLS = 60_000
_CONFIDENCE = 0.8
_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSetting:
    """What all tables of a document share."""

    document: Document
    vocabulary: Vocabulary
    anchor: Anchor
    names: Names


def table_claims(setting: TableSetting, layout: Layout, position: int) -> list[Claim]:
    """The claims (without ids) of the table at `layout.blocks[position]`, in text order."""
    block = layout.blocks[position]
    if block.table is None:
        return []
    return list(_Reader(setting, layout, position, block).claims())


class _Reader:
    def __init__(self, setting: TableSetting, layout: Layout, position: int, block: Block) -> None:
        self.setting, self.text = setting, setting.document.text
        self.vocabulary = setting.vocabulary
        assert block.table is not None
        self.table = block.table
        self.labels: dict[Span, Label] = {}
        self.captions = _captions(layout, position)
        self.hint = self._table_hint()

    def claims(self) -> Iterator[Claim]:
        shape = shape_of(self.text, self.table, self._is_period, self._is_metric)
        if shape is None:
            return
        seen = 0
        for row in self.table.rows[self.table.header_rows :]:
            if len(row) <= shape.label or not row[shape.label].of(self.text):
                continue
            for column, cell in enumerate(row):
                seen += 1
                if seen > _MAX_CELLS:
                    return
                if column != shape.label and column < len(shape.headers):
                    claim = self._cell(shape, row, column, cell)
                    if claim is not None:
                        yield claim

    def _label(self, span: Span) -> Label:
        if span not in self.labels:
            setting = self.setting
            self.labels[span] = read_label(self.text, span, setting.anchor, self.vocabulary)
        return self.labels[span]

    def _header(self, stack: Stack) -> Label:
        return stacked([self._label(span) for span in stack]) if stack else _NO_LABEL

    def _is_period(self, stack: Stack) -> bool:
        label = self._header(stack)
        return label.period is not None and len(label.text) <= 3

    def _is_metric(self, stack: Stack) -> bool:
        words = [t.lower for t in self._header(stack).tokens]
        return any(
            phrase_key(" ".join(words[-size:])) in self.vocabulary.metrics.by_phrase
            for size in range(1, min(4, len(words)) + 1)
        )

    def _table_hint(self) -> Hint | None:
        for block in self.captions:
            words = self.text[block.start : min(block.end, block.start + 400)]
            short = block.kind in (BlockKind.HEADING, BlockKind.CAPTION) or len(words) < 80
            found = hint_in(words, self.vocabulary.units, bracketed=short)
            if found is not None:
                return found
        corner = self.table.rows[0][0] if self.table.rows and self.table.rows[0] else None
        return hint_in(corner.of(self.text), self.vocabulary.units) if corner else None

    def _cell(self, shape: Shape, row: Sequence[Span], column: int, cell: Span) -> Claim | None:
        stack = shape.headers[column]
        printed = stack[-1].of(self.text) if stack else ""
        if shape.columns is not Axis.NONE and (not stack or (is_numbering(printed) and not self._is_period(stack))):
            return None
        figures = find_quantities(self.text, cell.start, cell.end, (), self.vocabulary.units)
        if not figures or figures[0].start - cell.start > 6:
            return None
        along, across = self._label(row[shape.label]), self._header(stack)
        change = any(is_change(header.of(self.text)) for header in stack)
        repeats = self._repeats(shape, across)
        level = self._level_column(shape, row, column, alike=repeats) if change or repeats else None
        if level is not None:
            across = replace(across, hint=_of_change(across, level, change), tokens=level.tokens, text=level.text)
        mention = self._scaled(figures[0], across, along, change)
        metric = self._metric(shape, along, across, mention, change)
        subject = self._subject(shape, along, across)
        period, basis = self._period(shape, along, across, column, change), None
        if change:
            basis = self._basis(shape, stack)
        mention = self._counted(mention, metric)
        return self._claim(row, mention, metric, subject, period, basis, _stronger(along.modality, across.modality))

    def _repeats(self, shape: Shape, across: Label) -> bool:
        """Whether a column among metrics only names another date of the metric to its left: "Last week"."""
        return shape.columns is Axis.METRIC and across.period is not None and not across.tokens

    def _scaled(self, mention: QuantityMention, across: Label, along: Label, change: bool) -> QuantityMention:
        """The mention with the unit and scale that header, row or caption tell, where the cell has none itself."""
        if mention.kind is not QuantityKind.COUNT or mention.unit is not None:
            return mention
        hint = across.hint or along.hint or (None if change else self.hint)
        if hint is None:
            return mention
        step = 0.5 * 10.0 ** -len(self.text[mention.start : mention.end].partition(".")[2])
        value = intervals.clean(mention.value * hint.factor)
        low = (mention.value - step) * hint.factor if hint.factor != 1.0 else mention.low
        high = (mention.value + step) * hint.factor if hint.factor != 1.0 else mention.high
        return replace(mention, value=value, low=low, high=high, unit=hint.unit, kind=hint.kind or mention.kind)

    def _metric(
        self, shape: Shape, along: Label, across: Label, mention: QuantityMention, change: bool
    ) -> Named | None:
        if shape.rows is Axis.METRIC:
            return self._named(along, mention, change)
        if shape.columns is Axis.METRIC:
            return self._named(across, mention, change)
        return self._caption_metric(mention, change)

    def _level_column(self, shape: Shape, row: Sequence[Span], column: int, *, alike: bool) -> Label | None:
        """The column left of a column of changes that they are changes of; with `alike`, one of figures like them."""
        for left in range(column - 1, -1, -1):
            stack = shape.headers[left]
            if left == shape.label or not stack:
                continue
            printed, label = stack[-1].of(self.text), self._header(stack)
            other = any(is_change(h.of(self.text)) for h in stack) or is_numbering(printed)
            if alike and form_of(row[left].of(self.text)) != form_of(row[column].of(self.text)):
                continue
            if label.tokens and not other:
                return label
        return None

    def _named(self, label: Label, mention: QuantityMention, change: bool) -> Named | None:
        if not label.tokens:
            return self._caption_metric(mention, change)
        tokens = _before_preposition(label.tokens)
        found = lookup(tokens, self.vocabulary.metrics, mention, change)
        if found is not None:
            return found
        common = [t._replace(tag="NOUN") if t.tag == "PROPN" else t for t in tokens]
        return plain(noun_of(common), self.vocabulary.words) or Named(
            " ".join(t.lower for t in tokens), label.text.lower(), None
        )

    def _caption_metric(self, mention: QuantityMention, change: bool) -> Named | None:
        """The metric that the heading names: "Mine output by country"."""
        for block in self.captions:
            label = self._label(Span(block.start, min(block.end, block.start + 200)))
            head = _before_preposition(label.tokens)
            found = lookup(head, self.vocabulary.metrics, mention, change) if head else None
            if found is not None:
                return found
            if head and block.kind is not BlockKind.PARAGRAPH and len(head) <= 5:
                return plain(noun_of([t._replace(tag="NOUN") for t in head]), self.vocabulary.words)
        return None

    def _subject(self, shape: Shape, along: Label, across: Label) -> str | None:
        for axis, label in ((shape.rows, along), (shape.columns, across)):
            if axis is Axis.ENTITY and label.text and not is_total(label.text) and label.text.lower() not in _GENERIC:
                name = self.setting.names.of(label.text)
                return name.text if name else label.text
        if shape.rows is Axis.METRIC:
            owner = self._owner(along)
            if owner is not None:
                return owner
        if shape.rows is Axis.ENTITY:
            return None
        topic = self.setting.names.topic
        return topic.text if topic else self._caption_name()

    def _caption_name(self) -> str | None:
        """The thing that a heading names and nothing else, above a table of its metrics."""
        for block in self.captions:
            label = self._label(Span(block.start, min(block.end, block.start + 200)))
            named = label.tokens and all(t.tag == "PROPN" for t in label.tokens) and not self._is_metric((label.span,))
            if block.kind is BlockKind.HEADING and named and len(label.tokens) <= 4:
                return label.text
        return None

    def _owner(self, label: Label) -> str | None:
        """The name before the metric in a row's label: "Verdana net sales"."""
        count = 0
        while count < len(label.tokens) and label.tokens[count].tag == "PROPN":
            count += 1
        if not 0 < count < len(label.tokens):
            return None
        words = " ".join(t.text for t in label.tokens[:count])
        name = self.setting.names.of(words)
        return name.text if name else words

    def _period(self, shape: Shape, along: Label, across: Label, column: int, change: bool) -> PeriodMention | None:
        based = change and across.period is not None and _BASE.match(across.span.of(self.text))
        if (across.period is not None and not based) or along.period is not None:
            return along.period if based else across.period or along.period
        headers = [self._header(h) for i, h in enumerate(shape.headers) if i != shape.label and h]
        dated = [header.period for header in headers if header.period is not None]
        if dated and change:
            return max(dated, key=lambda period: period.period_start or "")
        if dated and (shape.columns is Axis.PERIOD or (headers[0].period is not None and not headers[0].tokens)):
            left = [self._header(h).period for h in reversed(shape.headers[shape.label + 1 : column]) if h]
            return next((period for period in left if period is not None), None)
        for block in self.captions:
            label = self._label(Span(block.start, min(block.end, block.start + 200)))
            if label.period is not None and (block.kind is not BlockKind.PARAGRAPH or _is_title(block, self.text)):
                return label.period
        return None

    def _basis(self, shape: Shape, stack: Stack) -> Basis:
        words = " ".join(header.of(self.text) for header in stack).lower()
        if re.search(r"yoy|y/y|y-o-y|year|annual", words):
            return Basis.YOY
        if re.search(r"qoq|q/q|quarter", words):
            return Basis.QOQ
        if re.search(r"mom|m/m|month", words):
            return Basis.MOM
        labels = {p.label for h in shape.headers if h and (p := self._header(h).period) and p.label}
        return Basis.YOY if any(shift(label, years=-1) in labels for label in labels) else Basis.CHANGE

    def _counted(self, mention: QuantityMention, metric: Named | None) -> QuantityMention:
        """A bare count counts what its metric names: seats, votes, stations."""
        if mention.unit is not None or mention.kind is not QuantityKind.COUNT or metric is None:
            return mention
        head = metric.phrase.split()[-1] if metric.phrase else ""
        return replace(mention, unit=lexicon.singular(head)) if head.endswith("s") and head.isalpha() else mention

    def _claim(
        self,
        row: Sequence[Span],
        mention: QuantityMention,
        metric: Named | None,
        subject: str | None,
        period: PeriodMention | None,
        basis: Basis | None,
        modality: Modality,
    ) -> Claim:
        return Claim(
            id=0,
            document_id=self.setting.document.id,
            kind=ClaimKind.QUANTITY,
            start=mention.start,
            end=mention.end,
            sentence_start=row[0].start,
            sentence_end=row[-1].end,
            printed=self.text[mention.start : mention.end],
            subject=subject,
            metric=metric.name if metric else None,
            phrase=metric.phrase if metric else None,
            value=mention.value if basis else abs(mention.value) if mention.value == 0 else mention.value,
            value_max=mention.value_max,
            unit=mention.unit,
            low=mention.low,
            high=mention.high,
            qualifier=mention.qualifier,
            basis=basis,
            period=period.label if period else None,
            period_start=period.period_start if period else None,
            period_end=period.period_end if period else None,
            modality=modality,
            rule="table cell",
            confidence=_CONFIDENCE,
        )


_NO_LABEL = Label(text="", span=Span(0, 0), tokens=(), period=None, hint=None, modality=Modality.ACTUAL)
_BASE = re.compile(r"(?:[Cc]hange |[Uu]p |[Dd]own )?(?:from|since|on|vs\.?|versus|against|over|compared)\b")
"""How the header of a column of changes names what they are changes from."""
_GENERIC = frozenset({"value", "figure", "amount", "number", "data", "detail", "details", "result", "reading"})
"""Headers that name neither a metric nor an owner."""


def _of_change(across: Label, level: Label, change: bool) -> Hint | None:
    """The unit of a column that goes with the one to its left: its own, else that column's."""
    own = across.hint or level.hint
    if change and across.hint is None and own is not None and own.kind is QuantityKind.PERCENT:
        return replace(own, unit="percentage point")
    return own


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


def _before_preposition(tokens: Sequence[Token]) -> list[Token]:
    """ "Mine output by country" names mine output, "Votes counted by midnight" votes."""
    kept: list[Token] = []
    for token in tokens:
        if token.tag in ("ADP", "VERB") and kept:
            break
        if token.tag not in ("DET", "PUNCT", "NUM"):
            kept.append(token)
    return kept


def _stronger(one: Modality, other: Modality) -> Modality:
    return one if one is not Modality.ACTUAL else other
