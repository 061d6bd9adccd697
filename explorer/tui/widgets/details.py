"""The details pane: every field of the claim, where it came from, its relations."""

from __future__ import annotations

from textual.app import ComposeResult

from explorer.model import Claim, Relation
from explorer.tui.lines import Line, cells
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.passage import passage_lines
from explorer.views.figures import BASIS_WORDS, about_text, exact_text, headline, interval_text, unit_text
from explorer.views.layout import DETAILS
from explorer.views.lines import wrap
from explorer.views.marks import STAR, VERDICTS, claim_mark, relation_mark
from explorer.views.periods import date_text, period_text

_LABEL = 12
_ROOM_FOR_SENTENCE = 60


class DetailLines(LinesView):
    """The lines of the pane."""

    def __init__(self, pane: DetailsPane) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        claim = self.pane.claim
        if claim is None:
            return [Line(), Line("No claim is chosen.", "muted")]
        return [
            *self._head(claim, width),
            *self._said(claim, width),
            *self._decided(claim, width),
            *self._fields(claim, width),
            *self._relations(claim, width),
        ]

    def _head(self, claim: Claim, width: int) -> list[Line]:
        mark = claim_mark(claim.kind, claim.modality)
        topic, subject = about_text(claim)
        line = Line().add(f"{mark.glyph} ", mark.tone).add(headline(claim), f"{mark.tone} strong")
        about = Line("  ").add(topic, "strong").add(f"{' · ' if topic else ''}{subject}" if subject else "", "muted")
        return [line.fit(width), *([about.fit(width)] if topic or subject else []), Line()]

    def _said(self, claim: Claim, width: int) -> list[Line]:
        """The sentence, where the pane is wide: then it may well be the only one that is seen."""
        facts = self.pane.facts
        return [] if facts is None or width < _ROOM_FOR_SENTENCE else [*passage_lines(claim, facts, width), Line()]

    def _decided(self, claim: Claim, width: int) -> list[Line]:
        facts = self.pane.facts
        verdict = facts.claim_verdicts.get(claim.id) if facts is not None else None
        if verdict is None:
            return []
        line = Line()
        if verdict.state in VERDICTS:
            mark = VERDICTS[verdict.state]
            line.add(f"{mark.glyph} {mark.word}  ", f"{mark.tone} strong")
        if verdict.starred:
            line.add(f"{STAR.glyph} {STAR.word}  ", STAR.tone)
        for tag in verdict.tags:
            line.add(f"#{tag} ", "info")
        lines = [line] if line.pieces else []
        for note in verdict.notes:
            lines += [Line("✎ ", "info").add(span.of(note), "italic") for span in wrap(note, max(8, width - 2), cells)]
        return [*lines, Line()] if lines else []

    def _fields(self, claim: Claim, width: int) -> list[Line]:
        lines: list[Line] = []
        for name, column, value in _fields(claim):
            if not value:
                continue
            guessed = column in claim.inferred
            parts = wrap(value, max(8, width - _LABEL - 1), cells)
            for number, span in enumerate(parts):
                line = Line(name.ljust(_LABEL) if number == 0 else " " * _LABEL, "muted")
                line.add(span.of(value), "doubt italic" if guessed else "")
                if guessed and number == len(parts) - 1:
                    line.add(" ~inferred", "doubt")
                lines.append(line)
        return lines

    def _relations(self, claim: Claim, width: int) -> list[Line]:
        found = self.pane.relations
        if not found:
            words = "No other claim bears on this one."
            return [Line(), *(Line(words[part.start : part.end], "muted") for part in wrap(words, width))]
        lines = [Line(), Line(f"{len(found)} relation{'s' if len(found) > 1 else ''}", "accent strong")]
        for relation in found[:50]:
            lines += self._relation(relation, width)
        return lines

    def _relation(self, relation: Relation, width: int) -> list[Line]:
        mark = relation_mark(relation.type)
        lines = [Line().add(f"{mark.glyph} ", mark.tone).add(mark.word, f"{mark.tone} strong")]
        for text, tone in ((relation.reason, ""), (relation.hint or "", "info")):
            body = f"→ {text}" if tone and text else text
            lines += [Line("  ").add(span.of(body), tone) for span in wrap(body, max(8, width - 2), cells) if body]
        return lines


class DetailsPane(Pane):
    """All that is known of the chosen claim."""

    name_shown = "Details"
    number = 5

    def __init__(self) -> None:
        super().__init__(DETAILS)
        self.relations: tuple[Relation, ...] = ()

    def compose(self) -> ComposeResult:
        yield DetailLines(self)

    def update_pane(self) -> None:
        claim = self.claim
        self.relations = self.facts.relations_of(claim.id) if claim is not None and self.facts else ()
        view = self.query_one(DetailLines)
        view.rebuild()
        view.scroll_to(y=0, animate=False, immediate=True)
        self.set_topic("")


def _fields(claim: Claim) -> tuple[tuple[str, str, str], ...]:
    """Label, column and text of every field that a reader may want."""
    basis = "" if claim.basis is None else BASIS_WORDS.get(claim.basis, claim.basis)  # type: ignore[call-overload]
    about = period_text(claim.period, claim.period_start, claim.period_end)
    value = "" if claim.value is None else exact_text(claim.value)
    if claim.value_max is not None:
        value += f" to {exact_text(claim.value_max)}"
    return (
        ("printed", "", claim.printed),
        ("value", "value", value),
        ("unit", "unit", unit_text(claim.unit)),
        ("growth", "basis", basis),
        ("qualifier", "qualifier", "" if claim.qualifier == "exactly" else claim.qualifier),
        ("range", "low", interval_text(claim)),
        ("period", "period", about if claim.period else "not said"),
        ("status", "modality", claim_mark("quantity", claim.modality).word),
        ("metric", "metric", claim.metric or ""),
        ("worded as", "phrase", claim.phrase if claim.phrase and claim.phrase != claim.metric else ""),
        ("subject", "subject", claim.subject or ""),
        ("object", "object", claim.object or ""),
        ("scope", "scope", claim.scope or ""),
        ("place", "place", claim.place or ""),
        ("said by", "attribution", claim.attribution or ""),
        ("said as of", "stated", date_text(claim.stated) if claim.stated else ""),
        ("page", "page", str(claim.page) if claim.page else ""),
        ("source", "source", "" if claim.source == "extracted" else claim.source),
        ("confidence", "confidence", "" if claim.confidence >= 1 else f"{claim.confidence:.0%}"),
        ("characters", "", f"{claim.start:,}–{claim.end:,}"),
        ("found by", "", claim.rule),
    )
