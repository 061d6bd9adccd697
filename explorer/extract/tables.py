"""Claims of a table: each figure under the metric, the owner and the period that its row and column name.

`table_claims` is what the assembly calls for each table block. A cell that holds no figure and a column that only
numbers the rows yield nothing; where no header tells what a column holds, its figures have no metric.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from explorer.calendar import shift
from explorer.extract import lexicon
from explorer.extract.label_units import scaled
from explorer.extract.layout import Block, Layout
from explorer.extract.lines import is_numberish
from explorer.extract.mentions import PeriodMention, QuantityKind, QuantityMention
from explorer.extract.nouns import Named
from explorer.extract.quantities import find_quantities
from explorer.extract.table_context import GENERIC, TableContext, TableSetting
from explorer.extract.table_grid import filled_down, years_of
from explorer.extract.table_labels import Label
from explorer.extract.table_shape import Axis, Shape, Stack, form_of, is_change, is_numbering, is_total, shape_of
from explorer.extract.table_units import Hint, means_metres
from explorer.model import Basis, Claim, ClaimKind, Modality, Span

_BASE = re.compile(r"(?:[Cc]hange |[Uu]p |[Dd]own )?(?:from|since|on|vs\.?|versus|against|over|compared)\b")
"""How the header of a column of changes names what they are changes from."""
_MAX_CELLS = 60_000
_CONFIDENCE = 0.8
_UNDATED = frozenset({"average", "avg", "mean", "normal", "median", "norm", "target", "record", "maximum", "minimum"})
"""Headers of columns that no date beside them dates."""
_DATE = 40
_DATES = re.compile(r"(?:year|date|month|quarter|period|day|week)s?$", re.IGNORECASE)
_LEAD = 20
"""How many characters of a cell may stand before its figure ("down 3.1 points"); a longer cell is prose."""


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
        self.context = TableContext(setting, layout, position)
        corner = self.table.rows[0][0].of(self.text) if self.table.rows and self.table.rows[0] else ""
        self.hint = self.context.table_hint(corner)

    def claims(self) -> Iterator[Claim]:
        shape = shape_of(self.text, self.table, self.context.is_period, self.context.is_metric)
        if shape is None:
            return
        seen = 0
        head = self.table.header_rows
        rows = filled_down(self.text, self.table.rows, head, shape.label)
        self.years = years_of(self.text, rows[head:])
        for line, row in zip(self.table.rows[head:], rows[head:], strict=True):
            self.line = Span(min(cell.start for cell in line), max(cell.end for cell in line))
            if len(row) <= shape.label or not row[shape.label].of(self.text):
                continue
            for column, cell in enumerate(row):
                seen += 1
                if seen > _MAX_CELLS:
                    return
                if column != shape.label and column < len(shape.headers):
                    yield from self._cell(shape, row, column, cell)

    def _cell(self, shape: Shape, row: Sequence[Span], column: int, cell: Span) -> Iterator[Claim]:
        stack = shape.headers[column]
        printed = stack[-1].of(self.text) if stack else ""
        if shape.columns is not Axis.NONE and not stack:
            return
        figures = find_quantities(
            self.text, cell.start, cell.end, (), self.vocabulary.units,
            decimal_comma=self.setting.decimal_comma, in_cell=column not in self.years,
        )  # fmt: skip
        if not figures or figures[0].start - cell.start > _LEAD:
            return
        if is_numbering(printed) and not self.context.is_period(stack):
            return
        along, across = self.context.label(row[shape.label]), self.context.header(stack)
        bare = shape.columns is Axis.NONE and column > shape.label + 1
        change = any(is_change(header.of(self.text)) for header in stack) or (bare and self._signed(figures[0]))
        repeats = self._repeats(shape, across)
        level = self._level_column(shape, row, column, alike=repeats) if change or repeats else None
        if level is not None:
            across = replace(across, hint=_of_change(across, level, change), tokens=level.tokens, text=level.text)
        mention = self._in_millions(self._scaled(figures[0], across, along, change), across, along)
        metric = None if bare and not change else self._metric(shape, along, across, mention, change)
        subject = self._subject(shape, along, across)
        period = self._period(shape, row, across, column, change)
        basis = self._basis(shape, stack) if change else None
        modality = _stronger(along.modality, across.modality)
        yield self._claim(self._counted(mention, metric), metric, subject, period, basis, modality)
        for before, aside in pairwise(figures):
            between = self.text[before.end : aside.start]
            if between.strip() in ("/", "of"):
                yield self._claim(self._scaled(aside, across, along, change), None, subject, period, None, modality)
            else:
                yield self._aside(aside, metric, subject, period, modality)

    def _aside(
        self,
        mention: QuantityMention,
        metric: Named | None,
        subject: str | None,
        period: PeriodMention | None,
        modality: Modality,
    ) -> Claim:
        """The claim of a second figure in a cell: a change where it has a sign, a share, or who knows what."""
        if self._signed(mention):
            return self._claim(mention, metric, subject, period, Basis.CHANGE, modality)
        if mention.kind is QuantityKind.PERCENT:
            share = self.vocabulary.metrics.by_name.get("share")
            metric = Named("share", "share", share)
            return self._claim(mention, metric, subject, period, None, modality)
        return self._claim(mention, None, subject, None, None, modality)

    def _signed(self, mention: QuantityMention) -> bool:
        """Whether a figure is printed with its sign, as changes are."""
        return mention.value < 0 or self.text[mention.start - 1] == "+"

    def _repeats(self, shape: Shape, across: Label) -> bool:
        """Whether a column among metrics only names another date of the metric to its left: "Last week"."""
        return shape.columns is Axis.METRIC and across.period is not None and not across.tokens

    def _scaled(self, mention: QuantityMention, across: Label, along: Label, change: bool) -> QuantityMention:
        """The mention with the unit and scale that header, row or caption tell, where the cell has none itself."""
        hint = across.hint or along.hint
        if hint is None and not change:
            hint = self.context.ratio_hint(across) or self.context.ratio_hint(along) or self.hint
        return mention if hint is None else scaled(self.text, mention, hint)

    def _in_millions(self, mention: QuantityMention, across: Label, along: Label) -> QuantityMention:
        """A figure with an "m" is of millions ("58.0m") unless header, row or caption tell of a length."""
        if mention.unit != "m" or self.text[mention.number_end : mention.end] != "m":
            return mention
        spans = (
            across.span,
            along.span,
            *(Span(b.start, min(b.end, b.start + 200)) for b in self.context.captions[:1]),
        )
        words = " ".join(span.of(self.text) for span in spans)
        size = self.context.caption_metric(mention, change=False) or self.context.named(along, mention, change=False)
        if means_metres(words, self.vocabulary.units) or (size and size.entry and size.entry.kind == "size"):
            return mention
        bare = replace(mention, unit=None, kind=QuantityKind.COUNT)
        return replace(scaled(self.text, bare, Hint(1e6)), number_end=mention.end)

    def _metric(
        self, shape: Shape, along: Label, across: Label, mention: QuantityMention, change: bool
    ) -> Named | None:
        if shape.rows is Axis.METRIC:
            return self.context.named(along, mention, change)
        if shape.columns is Axis.METRIC or (across.tokens and across.period is None and not change):
            return self.context.named(across, mention, change)
        return self.context.caption_metric(mention, change)

    def _level_column(self, shape: Shape, row: Sequence[Span], column: int, *, alike: bool) -> Label | None:
        """The column left of a column of changes that they are changes of; with `alike`, one of figures like them."""
        for left in range(column - 1, -1, -1):
            stack = shape.headers[left]
            if left == shape.label or not stack:
                continue
            printed, label = stack[-1].of(self.text), self.context.header(stack)
            other = any(is_change(h.of(self.text)) for h in stack) or is_numbering(printed)
            if alike and form_of(row[left].of(self.text)) != form_of(row[column].of(self.text)):
                continue
            if label.tokens and not other:
                return label
        return None

    def _subject(self, shape: Shape, along: Label, across: Label) -> str | None:
        for axis, label in ((shape.rows, along), (shape.columns, across)):
            if self.context.is_part_of_year(label):
                continue
            if axis is Axis.ENTITY and label.text and not is_total(label.text) and label.text.lower() not in GENERIC:
                name = self.setting.names.of(label.text)
                return name.text if name else label.text
        if shape.rows is Axis.METRIC:
            owner = self._owner(along)
            if owner is not None:
                return owner
        if shape.rows is Axis.ENTITY:
            return None
        topic = self.setting.names.topic
        return topic.text if topic else self.context.caption_name()

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

    def _period(
        self, shape: Shape, row: Sequence[Span], across: Label, column: int, change: bool
    ) -> PeriodMention | None:
        along = self.context.label(row[shape.label])
        crossed = self.context.crossed(along, across)
        if crossed is not None:
            return crossed
        based = change and across.period is not None and _BASE.match(across.span.of(self.text))
        if (across.period is not None and not based) or along.period is not None:
            return along.period if based else across.period or along.period
        headers = [self.context.header(h) for i, h in enumerate(shape.headers) if i != shape.label and h]
        dated = [header.period for header in headers if header.period is not None]
        if across.tokens and across.tokens[-1].lower in _UNDATED:
            return None
        if dated and change:
            return max(dated, key=lambda period: period.period_start or "")
        if dated and (shape.columns is Axis.PERIOD or (headers[0].period is not None and not headers[0].tokens)):
            left = [self.context.header(h).period for h in reversed(shape.headers[shape.label + 1 : column]) if h]
            return next((period for period in left if period is not None), None)
        for cell, over in zip(row, shape.headers, strict=False):
            if cell.start < cell.end and self._tells_date(cell, over) and self.context.is_period((cell,)):
                return self.context.label(cell).period
        return self.context.caption_period()

    def _tells_date(self, cell: Span, stack: Stack) -> bool:
        """Whether a cell may hold the date of its row rather than a figure."""
        printed = cell.of(self.text)
        dates = bool(stack) and _DATES.match(stack[-1].of(self.text)) is not None
        return len(printed) <= _DATE and (dates or not is_numberish(printed))

    def _basis(self, shape: Shape, stack: Stack) -> Basis:
        words = " ".join(header.of(self.text) for header in stack).lower()
        if re.search(r"yoy|y/y|y-o-y|year|annual", words):
            return Basis.YOY
        if re.search(r"qoq|q/q|quarter", words):
            return Basis.QOQ
        if re.search(r"mom|m/m|month", words):
            return Basis.MOM
        labels = {p.label for h in shape.headers if h and (p := self.context.header(h).period) and p.label}
        return Basis.YOY if any(shift(label, years=-1) in labels for label in labels) else Basis.CHANGE

    def _counted(self, mention: QuantityMention, metric: Named | None) -> QuantityMention:
        """A bare count counts what its metric names: seats, votes, stations."""
        if mention.unit is not None or mention.kind is not QuantityKind.COUNT or metric is None:
            return mention
        head = metric.phrase.split()[-1] if metric.phrase else ""
        return replace(mention, unit=lexicon.singular(head)) if head.endswith("s") and head.isalpha() else mention

    def _claim(
        self,
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
            sentence_start=self.line.start,
            sentence_end=self.line.end,
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


def _of_change(across: Label, level: Label, change: bool) -> Hint | None:
    """The unit of a column that goes with the one to its left: its own, else that column's."""
    own = across.hint or level.hint
    if change and across.hint is None and own is not None and own.kind is QuantityKind.PERCENT:
        return replace(own, unit="percentage point")
    return own


def _stronger(one: Modality, other: Modality) -> Modality:
    return one if one is not Modality.ACTUAL else other
