"""The rows of the timeline: periods, a rule before what is expected, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.tui.lines import Line
from explorer.tui.widgets.claimrows import claim_row
from explorer.tui.widgets.lineview import LineView
from explorer.views.marks import by_weight
from explorer.views.timeline import HEADER, RULE, Bucket

if TYPE_CHECKING:
    from explorer.tui.widgets.timeline import TimelinePane


class TimelineList(LineView):
    """The rows of the tree."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__()
        self.pane = pane

    def selectable(self, index: int) -> bool:
        return self.pane.period_tree.rows[index].kind != RULE

    def item_lines(self, index: int, width: int) -> list[Line]:
        row = self.pane.period_tree.rows[index]
        if row.kind == HEADER:
            return [self._header(row.bucket, width)]
        if row.kind == RULE:
            indent = "  " * (row.bucket.depth + 1)
            words = "┄ expected or wanted: targets, plans, forecasts"
            if len(indent) + len(words) > width:
                words = "┄ expected or wanted"
            return [Line(indent).add(words, "ahead").fit(width)]
        facts = self.pane.facts
        claim = facts.page(row.ids, row.position) if facts else None
        if claim is None or facts is None:
            return [Line("  …", "muted")]
        marks = facts.marks(row.ids, row.position)
        return [
            claim_row(
                claim,
                by_weight(marks.kinds),
                marks.voices,
                width,
                2 + 2 * row.bucket.depth,
                facts.claim_verdicts.get(claim.id),
                facts.name(claim.document_id),
                bool(facts.claim_verdicts),
            )
        ]

    def empty_lines(self, width: int) -> list[Line]:
        return self.pane.nothing("No claims in this store.")

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Another row is the first: the strip above says its period."""
        super().watch_scroll_y(old_value, new_value)
        self.pane.show_place()

    def _header(self, bucket: Bucket, width: int) -> Line:
        closed = bucket.key in self.pane.period_tree.closed
        line = Line("  " * bucket.depth).add("▸ " if closed else "▾ ", "accent" if bucket.depth == 0 else "muted")
        line.add(bucket.title, "strong" if bucket.depth == 0 else "muted strong")
        return line.ends(bucket_counts(bucket), width)

    def action_left(self) -> None:
        self.pane.fold(True)

    def action_right(self) -> None:
        self.pane.fold(False)


def bucket_counts(bucket: Bucket) -> Line:
    """How many conflicts, expectations and claims a period holds."""
    line = Line()
    if bucket.total.conflicts:
        line.add(f"≠{bucket.total.conflicts} ", "bad")
    if bucket.total.ahead:
        line.add(f"◎{bucket.total.ahead} ", "ahead")
    return line.add(f"{bucket.total.claims:,}".rjust(4), "muted")
