"""Paragraphs and sentences of plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.model import Span

_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n|[-*#|•])[^\n]+)*")
_BULLET = re.compile(r"[-*•] ")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table with its sentences."""

    kind: str
    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a document in order."""

    blocks: tuple[Block, ...]


def lay_out(text: str, kind: str) -> Layout:
    """The blocks of a text."""
    return Layout(
        tuple(_block(text, match.start(), match.end()) for match in _BLOCK.finditer(text) if match[0].strip())
    )


def _block(text: str, start: int, end: int) -> Block:
    from sentencex import get_sentence_boundaries

    line = text[start:end]
    kind = "heading" if line.startswith("#") else "table" if line.startswith("|") else "paragraph"
    if _BULLET.match(line):
        kind, start = "list item", start + 2
    spans = []
    for boundary in get_sentence_boundaries("en", text[start:end]):
        left, right = start + boundary["start_index"], start + boundary["end_index"]
        sentence = text[left:right]
        if sentence.strip():
            left += len(sentence) - len(sentence.lstrip())
            right -= len(sentence) - len(sentence.rstrip())
            spans.append(Span(left, right))
    return Block(kind, start, end, tuple(spans))
