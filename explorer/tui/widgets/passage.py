"""A claim's sentence as lines, with its evidence marked."""

from __future__ import annotations

from explorer.model import Claim, Span
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, cells
from explorer.views.lines import wrap
from explorer.views.passages import CHOSEN, SENTENCE, Layers, pieces

_TONES = {CHOSEN: "on-chosen", SENTENCE: ""}


def passage_lines(claim: Claim, facts: Facts, width: int) -> list[Line]:
    """The sentence of a claim wrapped to a width, a bar at its left."""
    text = facts.sentence(claim)
    shift = claim.sentence_start
    layers = Layers(sentence=Span(0, len(text)), chosen=Span(claim.start - shift, claim.end - shift))
    lines = []
    for span in wrap(text, max(8, width - 2), cells):
        line = Line("▏ ", "info")
        for piece, layer in pieces(span, layers):
            line.add(piece.of(text), _TONES.get(layer, ""))
        lines.append(line.fit(width))
    return lines
