"""Where a quote stands in a text, white space being equal to any other."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.model import Span


def find_folded(text: str, quote: str) -> list[Span]:
    """Every place where `quote` stands in `text`, white space being equal to any other."""
    words = quote.split()
    spans: list[Span] = []
    position = text.find(words[0]) if words else -1
    while position >= 0:
        end = _match_words(text, position, words)
        if end is not None:
            spans.append(Span(position, end))
        position = text.find(words[0], position + 1)
    return spans


def _match_words(text: str, position: int, words: Sequence[str]) -> int | None:
    for number, word in enumerate(words):
        if number:
            start = position
            while position < len(text) and text[position].isspace():
                position += 1
            if position == start:
                return None
        if not text.startswith(word, position):
            return None
        position += len(word)
    return position
