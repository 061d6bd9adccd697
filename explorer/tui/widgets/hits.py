"""What the search shows below its line: the hits with their matches marked, and how the query was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.gate import shown_flat
from explorer.tui.lines import Line, clipped
from explorer.tui.widgets.claimrows import claim_row
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.views.marks import by_weight
from explorer.views.periods import period_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.search import Hit, Mark, PassageHit, SearchResult
    from explorer.tui.widgets.search import SearchPane

_ROOM_FOR_PERIODS = 64
_EXAMPLES = (
    ("metric:revenue", "a field; tab completes"),
    ("value:>1000", "by size; also 20e9..25e9"),
    ("period:2025-Q2", "by time; also 2024..2025"),
    ("is:target", "or plan, conflict, verified"),
    ('"per cent"', "a phrase"),
    ("'word  !word  ^start", "exact, without, at start"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said to one query."""

    text: str = ""
    result: SearchResult | None = None
    passages: tuple[PassageHit, ...] = ()
    completions: tuple[tuple[str, str, int, int], ...] = ()
    """Text, help, and the span of the query that it would replace."""
    problem: str = ""
    """Why there is no answer."""

    @property
    def hits(self) -> Sequence[Hit]:
        """The claims, best first."""
        return self.result.hits if self.result is not None else ()


class HitList(LineView):
    """Each hit in two lines: the claim, and the words around it with what matched marked; passages come after."""

    item_height = 2

    def __init__(self, pane: SearchPane) -> None:
        super().__init__()
        self.pane = pane

    def item_lines(self, index: int, width: int) -> list[Line]:
        hits = self.pane.answer.hits
        if index >= len(hits):
            return self._passage(self.pane.answer.passages[index - len(hits)], width)
        facts = self.pane.facts
        claim = facts.page(self.pane.ids, index) if facts is not None else None
        if facts is None or claim is None:
            return [Line("…", "muted"), Line()]
        marks = facts.marks(self.pane.ids, index)
        head = claim_row(claim, by_weight(marks.kinds), marks.voices, width, 0, facts.claim_verdicts.get(claim.id))
        right = Line(f"  {clipped(facts.name(claim.document_id), max(10, min(24, width // 4)))}", "info")
        if claim.period and width >= _ROOM_FOR_PERIODS:
            right.add(f" {period_text(claim.period, claim.period_start, claim.period_end)}", "muted")
        room = max(10, width - 2 - right.width)
        hit = hits[index]
        words = excerpt(hit.text, hit.marks, claim.start - hit.start, room)
        if not hit.marks and hit.fact_marks:
            words = excerpt(hit.facts, hit.fact_marks, 0, room)
        return [head, Line("  ").extend(words).ends(right, width)]

    def empty_lines(self, width: int) -> list[Line]:
        if not self.pane.answer.text.strip():
            lines: tuple[tuple[str, str], ...] = _EXAMPLES
        elif self.pane.answer.result is not None:
            lines = (("", "Fewer words, or beginnings only, find more."),)
        else:
            return []
        return [
            Line(query.ljust(22 if query else 0), "accent").add(words, "muted").fit(width) for query, words in lines
        ]

    def _passage(self, passage: PassageHit, width: int) -> list[Line]:
        facts = self.pane.facts
        label = facts.name(passage.document_id) if facts is not None else ""
        first = Line("¶ ", "muted").add("in the text", "muted italic").ends(Line(f"  {label}", "info"), width)
        focus = passage.marks[0].start if passage.marks else 0
        return [first, Line("  ").extend(excerpt(passage.text, passage.marks, focus, width - 2))]


def excerpt(text: str, marks: Sequence[Mark], focus: int, width: int) -> Line:
    """The part of a text around its first match (else `focus`) in `width` cells, matches marked by how they match."""
    safe = shown_flat(text)
    at = marks[0].start if marks else focus
    start = 0 if at < width * 2 // 3 else at - width // 3
    word = safe.find(" ", start, at) + 1 if start else 0
    start = word or start
    line = Line("…" if start else "", "muted")
    place = start
    for mark in marks:
        if mark.end <= place or mark.start > start + width:
            continue
        line.add(safe[place : max(place, mark.start)], "muted")
        tone = "match" if mark.kind != "corrected" else "match italic doubt"
        line.add(safe[max(place, mark.start) : mark.end], tone)
        place = mark.end
    return line.add(safe[place : start + 2 * width], "muted").fit(width)


class SearchNote(LinesView):
    """How many hits and how the query was understood, or what to do where there are none."""

    DEFAULT_CSS = "SearchNote { height: 3; }"
    can_focus = False

    def __init__(self, pane: SearchPane) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        answer = self.pane.answer
        return [self._count(answer, width), self._hint(answer, width), Line()]

    def _count(self, answer: Answer, width: int) -> Line:
        result = answer.result
        if answer.problem:
            return Line("The store did not answer: ", "bad strong").add(answer.problem, "muted").fit(width)
        if result is None or not answer.text.strip():
            return Line("Words in any order, half typed or mistyped.", "muted").fit(width)
        exact = Line("exact words", "ahead") if self.pane.exact else Line()
        if not result.hits:
            line = Line("No claim matches.", "warn strong")
            if result.suggestion:
                line.add(" Nearest: ", "muted").add(result.suggestion, "accent strong").add("  tab takes it", "muted")
            return line.ends(exact, width)
        more = "" if result.total_is_exact else "+"
        line = Line(f"{result.total:,}{more} claim{'' if result.total == 1 else 's'}", "good strong")
        for understood in result.filters:
            line.add("  ").add(f" {understood.label} ", "on-resting accent")
        return line.ends(exact, width)

    def _hint(self, answer: Answer, width: int) -> Line:
        result = answer.result
        if answer.completions and self.pane.typing_field:
            line = Line("tab ", "accent strong")
            for text, help_text, _, _ in answer.completions[:4]:
                line.add(text, "").add(f" {help_text}   ", "muted")
            return line.fit(width)
        if result is not None and result.corrections:
            line = Line("read ", "muted")
            for one in result.corrections[:3]:
                line.add(one.typed, "").add(" as ", "muted").add(", ".join(one.read_as[:3]), "doubt").add("  ")
            return line.fit(width)
        if result is not None and result.notes:
            return Line(result.notes[0].message, "doubt").fit(width)
        if not answer.text:
            return Line("Figures are found by value. Narrow it with:", "muted").fit(width)
        keep = Line("⏎ ", "accent strong").add("keep as filter  ", "muted") if answer.hits else Line()
        return (
            keep.add("esc ", "accent strong")
            .add("close  ", "muted")
            .add("^e ", "accent strong")
            .add("fuzzy" if self.pane.exact else "exact", "muted")
            .fit(width)
        )
