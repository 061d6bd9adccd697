"""The relations as a list: how many there are of each type, then each with its reason, the most severe first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from explorer.model import CONFLICT_TYPES, Relation
from explorer.tui.lines import Line, clipped_words
from explorer.tui.widgets.claimrows import verdict_line
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.views.figures import count_text
from explorer.views.lines import wrap
from explorer.views.marks import RELATIONS, relation_mark
from explorer.views.periods import period_text

if TYPE_CHECKING:
    from explorer.tui.widgets.conflicts import ConflictsPane


_ROOM_FOR_WORDS = 66
"""Cells of a row in which the number of voices is told in words."""


class TypeBar(LinesView):
    """How many relations there are of each type; the shown ones stand out."""

    DEFAULT_CSS = "TypeBar { height: 1; margin-bottom: 1; }"
    can_focus = False

    def __init__(self, pane: ConflictsPane) -> None:
        super().__init__()
        self.pane = pane
        self._ends: list[tuple[int, str | None]] = []

    def build(self, width: int) -> list[Line]:
        pane = self.pane
        line = Line()
        self._ends = []
        kinds = [kind for kind in RELATIONS if pane.counts.get(kind)]
        total = sum(pane.counts.get(kind, 0) for kind in kinds)
        disputes = sum(pane.counts.get(kind, 0) for kind in CONFLICT_TYPES)
        first = f" conflicts {disputes} " if pane.only_conflicts else f" all {total} "
        line.add(first, "on-accent" if pane.only is None else "muted")
        self._ends.append((line.width, None))
        wide = sum(len(RELATIONS[kind].word) + 5 for kind in kinds) < width - 16
        for kind in kinds:
            if pane.only_conflicts and kind not in CONFLICT_TYPES:
                continue
            mark = relation_mark(kind)
            word = f"{mark.word} " if wide or kind == pane.only else ""
            text = f" {mark.glyph} {word}{pane.counts[kind]} "
            line.add(" ").add(text, "on-accent" if pane.only == kind else mark.tone)
            self._ends.append((line.width, kind))
        return [line.fit(width)]

    def on_click(self, event: events.Click) -> None:
        for end, kind in self._ends:
            if event.x < end:
                self.pane.show_only(kind)
                return


class RelationList(LineView):
    """The relations, the most severe first, each with its reason."""

    DEFAULT_CSS = "RelationList { height: 6; }"
    item_height = 2

    def __init__(self, pane: ConflictsPane) -> None:
        super().__init__()
        self.pane = pane

    def item_lines(self, index: int, width: int) -> list[Line]:
        relation = self.pane.relation_at(index)
        if relation is None:
            return [Line("…", "muted")]
        mark = relation_mark(relation.type)
        head = Line().add(f"{mark.glyph} ", mark.tone).add(mark.word, f"{mark.tone} strong")
        facts = self.pane.facts
        decided = verdict_line(facts.relation_verdicts.get(relation.id) if facts is not None else None)
        right = (
            Line(" ")
            .extend(decided)
            .add(" ")
            .add(_severity(relation), mark.tone)
            .add(f" {len(relation.members)}{' voices' if width >= _ROOM_FOR_WORDS else ''}", "muted")
        )
        head.extend(self._about(relation, width - head.width - right.width))
        return [head.ends(right, width), Line("  ").add(clipped_words(relation.reason, width - 2), "muted").fit(width)]

    def _about(self, relation: Relation, room: int) -> Line:
        """Metric, subject and period as far as whole ones have room; the reason below tells the rest."""
        parts = [part for part in (relation.metric, relation.subject or self._object(relation)) if part]
        period = f"  {period_text(relation.period)}" if relation.period else ""
        lines = [Line("  " + " · ".join(parts), "strong").add(period, "muted")] if parts else []
        lines += [Line("  " + " · ".join(parts[:count]), "strong") for count in range(len(parts), 0, -1)]
        return next((line for line in lines if line.width <= room), lines[-1] if lines else Line())

    def _object(self, relation: Relation) -> str | None:
        """What happened to whom, where the relation has no subject: as one of its voices names it."""
        voices = self.pane.facts.voices(relation) if self.pane.facts is not None else ()
        return next((claim.object or claim.subject for claim in voices if claim.object or claim.subject), None)

    def empty_lines(self, width: int) -> list[Line]:
        return _nothing(self.pane, width)


def _nothing(pane: ConflictsPane, width: int) -> list[Line]:
    if pane.filters:
        return pane.nothing("")
    if pane.around:
        return [
            Line("Nothing bears on the chosen claim.", "good"),
            Line("a ", "accent strong").add("shows all again", "muted"),
        ]
    documents = count_text(len(pane.facts.documents), "document") if pane.facts is not None else "these documents"
    others = {kind: pane.counts[kind] for kind in RELATIONS if pane.counts.get(kind)}
    if not others and pane.facts is not None and pane.facts.being_built:
        lines = _wrapped(f"The claims of these {documents} have not been compared yet.", "muted", width)
        return [*lines, Line(), Line("R ", "accent strong").add("goes on with the build", "muted")]
    if not others:
        return _wrapped(f"No figure of these {documents} bears on one of another.", "muted", width)
    lines = _wrapped(f"No conflicts were found among {documents}.", "good", width)
    lines += [Line(), Line("What the figures are to each other:", "muted")]
    for kind, number in others.items():
        mark = relation_mark(kind)
        lines.append(Line(f"{number:>7,} ", "strong").add(f"{mark.glyph} {mark.word}", mark.tone))
    return [*lines, Line(), Line("c ", "accent strong").add("shows them", "muted")]


def _wrapped(text: str, tone: str, width: int) -> list[Line]:
    return [Line(text[part.start : part.end], tone) for part in wrap(text, width)]


def _severity(relation: Relation) -> str:
    if relation.type not in CONFLICT_TYPES:
        return "     "
    filled = max(0, min(5, round(relation.severity * 5)))
    return "▮" * filled + "▯" * (5 - filled)
